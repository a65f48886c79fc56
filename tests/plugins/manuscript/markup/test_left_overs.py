"""What was meant as a photo, a note or bold and is printed as typed is told."""

from __future__ import annotations

import pytest

from tests.plugins.manuscript.markup.test_body import problems, set_body


@pytest.mark.parametrize(
    "text",
    [
        '![Đại biểu](1.jpg "Chú “thích”")',
        "![Đại biểu “dự”](1.jpg)",
        "[![Đại biểu](1.jpg)](1.jpg)",
        "![Đại biểu]: lời (1)",
        "chú[^1]\n\n[^1]: thích",
    ],
)
def test_photos_and_notes_that_are_in_order_are_not_reported(text: str) -> None:
    assert set_body(text).problems == ()


@pytest.mark.parametrize(
    "text", ["![Đại hội 5 năm] (1.jpg)", "![*Đại* hội] (1.jpg)", "![Thứ Năm 2020 - 2025] (1.jpg)"]
)
def test_a_photo_left_over_is_found_at_its_line_whatever_its_text(text: str) -> None:
    assert problems(set_body(f"Lời\n\n{text}", 5)) == [(7, "photo-syntax")]


def test_a_photo_left_over_is_told_with_its_signs() -> None:
    body = set_body("![Biểu <ba>] (1.jpg)")
    assert {"found": "![Biểu <ba>] (", "photo": ""} in [dict(problem.values) for problem in body.problems]


def test_a_photo_left_over_is_told_as_typed() -> None:
    body = set_body("Lời\n\n![Đại & biểu «ba»] (1.jpg)", 5)
    assert [(p.line, p.code, dict(p.values)) for p in body.problems] == [
        (7, "photo-syntax", {"found": "![Đại & biểu «ba»] (", "photo": ""})
    ]


def test_a_note_without_text_is_reported_each_time_at_its_line() -> None:
    body = set_body("Một[^1]\n\nhai[^nq], ba[^1]\n\n[^2]: thừa", 5)
    assert [(p.line, p.code, dict(p.values)) for p in body.problems] == [
        (5, "missing-footnote", {"found": "[^1]"}),
        (7, "missing-footnote", {"found": "[^nq]"}),
        (7, "missing-footnote", {"found": "[^1]"}),
        (9, "unused-footnote", {"found": "[^2]"}),
    ]


def test_a_note_in_code_is_no_note() -> None:
    assert set_body("Gõ `[^1]` và `![x] (1.jpg)`.").problems == ()


def test_a_photo_that_is_not_closed_is_told_at_its_line() -> None:
    (problem,) = set_body('![Ảnh](1.jpg)\n\n![Ảnh](2.jpg "Hai"\n\n![Ảnh](3.jpg)').problems
    assert (problem.code, problem.line) == ("photo-syntax", 3)


@pytest.mark.parametrize("text", ["Kết quả ** tốt ** lắm", "Một** hai", "** Ba"])
def test_stars_that_were_meant_as_bold_are_told(text: str) -> None:
    assert problems(set_body(f"Lời\n\n{text}", 5)) == [(7, "stars-as-text")]


@pytest.mark.parametrize(
    "text", ["(**) Ghi chú", "2**3", "Số liệu(**) mới", "\\*\\*Lời\\*\\*", "`**`", "**đậm**"]
)
def test_stars_that_are_signs_are_not_told(text: str) -> None:
    assert problems(set_body(text)) == []


@pytest.mark.parametrize("text", ["\\[^1] đứng riêng", "\\<Tên\\> đơn vị", "\\*\\*a"])
def test_what_a_backslash_keeps_as_it_is_is_not_told(text: str) -> None:
    assert problems(set_body(text)) == []


@pytest.mark.parametrize("text", [r"\!\[ảnh](1.jpg)", r"\[^1]", r"\!\[a &lt; &#96;b&#96;](1.jpg)"])
def test_what_has_a_backslash_before_one_of_its_signs_is_meant_as_it_stands(text: str) -> None:
    assert set_body(text).problems == ()


def test_addresses_are_not_looked_into() -> None:
    assert set_body(r"https://a.vn/x!\[a b](1.jpg) và https://a.vn/\[^1 b]").problems == ()
