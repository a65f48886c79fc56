from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.engine.changes import EVERYTHING, Change, Changes, Span
from newsroom.engine.lists import ALL, AUTHOR, CATEGORY, MONTH, TOPIC, VIDEOS, YEAR, ListKind
from newsroom.model.records import StaticPage
from tests.support.making import make_article, make_links

# Spans


def span(gaps: set[int], places: set[int], before: int = 10, after: int = 10) -> Span:
    return Span(before, after, frozenset(gaps), frozenset(places))


@pytest.mark.parametrize(
    ("gaps", "places", "meets"),
    [
        (set(), set(), False),
        (set(), {3}, False),
        (set(), {4}, True),
        (set(), {6}, True),
        (set(), {7}, False),
        (set(), {3, 7}, False),
        ({0}, set(), True),
        ({6}, set(), True),
        ({7}, set(), False),
        ({7}, {5}, True),
        ({7, 0}, set(), True),
    ],
)
def test_a_slice_is_met_by_a_change_in_it_and_by_coming_or_going_before_its_end(
    gaps: set[int], places: set[int], meets: bool
) -> None:
    assert span(gaps, places).meets(4, 7) is meets


@pytest.mark.slow
@given(st.lists(st.integers(0, 30), unique=True), st.sets(st.integers(0, 30)), st.sets(st.integers(0, 30)))
def test_a_slice_that_is_not_met_is_the_same(before: list[int], gone: set[int], fresh: set[int]) -> None:
    old = sorted(before)
    new = sorted((set(old) - gone) | fresh)
    moved = set(old) ^ set(new)
    found = Span(len(old), len(new), frozenset(sum(one < other for one in new) for other in moved))
    for start in range(len(new)):
        for end in range(start + 1, len(new) + 1):
            if not found.meets(start, end):
                assert old[start:end] == new[start:end]


@given(st.sets(st.integers(0, 20), min_size=1), st.sets(st.integers(0, 20)), st.integers(1, 12))
def test_the_newest_that_are_not_met_are_the_same(old: set[int], edited: set[int], number: int) -> None:
    listed = sorted(old)
    places = {place for place, article in enumerate(listed) if article in edited}
    found = span(set(), places, len(listed), len(listed))
    assert found.meets_newest(number) is bool(set(listed[-number:]) & edited)


def test_coming_and_going_may_always_change_the_newest() -> None:
    assert span({0}, set()).meets_newest(1)
    assert not span(set(), set()).meets_newest(10)


# Changes


def test_a_change_gives_what_there_is_of_the_two() -> None:
    one, other = make_article(1), make_article(2)
    pairs = ((None, None), (one, None), (None, other), (one, other))
    assert [list(Change(*pair).either) for pair in pairs] == [[], [one], [other], [one, other]]


LISTS = {
    CATEGORY.of("same"): span(set(), {2}, 5, 5),
    CATEGORY.of("grew"): span({5}, set(), 5, 6),
    TOPIC.of("began"): span({0}, set(), 0, 1),
    AUTHOR.of("ended"): span({0}, set(), 1, 0),
    MONTH.of("2024/07"): span({1}, {2}, 4, 4),
    YEAR.of("2024"): span({1}, {2}, 4, 3),
}


@pytest.mark.parametrize(
    ("kinds", "came_or_went"),
    [
        ((), True),
        ((CATEGORY,), False),
        ((TOPIC,), True),
        ((AUTHOR,), True),
        ((MONTH,), False),
        ((YEAR,), False),
        ((VIDEOS,), False),
        ((CATEGORY, MONTH, YEAR), False),
        ((CATEGORY, TOPIC), True),
    ],
)
def test_lists_of_some_kinds_or_of_any_began_or_ended(
    kinds: tuple[ListKind, ...], came_or_went: bool
) -> None:
    assert Changes(lists=LISTS).came_or_went(*kinds) is came_or_went
    assert not Changes().came_or_went(*kinds)


@pytest.mark.parametrize(("name", "found"), LISTS.items())
def test_a_list_is_resized_when_it_grew_or_shrank(name: object, found: Span) -> None:
    steady = {CATEGORY.of("same"), MONTH.of("2024/07")}
    assert Changes(lists={CATEGORY.of("x"): found}).resized is (name not in steady)


def test_lists_are_resized_when_one_of_them_is() -> None:
    assert Changes(lists=LISTS).resized
    assert not Changes().resized


def test_what_changed_in_a_list_is_asked_by_kind_and_key() -> None:
    changes = Changes(lists={**LISTS, ALL.of(): span({3}, set())})
    assert changes.span(CATEGORY, "same") == span(set(), {2}, 5, 5)
    assert changes.span(ALL) == span({3}, set())
    assert changes.span(TOPIC, "same") is None
    assert changes.span(VIDEOS) is None
    asked = [(CATEGORY, "same"), (TOPIC, "same"), (ALL, ""), (VIDEOS, "")]
    assert [changes.touches(*name) for name in asked] == [True, False, True, False]
    assert all(EVERYTHING.touches(*name) for name in asked)


def test_the_keys_of_a_kind_are_those_of_lists_that_changed_or_have_another_name() -> None:
    terms = frozenset({TOPIC.of("renamed"), TOPIC.of("began"), AUTHOR.of("ended")})
    changes = Changes(lists=LISTS, terms=terms)
    assert changes.keys(TOPIC) == ["began", "renamed"]
    assert changes.keys(AUTHOR) == ["ended"]
    assert changes.keys(CATEGORY) == ["grew", "same"]
    assert changes.keys(VIDEOS) == []


def test_records_that_changed_are_given_as_they_were_and_as_they_are() -> None:
    old, new, gone, fresh = (make_article(number) for number in range(4))
    page, other = StaticPage("pages/a.md", "a/", "A"), StaticPage("pages/a.md", "a/", "B")
    ended = StaticPage("pages/b.md", "b/", "B")
    changes = Changes(
        articles={old.url: Change(old, new), gone.url: Change(gone, None), fresh.url: Change(None, fresh)},
        pages={page.url: Change(page, other), ended.url: Change(ended, None)},
    )
    assert changes.records == [old, new, gone, fresh, page, other, ended]
    assert changes.shown_records == [new, fresh, other]
    assert Changes().records == Changes().shown_records == []


def test_nothing_else_is_told_where_everything_changed() -> None:
    assert Changes(everything=True) == EVERYTHING
    assert not Changes().everything


def test_an_old_address_that_came_went_or_leads_elsewhere_moves_something() -> None:
    plain, moved = make_article(1), make_article(1, old_urls=make_links("/a"))
    page = StaticPage("pages/a.md", "a/", "A", old_urls=make_links("/b"))
    assert Changes(articles={plain.url: Change(plain, moved)}).moves_anything
    assert Changes(pages={"a/": Change(page, None)}).moves_anything
    assert not Changes(articles={plain.url: Change(moved, moved), "x/": Change(None, plain)}).moves_anything
