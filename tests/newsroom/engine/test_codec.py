from __future__ import annotations

from dataclasses import fields, replace
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from newsroom.engine.codec import (
    Damaged,
    decode,
    decode_body,
    decode_cover,
    decode_photo,
    decode_takedown,
    decode_video_file,
    digest_body,
    encode,
    encode_body,
    encode_cover,
    encode_photo,
    encode_takedown,
    encode_video_file,
    with_body,
)
from newsroom.model.blocks import Block, Figure, Gallery, Recording, VideoBlock
from newsroom.model.content import TAKEDOWN_FILE
from newsroom.model.documents import Document, Replaced
from newsroom.model.gone import Takedown
from newsroom.model.media import Cover, Original, Photo, Rendition, VideoFile
from newsroom.model.records import Article, Correction, Link, Record, StaticPage
from newsroom.model.site import NO_CATEGORY
from newsroom.vietnamese.printing import VIETNAM
from tests.support.making import CATEGORIES, NOW, make_article, make_links

SLUGS = {category.slug: category for category in CATEGORIES}

texts = st.text(max_size=12)
lines = st.integers(0, 500)
moments = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)).map(
    lambda moment: moment.replace(tzinfo=VIETNAM, microsecond=0)
)
figures = st.builds(Figure, texts, texts, texts, texts, lines)
videos = st.builds(
    VideoBlock,
    texts,
    texts,
    texts,
    st.none() | lines,
    st.none() | figures,
    texts,
    texts,
    lines,
    st.booleans(),
    lines,
)
galleries = st.builds(Gallery, st.lists(figures, max_size=3).map(tuple), texts)
recordings = st.builds(Recording, texts, texts, texts, texts, lines)
bodies = st.lists(texts | figures | galleries | videos | recordings, max_size=4).map(tuple)
links = st.lists(st.builds(Link, texts, texts, lines, st.just("") | texts), max_size=3).map(tuple)
words = st.lists(texts, max_size=3).map(tuple)
days = st.none() | st.dates()
replaced = st.lists(st.builds(Replaced, texts, texts, lines), max_size=2).map(tuple)
documents = st.builds(Document, texts, days, texts, texts, texts, days, days, replaced)
SHARED: dict[str, SearchStrategy[Any]] = {
    "path": texts,
    "url": texts,
    "title": texts,
    "summary": texts,
    "modified": st.none() | moments,
    "modified_has_time": st.booleans(),
    "draft": st.booleans(),
    "old_urls": links,
    "body": bodies,
    "links": links,
    "files": links,
    "lines": st.lists(st.tuples(texts, lines), max_size=3).map(tuple),
    "body_digest": texts,
}
OWN: dict[str, SearchStrategy[Any]] = {
    "date": moments,
    "has_time": st.booleans(),
    "category": st.sampled_from(CATEGORIES),
    "authors": words,
    "kicker": texts,
    "agency": texts,
    "tags": words,
    "cover": texts,
    "focus": st.none() | st.tuples(st.integers(0, 100), st.integers(0, 100)),
    "recording": texts,
    "views": st.none() | st.integers(0, 10**9),
    "source": texts,
    "source_url": texts,
    "album": st.integers(0, 30),
    "pin": st.none() | st.integers(1, 99),
    "pin_until": st.none() | moments,
    "related": links,
    "withdrawn": texts,
    "has_date": st.booleans(),
    "document": st.none() | documents,
    "corrections": st.lists(st.builds(Correction, moments, texts, st.booleans(), lines), max_size=2).map(
        tuple
    ),
}
pages = st.builds(StaticPage, **SHARED)
articles = st.builds(Article, **SHARED, **OWN)


def test_every_field_of_a_record_is_tried() -> None:
    assert SHARED.keys() == {field.name for field in fields(StaticPage)}
    assert SHARED.keys() | OWN.keys() == {field.name for field in fields(Article)}


@pytest.mark.slow
@given(articles | pages)
def test_a_record_comes_back_with_its_figures_for_a_body(record: Record) -> None:
    assert decode(encode(record), SLUGS) == replace(record, body=record.media)


@pytest.mark.slow
@given(articles | pages)
def test_a_record_comes_back_whole_with_its_body(record: Record) -> None:
    body = encode_body(record.body)
    record = replace(record, body_digest=digest_body(body))
    assert with_body(decode(encode(record), SLUGS), body) == record


@pytest.mark.slow
@given(articles | pages)
def test_what_came_back_is_written_as_before(record: Record) -> None:
    text = encode(record)
    assert encode(decode(text, SLUGS)) == text
    assert encode(replace(record, body=record.media)) == text


