"""What is nested deeper than anybody reads is told, never a traceback; what people nest passes."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from plugins.manuscript.markup.levels import MOST, TooDeep, deeper
from tests.support.setting import body_of

DEEP: dict[str, Callable[[int], str]] = {
    "list": lambda n: "\n".join(f"{'  ' * k}- Ý" for k in range(n)),
    "loose list": lambda n: "\n\n".join(f"{'  ' * k}- Ý" for k in range(n)),
    "list in one line": lambda n: "- " * n + "Ý",
    "stars in one line": lambda n: "* " * n + "Ý",
    "numbers in one line": lambda n: "1. " * n + "Ý",
    "quotation": lambda n: "> " * n + "Lời",
    "quotations": lambda n: "\n".join(f"{'> ' * k}Lời" for k in range(n)),
    "lists in quotations": lambda n: "> - " * n + "Ý",
    "emphasis": lambda n: "*(**(" * n + "a" + ")**)*" * n,
    "emphasis of one kind": lambda n: "*(" * n + "a" + ")*" * n,
    "note": lambda n: f"Câu.[^1]\n\n[^1]: {'> ' * n}Lời",
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", DEEP)
@pytest.mark.parametrize("levels", [25, 250, 1000])
def test_what_is_too_deep_is_one_error(kind: str, levels: int) -> None:
    body = body_of(f"Mở đầu.\n\n{DEEP[kind](levels)}")
    assert [problem.code for problem in body.problems] == ["too-deep"]
    assert body.blocks == ()
    assert body_of("- Ý\n\n> Lời").problems == ()  # nothing of it is left behind


@pytest.mark.parametrize("kind", DEEP)
def test_what_people_nest_is_set(kind: str) -> None:
    levels = 6 if kind in ("emphasis", "lists in quotations") else 12
    assert body_of(f"Mở đầu.\n\n{DEEP[kind](levels)}").problems == ()


@pytest.mark.slow
@pytest.mark.parametrize("levels", [10, 250, 1200])
def test_links_brackets_and_html_within_each_other_are_no_traceback(levels: int) -> None:
    for open_, close in (("[", "](a)"), ("![", "](a.jpg)"), ("<div>", "</div>"), ("<b>", "</b>"), ("(", ")"), ("<ul><li>", "</li></ul>"), ("[^", "]"), ("~~a", "a~~"), ("`", "`"), ("“", "”")):  # fmt: skip
        body_of(f"Mở đầu. {open_ * levels}a{close * levels} hết.")


def test_the_line_that_is_furthest_in_is_named() -> None:
    text = "Mở đầu.\n\n" + "\n".join(f"{'  ' * k}- Ý" for k in (*range(30), 1)) + "\n\nHết."
    assert [problem.line for problem in body_of(text).problems] == [32]


def test_levels_are_counted_while_they_are_open() -> None:
    class Place:
        levels = 0

    place = Place()
    with deeper(place), deeper(place):
        assert place.levels == 2
    assert place.levels == 0
    place.levels = MOST
    with pytest.raises(TooDeep), deeper(place):
        pass


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_no_tangle_of_signs_is_a_traceback(seed: int) -> None:
    chance = random.Random(seed)
    signs = ("> ", "- ", "* ", "1. ", "  ", "\n", "\n\n", "*", "**", "_", "~~", "`", "[", "](a)", "[^1]", "[^1]: ", "<b>", "</b>", "<div>", "</div>", "|", "a", "Ý ", "#", "\t", "&#", "![")  # fmt: skip
    for _ in range(120):
        sign = chance.choices(signs, k=chance.choice((2, 3, 5)))
        body_of("".join(chance.choices(sign, k=chance.choice((30, 300)))))
