"""Filing records one by one leaves what filing all of them at once does, and says what it changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.engine.catalogue import Catalogue
from newsroom.engine.changes import Change, Changes, Span
from newsroom.engine.codec import encode
from newsroom.engine.edition import Edition, assemble
from newsroom.engine.indexer import IndexedRecord, Indexer, face, link_rows, list_entries
from newsroom.engine.lists import (
    ALBUMS,
    ALL,
    COVERED,
    WITH_VIDEO,
    author_list,
    category_list,
    month_list,
    topic_list,
    year_list,
)
from newsroom.engine.stored_edition import rank_text
from newsroom.model.blocks import Figure, VideoBlock
from newsroom.model.records import Article, Link, Record, StaticPage
from newsroom.model.site import Term
from tests.support.drawing import articles, editions, new_catalogue, paths, records
from tests.support.making import CATEGORIES, NOW, START, make_article, make_links, make_site

SITE = make_site()
SLUGS = {category.slug: category for category in CATEGORIES}
LATER = NOW + timedelta(days=2)
TABLES = (
    "SELECT * FROM records",
    "SELECT list, rank, url, names FROM listed",
    "SELECT * FROM terms",
    "SELECT * FROM links",
    "SELECT * FROM texts.records",
)

edits = st.lists(records | paths, max_size=6)
"""A record is put in the place of the one at its path; a path says that the record there goes."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("filing")


@contextmanager
def filled(
    folder: Path, records: Iterable[Record], now: datetime = NOW, preview: bool = False
) -> Iterator[Catalogue]:
    catalogue = new_catalogue(folder)
    try:
        Indexer(catalogue, SLUGS, now, preview).index_all((one, encode(one)) for one in records)
        yield catalogue
    finally:
        catalogue.close()


def rows(catalogue: Catalogue) -> dict[str, list[Any]]:
    return {sql: sorted(catalogue.all(sql), key=repr) for sql in TABLES}


def edited(records: Iterable[Record], steps: Iterable[Record | str]) -> list[Record]:
    """Give the records that are left."""
    found = {record.path: record for record in records}
    for step in steps:
        if isinstance(step, str):
            found.pop(step, None)
        else:
            found[step.path] = step
    return list(found.values())


def file(
    catalogue: Catalogue, steps: Iterable[Record | str], now: datetime = NOW, preview: bool = False
) -> Changes:
    """File step by step, in one build."""
    indexer = Indexer(catalogue, SLUGS, now, preview)
    for step in steps:
        if isinstance(step, str):
            indexer.index(step, None, NOW)
        else:
            indexer.index(step.path, step, NOW)
    return indexer.changes()


def last_of_each(steps: Iterable[Record | str]) -> list[Record | str]:
    """Give what a build sees of steps: the last word on each path."""
    return list({step if isinstance(step, str) else step.path: step for step in steps}.values())


# What the catalogue holds


@given(editions, edits, st.booleans())
def test_filing_one_by_one_leaves_the_rows_of_filing_all_at_once(
    folder: Path, before: list[Record], steps: list[Record | str], preview: bool
) -> None:
    with filled(folder, edited(before, steps), preview=preview) as catalogue:
        expected = rows(catalogue)
    with filled(folder, before, preview=preview) as catalogue:
        file(catalogue, steps, preview=preview)
        assert rows(catalogue) == expected


@given(editions, st.lists(edits, min_size=1, max_size=3))
def test_build_after_build_leaves_the_rows_of_one_build(
    folder: Path, before: list[Record], builds: list[list[Record | str]]
) -> None:
    after = before
    with filled(folder, before) as catalogue:
        for steps in builds:
            file(catalogue, last_of_each(steps))
            after = edited(after, steps)
        found = rows(catalogue)
    with filled(folder, after) as catalogue:
        assert found == rows(catalogue)


@given(editions, st.sampled_from([(NOW, LATER), (LATER, NOW)]))
def test_filing_those_again_whose_time_came_leaves_the_rows_of_that_time(
    folder: Path, records: list[Record], clock: tuple[datetime, datetime]
) -> None:
    before, now = clock
    with filled(folder, records, now=now) as catalogue:
        expected = rows(catalogue)
    due = [r for r in records if isinstance(r, Article) and min(clock) < r.date <= max(clock)]
    with filled(folder, records, now=before) as catalogue:
        indexer = Indexer(catalogue, SLUGS, now, False)
        for record in due:
            indexer.index(record.path, record, before)
        indexer.changes()
        assert rows(catalogue) == expected


