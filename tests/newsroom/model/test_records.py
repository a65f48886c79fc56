from __future__ import annotations

from datetime import timedelta

import pytest

from newsroom.model.blocks import Block, Figure, Gallery, VideoBlock
from newsroom.model.records import (
    ALBUM_SIZE,
    Link,
    StaticPage,
    changed,
    cover_figure,
    has_album,
    hidden,
    month_of,
    published,
    year_of,
)
from tests.support.making import NOW, START, make_article

FIRST, SECOND = Figure("a/1.jpg", "Một"), Figure("a/2.jpg", "Hai")
VIDEO = VideoBlock("youtube", "abcdefghijk", still=FIRST)


@pytest.mark.parametrize(
    ("target", "place"),
    [
        ("/tin/12.html", "tin/12.html"),
        ("tin/12.html/", "tin/12.html"),
        ("/Tin/Họp.HTML", "tin/họp.html"),
        ("/tin/H%E1%BB%8Dp", "tin/họp"),
        ("/tin/Ho\u0323p", "tin/họp"),
        ("/tin/index.html", "tin"),
        ("/index.html", ""),
        ("/", ""),
        ("/tin/myindex.html", "tin/myindex.html"),
        ("/?p=12", "?p=12"),
        ("/index.html?P=12", "?p=12"),
        ("/tin/?id=1&x=2", "tin?id=1&x=2"),
    ],
)
def test_spellings_of_an_old_address_stand_for_one_place(target: str, place: str) -> None:
    assert Link(target, target, 1).place == place


# What a record shows


def test_figures_media_and_videos_are_those_of_the_body_in_reading_order() -> None:
    body: tuple[Block, ...] = ("<p>x</p>", SECOND, VIDEO, Gallery((FIRST, SECOND)))
    for record in (make_article(1, body=body), StaticPage("pages/a.md", "a/", "A", body=body)):
        assert record.figures == (SECOND, FIRST, FIRST, SECOND)
        assert record.media == (SECOND, VIDEO, FIRST, SECOND)
        assert record.videos == (VIDEO,)


@pytest.mark.parametrize(
    ("cover", "body", "expected"),
    [
        ("", (), None),
        ("", ("<p>x</p>", FIRST, SECOND), FIRST),
        ("", (Gallery((SECOND, FIRST)),), SECOND),
        ("", (VIDEO, SECOND), FIRST),
        ("a/2.jpg", (FIRST, Gallery((SECOND,))), SECOND),
        ("a/3.jpg", (FIRST,), Figure("a/3.jpg", "Họp chi bộ")),
    ],
)
def test_the_cover_is_the_named_photo_with_its_texts_or_the_first(
    cover: str, body: tuple[object, ...], expected: Figure | None
) -> None:
    assert cover_figure(make_article(1, title="Họp chi bộ", cover=cover, body=body)) == expected


def test_many_photos_in_a_gallery_make_an_album() -> None:
    found = [has_album(make_article(1, album=count)) for count in (0, ALBUM_SIZE - 1, ALBUM_SIZE, 99)]
    assert found == [False, False, True, True]


def test_problems_of_a_key_stand_at_its_line_or_at_the_top() -> None:
    article = make_article(1, lines=(("title", 1), ("date", 4)))
    assert (article.line("date"), article.line("cover")) == (4, 1)


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
    assert [hidden(article, NOW - timedelta(seconds=1)), hidden(article, NOW)] == ["future", ""]
    assert hidden(make_article(1, date=NOW, draft=True), NOW - timedelta(days=1)) == "draft"


def test_only_a_preview_shows_what_is_hidden() -> None:
    records = [make_article(1, draft=True), make_article(2), make_article(3, date=NOW + timedelta(days=1))]
    assert published(iter(records), NOW, preview=False) == [records[1]]
    assert published(iter(records), NOW, preview=True) == records


# Where it stands


def test_an_article_is_listed_under_the_month_of_its_address_whatever_its_date() -> None:
    article = make_article(1, url="2023/12/tin/", date=START)
    assert (month_of(article), year_of(article)) == ((2023, 12), 2023)


def test_articles_rank_by_date_and_the_permalink_breaks_ties() -> None:
    late, b, a = make_article(9), *(make_article(1, url=f"2024/01/{name}/") for name in "ba")
    assert sorted([late, b, a], key=lambda article: article.rank) == [a, b, late]


def test_the_last_change_is_the_correction_or_else_the_date() -> None:
    assert changed(make_article(1, date=START)) == START
    assert changed(make_article(1, date=START, modified=NOW)) == NOW
