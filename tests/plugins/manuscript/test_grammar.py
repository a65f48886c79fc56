from __future__ import annotations

import pytest

from plugins.manuscript.grammar import ANY, FIELD_RE, Grammar

GRAMMAR = Grammar(
    ("Title", "Date", "Author", "Authors"),
    (("Title",), ("Author", "Authors")),
    lambda key: "Title" if key == "Tit" else "",
)


def test_keys_are_known_in_any_case_and_meant_ones_are_recognised() -> None:
    assert GRAMMAR.is_exact("TITLE")
    assert not GRAMMAR.is_exact("Tit")
    assert GRAMMAR.recognises("Tit")
    assert not GRAMMAR.recognises("")
    assert (GRAMMAR.knows("X"), ANY.knows("X"), ANY.knows("")) == (False, True, False)


def test_of_needed_keys_one_is_enough() -> None:
    assert GRAMMAR.missing(["date"]) == {"title", "author", "authors"}
    assert GRAMMAR.missing(["Authors"]) == {"title"}
    assert GRAMMAR.missing(["TITLE", "author"]) == set()


@pytest.mark.parametrize(
    ("line", "key", "value"),
    [
        ("Title: A", "Title", " A"),
        ("Date 11:30", "Date", "11:30"),
        ("title = A: B", "title", "A: B"),
        ("Lễ hội: B", "Lễ hội", " B"),
    ],
)
def test_a_line_is_a_field_even_without_its_colon(line: str, key: str, value: str) -> None:
    match = GRAMMAR.match(line)
    assert match
    assert (match[1], match[2]) == (key, value)


@pytest.mark.parametrize("line", ["Titles of books", "Lễ hội", "Date", " Title: A", ""])
def test_other_lines_are_none(line: str) -> None:
    assert GRAMMAR.match(line) is None
    assert ANY.match(line) is FIELD_RE.match(line) is None