@given(editions, st.randoms(use_true_random=False))
def test_the_order_of_filing_does_not_count(folder: Path, records: list[Record], chance: Any) -> None:
    with filled(folder, records) as catalogue:
        expected = rows(catalogue)
    chance.shuffle(records)
    with filled(folder, []) as catalogue:
        file(catalogue, records)
        assert rows(catalogue) == expected


@given(editions)
def test_taking_all_out_leaves_nothing(folder: Path, records: list[Record]) -> None:
    with filled(folder, records) as catalogue:
        file(catalogue, [record.path for record in records])
        assert rows(catalogue) == {sql: [] for sql in TABLES}


def test_the_body_of_a_record_goes_with_it(folder: Path) -> None:
    with filled(folder, [make_article(1), make_article(2)]) as catalogue:
        for number in (1, 2):
            catalogue.keep_body(make_article(number).path, "[]")
        file(catalogue, [make_article(1).path])
        assert catalogue.all("SELECT path FROM texts.bodies") == [(make_article(2).path,)]


# What filing tells


def lists(edition: Edition) -> dict[str, list[tuple[Any, ...]]]:
    """Give what all lists of an edition show, oldest first, by the names that changes give them."""
    indexes: list[tuple[Any, Any]] = [
        (edition.by_category, category_list),
        (edition.by_topic, topic_list),
        (edition.by_author, author_list),
        (edition.by_month, lambda month: month_list(*month)),
        (edition.by_year, year_list),
        ({ALL: edition.articles}, lambda name: name),
    ]
    return {
        name(key): [(edition.teaser(article), edition.headline(article)) for article in reversed(listed)]
        for index, name in indexes
        for key, listed in index.items()
    }


def terms(edition: Edition) -> dict[str, Term]:
    named = {topic_list(key): term for key, term in edition.topics.items()}
    return {**named, **{author_list(key): term for key, term in edition.authors.items()}}


def edition_of(records: Iterable[Record], now: datetime = NOW, preview: bool = False) -> Edition:
    listed = list(records)
    shown = [record for record in listed if isinstance(record, Article)]
    pages = [record for record in listed if isinstance(record, StaticPage)]
    return assemble(SITE, shown, pages, {}, now, preview)


def assert_told(changes: Changes, before: Edition, after: Edition) -> None:
    """Hold that whatever changed from one edition to the other is told."""
    old, new = lists(before), lists(after)
    for name in old.keys() | new.keys():
        was, is_ = old.get(name, []), new.get(name, [])
        span = changes.lists.get(name)
        if span is None:
            assert was == is_
            continue
        assert (span.before, span.after) == (len(was), len(is_))
        for start in range(len(is_)):
            for end in range(start + 1, len(is_) + 1):
                assert span.meets(start, end) or was[start:end] == is_[start:end]
        for number in range(1, len(is_) + 1):
            assert span.meets_newest(number) or was[-number:] == is_[-number:]
    old_terms, new_terms = terms(before), terms(after)
    differ = {n for n in old_terms.keys() | new_terms.keys() if old_terms.get(n) != new_terms.get(n)}
    assert changes.terms >= differ
    assert_records_told(changes.articles, before.by_url, after.by_url)
    pages = [{page.url: page for page in edition.pages} for edition in (before, after)]
    assert_records_told(changes.pages, *pages)


def assert_records_told(told: Mapping[str, Change[Any]], *shown: Mapping[str, Record]) -> None:
    """Hold that each record of one of two editions is told if it is another in the other."""
    for url in shown[0].keys() | shown[1].keys():
        was, is_ = (found.get(url) for found in shown)
        if was != is_:
            assert url in told
    for url, change in told.items():
        pair = (change.old, change.new)
        expected = tuple(found.get(url) for found in shown)
        assert [r and encode(r) for r in pair] == [r and encode(r) for r in expected]


