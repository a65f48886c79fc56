from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.engine.changes import Change, Changes, Span
from newsroom.engine.edition import Edition
from newsroom.engine.lists import author_list, category_list, lists_of, month_list, topic_list, year_list
from newsroom.model.records import Article
from newsroom.vietnamese.comparing import comparable
from tests.support.making import CATEGORIES, START, make_article, make_edition

# Names of lists


def test_lists_are_named_by_kind_and_key() -> None:
    assert [
        category_list("tin"),
        topic_list("a b"),
        author_list("c"),
        month_list(2024, 7),
        year_list(2024),
        year_list(987),
    ] == ["c:tin", "t:a b", "a:c", "m:2024/07", "y:2024", "y:0987"]


def test_an_article_stands_in_the_lists_of_its_folder_its_category_and_its_names() -> None:
    article = make_article(
        1,
        url="2023/12/tin/",
        date=START,
        category=CATEGORIES[2],
        tags=("Thi đua", "thi đua", "An sinh"),
        authors=("Lê Hoà", "Lê Hòa"),
    )
    assert sorted(lists_of(article)) == sorted(
        [
            "*",
            "c:van-ban",
            "m:2023/12",
            "y:2023",
            f"t:{comparable('thi đua')}",
            f"t:{comparable('an sinh')}",
            f"a:{comparable('lê hoà')}",
        ]
    )


def lists(edition: Edition) -> dict[str, list[str]]:
    """Give all lists of an edition by the names that changes give them."""
    indexes: tuple[tuple[Mapping[Any, Sequence[Article]], Callable[[Any], str]], ...] = (
        (edition.by_category, category_list),
        (edition.by_topic, topic_list),
        (edition.by_author, author_list),
        (edition.by_month, lambda month: month_list(*month)),
        (edition.by_year, year_list),
    )
    found = {name(key): listed for index, name in indexes for key, listed in index.items()}
    return {
        name: [article.url for article in listed] for name, listed in {**found, "*": edition.articles}.items()
    }


NAMES = ("Thi đua", "thi đua", "Thi dua", "An sinh", "Hoà Bình", "Hòa Bình")


@given(
    st.lists(st.tuples(st.lists(st.sampled_from(NAMES)), st.integers(0, 2), st.integers(0, 900)), max_size=8)
)
def test_the_lists_of_articles_are_those_of_the_edition(drawn: list[tuple[list[str], int, int]]) -> None:
    articles = [
        make_article(n + 24 * day, tags=tuple(names), authors=tuple(names), category=CATEGORIES[which])
        for n, (names, which, day) in enumerate(drawn)
    ]
    edition = make_edition(articles)
    expected: dict[str, list[str]] = {"*": []}
    for article in edition.articles:
        for name in lists_of(article):
            expected.setdefault(name, []).append(article.url)
    assert lists(edition) == expected


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
def test_a_stretch_is_met_by_a_change_in_it_and_by_coming_or_going_before_its_end(
    gaps: set[int], places: set[int], meets: bool
) -> None:
    assert span(gaps, places).meets(4, 7) is meets


@given(st.lists(st.integers(0, 30), unique=True), st.sets(st.integers(0, 30)), st.sets(st.integers(0, 30)))
def test_a_stretch_that_is_not_met_is_the_same(before: list[int], gone: set[int], fresh: set[int]) -> None:
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
    "c:same": span(set(), {2}, 5, 5),
    "c:grew": span({5}, set(), 5, 6),
    "t:began": span({0}, set(), 0, 1),
    "a:ended": span({0}, set(), 1, 0),
    "m:2024/07": span({1}, {2}, 4, 4),
    "y:2024": span({1}, {2}, 4, 3),
}


@pytest.mark.parametrize(
    ("prefix", "resized", "came_or_went"),
    [
        ("", True, True),
        ("c:", True, False),
        ("c:same", False, False),
        ("t:", True, True),
        ("a:", True, True),
        ("m:", False, False),
        ("y:", True, False),
        ("x:", False, False),
    ],
)
def test_lists_that_grew_shrank_began_or_ended(prefix: str, resized: bool, came_or_went: bool) -> None:
    changes = Changes(lists=LISTS)
    assert (changes.resized(prefix), changes.came_or_went(prefix)) == (resized, came_or_went)
