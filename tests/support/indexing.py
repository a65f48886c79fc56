"""Index records, and hold that what changed is told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from newsroom.engine.changes import Change, Changes, Span
from newsroom.engine.codec import encode
from newsroom.engine.edition import Edition
from newsroom.engine.indexer import Indexer
from newsroom.engine.lists import ListName
from newsroom.engine.queries import Queries
from newsroom.model.blocks import Figure, Recording, VideoBlock
from newsroom.model.records import Article, Record
from newsroom.viewmodels.teaser import headline, teaser
from tests.support.making import CATEGORIES, NOW, index_records, make_edition
from tests.support.oracle import Oracle

SLUGS = {category.slug: category for category in CATEGORIES}
TABLES = (
    "SELECT * FROM records",
    "SELECT kind, key, rank, url, names FROM entries",
    "SELECT * FROM terms",
    "SELECT * FROM links",
    "SELECT * FROM absent",
    "SELECT * FROM takedowns",
    "SELECT * FROM texts.records",
    "SELECT * FROM texts.bodies",
)
"""All that a catalogue holds of records."""


def filled(records: Iterable[Record], now: datetime = NOW, preview: bool = False) -> Queries:
    """Index records in a catalogue of their own."""
    queries = index_records(())
    Indexer(queries, SLUGS, now, preview).index_all((one, encode(one)) for one in records)
    return queries


def rows(queries: Queries) -> dict[str, list[Any]]:
    """Give all that a catalogue holds of records, by the question for it."""
    return {sql: sorted(queries.records._all(sql), key=repr) for sql in TABLES}


def edited(records: Iterable[Record], steps: Iterable[Record | str]) -> list[Record]:
    """Give the records that are left."""
    found = {record.path: record for record in records}
    for step in steps:
        if isinstance(step, str):
            found.pop(step, None)
        else:
            found[step.path] = step
    return list(found.values())


def look(edition: Edition, article: Article) -> tuple[Any, ...]:
    """Give all that lists of an edition show of an article; the line of the manuscript does not count."""
    media: list[Figure | VideoBlock] = []
    for one in article.media:
        if isinstance(one, Recording):
            continue
        if isinstance(one, VideoBlock) and one.still:
            one = replace(one, still=replace(one.still, line=0))
        media.append(replace(one, line=0))
    return teaser(edition, article), headline(article), media


def lists(oracle: Oracle, now: datetime) -> dict[ListName, list[Any]]:
    """Give what all lists show, oldest first."""
    edition = make_edition(now=now)  # a new one, as it makes the teaser of an address but once
    return {
        name: [look(edition, article) for article in reversed(listed)]
        for name, listed in oracle.lists().items()
    }


def assert_told(changes: Changes, before: Oracle, after: Oracle, then: datetime, now: datetime) -> None:
    """Hold that whatever changed is told."""
    old, new = lists(before, then), lists(after, now)
    assert changes.lists.keys() <= old.keys() | new.keys()
    for name in old.keys() | new.keys():
        assert_list_told(changes.lists.get(name), old.get(name, []), new.get(name, []))
    old_terms, new_terms = before.terms_by_list(), after.terms_by_list()
    differ = {n for n in old_terms.keys() | new_terms.keys() if old_terms.get(n) != new_terms.get(n)}
    assert changes.terms >= differ
    assert_records_told(changes.articles, before.by_url, after.by_url)
    assert_records_told(changes.pages, *({page.url: page for page in one.pages} for one in (before, after)))


def assert_list_told(span: Span | None, was: list[Any], is_: list[Any]) -> None:
    if span is None:
        assert was == is_
        return
    assert (span.before, span.after) == (len(was), len(is_))
    for start in range(len(is_)):
        for end in range(start + 1, len(is_) + 1):
            assert span.meets(start, end) or was[start:end] == is_[start:end]
    for number in range(1, len(is_) + 1):
        assert span.meets_newest(number) or was[-number:] == is_[-number:]


def assert_records_told(
    told: Mapping[str, Change[Any]], before: Mapping[str, Record], after: Mapping[str, Record]
) -> None:
    for url in before.keys() | after.keys():
        assert before.get(url) == after.get(url) or url in told
    for url, change in told.items():
        pairs = ((change.old, before.get(url)), (change.new, after.get(url)))
        for found, expected in pairs:
            assert (found and encode(found)) == (expected and encode(expected))