@given(editions, edits, st.booleans())
def test_all_that_changed_is_told(
    folder: Path, before: list[Record], steps: list[Record | str], preview: bool
) -> None:
    with filled(folder, before, preview=preview) as catalogue:
        changes = file(catalogue, last_of_each(steps), preview=preview)
    after = edited(before, steps)
    assert_told(changes, edition_of(before, preview=preview), edition_of(after, preview=preview))


@given(editions, st.sampled_from([(NOW, LATER), (LATER, NOW)]), st.booleans())
def test_all_that_the_clock_changed_is_told(
    folder: Path, records: list[Record], clock: tuple[datetime, datetime], preview: bool
) -> None:
    before, now = clock
    with filled(folder, records, now=before, preview=preview) as catalogue:
        indexer = Indexer(catalogue, SLUGS, now, preview)
        for record in records:
            if isinstance(record, Article) and min(clock) < record.date <= max(clock):
                indexer.index(record.path, record, before)
        changes = indexer.changes()
    assert_told(changes, edition_of(records, before, preview), edition_of(records, now, preview))


@given(editions)
def test_filing_the_same_again_changes_no_list_and_no_name(folder: Path, records: list[Record]) -> None:
    with filled(folder, records) as catalogue:
        changes = file(catalogue, records)
        assert not any((changes.resized(), changes.came_or_went(""), changes.terms))
        assert not any(span.gaps or span.places for span in changes.lists.values())


LISTS = [ALL, "c:tin-hoat-dong", "m:2024/01", "y:2024", "a:p. mai"]


def test_another_text_changes_the_article_and_no_list(folder: Path) -> None:
    old = make_article(1, body_digest="1", links=make_links("x/"), lines=(("title", 1),))
    new = replace(old, body_digest="2", links=make_links("y/"), lines=(("title", 2),))
    with filled(folder, [old, make_article(2)]) as catalogue:
        changes = file(catalogue, [new])
    assert changes.articles == {old.url: Change(old, new)}
    assert not changes.lists


def test_another_title_changes_the_article_where_it_stands(folder: Path) -> None:
    old, new = make_article(1), make_article(1, title="Mới")
    with filled(folder, [make_article(0), old, make_article(2)]) as catalogue:
        changes = file(catalogue, [new])
    assert changes.articles == {old.url: Change(old, new)}
    assert changes.lists == {name: Span(3, 3, places=frozenset({1})) for name in LISTS}


def test_what_looks_different_for_its_photo_is_told_where_it_stands(folder: Path) -> None:
    article = make_article(1)
    with filled(folder, [make_article(0), article, make_article(2)]) as catalogue:
        indexer = Indexer(catalogue, SLUGS, NOW, False)
        indexer.index(article.path, article, NOW, redone=True)
        assert indexer.changes().lists == {name: Span(3, 3, places=frozenset({1})) for name in LISTS}


def test_a_new_article_moves_those_after_it(folder: Path) -> None:
    with filled(folder, [make_article(0), make_article(2)]) as catalogue:
        changes = file(catalogue, [make_article(1)])
    assert changes.lists == {name: Span(2, 3, frozenset({1})) for name in LISTS}
    assert changes.terms == frozenset()


def test_a_later_date_leaves_a_gap_here_and_another_there(folder: Path) -> None:
    moved = make_article(0, url=make_article(0).url, date=START + timedelta(hours=5))
    with filled(folder, [make_article(number) for number in range(4)]) as catalogue:
        changes = file(catalogue, [moved])
    assert changes.lists[ALL] == Span(4, 4, frozenset({0, 3}))


def test_what_is_hidden_before_and_after_changes_nothing(folder: Path) -> None:
    draft = make_article(1, draft=True, tags=("Thi đua",))
    with filled(folder, [draft]) as catalogue:
        changes = file(catalogue, [replace(draft, title="Mới"), make_article(2, draft=True)])
        assert changes == Changes()
        assert file(catalogue, [draft.path]) == Changes()


def test_a_name_whose_address_hangs_on_another_is_told_with_it(folder: Path) -> None:
    first, second = make_article(1, tags=("Thi đua",)), make_article(2, tags=("Thi dua",))
    with filled(folder, [first, second]) as catalogue:
        assert file(catalogue, [first.path]).terms == {"t:thi đua", "t:thi dua"}
        assert catalogue.all("SELECT list, name, url FROM terms WHERE list LIKE 't:%'") == [
            ("t:thi dua", "Thi dua", "chu-de/thi-dua/")
        ]


