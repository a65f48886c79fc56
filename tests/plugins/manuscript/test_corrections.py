from __future__ import annotations

from datetime import datetime

import pytest

from newsroom.model.records import Correction
from newsroom.vietnamese.printing import VIETNAM
from plugins.manuscript.corrections import read_corrections
from plugins.manuscript.header import Field
from plugins.manuscript.keys import ARTICLE_KEYS
from plugins.manuscript.schema import Header, gather

DATE = datetime(2024, 7, 11, 15, 51, tzinfo=VIETNAM)


def header(*values: str) -> Header:
    return gather("a.md", [Field("Correction", value, 5 + n) for n, value in enumerate(values)], ARTICLE_KEYS)


def moment(*numbers: int) -> datetime:
    return datetime(*numbers, tzinfo=VIETNAM)  # type: ignore[arg-type, misc]


@pytest.mark.parametrize(
    ("value", "correction"),
    [
        ("2024-07-12 Tên đúng là A.", Correction(moment(2024, 7, 12), "Tên đúng là A.", False, 5)),
        ("12/7/2024: Tên đúng", Correction(moment(2024, 7, 12), "Tên đúng", False, 5)),
        ("12/07/2024 – Tên đúng", Correction(moment(2024, 7, 12), "Tên đúng", False, 5)),
        ("2024-07-12 9:05 Tên đúng", Correction(moment(2024, 7, 12, 9, 5), "Tên đúng", True, 5)),
        ("2024-07-12 15 đại biểu, không phải 51", Correction(moment(2024, 7, 12), "15 đại biểu, không phải 51", False, 5)),
        ("2024-07-11 Cùng ngày", Correction(DATE, "Cùng ngày", False, 5)),
    ],
)  # fmt: skip
def test_a_correction_is_a_date_and_a_text(value: str, correction: Correction) -> None:
    found = header(value)
    assert (read_corrections(found, DATE), found.problems) == ((correction,), [])


def test_several_stand_in_the_order_of_their_dates() -> None:
    found = read_corrections(header("2024-07-14 Ba", "2024-07-12 Một", "2024-07-12 Hai"), DATE)
    assert [one.text for one in found] == ["Một", "Hai", "Ba"]


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("Tên đúng là A", "bad-correction"),
        ("2024-07-12", "bad-correction"),
        ("2024-07-12 :", "bad-correction"),
        ("2024-07-12Tên", "bad-correction"),
        ("12-7-2024 Tên", "bad-correction"),
        ("2024-02-30 Tên", "impossible-date"),
        ("1024-02-20 Tên", "far-date"),
        ("2024-07-10 Tên", "correction-early"),
        ("2024-07-11 15:50 Tên", "correction-early"),
    ],
)
def test_what_is_no_correction_is_reported_at_its_line(value: str, code: str) -> None:
    found = header(value)
    read_corrections(found, DATE)
    assert [(problem.line, problem.code) for problem in found.problems] == [(5, code)]


def test_without_a_date_of_the_article_none_is_early() -> None:
    found = header("2024-07-10 Tên")
    assert len(read_corrections(found, None)) == 1
    assert not found.problems
