"""Dates with their time and weekday."""

from __future__ import annotations

from newsroom.commands.importer.recognising.stamps import DATE_RE, TIME_RE, clock, is_real, stamp_of


def test_only_days_that_there_are_count() -> None:
    assert is_real(2024, 2, 29)
    assert not is_real(2023, 2, 29)
    assert not is_real(20240, 1, 1)


def read(date: str, time: str = "") -> str:
    matched = DATE_RE.search(date)
    assert matched is not None
    stamp = stamp_of(matched, TIME_RE.search(time) if time else None, None)
    return stamp.value if stamp else ""


def test_a_date_in_figures_words_or_another_language_is_one_day() -> None:
    written = (
        "12/07/2024",
        "12.7.2024",
        "2024-07-12",
        "12 tháng 7 năm 2024",
        "12 tháng bảy, 2024",
        "July 12, 2024",
    )
    assert {read(date) for date in written} == {"2024-07-12"}


def test_a_time_of_twelve_hours_becomes_one_of_twenty_four() -> None:
    assert read("12/07/2024", "5:05 CH") == "2024-07-12 17:05"
    matched = TIME_RE.search("25:10")
    assert matched is None or clock(matched) == ""


def test_a_day_that_there_is_not_is_no_date() -> None:
    assert read("31/02/2024") == ""