@pytest.mark.slow
@given(articles | pages)
def test_records_and_bodies_are_lines_of_utf8(record: Record) -> None:
    for text in (encode(record), encode_body(record.body)):
        assert "\n" not in text
        assert text.encode().decode() == text


@given(bodies)
def test_bodies_come_back(body: tuple[Block, ...]) -> None:
    assert decode_body(encode_body(body)) == body


@pytest.mark.slow
@given(bodies, bodies)
def test_another_body_is_damage(body: tuple[Block, ...], other: tuple[Block, ...]) -> None:
    article = make_article(body_digest=digest_body(encode_body(body)))
    if body == other:
        assert with_body(article, encode_body(other)).body == body
    else:
        with pytest.raises(Damaged, match=article.path):
            with_body(article, encode_body(other))


@pytest.mark.parametrize("text", ["", "[]", "[1]", '["<p>x</p>"', '["<p>x</p>"] '])
def test_a_body_that_was_cut_or_altered_is_damage(text: str) -> None:
    article = make_article(body_digest=digest_body('["<p>x</p>"]'))
    with pytest.raises(Damaged):
        with_body(article, text)


def test_moments_come_back_in_vietnam_time() -> None:
    article = make_article(modified=NOW, pin_until=NOW)
    found = decode(encode(article), SLUGS)
    assert isinstance(found, Article)
    assert found.modified is not None
    assert {found.date.utcoffset(), found.modified.utcoffset()} == {NOW.utcoffset()}


def test_the_category_is_that_of_the_site_as_it_is_now() -> None:
    renamed = replace(CATEGORIES[0], name="Hoạt động", line=99)
    found = decode(encode(make_article()), {renamed.slug: renamed})
    assert found == make_article(category=renamed)


def test_a_page_is_told_from_an_article() -> None:
    page = StaticPage("pages/a.md", "a/", "A", old_urls=make_links("/cu"))
    assert decode(encode(page), SLUGS) == page


@given(st.builds(VideoFile, texts, st.none() | lines, lines, lines, lines, texts))
def test_a_clip_comes_back(video_file: VideoFile) -> None:
    assert decode_video_file(video_file.path, encode_video_file(video_file)) == video_file


renditions = st.lists(st.builds(Rendition, texts, lines, lines), max_size=3).map(tuple)
originals = st.builds(Original, texts, lines, lines, st.integers(0, 100), st.booleans(), st.booleans())
PHOTO: dict[str, SearchStrategy[Any]] = {
    "path": texts,
    "renditions": renditions,
    "modern": renditions,
    "colour": texts,
    "original": st.none() | originals,
}
photos = st.builds(Photo, **PHOTO)


def test_every_field_of_a_photo_is_tried() -> None:
    assert PHOTO.keys() == {field.name for field in fields(Photo)}


@given(photos, texts)
def test_photos_come_back_under_any_path(photo: Photo, other: str) -> None:
    text = encode_photo(photo)
    assert decode_photo(photo.path, text) == photo
    assert encode_photo(replace(photo, path=other)) == text
    assert decode_photo(other, text) == replace(photo, path=other)


@pytest.mark.slow
@given(photos, photos, photos, photos)
def test_covers_come_back_with_the_photo_that_they_are_cut_from(
    photo: Photo, card: Photo, wide: Photo, square: Photo
) -> None:
    parts = [replace(part, path=photo.path) for part in (card, wide, square)]
    text = encode_cover(Cover(photo, *parts))
    assert decode_cover(photo, text) == Cover(photo, *parts)


@given(st.builds(Takedown, texts, texts, st.none() | moments, links, st.just(TAKEDOWN_FILE), lines))
def test_what_the_list_of_takedowns_says_comes_back(takedown: Takedown) -> None:
    assert decode_takedown(takedown.url, encode_takedown(takedown)) == takedown


def test_a_withdrawn_article_needs_no_category() -> None:
    record = make_article(1, category=NO_CATEGORY, withdrawn="Theo yêu cầu")
    assert decode(encode(record), {}) == record


def test_a_photo_that_lacks_nothing_is_written_as_it_was_before_that_was_told() -> None:
    photo = Photo("1.jpg", (), original=Original("JPEG", 3, 2, 75))
    assert encode_photo(photo) == '[[],[],"",["JPEG",3,2,75,false]]'
    assert decode_photo("1.jpg", encode_photo(photo)) == photo