def test_a_commoner_spelling_renames_a_topic(folder: Path) -> None:
    one = make_article(1, tags=("thi đua",))
    with filled(folder, [one]) as catalogue:
        changes = file(catalogue, [make_article(2, tags=("Thi đua",)), make_article(3, tags=("Thi đua",))])
        assert changes.terms == {"t:thi đua"}
        assert catalogue.one("SELECT name FROM terms WHERE list = 't:thi đua'") == "Thi đua"


# Rows


@given(articles(1))
def test_the_face_of_a_record_is_what_does_not_change_with_its_text(record: Record) -> None:
    indexed = IndexedRecord(record, True)
    text = replace(
        record,
        links=make_links("z/"),
        lines=(("date", 9),),
        body_digest="z",
        body=("<p>z</p>", *record.media),
    )
    assert face(IndexedRecord(text, True)) == face(indexed)
    assert face(IndexedRecord(replace(record, title="Khác"), True)) != face(indexed)
    assert face(IndexedRecord(record, True, "draft")) != face(indexed)
    assert face(IndexedRecord(replace(record, body=(*record.media, Figure("z.jpg", "Z"))), True)) != face(
        indexed
    )


def test_a_record_stands_nowhere_unless_it_is_shown() -> None:
    article = make_article(1, pin_until=NOW, cover="a.jpg", old_urls=make_links("/cu"))
    assert list_entries(None) == list_entries(IndexedRecord(article, False, "draft")) == {}
    found = list_entries(IndexedRecord(article, True))
    assert set(found) == {*LISTS, "pinned", "illustrated", COVERED, "moved"}
    assert set(list_entries(IndexedRecord(make_article(1, cover="a.jpg", album=3), True))) == {
        *LISTS,
        "illustrated",
        ALBUMS,
    }
    assert set(list_entries(IndexedRecord(make_article(1, body=(VideoBlock("youtube", "x"),)), True))) == {
        *LISTS,
        WITH_VIDEO,
    }
    assert {placing.rank for name, placing in found.items() if name != "moved"} == {rank_text(article)}
    page = StaticPage("pages/a.md", "a/", "A", old_urls=make_links("/cu"))
    assert set(list_entries(IndexedRecord(page, True))) == {"moved"}
    assert list_entries(IndexedRecord(replace(page, old_urls=()), True)) == {}


def test_the_spellings_of_a_name_stand_with_the_article() -> None:
    found = list_entries(IndexedRecord(make_article(1, tags=("Thi đua", "An", "thi đua")), True))
    assert (found["t:thi đua"].names, found["t:an"].names, found[ALL].names) == ("Thi đua\nthi đua", "An", "")


def test_links_pins_photos_and_old_addresses_of_a_record_are_told_apart() -> None:
    article = make_article(
        1,
        links=(Link("2024/01/a/", "../a/index.md", 9), Link("", "/", 10)),
        related=make_links("2024/01/b/"),
        old_urls=make_links("/CŨ/index.html", "/?p=1"),
        cover="photos/c.jpg",
        body=(
            Figure("photos/d.jpg", "D"),
            VideoBlock("youtube", "abcdefghijk", still=Figure("photos/e.jpg", "E")),
            VideoBlock("", "photos/f.mp4"),
            VideoBlock("", ""),
        ),
    )
    assert sorted(row[1:] for row in link_rows(article)) == [
        ("link", ""),
        ("link", "2024/01/a"),
        ("old", "?p=1"),
        ("old", "cũ"),
        ("photo", "photos/c.jpg"),
        ("photo", "photos/d.jpg"),
        ("photo", "photos/e.jpg"),
        ("pin", "2024/01/b"),
        ("video", "photos/f.mp4"),
    ]
    assert {row[0] for row in link_rows(article)} == {article.path}


def test_filing_at_a_path_that_holds_nothing_is_no_error(folder: Path) -> None:
    with filled(folder, []) as catalogue:
        assert file(catalogue, ["articles/2024/01/khong-co/index.md"]) == Changes()
