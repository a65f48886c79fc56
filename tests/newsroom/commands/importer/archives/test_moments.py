"""Moments of other systems are read as they were meant, and those that cannot be are not made up."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from newsroom.commands.importer.archives.moments import is_month_first, moment


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2024-07-11 15:51:00", "2024-07-11 15:51"),
        ("2024-07-11", "2024-07-11"),
        ("2024-7-1", "2024-07-01"),
        ("2024-07-11T15:51:00+07:00", "2024-07-11 15:51"),
        ("2024-07-11T08:51:00Z", "2024-07-11 15:51"),
        ("2024-07-11 08:51:00 +0000", "2024-07-11 15:51"),
        ("2024-07-11 23:30:00 -0500", "2024-07-12 11:30"),
        ("2024-07-11 15:51:00.123 +0700", "2024-07-11 15:51"),
        ("11/07/2024 15:51", "2024-07-11 15:51"),
        ("11-07-2024", "2024-07-11"),
        ("11/07/2024 3:51:00 CH", "2024-07-11 15:51"),
        ("11/07/2024 12:05 SA", "2024-07-11 00:05"),
        ("15:51 11/07/2024", "2024-07-11 15:51"),
        ("Thu, 11 Jul 2024 08:51:00 +0000", "2024-07-11 15:51"),
        ("1720687860", "2024-07-11 15:51"),
        ("1720687860000", "2024-07-11 15:51"),
        ("1720687860.0", "2024-07-11 15:51"),
        (datetime(2024, 7, 11, 8, 51, tzinfo=UTC), "2024-07-11 15:51"),
        (datetime(2024, 7, 11, 15, 51), "2024-07-11 15:51"),
        (date(2024, 7, 11), "2024-07-11"),
    ],
)
def test_a_moment_is_given_in_vietnam_time(written: object, meant: str) -> None:
    found = moment(written)
    assert found is not None
    assert found.text == meant


@pytest.mark.parametrize(
    "written",
    [
        "",
        "0",
        "0000-00-00 00:00:00",
        "2024-02-31",
        "25/13/2024",
        "2024",
        "hôm qua",
        "1970-01-01x",
        "12345",
        "2024-07-11 PST",
    ],
)
def test_what_is_no_moment_is_none(written: str) -> None:
    assert moment(written) is None


def test_a_zone_other_than_ours_is_told() -> None:
    utc, ours, none = (
        moment("2024-07-11T08:51:00Z"),
        moment("2024-07-11T15:51:00+07:00"),
        moment("2024-07-11 15:51"),
    )
    assert utc
    assert ours
    assert none
    assert (utc.moved, ours.moved, none.moved) == (True, False, False)


def test_a_column_with_days_over_twelve_in_second_place_has_the_month_first() -> None:
    assert is_month_first(["7/11/2024 3:51:00 PM", "7/25/2024 9:00:00 AM"])
    assert not is_month_first(["11/07/2024", "25/07/2024"])
    assert not is_month_first(["11/07/2024", "01/02/2024"])
    assert not is_month_first(["7/25/2024", "25/7/2024"])
    found = moment("7/25/2024 3:51:00 PM", month_first=True)
    assert found is not None
    assert found.text == "2024-07-25 15:51"


def test_a_column_that_contradicts_itself_is_day_first() -> None:
    assert is_month_first(["12/03/2016", "3/13/2016"])
    assert not is_month_first(["12/03/2016", "3/13/2016", "13/3/16"])


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Mar 12 2016 10:15AM", "2016-03-12 10:15"),
        ("Mar  2 2016  1:05PM", "2016-03-02 13:05"),
        ("20160312", "2016-03-12"),
        ("12/03/2016 lúc 8h05", "2016-03-12 08:05"),
        ("12/3/2016, 14 giờ 30", "2016-03-12 14:30"),
        ("/Date(1457500000000)/", "2016-03-09 12:06"),
        ("44000.5", "2020-06-18 12:00"),
        ("44000", "2020-06-18"),
    ],
)
def test_forms_of_databases_and_sheets(value: str, text: str) -> None:
    found = moment(value)
    assert found is not None
    assert found.text == text


@pytest.mark.parametrize("value", ["20161312", "20160231", "12345", "99999", "1234567", "Foo 12 2016"])
def test_numbers_that_are_no_days(value: str) -> None:
    assert moment(value) is None
