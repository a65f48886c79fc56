"""The catalogue answers what pages ask exactly as plain loops over all records do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, note
from hypothesis import strategies as st

from newsroom.engine.codec import Damaged, digest_body, encode_body
from newsroom.engine.edition import Edition
from newsroom.engine.lists import (
    ALL,
    AUTHOR,
    CATEGORY,
    KINDS,
    MONTH,
    NAMED_KINDS,
    PINNED,
    TOPIC,
    YEAR,
    ListName,
)
from newsroom.engine.queries import FileRow, Queries
from newsroom.engine.queries.records import RecordRows
from newsroom.engine.stored_edition import ArticleList, StoredValues
from newsroom.model.blocks import Figure
from newsroom.model.media import VideoFile
from newsroom.model.records import Article, Record, StaticPage
from newsroom.vietnamese.comparing import comparable
from tests.support.drawing import NAMES, editions
from tests.support.making import (
    NOW,
    START,
    index_records,
    make_article,
    make_cover,
    make_edition,
    make_photo,
    make_site,
)
from tests.support.oracle import Oracle, bare, told_at

SITE = make_site()
PHOTOS = {path: make_photo(path) for path in ("photos/a.jpg", "photos/b.jpg")}
COVERS = {
    make_article(n).url: make_cover(PHOTOS[path]) for n, path in ((1, "photos/a.jpg"), (2, "photos/b.jpg"))
}
FILES = {"tai-lieu/a.pdf": 12, "tai-lieu/b.docx": 0}
VIDEO_FILES = {
    path: VideoFile(path, 205, 1280, 720, 9_000_000, "ab" * 16) for path in ("photos/a.mp4", "photos/b.mp4")
}

ON_DEMAND, READ_AHEAD, HELD, RELEASED = "on demand", "read ahead", "held", "released"
WAYS = (ON_DEMAND, READ_AHEAD, HELD, RELEASED)
"""Builds read when asked, or all at once, or hold what they have just read, at last only little of it."""
in_every_way = pytest.mark.parametrize("way", WAYS)


def as_read(record: Record) -> Record:
    """Give a record as reading its manuscript does: its body is in the catalogue."""
    return bare(replace(record, body_digest=digest_body(encode_body(record.body))))


def edition_of(records: Iterable[Record], way: str, preview: bool = False) -> Edition:
    """Make the edition of records as builds do, with some photos, covers and files."""
    listed = list(records)
    queries = index_records(listed, SITE, preview=preview)
    edition = Edition(queries, SITE, NOW)
    if way != ON_DEMAND:
        edition.hold([as_read(record) for record in listed] if way == HELD else ())
    put_media(queries)
    if way != ON_DEMAND:
        edition.preload()
    if way == RELEASED:
        edition.release()
    return edition


def every_way(records: list[Record], preview: bool) -> Iterator[Edition]:
    """Make the edition of records in each of the ways."""
    for way in WAYS:
        note(f"read {way}")
        yield edition_of(records, way, preview)


def put_media(queries: Queries) -> None:
    for photo in PHOTOS.values():
        queries.photos.put(photo, "")
    for url, cover in COVERS.items():
        queries.covers.put(url, "", cover)
    queries.covers.put_drawn([(make_article(3).url, "drawn")])
    queries.files.put(FileRow(path, None, "", size, 1, "[]") for path, size in FILES.items())
    for file in VIDEO_FILES.values():
        queries.video_files.put(file, "")


# Lists


def assert_same_list(found: Sequence[Any], expected: Sequence[Any]) -> None:
    """Compare lists as a whole, by index from both ends, and in all slices."""
    length = len(expected)
    assert len(found) == length
    assert bool(found) == bool(expected)
    assert list(found) == list(expected)
    assert [found[place] for place in range(-length, length)] == [*expected, *expected]
    for place in (-length - 1, length):
        with pytest.raises(IndexError):
            found[place]
    for start in (None, *range(-length - 1, length + 2)):
        for end in (None, *range(-length - 1, length + 2)):
            assert list(found[start:end]) == list(expected[start:end])


def assert_same_places(found: ArticleList, expected: Sequence[Article]) -> None:
    assert [found.place(article) for article in expected] == list(range(len(expected)))


KIND_OF = {kind.name: kind for kind in KINDS}
LISTS = {kind.of() for kind in KINDS} | {TOPIC.of(comparable(name)) for name in NAMES}
"""Some lists that may hold nothing."""


@pytest.mark.slow
@given(editions, st.booleans())
def test_every_list_holds_who_belongs_there_newest_first(records: list[Record], preview: bool) -> None:
    oracle = Oracle(records, preview=preview)
    expected = oracle.lists()
    for found in every_way(records, preview):
        for name in LISTS | expected.keys():
            listed = found.list_of(KIND_OF[name.kind], name.key)
            assert_same_list(listed, expected.get(name, []))
            assert_same_places(listed, expected.get(name, []))
        assert list(found.articles) == oracle.articles
        for category in SITE.categories:
            assert list(found.by_category(category.slug)) == expected.get(CATEGORY.of(category.slug), [])


@pytest.mark.slow
@given(editions, st.booleans())
def test_keys_are_those_of_lists_that_hold_anything(records: list[Record], preview: bool) -> None:
    oracle = Oracle(records, preview=preview)
    for found in every_way(records, preview):
        assert {kind.name: list(found.keys(kind)) for kind in KINDS} == {
            kind.name: oracle.keys(kind) for kind in KINDS
        }
        assert list(found.years) == oracle.years()
        assert found.sections == oracle.sections()


# Records


@pytest.mark.slow
@given(editions, st.booleans())
def test_what_the_time_will_bring_is_what_will_be_shown_then(records: list[Record], preview: bool) -> None:
    oracle = Oracle(records, preview=preview)
    for found in every_way(records, preview):
        assert [article.url for article in found.coming] == [article.url for article in oracle.coming]
        assert found.next_change == oracle.next_change()


@pytest.mark.slow
@given(editions, st.booleans())
def test_articles_pages_and_what_moved_are_those_that_are_shown(records: list[Record], preview: bool) -> None:
    oracle = Oracle(records, preview=preview)
    urls, years = {record.url for record in records}, oracle.years()
    for found in every_way(records, preview):
        assert {url: found.article(url) for url in urls} == {url: oracle.by_url.get(url) for url in urls}
        assert list(found.pages) == oracle.pages
        assert found.moved == oracle.moved
        assert [found.last_change(year) for year in years] == [oracle.last_change(year) for year in years]
        assert (found.site, found.now) == (SITE, NOW)


@pytest.mark.slow
@given(editions, st.booleans())
def test_records_are_all_there_shown_or_not_and_get_their_bodies_back(
    records: list[Record], preview: bool
) -> None:
    expected = Oracle(records).records
    by_path = {record.path: told_at(record, NOW) for record in records}
    for found in every_way(records, preview):
        assert found.records() == expected
        assert [found.record(record.path) for record in expected] == expected
        assert {record.path: found.whole(record) for record in expected} == by_path


@in_every_way
def test_at_a_path_without_a_record_there_is_none(way: str) -> None:
    assert edition_of([make_article(1)], way).record(make_article(2).path) is None


@in_every_way
def test_a_static_page_or_a_hidden_article_is_no_article_by_address(way: str) -> None:
    page = StaticPage("pages/a.md", "a/", "A")
    found = edition_of([make_article(1, draft=True), page], way)
    assert [found.article(url) for url in ("a/", make_article(1).url, "", "%")] == [None] * 4


@in_every_way
def test_a_record_is_made_once(way: str) -> None:
    found = edition_of([make_article(1)], way)
    same = found.articles[0]
    assert same is found.article(make_article(1).url)
    assert same is found.list_of(YEAR, "2024")[0]
    assert same is found.record(make_article(1).path)
    assert same is found.records()[0]


def test_all_records_are_listed_whatever_was_read_before() -> None:
    found = edition_of([make_article(number) for number in range(3)], ON_DEMAND)
    assert found.articles[0].url == make_article(2).url
    assert [record.url for record in found.records()] == [make_article(number).url for number in range(3)]


def test_records_that_are_held_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    records = [as_read(make_article(number, tags=("Thi đua",))) for number in range(3)]
    found = edition_of(records, HELD)
    read = count_records(monkeypatch)
    assert [list(found.list_of(kind, key)) for kind in KINDS for key in found.keys(kind)]
    assert found.records() == records
    assert found.article(records[1].url) is found.articles[1]
    assert read == []


# Topics and authors


@pytest.mark.slow
@given(editions, st.booleans())
def test_topics_and_authors_have_the_commonest_spelling_an_address_and_their_order(
    records: list[Record], preview: bool
) -> None:
    oracle, keys = Oracle(records, preview=preview), list(map(comparable, NAMES))
    for found in every_way(records, preview):
        for kind in NAMED_KINDS:
            expected = oracle.terms(kind.name)
            assert [found.terms(kind).get(key) for key in keys] == [expected.get(key) for key in keys]
            assert list(found.terms(kind).items()) == list(expected.items())
            assert len(found.terms(kind)) == len(expected)
        for article in oracle.articles:
            assert found.topics_of(article) == oracle.topics_of(article)
            assert found.authors_of(article) == oracle.authors_of(article)


@in_every_way
def test_a_name_that_nobody_writes_is_a_key_error(way: str) -> None:
    found = edition_of([make_article(1, tags=("Thi đua",), authors=())], way)
    for key in ("khong-co", "", "%", "Thi đua"):
        with pytest.raises(KeyError):
            found.terms(TOPIC)[key]
    assert not found.terms(AUTHOR)
    assert comparable("Thi đua") in found.terms(TOPIC)


# Photos, covers and files


def assert_same_values(found: Mapping[str, Any], expected: Mapping[str, Any]) -> None:
    assert [found.get(key) for key in sorted(expected)] == [value for _, value in sorted(expected.items())]
    for key in ("khong-co", "", "%"):
        assert key not in found
        with pytest.raises(KeyError):
            found[key]
    assert list(found.items()) == sorted(expected.items())
    assert len(found) == len(expected)


@in_every_way
def test_photos_covers_and_files_are_those_of_the_catalogue(way: str) -> None:
    found = edition_of([], way)
    assert_same_values(found.photos, PHOTOS)
    assert_same_values(found.covers, COVERS)
    assert_same_values(found.files, FILES)
    assert_same_values(found.video_files, VIDEO_FILES)


@in_every_way
def test_a_drawn_share_picture_is_no_cover(way: str) -> None:
    assert make_article(3).url not in edition_of([], way).covers


def test_a_value_is_read_once_and_none_after_all_were() -> None:
    asked: list[str] = []

    def find(key: str) -> int | None:
        asked.append(key)
        return {"a": 1}.get(key)

    values = StoredValues(find, lambda: [("a", 1)])
    assert [values.get(key) for key in "abab"] == [1, None, 1, None]
    assert asked == ["a", "b"]
    values.preload()
    assert [values.get(key) for key in "abc"] == [1, None, None]
    assert asked == ["a", "b"]


def test_of_many_values_the_last_that_were_asked_for_are_held() -> None:
    asked: list[str] = []

    def find(key: str) -> str:
        asked.append(key)
        return key

    values, keys = StoredValues(find, list), [str(number) for number in range(3000)]
    assert [values[key] for key in keys] == keys
    assert [values[key] for key in (keys[-1], keys[0])] == [keys[-1], keys[0]]
    assert asked == [*keys, keys[0]]


# What reading costs, and damage


def count_records(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Count from now on how many records each question reads."""
    read: list[int] = []
    texts = RecordRows._texts

    def counted(self: RecordRows, sql: str, *values: object) -> list[tuple[str, str]]:
        rows = texts(self, sql, *values)
        read.append(len(rows))
        return rows

    monkeypatch.setattr(RecordRows, "_texts", counted)
    return read


