from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.engine import Changes, Edition, Indexer
from newsroom.model.records import Article, RelatedArticles
from newsroom.model.site import NO_CATEGORY
from plugins.related.related import RelatedLists, touched
from tests.support.making import CATEGORIES, NOW, START, index_records, make_article, make_edition, make_links

pytestmark = pytest.mark.slow


def archive(categories: list[int], hours: int = 1) -> list[Article]:
    """Make an archive, oldest first: the category of each article by number."""
    return [
        make_article(number, category=CATEGORIES[which], date=START + timedelta(hours=number // hours))
        for number, which in enumerate(categories)
    ]


def numbers(articles: tuple[Article, ...]) -> list[int]:
    return [int(article.url[-4:-1]) for article in articles]


def listed(related: RelatedArticles) -> list[str]:
    return [article.url for article in (*related.pinned, *related.newer, *related.older)]


archives = st.lists(st.integers(0, 2), min_size=1, max_size=60)
sparse = st.lists(st.sampled_from([0, 0, 0, 0, 0, 0, 0, 1, 2]), min_size=1, max_size=60)


@given(st.one_of(archives, sparse), st.sampled_from([1, 3]))
def test_every_article_gets_ten_others_each_once_and_never_itself(categories: list[int], hours: int) -> None:
    articles = archive(categories, hours)
    related = RelatedLists(make_edition(articles))
    for article in articles:
        urls = listed(related[article.url])
        assert article.url not in urls
        assert len(urls) == len(set(urls)) == min(10, len(articles) - 1)


@given(st.one_of(archives, sparse), st.sampled_from([1, 3]))
def test_newer_and_older_stand_apart_newest_first(categories: list[int], hours: int) -> None:
    articles = archive(categories, hours)
    edition = make_edition(articles)
    rank = {article.url: article.rank for article in articles}
    for url, related in RelatedLists(edition).items():
        ranks = [rank[other] for other in listed(related)]
        assert ranks == sorted(ranks, reverse=True)
        assert [r > rank[url] for r in ranks] == [True] * len(related.newer) + [False] * len(related.older)


@given(st.integers(11, 60))
def test_in_a_large_category_five_newer_and_five_older_and_the_window_slides_at_the_ends(length: int) -> None:
    articles = archive([0] * length)
    related = RelatedLists(make_edition(articles))
    for number, article in enumerate(articles):
        newer, older = related[article.url].newer, related[article.url].older
        wanted = min(length - 1 - number, max(5, 10 - number))
        assert numbers(newer) == list(range(number + wanted, number, -1))
        assert numbers(older) == list(range(number - 1, number - 1 - (10 - wanted), -1))


@given(archives)
def test_others_of_the_category_come_before_neighbours(categories: list[int]) -> None:
    articles = archive(categories)
    edition = make_edition(articles)
    related = RelatedLists(edition)
    for article in articles:
        same = {other.url for other in edition.by_category(article.category.slug)} - {article.url}
        found = set(listed(related[article.url]))
        assert found <= same or same <= found


def test_a_small_category_is_filled_from_its_neighbours_in_the_whole_site() -> None:
    articles = archive([0] * 20 + [1] + [0] * 20)
    related = RelatedLists(make_edition(articles))[articles[20].url]
    assert numbers(related.newer) == [25, 24, 23, 22, 21]
    assert numbers(related.older) == [19, 18, 17, 16, 15]


def test_neighbours_fill_up_what_the_category_lacks() -> None:
    articles = archive([1, *[0] * 20, 1, *[0] * 20])
    related = RelatedLists(make_edition(articles))[articles[21].url]
    assert numbers(related.newer) == [26, 25, 24, 23, 22]
    assert numbers(related.older) == [20, 19, 18, 17, 0]


@pytest.mark.slow
@given(st.one_of(archives, sparse), st.randoms(use_true_random=False))
def test_the_order_of_the_input_does_not_count(categories: list[int], chance: random.Random) -> None:
    articles = archive(categories, hours=2)
    shuffled = list(articles)
    chance.shuffle(shuffled)
    assert RelatedLists(make_edition(shuffled)) == RelatedLists(make_edition(articles))


def changed(before: Edition, after: Edition) -> int:
    old, new = RelatedLists(before), RelatedLists(after)
    return sum(old[url] != new[url] for url in old)


@pytest.mark.slow
@given(st.integers(0, 60))
def test_one_more_article_in_a_large_category_changes_few_other_lists(length: int) -> None:
    articles = archive([0] * (length + 1))
    assert changed(make_edition(articles[:-1]), make_edition(articles)) <= 10


@given(st.one_of(archives, sparse), st.integers(0, 2))
def test_one_more_article_changes_the_lists_of_its_category_and_of_the_newest_only(
    categories: list[int], newest: int
) -> None:
    articles = archive([*categories, newest])
    before, after = make_edition(articles[:-1]), make_edition(articles)
    assert changed(before, after) <= 10 + 5
    old, new = RelatedLists(before), RelatedLists(after)
    touched = {url for url in old if old[url] != new[url]}
    near = {a.url for a in before.articles[:10]} | {
        a.url for a in before.by_category(CATEGORIES[newest].slug)[:10]
    }
    assert touched <= near


# Pins


def test_pins_come_first_in_their_own_order_and_are_not_repeated() -> None:
    articles = archive([0] * 30)
    pins = (articles[3].url, articles[16].url, articles[29].url)
    pinning = make_article(15, date=articles[15].date, related=make_links(*pins))
    related = RelatedLists(make_edition([*articles[:15], pinning, *articles[16:]]))[pinning.url]
    assert numbers(related.pinned) == [3, 16, 29]
    assert not {3, 16, 29} & {*numbers(related.newer), *numbers(related.older)}


def test_pins_to_itself_or_to_what_is_not_published_are_passed_over() -> None:
    articles = archive([0] * 12)
    hidden = make_article(90, draft=True)
    pinning = make_article(20, related=make_links("2024/01/tin-so-020/", hidden.url, "2020/01/khong-co/"))
    assert RelatedLists(make_edition([*articles, hidden, pinning]))[pinning.url].pinned == ()


def test_a_pin_counts_among_the_ten_of_a_small_category() -> None:
    articles = archive([1] * 30)
    pinning = make_article(40, related=make_links(articles[0].url))
    assert len(listed(RelatedLists(make_edition([*articles, pinning]))[pinning.url])) == 10


# Lists that may have changed


def changes_of(before: Iterable[Article], after: Iterable[Article]) -> Changes:
    """Say what one build changed, pins to it included."""
    old, new = ({article.path: article for article in articles} for articles in (before, after))
    queries = index_records(old.values())
    indexer = Indexer(queries, {category.slug: category for category in CATEGORIES}, NOW, False)
    for path in old.keys() | new.keys():
        if old.get(path) != new.get(path):
            indexer.index(path, new.get(path), NOW)
    found = indexer.changes()
    pinning = {a.url for a in new.values() for pin in a.related if pin.target in found.articles}
    return replace(found, pinning=frozenset(pinning))


def after_edits(articles: list[Article], edits: list[tuple[str, int, int]]) -> list[Article]:
    found = {article.path: article for article in articles}
    for kind, number, value in edits:
        known = articles[number % len(articles)]
        if kind == "add":
            date = START + timedelta(hours=number, minutes=30)
            known = make_article(100 + number, category=CATEGORIES[value], date=date)
            found[known.path] = known
        elif kind == "remove":
            found.pop(known.path, None)
        elif known.path in found:
            change: dict[str, dict[str, Any]] = {
                "title": {"title": f"Tựa {value}"},
                "category": {"category": CATEGORIES[value]},
                "date": {"date": START + timedelta(hours=number * value)},
                "draft": {"draft": True},
                "pin": {"related": make_links(articles[value].url if value < len(articles) else "khong-co/")},
            }
            found[known.path] = replace(found[known.path], **change[kind])
    return list(found.values())


KINDS = st.sampled_from(["add", "remove", "title", "category", "date", "draft", "pin"])
large = st.lists(st.sampled_from([0, 0, 0, 0, 1, 2]), min_size=25, max_size=60)
edits = st.lists(st.tuples(KINDS, st.integers(0, 60), st.integers(0, 2)), min_size=1, max_size=3)


@pytest.mark.slow
@given(st.one_of(archives, sparse, large), edits, edits)
def test_a_list_that_changed_is_among_the_touched(
    categories: list[int],
    earlier: list[tuple[str, int, int]],
    later: list[tuple[str, int, int]],
) -> None:
    first = archive(categories)
    old = after_edits(first, earlier)
    new = after_edits(old, later) if old else first
    changes = changes_of(old, new)
    before, after = make_edition(old), make_edition(new)
    lists = RelatedLists(before), RelatedLists(after)
    both = [article.url for article in after.articles if before.article(article.url)]
    differ = {url for url in both if lists[0][url] != lists[1][url]}
    assert differ <= touched(after, changes) | changes.articles.keys()


@given(st.integers(30, 60))
def test_one_more_article_touches_few_lists_of_a_large_category(length: int) -> None:
    articles = archive([0] * (length + 1))
    changes = changes_of(articles[:-1], articles)
    assert touched(make_edition(articles), changes) <= {a.url for a in articles[-12:]}


# Previous and following


@given(archives)
def test_previous_and_following_are_the_nearest_of_the_category(categories: list[int]) -> None:
    edition = make_edition(archive(categories))
    related = RelatedLists(edition)
    for articles in filter(None, (edition.by_category(category.slug) for category in CATEGORIES)):
        for newer, older in zip(articles, articles[1:], strict=False):
            assert related[newer.url].previous == older
            assert related[older.url].following == newer
        assert related[articles[0].url].following is None
        assert related[articles[-1].url].previous is None


def test_drafts_and_articles_to_come_are_in_no_list() -> None:
    edition = make_edition([make_article(1), make_article(2, draft=True), make_article(3)])
    assert {url for related in RelatedLists(edition).values() for url in listed(related)} == {
        "2024/01/tin-so-001/",
        "2024/01/tin-so-003/",
    }


# Positions


def test_a_draft_without_category_stands_beside_articles_of_all() -> None:
    unfiled = make_article(50, category=NO_CATEGORY, has_date=False)
    others = archive([0, 1] * 6)
    old, new = [*others[:-1], unfiled], [*others, unfiled]
    edition = make_edition(new)
    assert len(listed(RelatedLists(edition)[unfiled.url])) == 10
    assert RelatedLists(edition)[unfiled.url] != RelatedLists(make_edition(old))[unfiled.url]
    assert unfiled.url in touched(edition, changes_of(old, new))
