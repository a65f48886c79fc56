from __future__ import annotations

import pytest

from newsroom.model.copy import Copy
from plugins.copydesk.paragraphs import check_paragraphs

PATH = "articles/2024/07/hop/index.md"
LONG = f"{'Đảng ủy Khối tổ chức hội nghị sơ kết công tác quý ' * 3}tại hội trường."


def copy(text: str) -> Copy:
    return Copy(PATH, text, body=())


def paragraphs(body: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.code) for problem in check_paragraphs(copy(f"Title: A\n\n{body}"))]


@pytest.mark.parametrize("end", [".", "!", "?", "…", ":", ";", "”"])
@pytest.mark.parametrize("line", ["Đồng chí Bí thư", "Ông nói"])
def test_a_paragraph_glued_to_a_long_one_is_reported(end: str, line: str) -> None:
    assert paragraphs(f"Mở đầu.\n\n{LONG[:-1]}{end}\n{line}") == [(6, "run-together")]


@pytest.mark.parametrize(
    "body",
    [
        f"{LONG}\n\nĐồng chí",
        f"{LONG}\nđồng chí",
        f"{LONG}\n51 đồng chí",
        f"{LONG}\n*Đồng chí*",
        f"{LONG[:-1]}\nĐồng chí",
        f"{LONG[:-1]},\nĐồng chí",
        f"{LONG[-120:]}\nĐồng chí",
        f"## {LONG}\nĐồng chí",
        f"> {LONG}\nĐồng chí",
        f"| {LONG}\nĐồng chí",
        f"- {LONG}\nĐồng chí",
        f"* {LONG}\nĐồng chí",
        f'![A](1.jpg "{LONG}")\nĐồng chí',
        f"[^1]: {LONG}\nĐồng chí",
        f"Điều 1. {LONG}\nĐiều 2. Đồng chí",
        f"II. {LONG}\nIII. Đồng chí",
    ],
)
def test_lines_that_belong_together_or_stand_apart_are_passed_over(body: str) -> None:
    assert paragraphs(body) == []


@pytest.mark.parametrize("sign", ["1.", "12.", "+"])
def test_lines_below_numbered_items_are_passed_over(sign: str) -> None:
    assert paragraphs(f"{sign} {LONG}\nĐồng chí") == []


def test_a_line_is_long_above_120_characters() -> None:
    line = f"{'đ' * 119}."
    assert paragraphs(f"{line}\nĐồng chí") == []
    assert paragraphs(f"đ{line}\nĐồng chí") == [(4, "run-together")]


def test_the_header_has_no_paragraphs() -> None:
    assert not list(check_paragraphs(copy(f"Title: A\nSummary: {LONG}\nTags: a\n• x: y\n\nLời.")))
    assert not list(check_paragraphs(copy(f"Title: A\nSummary: {LONG}\nTags: a")))


def test_the_header_has_no_paragraphs_even_below_blank_lines() -> None:
    assert not list(check_paragraphs(copy(f"\nTitle: A\nSummary: {LONG}\nTags: a\n\nLời.")))


def test_captions_of_an_album_have_no_paragraphs() -> None:
    assert not list(check_paragraphs(Copy(PATH, f"1.jpg: A\n\n{LONG}\n2.jpg: B\n• 3.jpg: C")))
    assert len(list(check_paragraphs(copy(f"1.jpg: A\n\n{LONG}\nB")))) == 1