def test_few_records_are_read_for_a_slice_of_many(monkeypatch: pytest.MonkeyPatch) -> None:
    records = [make_article(number, pin_until=START if number == 7 else None) for number in range(200)]
    found = edition_of(records, ON_DEMAND)
    read = count_records(monkeypatch)
    assert len(found.articles[:20]) == len(found.articles[90:110]) == len(found.articles[-20:]) == 20
    assert (len(found.articles), len(found.keys(MONTH)), found.years) == (200, 1, [2024])
    assert found.articles.place(records[0]) == 199
    assert len(found.list_of(PINNED)) == 1
    assert sum(read) == 60


def test_the_first_of_a_list_are_had_without_reading_all(monkeypatch: pytest.MonkeyPatch) -> None:
    found = edition_of([make_article(number) for number in range(200)], ON_DEMAND).articles
    read = count_records(monkeypatch)
    assert next(iter(found)) == found[0]
    assert sum(read) < 50
    assert list(found) == list(found[:])


def test_the_articles_of_a_page_are_read_at_once_and_those_that_are_held_not_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = edition_of([make_article(number) for number in range(60)], RELEASED)
    read = count_records(monkeypatch)
    first = found.articles[:20]
    assert list(found.articles[10:30]) == [*first[10:], *found.articles[20:30]]
    assert read == [20, 10]


