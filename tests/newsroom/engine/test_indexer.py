"""Indexing records one by one leaves what indexing all of them at once does, and says what it changed."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.engine.changes import Change, Changes, Span
from newsroom.engine.codec import decode, encode
from newsroom.engine.indexed import IndexedRecord
from newsroom.engine.indexer import Indexer
from newsroom.engine.lists import (
    ALBUMS,
    ALL,
    AUTHOR,
    CATEGORY,
    ILLUSTRATED,
    MONTH,
    TOPIC,
    YEAR,
)
from newsroom.engine.queries import Queries
from newsroom.model.records import Article, Record, StaticPage, as_of
from tests.support.drawing import editions, paths, records
from tests.support.indexing import SLUGS, TABLES, assert_told, edited, filled, rows
from tests.support.making import (
    NOW,
    START,
    index_records,
    make_article,
    make_links,
)
from tests.support.oracle import Oracle

LATER = NOW + timedelta(days=2)
edits = st.lists(records | paths, max_size=6)
"""A record is put in the place of the one at its path; a path says that the record there goes."""
clocks = st.sampled_from([(NOW, LATER), (LATER, NOW)])


def index(
    queries: Queries, steps: Iterable[Record | str], now: datetime = NOW, preview: bool = False
) -> Changes:
    """Index step by step, in one build."""
    indexer = Indexer(queries, SLUGS, now, preview)
    for step in steps:
        if isinstance(step, str):
            indexer.index(step, None, NOW)
        else:
            indexer.index(step.path, step, NOW)
    return indexer.changes()


def index_due(
    queries: Queries, records: Iterable[Record], clock: tuple[datetime, datetime], preview: bool = False
) -> Changes:
    """Index those again whose time lies between the last build and this one."""
    before, now = clock
    indexer = Indexer(queries, SLUGS, now, preview)
    for record in records:
        moments = (record.date if isinstance(record, Article) else None, record.modified)
        if any(moment and min(clock) < moment <= max(clock) for moment in moments):
            indexer.index(record.path, record, before)
    return indexer.changes()


def last_of_each(steps: Iterable[Record | str]) -> list[Record | str]:
    """Give what a build sees of steps: the last word on each path."""
    return list({step if isinstance(step, str) else step.path: step for step in steps}.values())


# What the catalogue holds


@pytest.mark.slow
@given(editions, edits, st.booleans())
def test_indexing_one_by_one_leaves_the_rows_of_indexing_all_at_once(
    before: list[Record], steps: list[Record | str], preview: bool
) -> None:
    queries = filled(before, preview=preview)
    index(queries, steps, preview=preview)
    assert rows(queries) == rows(filled(edited(before, steps), preview=preview))


@pytest.mark.slow
@given(editions, st.lists(edits, min_size=1, max_size=3))
def test_build_after_build_leaves_the_rows_of_one_build(
    before: list[Record], builds: list[list[Record | str]]
) -> None:
    queries, after = filled(before), before
    for steps in builds:
        index(queries, last_of_each(steps))
        after = edited(after, steps)
    assert rows(queries) == rows(filled(after))


@pytest.mark.slow
@given(editions, clocks)
def test_indexing_those_again_whose_time_came_leaves_the_rows_of_that_time(
    records: list[Record], clock: tuple[datetime, datetime]
) -> None:
    queries = filled(records, clock[0])
    index_due(queries, records, clock)
    assert rows(queries) == rows(filled(records, clock[1]))


@pytest.mark.slow
@given(editions, st.randoms(use_true_random=False))
def test_the_order_of_indexing_does_not_count(records: list[Record], chance: random.Random) -> None:
    expected = rows(filled(records))
    chance.shuffle(records)
    queries = filled([])
    index(queries, records)
    assert rows(queries) == rows(filled(records)) == expected


@pytest.mark.slow
@given(editions)
def test_taking_all_out_leaves_nothing(records: list[Record]) -> None:
    queries = index_records(records)
    index(queries, [record.path for record in records])
    assert rows(queries) == {sql: [] for sql in TABLES}


def test_records_are_indexed_batch_after_batch_as_they_come(monkeypatch: pytest.MonkeyPatch) -> None:
    many = [make_article(number, tags=("Thi đua",)) for number in range(7)]
    expected = rows(filled(many))
    monkeypatch.setattr("newsroom.engine.indexer._BATCH", 2)
    for number in (0, 1, 6, 7):
        queries = filled(many[:number])
        assert len(queries.records.texts()) == queries.entries.count(ALL.of()) == number
    assert rows(queries) == expected


def test_the_body_of_a_record_goes_with_it_and_stays_while_the_record_does() -> None:
    queries = index_records([make_article(1), make_article(2)])
    index(queries, [make_article(1).path, make_article(2, title="Mới")])
    assert queries.records._all("SELECT path FROM texts.bodies") == [(make_article(2).path,)]


@pytest.mark.slow
@given(editions, st.booleans())
def test_a_record_is_found_as_it_was_indexed(records: list[Record], preview: bool) -> None:
    queries = filled(records, preview=preview)
    indexer = Indexer(queries, SLUGS, LATER, preview)
    for record in records:
        then = Indexer(queries, SLUGS, NOW, preview).as_indexed(record)
        found = indexer.find(record.path, NOW)
        assert found == replace(then, record=as_of(decode(encode(record), SLUGS), NOW))
    assert indexer.find("articles/2024/01/khong-co/index.md", NOW) is None


# What indexing tells


@pytest.mark.slow
@given(editions, edits, st.booleans())
def test_all_that_changed_is_told(before: list[Record], steps: list[Record | str], preview: bool) -> None:
    changes = index(filled(before, preview=preview), last_of_each(steps), preview=preview)
    old, new = Oracle(before, NOW, preview), Oracle(edited(before, steps), NOW, preview)
    assert_told(changes, old, new, NOW, NOW)


@pytest.mark.slow
@given(editions, clocks, st.booleans())
def test_all_that_the_clock_changed_is_told(
    records: list[Record], clock: tuple[datetime, datetime], preview: bool
) -> None:
    changes = index_due(filled(records, clock[0], preview), records, clock, preview)
    old, new = (Oracle(records, time, preview) for time in clock)
    assert_told(changes, old, new, *clock)


@pytest.mark.slow
@given(editions)
def test_indexing_the_same_again_changes_no_list_and_no_name(records: list[Record]) -> None:
    changes = index(filled(records), records)
    assert not any((changes.resized, changes.came_or_went(), changes.terms))
    assert not any(span.gaps or span.places for span in changes.lists.values())


LISTS = {ALL.of(), CATEGORY.of("tin-hoat-dong"), MONTH.of("2024/01"), YEAR.of("2024"), AUTHOR.of("p. mai")}


def test_another_text_changes_the_article_and_no_list() -> None:
    old = make_article(1, body_digest="1", links=make_links("x/"), lines=(("title", 1),))
    new = replace(old, body_digest="2", links=make_links("y/"), lines=(("title", 2),))
    changes = index(filled([old, make_article(2)]), [new])
    assert changes.articles == {old.url: Change(old, new)}
    assert not changes.lists


def test_another_title_changes_the_article_where_it_stands() -> None:
    old, new = make_article(1), make_article(1, title="Mới")
    changes = index(filled([make_article(0), old, make_article(2)]), [new])
    assert changes.articles == {old.url: Change(old, new)}
    assert changes.lists == {name: Span(3, 3, places=frozenset({1})) for name in LISTS}


def test_what_looks_different_for_its_photo_is_told_where_it_stands() -> None:
    article = make_article(1)
    indexer = Indexer(filled([make_article(0), article, make_article(2)]), SLUGS, NOW, False)
    indexer.index(article.path, article, NOW, redone=True)
    assert indexer.changes().lists == {name: Span(3, 3, places=frozenset({1})) for name in LISTS}


def test_a_new_article_moves_those_after_it() -> None:
    changes = index(filled([make_article(0), make_article(2)]), [make_article(1)])
    assert changes.lists == {name: Span(2, 3, frozenset({1})) for name in LISTS}
    assert changes.terms == frozenset()


def test_a_later_date_leaves_a_gap_here_and_another_there() -> None:
    moved = make_article(0, url=make_article(0).url, date=START + timedelta(hours=5))
    changes = index(filled([make_article(number) for number in range(4)]), [moved])
    assert changes.lists[ALL.of()] == Span(4, 4, frozenset({0, 3}))


def test_an_article_that_gets_its_first_photo_comes_into_the_lists_of_photos() -> None:
    old, new = make_article(1), make_article(1, cover="a/1.jpg", album=3)
    changes = index(filled([old]), [new])
    assert changes.lists == {
        **{name: Span(1, 1, places=frozenset({0})) for name in LISTS},
        **{kind.of(): Span(0, 1, frozenset({0})) for kind in (ILLUSTRATED, ALBUMS)},
    }


def test_what_is_hidden_before_and_after_changes_nothing() -> None:
    draft = make_article(1, draft=True, tags=("Thi đua",))
    queries = filled([draft])
    assert index(queries, [replace(draft, title="Mới")]) == Changes()
    relinked = Changes(relinked=frozenset({"2024/01/tin-so-002"}))
    assert index(queries, [make_article(2, draft=True)]) == relinked
    assert index(queries, [make_article(2).path]) == relinked


def test_a_page_changes_no_list() -> None:
    old, new = StaticPage("pages/a.md", "a/", "A"), StaticPage("pages/a.md", "a/", "B")
    assert index(filled([old]), [new]) == Changes(pages={"a/": Change(old, new)})


def test_a_name_whose_address_hangs_on_another_is_told_with_it() -> None:
    first, second = make_article(1, tags=("Thi đua",)), make_article(2, tags=("Thi dua",))
    queries = filled([first, second])
    assert index(queries, [first.path]).terms == {TOPIC.of("thi đua"), TOPIC.of("thi dua")}
    assert [(term.list, term.name, term.url) for term in queries.terms.all(TOPIC)] == [
        (TOPIC.of("thi dua"), "Thi dua", "chu-de/thi-dua/")
    ]


def test_a_commoner_spelling_renames_a_topic() -> None:
    queries = filled([make_article(1, tags=("thi đua",))])
    changes = index(queries, [make_article(2, tags=("Thi đua",)), make_article(3, tags=("Thi đua",))])
    assert changes.terms == {TOPIC.of("thi đua")}
    assert [term.name for term in queries.terms.all(TOPIC)] == ["Thi đua"]


def test_a_name_without_latin_letters_has_its_key_for_a_plain_name() -> None:
    queries = filled([make_article(1, tags=("…", "Thi đua"))])
    assert {term.key: (term.slug, term.plain) for term in queries.terms.all(TOPIC)} == {
        "…": ("ten-khac", "…"),
        "thi đua": ("thi-dua", "thi-dua"),
    }


def test_indexing_at_a_path_that_holds_nothing_is_no_error() -> None:
    assert index(filled([]), ["articles/2024/01/khong-co/index.md"]) == Changes()


# Rows


def test_a_record_is_shown_when_it_is_public_or_in_a_preview_with_a_note_why_it_is_not() -> None:
    indexer, preview = (Indexer(index_records(()), SLUGS, NOW, shows_all) for shows_all in (False, True))
    for record, note in (
        (make_article(1), ""),
        (make_article(1, draft=True), "draft"),
        (make_article(1, date=LATER), "future"),
    ):
        assert indexer.as_indexed(record) == IndexedRecord(record, not note, note)
        assert preview.as_indexed(record) == IndexedRecord(record, True, note)
