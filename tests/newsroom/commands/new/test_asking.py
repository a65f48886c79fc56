"""Questions to the person at the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest

from newsroom.commands.new.asking import Questions, of_terminal, written
from newsroom.model.site import Category
from newsroom.vietnamese.printing import VIETNAM

CATEGORIES = (Category("Tin hoạt động", "tin-hoat-dong"), Category("Xây dựng Đảng", "xay-dung-dang"))
NOW = datetime(2026, 1, 1, 7, tzinfo=VIETNAM)
NOBODY = Questions(None)


def somebody(*answers: str) -> tuple[Questions, list[str]]:
    """Give a person with answers, and what they were told and asked."""
    said: list[str] = []
    rest: Iterator[str] = iter(answers)

    def ask(question: str) -> str:
        said.append(question)
        return next(rest)

    return Questions(ask, said.append), said


def test_a_category_is_chosen_by_number_until_one_is_meant() -> None:
    person, said = somebody("9", "Thể thao", " 2 ")
    assert person.category(CATEGORIES) == "Xây dựng Đảng"
    assert said[0] == "Chuyên mục:\n  1. Tin hoạt động\n  2. Xây dựng Đảng"
    assert "Không có chuyên mục «9»" in said[2]
    assert somebody("")[0].category(CATEGORIES) == "?"
    assert somebody()[0].category(CATEGORIES[:1]) == "Tin hoạt động"


def test_the_last_byline_is_taken_if_nothing_is_typed() -> None:
    assert somebody("")[0].author("P. Mai") == "P. Mai"
    assert somebody("  Ban  Biên tập ")[0].author("P. Mai") == "Ban Biên tập"
    assert somebody("")[0].author("", "An") == "An"
    assert somebody("")[0].author("") == "?"


def test_the_date_of_a_file_is_asked_for() -> None:
    assert somebody("")[0].date(NOW, "") == "2026-01-01 07:00"
    assert somebody("hôm qua", "31/02/2024", "11/07/2024 15:51")[0].date(NOW, "") == "11/07/2024 15:51"
    person, said = somebody("t")
    assert person.date(NOW, "2024-07-11") == "2024-07-11"
    assert "trong tệp ghi 2024-07-11" in said[0]


def test_where_nobody_is_nothing_is_asked_and_nothing_made_up() -> None:
    assert NOBODY.title() == ""
    assert NOBODY.category(CATEGORIES) == "?"
    assert NOBODY.author("", "An") == "?"
    assert NOBODY.author("P. Mai") == "P. Mai"
    assert NOBODY.date(NOW, "2024-07-11") == "2024-07-11"
    assert NOBODY.date(NOW, "") == written(NOW)


def test_there_is_nobody_without_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert of_terminal().ask is None
