from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import pytest

from newsroom.model.copy import Copy
from newsroom.model.problem import Problem
from newsroom.vietnamese.printing import VIETNAM
from plugins.copydesk.weekdays import check_weekdays

PATH = "articles/2024/07/hop/index.md"
MOMENT = datetime(2024, 7, 11, 15, 51, tzinfo=VIETNAM)


def findings(problems: Iterable[Problem]) -> list[tuple[int, dict[str, str]]]:
    return [(problem.line, dict(problem.values)) for problem in problems]


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
    (line, values), *more = findings(check_weekdays(Copy(PATH, f"Title: A\n\n{text} họp.", MOMENT)))
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
    assert not list(check_weekdays(Copy(PATH, text, MOMENT)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Thứ Sáu (11-7) họp", "Thứ Sáu (11-7)"),
        ("Thứ Sáu, ngày 11\ntháng 7 năm 2024 họp", "Thứ Sáu, ngày 11 tháng 7 năm 2024"),
        ("Thứ Sáu, 11.7.2024.", "Thứ Sáu, 11.7.2024"),
    ],
)
def test_the_finding_says_the_whole_date_on_one_line(text: str, found: str) -> None:
    assert [values["found"] for _, values in findings(check_weekdays(Copy(PATH, text, MOMENT)))] == [found]


def test_a_date_without_year_needs_the_date_of_the_article() -> None:
    assert not list(check_weekdays(Copy(PATH, "Thứ Sáu, 11/7")))
