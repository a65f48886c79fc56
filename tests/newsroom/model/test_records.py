from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from newsroom.model.blocks import Figure, Gallery, Recording, VideoBlock
from newsroom.model.records import (
    Correction,
    Link,
    StaticPage,
    all_recordings,
    as_of,
    changed,
    cover_figure,
    has_album,
    hidden,
    knows_change,
    month_of,
    published,
    year_of,
)
from newsroom.vietnamese.printing import VIETNAM
from tests.support.making import NOW, START, make_article

FIRST, SECOND = Figure("a/1.jpg", "Một"), Figure("a/2.jpg", "Hai")
HOSTED = VideoBlock("youtube", "abcdefghijk", still=SECOND)
OWN = VideoBlock("", "a/1.mp4")

# What is public


def test_drafts_and_articles_to_come_are_hidden() -> None:
    records = [make_article(1), make_article(2, draft=True), make_article(3, date=NOW + timedelta(hours=1))]
    assert {record.url: hidden(record, NOW) for record in records} == {
        "2024/01/tin-so-001/": "",
        "2024/01/tin-so-002/": "draft",
        "2026/01/tin-so-003/": "future",
    }
    assert hidden(StaticPage("pages/a.md", "a/", "A", draft=True), NOW) == "draft"
    assert hidden(StaticPage("pages/a.md", "a/", "A"), NOW) == ""


def test_an_article_is_public_from_its_minute_on() -> None:
    article = make_article(1, date=NOW)
    assert hidden(article, NOW) == ""
    assert hidden(article, NOW - timedelta(seconds=1)) == "future"


def test_a_draft_to_come_is_a_draft() -> None:
    assert hidden(make_article(1, date=NOW + timedelta(days=1), draft=True), NOW) == "draft"


def test_what_is_public_is_published_and_everything_in_a_preview() -> None:
    records = [make_article(1, draft=True), make_article(2), make_article(3, date=NOW + timedelta(hours=1))]
    assert published(records, NOW, preview=False) == records[1:2]
    assert published(records, NOW, preview=True) == records


# Photos and videos


@pytest.mark.parametrize(
    ("cover", "body", "expected"),
    [
        ("", (), None),
        ("", ("<p>x</p>", OWN), None),
        ("", ("<p>x</p>", FIRST, SECOND), FIRST),
        ("", (Gallery((SECOND, FIRST)),), SECOND),
        ("", (HOSTED, FIRST), SECOND),
        ("a/2.jpg", (FIRST, Gallery((SECOND,))), SECOND),
        ("a/2.jpg", (FIRST, HOSTED), SECOND),
        ("a/3.jpg", (FIRST,), Figure("a/3.jpg", "Họp chi bộ")),
        ("a/3.jpg", (), Figure("a/3.jpg", "Họp chi bộ")),
    ],
)
def test_the_cover_is_the_named_photo_with_its_texts_or_the_first(
    cover: str, body: tuple[str | Figure | Gallery | VideoBlock, ...], expected: Figure | None
) -> None:
    assert cover_figure(make_article(1, title="Họp chi bộ", cover=cover, body=body)) == expected


@pytest.mark.parametrize(("photos", "is_album"), [(0, False), (2, False), (3, True), (12, True)])
def test_an_album_has_many_photos_in_one_gallery(photos: int, is_album: bool) -> None:
    assert has_album(make_article(1, album=photos)) is is_album


def test_figures_videos_and_both_stand_in_reading_order() -> None:
    body = ("<p>x</p>", FIRST, HOSTED, Gallery((SECOND, FIRST)), OWN)
    for record in (make_article(1, body=body), StaticPage("pages/a.md", "a/", "A", body=body)):
        assert record.figures == (FIRST, SECOND, SECOND, FIRST)
        assert record.media == (FIRST, HOSTED, SECOND, FIRST, OWN)
        assert record.videos == (HOSTED, OWN)


# Dates and places


def test_an_article_is_listed_under_the_month_and_year_of_its_address() -> None:
    article = make_article(1, url="2023/12/tin/", date=START)
    assert (month_of(article), year_of(article)) == ((2023, 12), 2023)


def test_the_last_change_is_the_date_unless_the_article_tells_a_later_one() -> None:
    assert changed(make_article(1, date=START)) == START
    assert changed(make_article(1, date=START, modified=NOW)) == NOW


def test_no_change_is_before_the_article() -> None:
    assert changed(make_article(1, date=START, modified=START - timedelta(hours=1))) == START
    early = (Correction(START - timedelta(days=1), "Sai"),)
    assert changed(make_article(1, date=START, corrections=early)) == START


def test_the_time_of_the_last_change_is_known_if_it_was_given() -> None:
    day = START + timedelta(days=1)
    assert not knows_change(make_article(1, date=START))
    assert not knows_change(make_article(1, modified=day))
    assert knows_change(make_article(1, modified=day, modified_has_time=True))
    for has_time in (False, True):
        corrections = (Correction(day + timedelta(hours=1), "Sai", has_time),)
        assert knows_change(make_article(1, modified=day, corrections=corrections)) is has_time
    assert knows_change(
        make_article(1, modified=day, modified_has_time=True, corrections=(Correction(day, "Sai"),))
    )


def test_a_change_counts_from_its_moment_on() -> None:
    article = make_article(1, modified=NOW, modified_has_time=True)
    assert as_of(article, NOW) is article
    before = as_of(article, NOW - timedelta(seconds=1))
    assert (before.modified, before.modified_has_time) == (None, False)
    page = StaticPage("pages/a.md", "a/", "A", modified=NOW)
    assert as_of(page, NOW - timedelta(days=1)).modified is None
    assert as_of(make_article(1), NOW) == make_article(1)


def test_articles_are_ranked_by_date_then_by_permalink() -> None:
    later = datetime(2024, 1, 1, 8, 1, tzinfo=VIETNAM)
    ranked = [
        make_article(9, date=START),
        make_article(1, date=later),
        make_article(2, date=later),
    ]
    mixed = [ranked[2], ranked[0], ranked[1]]
    assert sorted(mixed, key=lambda article: article.rank) == ranked


def test_a_header_key_stands_on_its_line_and_one_that_is_absent_on_the_first() -> None:
    article = make_article(1, lines=(("title", 2), ("date", 3)))
    assert [article.line(key) for key in ("title", "date", "cover")] == [2, 3, 1]


@pytest.mark.parametrize(
    ("target", "place"),
    [
        ("/cu/", "cu"),
        ("/CŨ/index.html", "cũ"),
        ("/cu\u0303", "cũ"),
        ("/c%C5%A9/", "cũ"),
        ("/index.html", ""),
        ("/", ""),
        ("/?p=1", "?p=1"),
        ("/tin/index.html?ID=1", "tin?id=1"),
        ("/my-index.html", "my-index.html"),
    ],
)
def test_old_addresses_that_lead_to_one_place_stand_for_one(target: str, place: str) -> None:
    assert Link(target, target, 1).place == place


def test_the_recording_of_the_header_comes_before_those_of_the_body() -> None:
    spoken = Recording("a/1.mp3", "Bài hát", line=9)
    article = make_article(recording="a/doc.mp3", lines=(("recording", 5),), body=("<p>A</p>", spoken, OWN))
    assert all_recordings(article) == (Recording("a/doc.mp3", line=5), spoken)
    assert all_recordings(make_article()) == ()
    assert all_recordings(StaticPage("pages/a.md", "a/", "A", body=(spoken,))) == (spoken,)
    assert article.media == (spoken, OWN)
    assert article.figures == ()
