"""Segments: every day has one, by calendar, and what comes or goes moves no other."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.search import segments as module
from plugins.search.segments import Segment, day_number, day_of, segment_of, segments

DAYS = st.dictionaries(
    st.dates(date(2015, 1, 1), date(2024, 12, 31)).map(day_number), st.integers(1, 9), max_size=40
)


@pytest.fixture(autouse=True, scope="module")
def small_segments() -> object:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "SMALL", 10)
        patch.setattr(module, "MOST", 60)
        patch.setattr(module, "MOST_OF_YEAR", 30)
        yield


@given(DAYS)
@settings(deadline=None)
def test_every_day_is_in_one_segment_and_ids_are_apart(days: dict[int, int]) -> None:
    found = segments(days)
    held = Counter[str]()
    for day, count in days.items():
        segment = segment_of(found, day)
        held[segment.name] += count
        assert count <= 1 << segment.bits
        assert segment.id(day, count - 1) < segment.id(day + 1, 0)
    assert held == {segment.name: segment.articles for segment in found}
    assert found == sorted(found, key=lambda segment: segment.base, reverse=True)


@given(DAYS.filter(bool), st.dates(date(2015, 1, 1), date(2023, 12, 31)))
@settings(deadline=None)
def test_a_late_arrival_changes_its_own_segment_and_what_is_cut_out_of_that_only(
    days: dict[int, int], late: date
) -> None:
    day = day_number(late)
    if day > max(days):
        return
    with_it = {**days, day: days.get(day, 0) + 1}
    others = set(segments(days)) ^ set(segments(with_it))
    own = [segment for segment in others if segment.base <= day < segment.end]
    assert all(any(one.base <= other.base and other.end <= one.end for one in own) for other in others)


def _year(number: int, per_day: int, days: int = 360) -> dict[int, int]:
    first = date(number, 1, 1)
    return {day_number(first + timedelta(day)): per_day for day in range(days)}


def _names(found: list[Segment]) -> list[tuple[str, int]]:
    return [(segment.name, segment.articles) for segment in found]


def test_a_few_articles_are_one_segment_and_none_are_none() -> None:
    assert segments({}) == []
    assert _names(segments({day_number(date(2024, 7, 11)): 4})) == [("y1930-2185", 4)]


def test_what_is_newest_is_apart_and_the_rest_of_its_month_and_year_is_together() -> None:
    days = {**_year(2023, 1, 20), **{day_number(date(2024, month, 9)): 3 for month in (1, 2, 6)}}
    days |= {day_number(date(2024, 7, day)): 4 for day in (1, 2, 10)}
    assert _names(segments(days)) == [
        ("y2024m7w2", 4), ("y2024m7w1-5", 8), ("y2024m1-12", 9), ("y1930-2185", 20),
    ]  # fmt: skip


def test_too_many_of_past_years_are_halved_by_calendar() -> None:
    days = {**_year(2019, 1, 50), **_year(2020, 1, 50), **_year(2021, 1, 100), **_year(2022, 1, 5)}
    assert _names(segments(days)) == [
        ("y2022", 5), ("y2021m4-6", 10), ("y2021m3w4-5", 10), ("y2021m3w1-3", 21), ("y2021m2", 28),
        ("y2021m1w4-5", 10), ("y2021m1w1-3", 21), ("y2020", 50), ("y2018-2019", 50),
    ]  # fmt: skip


def test_days_are_counted_from_the_year_2000_both_ways() -> None:
    assert [day_number(date(2000, 1, 1)), day_number(date(1999, 12, 31))] == [0, -1]
    assert day_of(-1) == date(1999, 12, 31)
