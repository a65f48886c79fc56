from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.model.blocks import Figure, Gallery
from newsroom.vietnamese.printing import VIETNAM
from plugins.manuscript.proofread import (
    check_captions,
    check_names,
    check_paragraphs,
    check_weekdays,
    proofread,
)

PATH = "articles/2024/07/hop/index.md"
MOMENT = datetime(2024, 7, 11, 15, 51, tzinfo=VIETNAM)


def findings(problems: object) -> list[tuple[int, dict[str, str]]]:
    return [(problem.line, dict(problem.values)) for problem in problems]  # type: ignore[attr-defined]


# Weekdays


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Thứ Sáu, 11/07/2024", "Thứ Năm"),
        ("sáng thứ sáu ngày 11/7/2024", "Thứ Năm"),
        ("Thứ 6 (11-7)", "Thứ Năm"),
        ("Chủ nhật, ngày 13/7", "Thứ Bảy"),
        ("Thứ Hai 14/07/2024", "Chủ Nhật"),
        ("Thứ Sáu, ngày 11 tháng 7 năm 2024", "Thứ Năm"),
        ("thứ sáu 11 tháng 7", "Thứ Năm"),
        ("Thứ 6, 11.7.2024", "Thứ Năm"),
        ("Thứ Sáu (11.07)", "Thứ Năm"),
        ("CN, 13/7/2024", "Thứ Bảy"),
        ("sáng CN ngày 13 tháng 7", "Thứ Bảy"),
    ],
)
def test_a_weekday_that_is_not_that_of_its_date_is_reported(text: str, right: str) -> None:
    (line, values), *more = findings(check_weekdays(PATH, f"Title: A\n\n{text} họp.", MOMENT))
    assert (line, values["right"], more) == (3, right, [])


@pytest.mark.parametrize(
    "text",
    [
        "Thứ Năm, 11/07/2024",
        "thứ 5 ngày 11/7",
        "Thứ Năm, ngày 11 tháng 7 năm 2024",
        "Thứ Năm, 11.7.2024.",
        "CN, 14/7/2024",
        "CN ngày 14 tháng 7",
        "TCN 13/7",
        "Thứ Sáu 11.7.24",
        "thứ hai 30 tháng 2 năm 2024",
        "Chủ Nhật, 14/7/2024",
        "phiên thứ hai, 30/2/2024",
        "Thứ Ba 11/7/24",
        "thứ ba 15/7/2024/2",
    ],
)
def test_right_weekdays_and_what_is_no_date_are_passed_over(text: str) -> None:
    assert not list(check_weekdays(PATH, text, MOMENT))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Thứ Sáu (11-7) họp", "Thứ Sáu (11-7)"),
        ("Thứ Sáu, ngày 11\ntháng 7 năm 2024 họp", "Thứ Sáu, ngày 11 tháng 7 năm 2024"),
        ("Thứ Sáu, 11.7.2024.", "Thứ Sáu, 11.7.2024"),
    ],
)
def test_the_finding_says_the_whole_date_on_one_line(text: str, found: str) -> None:
    assert [values["found"] for _, values in findings(check_weekdays(PATH, text, MOMENT))] == [found]


def test_a_date_without_year_needs_the_date_of_the_article() -> None:
    assert not list(check_weekdays(PATH, "Thứ Sáu, 11/7", None))


# Names


@pytest.mark.parametrize(
    ("text", "name", "other"),
    [
        ("Chị Thái Ngọc Bảo Trâm phát biểu.\nChị Thải Ngọc Bảo Trâm trao quà.", "Thải Ngọc Bảo Trâm", "Thái Ngọc Bảo Trâm"),
        ("Ông Nguyễn Văn Tỉnh dự.\nÔng Nguyễn Văn Tình về.", "Nguyễn Văn Tình", "Nguyễn Văn Tỉnh"),
    ],
)  # fmt: skip
def test_a_name_that_differs_in_one_tone_is_reported(text: str, name: str, other: str) -> None:
    assert [(line, v["name"], v["other"]) for line, v in findings(check_names(PATH, text))] == [
        (2, name, other)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Bà Trần Thị Thuỷ và bà Trần Thị Thủy",
        "Lê Văn An, Lê Văn Ân",
        "Phạm Minh Hoà gặp Phạm Minh Hòa",
        "Trần Thị Mai, Trần Thị Hoa",
        "Thị Mai và Thị Mải",
    ],
)
def test_names_that_are_alike_or_clearly_different_are_passed_over(text: str) -> None:
    assert not list(check_names(PATH, text))


