"""Records are read from the catalogue when they are asked for; what pages see of them is tested with the edition."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from newsroom.engine import stored_records
from newsroom.engine.queries import Queries
from newsroom.engine.stored_records import HELD, Recent, StoredAnchors, StoredRecords
from newsroom.model.records import Record, StaticPage
from tests.support.making import NOW, index_records, make_article, make_site


def stored(records: Iterable[Record]) -> tuple[StoredRecords, Queries]:
    queries = index_records(records)
    return StoredRecords(queries, make_site(), NOW), queries


def test_of_what_was_put_in_the_last_few_are_kept() -> None:
    recent: Recent[int] = Recent()
    for number in range(HELD + 3):
        recent[number] = number
    recent[3] = 0  # known already: nothing goes for it
    assert list(recent) == list(range(3, HELD + 3))


def test_what_was_made_is_made_again_only_after_it_was_released() -> None:
    records, _ = stored([make_article(1)])
    path = make_article(1).path
    first = records.at(path)
    assert records.at(path) is first
    records.release()
    assert records.at(path) == first
    assert records.at(path) is not first


def test_articles_at_addresses_come_in_the_order_asked_without_those_that_are_not_shown() -> None:
    records, _ = stored([make_article(1), make_article(2, draft=True), make_article(3)])
    urls = [make_article(number).url for number in (3, 2, 1, 9)]
    assert [one.url for one in records.at_all(urls)] == [urls[0], urls[2]]


def test_nothing_is_decoded_of_records_that_are_held(monkeypatch: pytest.MonkeyPatch) -> None:
    records, _ = stored([make_article(1), make_article(2)])
    records.hold([make_article(2), make_article(1)])
    monkeypatch.setattr(stored_records, "decode", None)  # who decodes, fails
    assert [one.path for one in records.all()] == sorted(make_article(number).path for number in (1, 2))


def test_anchors_of_a_page_are_looked_for_once() -> None:
    _, queries = stored([StaticPage("pages/p.md", "p/", "P", body=('<h3 id="b">B</h3>',))])
    anchors = StoredAnchors(queries)
    assert anchors.at("p/") == anchors.at("p/index.html") == ("b",)
    queries.records.drop_body("pages/p.md")
    assert anchors.at("p/") == ("b",)
    assert anchors.at("q/") is None
