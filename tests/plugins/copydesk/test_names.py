from __future__ import annotations

from collections.abc import Iterable

import pytest

from newsroom.model.copy import Copy
from newsroom.model.problem import Problem
from plugins.copydesk.names import check_names

PATH = "articles/2024/07/hop/index.md"


def findings(problems: Iterable[Problem]) -> list[tuple[int, dict[str, str]]]:
    return [(problem.line, dict(problem.values)) for problem in problems]


@pytest.mark.parametrize(
    ("text", "name", "other"),
    [
        ("Chị Thái Ngọc Bảo Trâm phát biểu.\nChị Thải Ngọc Bảo Trâm trao quà.", "Thải Ngọc Bảo Trâm", "Thái Ngọc Bảo Trâm"),
        ("Ông Nguyễn Văn Tỉnh dự.\nÔng Nguyễn Văn Tình về.", "Nguyễn Văn Tình", "Nguyễn Văn Tỉnh"),
    ],
)  # fmt: skip
def test_a_name_that_differs_in_one_tone_is_reported(text: str, name: str, other: str) -> None:
    assert [(line, v["name"], v["other"]) for line, v in findings(check_names(Copy(PATH, text)))] == [
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
    assert not list(check_names(Copy(PATH, text)))