# Paragraphs

LONG = f"{'Đảng ủy Khối tổ chức hội nghị sơ kết công tác quý ' * 3}tại hội trường."


def paragraphs(body: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.code) for problem in check_paragraphs(PATH, f"Title: A\n\n{body}")]


@pytest.mark.parametrize("sign", ["•", "●", "▪", "◦", "‣", "·", "1)", "12)", "a)", "đ)"])
def test_list_signs_of_word_that_stick_to_the_line_above_are_reported(sign: str) -> None:
    assert paragraphs(f"Gồm:\n{sign} một\n  {sign}\thai") == [(4, "list-sign"), (5, "list-sign")]
    ((_, values), *_) = findings(check_paragraphs(PATH, f"A: b\n\nGồm:\n{sign} một"))
    assert values == {"sign": sign}


@pytest.mark.parametrize(
    "body",
    [
        "• một",
        "Gồm:\n\n• một\n\n• hai",
        "Gồm:\n- một\n- hai",
        "Gồm:\n123) một",
        "Gồm:\nA) một",
        "Gồm:\nab) một",
        "Gồm:\n1)một",
        "> trích\n1) một",
        "# Đầu đề\n• một",
        "- một\na) hai",
    ],
)
def test_list_signs_that_stand_for_themselves_are_passed_over(body: str) -> None:
    assert paragraphs(body) == []


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
    assert not list(check_paragraphs(PATH, f"Title: A\nSummary: {LONG}\nTags: a\n• x: y\n\nLời."))
    assert not list(check_paragraphs(PATH, f"Title: A\nSummary: {LONG}\nTags: a"))


def test_the_header_has_no_paragraphs_even_below_blank_lines() -> None:
    assert not list(check_paragraphs(PATH, f"\nTitle: A\nSummary: {LONG}\nTags: a\n\nLời."))


# Captions


@pytest.mark.parametrize(
    "paragraph", ["Đại biểu dự hội nghị", "<em>đại biểu dự hội nghị.</em>", "Đại biểu dự hội nghị!"]
)
def test_a_caption_said_again_further_down_is_reported(paragraph: str) -> None:
    figure = Figure("1.jpg", "Ảnh", "Đại biểu dự hội nghị", line=3)
    text = "Title: A\n\n![Ảnh](1.jpg)\n\nMở đầu.\n\nĐại biểu dự hội nghị\n"
    body = (Gallery((figure,)), f"<p>Mở đầu.</p>\n<p>{paragraph}</p>")
    assert [line for line, _ in findings(check_captions(PATH, text, body))] == [7]


def test_a_paragraph_that_says_more_than_the_caption_is_passed_over() -> None:
    figure = Figure("1.jpg", "Ảnh", "Đại biểu dự hội nghị", line=3)
    body = (figure, "<p>Đại biểu dự hội nghị đông đủ.</p>")
    assert not list(check_captions(PATH, "", body))


@given(st.lists(st.sampled_from(["Thứ Tư", " ", "\n", "99/99", "29/2", "/2023", "Lê", "Lễ", "Văn", "• ", "1) ", "CN 13.7", " tháng ", " năm ", LONG, "<p>", "</p>", "<em>"]), max_size=12).map("".join))  # fmt: skip
def test_proofreading_never_fails_and_names_lines_of_the_file(text: str) -> None:
    body = (Figure("1.jpg", "Lê", "Lê", line=1), text)
    for problem in proofread(PATH, text, MOMENT, body):
        assert 1 <= problem.line <= text.count("\n") + 1