def test_the_next_that_pages_ask_for_are_read_with_others(monkeypatch: pytest.MonkeyPatch) -> None:
    found = edition_of([make_article(number) for number in range(60)], RELEASED).articles
    read = count_records(monkeypatch)
    shown = [found[place] for place in reversed(range(40, 60))]
    assert [one.url for one in shown] == [make_article(number).url for number in range(20)]
    assert read == [17, 17]


@pytest.mark.parametrize(
    ("part", "start", "from_oldest"),
    [
        (slice(20), 0, False),
        (slice(30, 50), 30, False),
        (slice(-20, None), 0, True),
        (slice(160, 180), 20, True),
    ],
)
def test_a_slice_is_read_from_the_nearer_end(
    monkeypatch: pytest.MonkeyPatch, part: slice, start: int, from_oldest: bool
) -> None:
    found = edition_of([make_article(number) for number in range(200)], ON_DEMAND)
    asked: list[tuple[ListName, int, int, bool]] = []

    def noted(self: RecordRows, name: ListName, *asked_for: Any) -> list[tuple[str, str]]:
        asked.append((name, *asked_for))
        return []

    monkeypatch.setattr(RecordRows, "listed", noted)
    assert list(found.articles[part]) == []
    assert asked == [(ALL.of(), start, 20, from_oldest)]


