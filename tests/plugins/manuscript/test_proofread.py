from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.manuscript.proofread import check_captions, check_names, check_weekdays, proofread
from plugins.model import Figure, Gallery
from plugins.vietnamese import VIETNAM

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
    ],
)
def test_a_weekday_that_is_not_that_of_its_date_is_reported(text: str, right: str):
    (line, values), *more = findings(check_weekdays(PATH, f"Title: A\n\n{text} họp.", MOMENT))
    assert (line, values["right"], more) == (3, right, [])


@pytest.mark.parametrize(
    "text",
    [
        "Thứ Năm, 11/07/2024",
        "thứ 5 ngày 11/7",
        "Chủ Nhật, 14/7/2024",
        "phiên thứ hai, 30/2/2024",
        "Thứ Ba 11/7/24",
        "thứ ba 15/7/2024/2",
    ],
)
def test_right_weekdays_and_what_is_no_date_are_passed_over(text: str):
    assert not list(check_weekdays(PATH, text, MOMENT))


def test_a_date_without_year_needs_the_date_of_the_article():
    assert not list(check_weekdays(PATH, "Thứ Sáu, 11/7", None))


# Names


@pytest.mark.parametrize(
    ("text", "name", "other"),
    [
        ("Chị Thái Ngọc Bảo Trâm phát biểu.\nChị Thải Ngọc Bảo Trâm trao quà.", "Thải Ngọc Bảo Trâm", "Thái Ngọc Bảo Trâm"),
        ("Ông Nguyễn Văn Tỉnh dự.\nÔng Nguyễn Văn Tình về.", "Nguyễn Văn Tình", "Nguyễn Văn Tỉnh"),
    ],
)  # fmt: skip
def test_a_name_that_differs_in_one_tone_is_reported(text: str, name: str, other: str):
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
def test_names_that_are_alike_or_clearly_different_are_passed_over(text: str):
    assert not list(check_names(PATH, text))


# Captions


@pytest.mark.parametrize(
    "paragraph", ["Đại biểu dự hội nghị", "<em>đại biểu dự hội nghị.</em>", "Đại biểu dự hội nghị!"]
)
def test_a_caption_said_again_further_down_is_reported(paragraph: str):
    figure = Figure("1.jpg", "Ảnh", "Đại biểu dự hội nghị", line=3)
    text = "Title: A\n\n![Ảnh](1.jpg)\n\nMở đầu.\n\nĐại biểu dự hội nghị\n"
    body = (Gallery((figure,)), f"<p>Mở đầu.</p>\n<p>{paragraph}</p>")
    assert [line for line, _ in findings(check_captions(PATH, text, body))] == [7]


def test_a_paragraph_that_says_more_than_the_caption_is_passed_over():
    figure = Figure("1.jpg", "Ảnh", "Đại biểu dự hội nghị", line=3)
    body = (figure, "<p>Đại biểu dự hội nghị đông đủ.</p>")
    assert not list(check_captions(PATH, "", body))


@given(st.lists(st.sampled_from(["Thứ Tư", " ", "\n", "99/99", "29/2", "/2023", "Lê", "Lễ", "Văn", "<p>", "</p>", "<em>"]), max_size=12).map("".join))  # fmt: skip
def test_proofreading_never_fails_and_names_lines_of_the_file(text: str):
    body = (Figure("1.jpg", "Lê", "Lê", line=1), text)
    for problem in proofread(PATH, text, MOMENT, body):
        assert 1 <= problem.line <= text.count("\n") + 1
