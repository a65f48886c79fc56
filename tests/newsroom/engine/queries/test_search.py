"""What the catalogue keeps for the search is given back, or told to be damaged."""

import hashlib
from dataclasses import replace
from datetime import date

import pytest

from newsroom.engine import Damaged, SpotRow
from newsroom.engine.codec import digest_body, encode, encode_body
from newsroom.engine.disk import fingerprint
from newsroom.engine.queries import Queries
from tests.support.making import index_records, make_article


@pytest.fixture
def queries() -> Queries:
    """Give a catalogue that holds one article."""
    return index_records([make_article(1)])


PATH = make_article(1).path


def digest(queries: Queries) -> bytes:
    text = queries.records.text(PATH)
    assert text is not None
    return fingerprint(text.encode())


# Notes


def test_a_note_is_known_as_it_is_and_as_it_was_before_the_build(queries: Queries) -> None:
    rows = queries.search
    rows.put_note(PATH, digest(queries), b"one")
    assert (rows.note(PATH), rows.note_before(PATH), rows.renoted()) == (b"one", b"one", set())
    for note in (b"two", b"three"):
        rows.put_note(PATH, digest(queries), note)
    assert (rows.note(PATH), rows.note_before(PATH), rows.renoted()) == (b"three", b"one", {PATH})
    rows.settle([])
    assert (rows.note(PATH), rows.note_before(PATH), rows.renoted()) == (b"three", b"three", set())


def test_the_same_note_again_is_no_change(queries: Queries) -> None:
    rows = queries.search
    for _ in range(2):
        rows.put_note(PATH, digest(queries), b"one")
    assert rows.renoted() == set()


def test_the_note_of_a_record_that_is_gone_is_forgotten(queries: Queries) -> None:
    queries.search.put_note(PATH, digest(queries), b"one")
    queries.search.settle([PATH])
    with pytest.raises(Damaged):
        queries.search.note_before(PATH)


def test_a_note_that_is_missing_or_of_another_text_is_damage(queries: Queries) -> None:
    with pytest.raises(Damaged):
        queries.search.note(PATH)
    queries.search.put_note(PATH, b"of another", b"one")
    with pytest.raises(Damaged):
        queries.search.note(PATH)


# Where records stand


def test_records_stand_by_day_and_number(queries: Queries) -> None:
    rows = queries.search
    listed = [SpotRow("c/", "c", 2, 0), SpotRow("b/", "b", 1, 1), SpotRow("a/", "a", 1, 0)]
    rows.put_spots(listed)
    assert rows.all_spots() == [*reversed(listed)]
    assert rows.spots(1, 2) == [*reversed(listed[1:])]
    assert rows.counts() == {1: 2, 2: 1}
    rows.drop_spot("b/")
    assert rows.spot("b/") is None
    assert rows.spot("c/") == listed[0]


def test_articles_that_are_shown_are_told_by_day() -> None:
    articles = [make_article(number) for number in (3, 1, 2)]
    queries = index_records([*articles, make_article(4, draft=True)])
    day = articles[0].date.date()
    shown = [(day.isoformat(), one.url, one.path) for one in sorted(articles, key=lambda one: one.rank)]
    assert queries.search.shown_articles(day) == queries.search.shown_articles() == shown
    assert queries.search.shown_articles(date(2001, 1, 1)) == []


# Files


def test_files_are_known_by_their_hash(queries: Queries) -> None:
    rows = queries.search
    found = hashlib.blake2b(b"data", digest_size=5).digest()
    rows.put_files("y", {"0": (found, b"data"), "1": (b"wrong", b"data")})
    assert rows.file("y", "0") == b"data"
    assert rows.hashes("y") == {"0": found, "1": b"wrong"}
    assert rows.files() == [("y", "0", found), ("y", "1", b"wrong")]
    for name in ("1", "2"):
        with pytest.raises(Damaged):
            rows.file("y", name)
    rows.drop_file("y", "0")
    assert rows.hash("y", "0") is None


def test_the_digest_of_a_record_is_that_of_its_text() -> None:
    """Guard what ties a note to its record: what a worker writes is what the index knows."""
    article = make_article(1)
    bare = replace(article, body_digest=digest_body(encode_body(article.body)))
    queries = index_records([article])
    queries.search.put_note(article.path, fingerprint(encode(bare).encode()), b"note")
    assert queries.search.note(article.path) == b"note"
