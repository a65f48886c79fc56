from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from newsroom.model.blocks import Block, Figure, Gallery, VideoBlock
from newsroom.model.hosting import Hosting
from newsroom.model.media import Rendition
from newsroom.viewmodels.teaser import (
    cover_of,
    headline,
    preview_note,
    share_picture,
    site_share_picture,
    teaser,
)
from tests.support.making import (
    CATEGORIES,
    NOW,
    START,
    make_article,
    make_cover,
    make_edition,
    make_photo,
    make_site,
)

FIRST, SECOND = Figure("a/1.jpg", "Một"), Figure("a/2.jpg", "Hai")
COVER = make_cover(make_photo("a/1.jpg"))


def test_a_headline_is_title_address_and_date() -> None:
    found = headline(make_article(1, title="Họp chi bộ", date=START))
    assert (found.url, found.title) == ("2024/01/tin-so-001/", "Họp chi bộ")
    assert (found.date, found.locale_date) == (START, "01/01/2024")


def test_a_headline_changes_with_its_title() -> None:
    article = make_article(1, title="Một")
    assert headline(article) == headline(make_article(1, title="Một", summary="Khác"))
    assert headline(article) != headline(make_article(1, title="Hai"))


def test_a_teaser_shows_the_lead_without_its_end_mark_the_photo_and_their_count() -> None:
    article = make_article(
        1,
        kicker="Đảng bộ Khối: ",
        body=(FIRST, Gallery((SECOND, replace(SECOND, src="a/3.jpg"), SECOND))),
        summary="Đã họp./.",
    )
    found = teaser(make_edition([article], covers={article.url: COVER}), article)
    assert (found.kicker, found.summary, found.locale_date) == ("Đảng bộ Khối", "Đã họp.", "01/01/2024")
    assert (found.cover, found.alt, found.photo_count) == (COVER, "Một", 3)
    assert (found.url, found.title, found.date) == (article.url, article.title, article.date)
    assert (found.category, found.has_video, found.preview) == (CATEGORIES[0], False, "")


@pytest.mark.parametrize(
    ("body", "photos", "has_video"),
    [
        ((), 0, False),
        (("<p>x</p>", SECOND), 1, False),
        ((VideoBlock("youtube", "abcdefghijk", still=FIRST), SECOND), 1, True),
        ((VideoBlock("", "a/1.mp4"),), 0, True),
    ],
)
def test_a_teaser_tells_of_videos_and_does_not_count_their_stills(
    body: tuple[Block, ...], photos: int, has_video: bool
) -> None:
    article = make_article(1, body=body)
    found = teaser(make_edition([article]), article)
    assert (found.photo_count, found.has_video) == (photos, has_video)


def test_a_preview_says_why_articles_are_hidden() -> None:
    articles = [
        make_article(1, draft=True),
        make_article(2, date=NOW + timedelta(minutes=1)),
        make_article(3, date=NOW + timedelta(days=400), draft=True),
        make_article(4),
    ]
    edition = make_edition(articles, preview=True)
    notes = {article.url[-4:-1]: teaser(edition, article).preview for article in edition.articles}
    assert notes == {"001": "draft", "002": "future", "003": "draft", "004": ""}
    assert [preview_note(edition, article) for article in articles] == ["draft", "future", "draft", ""]


def test_the_cover_is_that_of_the_article_with_the_texts_of_its_figure() -> None:
    with_cover, without, bare = (
        make_article(1, body=(FIRST,)),
        make_article(2, body=(SECOND,)),
        make_article(3),
    )
    covers = {with_cover.url: COVER, bare.url: COVER}
    edition = make_edition([with_cover, without, bare], covers=covers)
    assert cover_of(edition, with_cover) == (COVER, "Một")
    assert cover_of(edition, without) == (None, "Hai")
    assert cover_of(edition, bare) == (None, "")


def test_only_an_article_with_a_cover_has_a_share_picture_at_an_address_of_its_own() -> None:
    with_cover, without = make_article(1, body=(FIRST,)), make_article(2, body=(SECOND,))
    edition = make_edition([with_cover, without], covers={with_cover.url: COVER})
    assert share_picture(edition, with_cover) == Rendition("2024/01/tin-so-001/og.jpg", 1200, 630)
    assert share_picture(edition, without) is None
    assert site_share_picture(edition) is None


def test_an_article_that_is_not_among_the_newest_shows_its_cover_or_nothing() -> None:
    site = make_site(hosting=Hosting("cloudflare", share_pictures=0))
    with_cover = make_article(1, body=(FIRST,))
    edition = make_edition(
        [with_cover, make_article(2)], site=site, covers={with_cover.url: COVER}, draws_covers=True
    )
    assert share_picture(edition, with_cover) == COVER.wide.largest
    assert share_picture(edition, make_article(2)) is None


def test_where_covers_are_drawn_every_article_and_the_site_have_a_share_picture() -> None:
    article = make_article(1)
    edition = make_edition([article], draws_covers=True)
    assert share_picture(edition, article) == Rendition("2024/01/tin-so-001/og.jpg", 1200, 630)
    assert site_share_picture(edition) == Rendition("og.jpg", 1200, 630)
