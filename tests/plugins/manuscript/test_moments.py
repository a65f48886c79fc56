from __future__ import annotations

from datetime import datetime

import pytest

from newsroom.vietnamese.printing import VIETNAM
from plugins.manuscript.header import Field
from plugins.manuscript.moments import read_modified, read_pin_until
from plugins.manuscript.schema import Header

DATE = datetime(2024, 7, 11, 15, 51, tzinfo=VIETNAM)


def header(key: str, value: str) -> Header:
    return Header("articles/2024/07/hop/index.md", {key: [Field(key, value, 6)]})


@pytest.mark.parametrize(
    ("value", "moment", "has_time", "codes"),
    [
        ("2024-07-12 08:00", DATE.replace(day=12, hour=8, minute=0), True, []),
        ("2024-07-12", DATE.replace(day=12, hour=0, minute=0), False, []),
        ("2024-07-11", DATE, False, []),
        ("2024-07-11 15:51", DATE, True, []),
        ("2024-07-11 08:00", None, False, ["modified-early-time"]),
        ("2024-07-10 23:59", None, False, ["modified-early"]),
        ("hôm qua", None, False, ["bad-date"]),
    ],
)
def test_a_change_is_never_before_the_article(
    value: str, moment: datetime | None, has_time: bool, codes: list[str]
) -> None:
    given = header("modified", value)
    assert read_modified(given, DATE) == (moment, has_time)
    assert [(problem.line, problem.code) for problem in given.problems] == [(6, code) for code in codes]


def test_a_page_has_no_date_to_compare_with() -> None:
    assert read_modified(header("modified", "01/02/2020")) == (datetime(2020, 2, 1, tzinfo=VIETNAM), False)
    assert read_modified(Header("pages/a.md")) == (None, False)


def test_a_pin_without_time_lasts_to_the_end_of_its_day() -> None:
    end = read_pin_until(header("pin_until", "2024-07-20"))
    assert end == datetime(2024, 7, 20, 23, 59, tzinfo=VIETNAM)
