"""One reading is an address, a browser and an article within thirty minutes; nobody is remembered."""

from __future__ import annotations

import itertools
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.commands.counting.lines import Request
from newsroom.commands.counting.readings import Readings, day_of, end_of

ARTICLE = "2024/07/bai/"


def at(text: str) -> int:
    return int(datetime.fromisoformat(f"{text}+07:00").timestamp())


NOON = at("2024-07-11T12:00:00")


def salted() -> Readings:
    numbers = itertools.count()
    return Readings(lambda: next(numbers).to_bytes(32, "big"))


def take(
    readings: Readings, moment: int, address: str = "1.2.3.4", agent: str = "a", article: str = ARTICLE
) -> bool:
    return readings.take(Request(moment, address, "GET", "", 200, agent), article, NOON)


def test_who_loads_a_page_again_within_half_an_hour_reads_once() -> None:
    readings = salted()
    minutes = (0, 1, 29, 30, 31, 59, 61)
    assert [take(readings, NOON + 60 * one) for one in minutes] == [
        True,
        False,
        False,
        True,
        False,
        False,
        True,
    ]
    assert readings.totals == {ARTICLE: 3}


@pytest.mark.parametrize("other", [{"address": "1.2.3.5"}, {"agent": "b"}, {"article": "2024/07/hai/"}])
def test_another_reader_browser_or_article_is_another_reading(other: dict[str, str]) -> None:
    readings = salted()
    assert take(readings, NOON)
    assert take(readings, NOON + 1, **other)


def test_midnight_in_vietnam_parts_days_but_no_reading() -> None:
    readings = salted()
    assert take(readings, at("2024-07-11T23:50:00"))
    assert not take(readings, at("2024-07-12T00:10:00"))
    assert take(readings, at("2024-07-12T00:25:00"))
    assert readings.days == {"2024-07-11": {ARTICLE: 1}, "2024-07-12": {ARTICLE: 1}}
    assert len({day.salt for day in readings.visitors.values()}) == 2


def test_lines_out_of_order_count_as_in_order() -> None:
    readings = salted()
    assert take(readings, at("2024-07-12T00:10:00"))
    assert not take(readings, at("2024-07-11T23:50:00"))
    assert take(readings, at("2024-07-11T23:30:00"))


def test_salts_and_hashes_are_gone_after_their_day() -> None:
    readings = salted()
    take(readings, at("2024-07-11T23:50:00"))
    readings.forget(at("2024-07-11T23:55:00"))
    assert list(readings.visitors) == ["2024-07-11"]
    take(readings, end_of("2024-07-11") + 3601)
    readings.forget(NOON)
    assert list(readings.visitors) == ["2024-07-12"]
    readings.forget(NOON + 27 * 3600)  # by the clock, where nobody came any more
    assert readings.visitors == {}
    assert readings.totals == {ARTICLE: 2}


def test_hashes_of_hours_ago_are_dropped_within_the_day() -> None:
    readings = salted()
    take(readings, NOON)
    take(readings, NOON + 3 * 3600, "1.2.3.5")
    readings.forget(NOON)
    assert [len(day.seen) for day in readings.visitors.values()] == [1]


def test_a_clock_that_was_wrong_for_a_while_spoils_nothing_for_long() -> None:
    readings = salted()
    take(readings, at("2099-01-01T00:00:00"))
    assert take(readings, NOON)
    readings.forget(NOON)
    assert not take(readings, NOON + 60)
    assert dict(readings.most_read(7, NOON)) == {ARTICLE: 1}


def test_a_clock_that_is_set_back_is_followed() -> None:
    readings = salted()
    readings.newest = at("2099-01-01T00:00:00")
    readings.forget(NOON)
    assert take(readings, NOON)
    readings.forget(NOON)
    assert not take(readings, NOON + 60)
    assert dict(readings.most_read(7, NOON)) == {ARTICLE: 1}


def test_no_address_and_no_browser_is_kept() -> None:
    readings = salted()
    take(readings, NOON, "203.0.113.77", "Trình duyệt")
    assert "203.0.113.77" not in repr(readings)
    assert "Trình" not in repr(readings)


def test_most_read_is_of_the_last_days_and_the_newer_month_is_first_among_equals() -> None:
    readings = salted()
    for number, (day, article) in enumerate(
        [
            ("2024-07-05", "2024/07/cu/"), ("2024-07-05", "2024/07/cu/"), ("2024-07-05", "2024/07/cu/"),
            ("2024-07-11", "2024/06/a/"), ("2024-07-11", "2024/07/b/"),
            ("2024-07-04", "2024/06/a/"), ("2024-07-04", "2024/06/a/"), ("2024-07-04", "2024/06/a/"),
        ]
    ):  # fmt: skip
        take(readings, at(f"{day}T12:00:00"), f"10.0.0.{number}", article=article)
    assert list(readings.most_read(7, NOON)) == [("2024/07/cu/", 3), ("2024/07/b/", 1), ("2024/06/a/", 1)]
    assert next(readings.most_read(30, NOON)) == ("2024/06/a/", 4)
    assert list(readings.most_read(7, NOON + 86400 * 40)) == []
    readings.forget(NOON + 86400 * 29)
    assert sorted(readings.days) == ["2024-07-11"]


@given(st.integers(0, 4_000_000_000))
def test_days_end_where_the_next_begins(moment: int) -> None:
    day = day_of(moment)
    assert day_of(end_of(day) - 1) == day < day_of(end_of(day))
