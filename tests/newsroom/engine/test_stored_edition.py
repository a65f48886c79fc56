"""The catalogue answers what pages ask exactly as records in memory do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.engine.catalogue import Catalogue
from newsroom.engine.codec import Damaged, encode, encode_body, encode_photo, encode_video_file
from newsroom.engine.edition import Edition, assemble
from newsroom.engine.indexer import Indexer
from newsroom.engine.lists import PINNED, ArticleList
from newsroom.engine.stored_edition import rank_text, stored_edition
from newsroom.model.media import VideoFile
from newsroom.model.records import Article, Record, StaticPage
from tests.support.drawing import editions, new_catalogue
from tests.support.making import CATEGORIES, NOW, START, make_article, make_photo, make_site

SITE = make_site()
PHOTOS = {path: make_photo(path) for path in ("photos/a.jpg", "photos/b.jpg")}
SLUGS = {category.slug: category for category in CATEGORIES}


@contextmanager
def shelved(folder: Path, records: Iterable[Record], preview: bool = False) -> Iterator[Edition]:
    """File records in a catalogue of their own, with their bodies and all photos."""
    catalogue, listed = new_catalogue(folder), list(records)
    try:
        Indexer(catalogue, SLUGS, NOW, preview).index_all((one, encode(one)) for one in listed)
        for record in listed:
            catalogue.keep_body(record.path, encode_body(record.body))
        catalogue.put("photos", [(path, "", encode_photo(photo)) for path, photo in PHOTOS.items()])
        yield stored_edition(catalogue, SITE, NOW)
    finally:
        catalogue.close()


def in_memory(records: Iterable[Record], preview: bool = False) -> Edition:
    """Assemble records as lists hold them: with their figures and videos for a body."""
    bare = [replace(record, body=record.media) for record in records]
    articles = [record for record in bare if isinstance(record, Article)]
    pages = [record for record in bare if isinstance(record, StaticPage)]
    return assemble(SITE, articles, pages, PHOTOS, NOW, preview)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("shelf")


def assert_same_list(found: Sequence[Any], expected: Sequence[Any]) -> None:
    """Compare lists as a whole, by index from both ends, and in all stretches."""
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


def assert_same_places(found: ArticleList, expected: ArticleList) -> None:
    assert [found.place(article) for article in expected] == list(range(len(expected)))


def assert_same_index(found: Mapping[Any, ArticleList], expected: Mapping[Any, ArticleList]) -> None:
    assert set(found) == set(expected)
    assert len(found) == len(expected)
    for key, listed in expected.items():
        assert key in found
        assert_same_list(found[key], listed)
        assert_same_places(found[key], listed)


INDEXES = ("by_category", "by_topic", "by_author", "by_month", "by_year")


@given(editions, st.booleans())
def test_every_list_is_the_same(folder: Path, records: list[Record], preview: bool) -> None:
    expected = in_memory(records, preview)
    with shelved(folder, records, preview) as found:
        for name in INDEXES:
            assert_same_index(getattr(found, name), getattr(expected, name))
        assert_same_list(found.articles, expected.articles)
        assert_same_places(found.articles, expected.articles)
        assert_same_list(found.pinned, expected.pinned)
        assert_same_list(found.illustrated, expected.illustrated)
        assert_same_list(found.with_video, expected.with_video)
        assert_same_list(found.albums, expected.albums)
        assert_same_list(found.covered, expected.covered)
        assert found.sections == expected.sections
        moved = sorted(expected.moved, key=lambda record: record.url)
        assert list(found.moved) == moved
        assert len(found.moved) == len(moved)
        assert found.moved[:] == moved


@given(editions, st.booleans())
def test_terms_years_addresses_and_pages_are_the_same(
    folder: Path, records: list[Record], preview: bool
) -> None:
    expected = in_memory(records, preview)
    with shelved(folder, records, preview) as found:
        assert list(found.topics.items()) == list(expected.topics.items())
        assert list(found.authors.items()) == list(expected.authors.items())
        assert (len(found.topics), len(found.authors)) == (len(expected.topics), len(expected.authors))
        assert found.years == expected.years
        assert [found.last_change(year) for year in found.years] == [
            expected.last_change(year) for year in found.years
        ]
        assert dict(found.by_url) == dict(expected.by_url)
        assert list(found.by_url) == list(expected.by_url)
        assert len(found.by_url) == len(expected.by_url)
        for record in records:
            assert (record.url in found.by_url) == (record.url in expected.by_url)
        assert (found.pages, found.static_pages) == (expected.pages, expected.static_pages)
        assert (found.site, found.now) == (expected.site, expected.now)


@given(editions, st.booleans())
def test_what_other_pages_show_of_an_article_is_the_same(
    folder: Path, records: list[Record], preview: bool
) -> None:
    expected = in_memory(records, preview)
    with shelved(folder, records, preview) as found:
        for article in expected.articles:
            assert found.teaser(article) == expected.teaser(article)
            assert found.terms_of(article) == expected.terms_of(article)
            assert found.authors_of(article) == expected.authors_of(article)


@given(editions)
def test_bodies_are_given_back_whole(folder: Path, records: list[Record]) -> None:
    with shelved(folder, records, preview=True) as found:
        bare = (*found.articles, *found.pages)
        by_path = {record.path: record for record in records}
        assert {record.path: found.whole(record) for record in bare} == by_path


def test_what_is_not_there_is_a_key_error(folder: Path) -> None:
    with shelved(folder, [make_article(1)]) as found:
        for index in (*(getattr(found, name) for name in INDEXES), found.topics, found.by_url, found.photos):
            for key in ("khong-co", "", "%"):
                assert key not in index if index not in (found.by_month, found.by_year) else True
        assert (2024, 2) not in found.by_month
        assert 2023 not in found.by_year
        assert make_article(2).url not in found.by_url
        assert found.by_category.get("van-ban") is None


def test_a_standing_page_or_a_hidden_article_is_no_article_by_address(folder: Path) -> None:
    page = StaticPage("pages/a.md", "a/", "A")
    with shelved(folder, [make_article(1, draft=True), page]) as found:
        assert "a/" not in found.by_url
        assert make_article(1).url not in found.by_url


def test_photos_are_those_of_the_catalogue(folder: Path) -> None:
    with shelved(folder, []) as found:
        assert dict(found.photos) == PHOTOS
        assert len(found.photos) == 2


def test_clips_are_those_of_the_catalogue(folder: Path) -> None:
    video_file = VideoFile("photos/a.mp4", 205, 1280, 720, 9_000_000, "ab" * 16)
    catalogue = new_catalogue(folder)
    catalogue.put("clips", [(video_file.path, "", encode_video_file(video_file))])
    found = stored_edition(catalogue, SITE, NOW)
    assert dict(found.video_files) == {"photos/a.mp4": video_file}
    assert found.video_files.get("photos/b.mp4") is None
    assert len(found.video_files) == 1
    catalogue.close()


def test_only_whole_stretches_can_be_asked_for(folder: Path) -> None:
    with shelved(folder, [make_article(1)]) as found, pytest.raises(ValueError, match="stretch"):
        found.articles[::2]


def test_a_record_is_made_once(folder: Path) -> None:
    with shelved(folder, [make_article(1)]) as found:
        assert found.articles[0] is found.by_url[make_article(1).url] is found.by_year[2024][0]


def test_a_body_that_is_missing_or_another_is_damage(folder: Path) -> None:
    catalogue, article = new_catalogue(folder), make_article(1, body_digest="x")
    Indexer(catalogue, SLUGS, NOW, False).index_all([(article, encode(article))])
    found = stored_edition(catalogue, SITE, NOW)
    with pytest.raises(Damaged):
        found.whole(found.articles[0])
    catalogue.keep_body(article.path, "[]")
    with pytest.raises(Damaged):
        found.whole(found.articles[0])
    catalogue.close()


def test_few_records_are_read_for_a_stretch_of_many(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    records = [make_article(number, pin_until=START if number == 7 else None) for number in range(200)]
    with shelved(folder, records) as found:
        read: list[int] = []
        texts = Catalogue.texts

        def counted(self: Catalogue, sql: str, *values: Any) -> list[tuple[str, str]]:
            rows = texts(self, sql, *values)
            read.append(len(rows))
            return rows

        monkeypatch.setattr(Catalogue, "texts", counted)
        assert len(found.articles[:20]) == len(found.articles[90:110]) == len(found.articles[-20:]) == 20
        assert (len(found.articles), len(found.by_year), found.years) == (200, 1, [2024])
        assert found.articles.place(records[0]) == 199
        assert len(found.pinned) == 1
        assert sum(read) == 60


@given(editions)
def test_ranks_sort_as_texts(records: list[Record]) -> None:
    articles = [record for record in records if isinstance(record, Article)]
    assert sorted(articles, key=rank_text) == sorted(articles, key=lambda article: article.rank)


def test_pinned_ones_are_listed_whether_past_or_not(folder: Path) -> None:
    articles = [make_article(number, pin_until=until) for number, until in enumerate((START, NOW, None))]
    with shelved(folder, articles) as found:
        assert [article.url for article in found.pinned] == [articles[1].url, articles[0].url]
        assert PINNED not in found.by_category