@in_every_way
@pytest.mark.parametrize("step", [-1, 2])
def test_only_unbroken_slices_can_be_asked_for(way: str, step: int) -> None:
    found = edition_of([make_article(1)], way)
    with pytest.raises(ValueError, match="slices"):
        found.articles[::step]


@in_every_way
def test_the_anchors_of_what_is_shown_are_those_of_its_text(way: str) -> None:
    body = ('<h2 id="a">A</h2>', Figure("x.jpg", "X"), '<p>b</p><li id="fn:1">')
    page = StaticPage("pages/p.md", "p/", "P", body=('<h3 id="b">B</h3>',))
    hidden = make_article(2, draft=True, body=body)
    found = edition_of([make_article(1, body=body), hidden, page], way)
    assert found.anchors("2024/01/tin-so-001/") == found.anchors("2024/01/Tin-so-001/index.html")
    assert found.anchors("2024/01/tin-so-001") == ("a", "fn:1")
    assert (found.anchors("p/"), found.anchors(hidden.url), found.anchors("tin-hoat-dong/")) == (
        ("b",),
        None,
        None,
    )
    assert found.anchors("") is None


@in_every_way
def test_a_body_that_is_missing_or_another_is_damage(way: str) -> None:
    found = edition_of([make_article(1)], way)
    article, rows = found.articles[0], found._queries.records
    assert found.whole(article) == article
    rows.put_body(article.path, '["<p>x</p>"]')
    with pytest.raises(Damaged, match=article.path):
        found.whole(article)
    rows.drop_body(article.path)
    with pytest.raises(Damaged, match=article.path):
        found.whole(article)


@in_every_way
def test_pinned_ones_are_listed_whether_past_or_not(way: str) -> None:
    articles = [make_article(number, pin_until=until) for number, until in enumerate((START, NOW, None))]
    found = edition_of(articles, way)
    assert [article.url for article in found.list_of(PINNED)] == [articles[1].url, articles[0].url]
    assert PINNED.name not in found.keys(CATEGORY)


def test_editions_that_tests_make_answer_as_those_of_builds() -> None:
    found = make_edition(
        [make_article(1)], photos=PHOTOS, covers=COVERS, files=FILES, video_files=VIDEO_FILES
    )
    assert (dict(found.photos), dict(found.covers)) == (PHOTOS, COVERS)
    assert (dict(found.files), dict(found.video_files)) == (FILES, VIDEO_FILES)
    assert not found.draws_covers
