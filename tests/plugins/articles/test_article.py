from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from newsroom.model.blocks import ROOT, Figure, Gallery, VideoBlock
from newsroom.model.hosting import Hosting
from newsroom.model.media import Rendition, VideoFile
from newsroom.model.records import Correction, RelatedArticles, cover_figure
from newsroom.model.site import Organisation
from newsroom.viewmodels.parts import Picture, Pictures, VideoView
from plugins.articles.article import ArticlePage, page
from tests.support.making import NOW, START, make_article, make_cover, make_edition, make_photo, make_site

ONE, TWO = make_photo("a/1.jpg", 480, 960, 1600), make_photo("a/2.jpg", 300)
PHOTOS = {"a/1.jpg": ONE, "a/2.jpg": TWO}
FIRST, SECOND = Figure("a/1.jpg", "Một", "Chú một"), Figure("a/2.jpg", "Hai", "Chú hai", "Ảnh: P. Mai")


def made(preview: bool = False, **changes: Any) -> ArticlePage:
    article = make_article(1, **changes)
    figure = cover_figure(article)
    covers = {article.url: make_cover(PHOTOS[figure.src])} if figure else {}
    edition = make_edition([article], photos=PHOTOS, covers=covers, preview=preview)
    return page(edition, edition.articles[0], RelatedArticles())


def test_the_page_shows_the_article() -> None:
    view = made(views=59693, source="Báo Nam Định", kicker="Đảng bộ Khối:", tags=("Thi đua",)).article
    assert view.locale_date == "Thứ Hai, 01/01/2024, 09:00 (GMT+7)"
    assert (view.views, view.source, view.kicker) == ("59.693", "Báo Nam Định", "Đảng bộ Khối:")
    assert [(term.name, term.url) for term in (*view.authors, *view.tags)] == [
        ("P. Mai", "tac-gia/p-mai/"),
        ("Thi đua", "chu-de/thi-dua/"),
    ]
    assert view.summary == "Đảng ủy Khối sơ kết công tác quý./."


def test_an_article_ends_with_a_mail_to_the_desk_that_names_it() -> None:
    organisation = Organisation(email="ban tin@example.vn")
    article = make_article(1, title="Họp & bàn 50 % việc?")
    edition = make_edition([article], site=make_site(organisation=organisation))
    address = urlsplit(page(edition, edition.articles[0], RelatedArticles()).article.feedback)
    assert (address.scheme, address.path) == ("mailto", "ban%20tin@example.vn")
    assert parse_qs(address.query) == {
        "subject": ["Góp ý: Họp & bàn 50 % việc?"],
        "body": [f"Bài: Họp & bàn 50 % việc?\r\nĐịa chỉ: https://example.vn/bantin/{article.url}\r\n\r\n"],
    }
    unknown = make_edition([article], site=make_site(organisation=organisation, url="", base=""))
    view = page(unknown, unknown.articles[0], RelatedArticles()).article
    assert parse_qs(urlsplit(view.feedback).query)["body"] == ["Bài: Họp & bàn 50 % việc?\r\n\r\n"]


def test_what_is_public_and_has_an_address_is_passed_on_by_links() -> None:
    ways = made(title="Họp & bàn").article.sharing
    assert ways is not None
    assert parse_qs(urlsplit(ways.facebook).query) == {"u": ["https://example.vn/bantin/2024/01/tin-so-001/"]}
    assert parse_qs(urlsplit(ways.mail).query)["subject"] == ["Họp & bàn"]
    article = make_article(1)
    unknown = make_edition([article], site=make_site(url="", base=""))
    assert page(unknown, unknown.articles[0], RelatedArticles()).article.sharing is None
    assert made(preview=True, draft=True).article.sharing is None


def test_without_an_address_of_the_desk_there_is_no_mail() -> None:
    assert made().article.feedback == ""


def test_what_is_not_known_is_not_made_up() -> None:
    view = made(has_time=False).article
    assert view.locale_date == "Thứ Hai, 01/01/2024"
    assert (view.views, view.modified, view.locale_modified, view.cover) == ("", "", "", None)
    assert made(views=0).article.views == "0"


@pytest.mark.parametrize(
    ("cover", "body", "above", "below"),
    [
        ("", ("<p>x</p>",), None, ["<p>x</p>"]),
        ("", (FIRST, "<p>x</p>", SECOND), "Chú một", ["<p>x</p>", "Chú hai"]),
        ("", ("<p>x</p>", FIRST), None, ["<p>x</p>", "Chú một"]),
        ("a/2.jpg", ("<p>x</p>", FIRST, SECOND), "Chú hai", ["<p>x</p>", "Chú một"]),
        ("a/2.jpg", (FIRST,), "", ["Chú một"]),
    ],
)
def test_the_cover_stands_above_the_body_and_not_again_in_it(
    cover: str, body: tuple[Any, ...], above: str | None, below: list[str]
) -> None:
    view = made(cover=cover, body=body).article
    assert (view.cover.caption if view.cover else None) == above
    assert [one.caption if isinstance(one, Picture) else one for one in view.content] == below


THIRD = Figure("a/1.jpg", "Ba", "Chú ba")


@pytest.mark.parametrize(
    ("body", "above", "left", "album"),
    [
        (("<p>x</p>", Gallery((FIRST, SECOND))), "Chú hai", [["Chú một"]], 0),
        (("<p>x</p>", Gallery((FIRST, THIRD)), Gallery((SECOND, THIRD))), "Chú hai", [["Chú một", "Chú ba"], ["Chú ba"]], 1),
        ((Gallery((FIRST, SECOND)), "<p>x</p>"), None, [["Chú một", "Chú hai"]], None),
        ((SECOND, Gallery((FIRST, SECOND))), "Chú hai", [["Chú một", "Chú hai"]], None),
    ],
)  # fmt: skip
def test_a_cover_from_a_gallery_leaves_it_unless_that_opens_the_story(
    body: tuple[Any, ...], above: str | None, left: list[list[str]], album: int | None
) -> None:
    view = made(cover="a/2.jpg", body=body).article
    assert (view.cover.caption if view.cover else None) == above
    galleries = [one for one in view.content if isinstance(one, Pictures)]
    assert [[one.caption for one in gallery.pictures] for gallery in galleries] == left
    assert view.cover_album == album


def test_links_start_with_the_prefix_and_galleries_get_their_photos() -> None:
    gallery = Gallery((FIRST, Figure("a/khong-co.jpg", "x"), SECOND), "Chung")
    view = made(body=(f'<p><a href="{ROOT}/2024/07/khac/">xem</a></p>', gallery)).article
    assert view.content == (
        '<p><a data-note="1" href="/bantin/2024/07/khac/">xem</a></p>',
        Pictures((Picture(ONE, "Một", "Chú một"), Picture(TWO, "Hai", "Chú hai", "Ảnh: P. Mai")), "Chung"),
    )
    assert view.link_notes == ("https://example.vn/bantin/2024/07/khac/",)


def test_the_head_describes_the_article() -> None:
    changed = START + timedelta(days=2)
    head = made(
        body=(FIRST,), modified=changed, modified_has_time=True, source_url="https://a.vn/", tags=("Thi đua",)
    ).head
    assert head.title == "Đảng ủy Khối họp phiên thứ 1 - Trang tin Đảng bộ Khối"
    assert head.description == "Đảng ủy Khối sơ kết công tác quý."
    assert [crumb.url for crumb in head.crumbs] == ["", "tin-hoat-dong/", "2024/01/tin-so-001/"]
    assert (head.image, head.image_alt) == (Rendition("2024/01/tin-so-001/og.jpg", 1200, 630), "Một")
    news = head.structured[0]
    assert (news["@type"], news["dateModified"]) == ("NewsArticle", "2024-01-03T08:00:00+07:00")
    assert news["image"] == [
        f"https://example.vn/bantin/photos/a-1.jpg-{kind}.jpg" for kind in ("square", "wide", "card")
    ]
    assert news["isBasedOn"] == "https://a.vn/"
    assert [item["item"] for item in head.structured[1]["itemListElement"]][1:] == [
        "https://example.vn/bantin/tin-hoat-dong/",
        "https://example.vn/bantin/2024/01/tin-so-001/",
    ]


def test_a_change_without_a_time_is_its_day_alone() -> None:
    day = START.replace(hour=0) + timedelta(days=2)
    page = made(modified=day)
    assert (page.article.modified, page.article.locale_modified) == ("2024-01-03", "Thứ Tư, 03/01/2024")
    assert (page.head.modified, page.head.structured[0]["dateModified"]) == ("2024-01-03", "2024-01-03")


def test_a_change_on_the_day_of_the_publication_is_of_the_same_moment_for_machines() -> None:
    date = START + timedelta(hours=1)
    page = made(modified=date)
    assert (page.article.modified, page.article.locale_modified) == ("2024-01-01", "Thứ Hai, 01/01/2024")
    assert page.head.structured[0]["dateModified"] == page.head.structured[0]["datePublished"]
    later = made(modified=date, corrections=(Correction(date + timedelta(hours=1), "Sửa", True),))
    assert later.article.locale_modified == "Thứ Hai, 01/01/2024, 10:00 (GMT+7)"


def test_a_change_that_is_to_come_is_not_told() -> None:
    page = made(modified=NOW + timedelta(days=1), modified_has_time=True)
    assert (page.article.modified, page.article.locale_modified) == ("", "")
    assert page.head.structured[0]["dateModified"] == page.head.structured[0]["datePublished"]


def test_an_article_without_photo_has_no_picture_in_its_head() -> None:
    head = made(title="Họp").head
    assert (head.image, head.image_alt) == (None, "")
    assert "image" not in head.structured[0]


def test_the_text_of_a_share_picture_is_that_of_the_cover_else_the_title() -> None:
    assert made(cover="a/2.jpg", body=(FIRST, SECOND)).head.image_alt == "Hai"
    assert made(cover="a/2.jpg", title="Họp chi bộ").head.image_alt == "Họp chi bộ"


@pytest.mark.parametrize(
    ("changes", "note"), [({"draft": True}, "draft"), ({"date": NOW + timedelta(days=1)}, "future"), ({}, "")]
)
def test_what_a_preview_shows_too_early_says_so_and_is_not_indexed(
    changes: dict[str, Any], note: str
) -> None:
    shown = made(preview=True, **changes)
    assert shown.article.preview == note
    assert shown.head.indexed == (note == "")


# Videos

HOSTED = VideoBlock("youtube", "abcdefghijk", "Toàn cảnh", 205, start=9)
OWN = VideoBlock("", "a/Lễ kết nạp.mp4", "Lễ kết nạp", 1)
CLIP = VideoFile(OWN.key, 3725, 720, 1280, 9_000_000, "00")


def with_video(*body: Any, **changes: Any) -> ArticlePage:
    article = make_article(1, body=body, **changes)
    figure = cover_figure(article)
    covers = {article.url: make_cover(PHOTOS[figure.src])} if figure else {}
    edition = make_edition([article], photos=PHOTOS, covers=covers, video_files={OWN.key: CLIP})
    return page(edition, edition.articles[0], RelatedArticles())


def only_film(made: ArticlePage) -> VideoView:
    (view,) = (one for one in made.article.content if isinstance(one, VideoView))
    return view


def test_a_hosted_video_leads_to_its_host_and_has_a_player() -> None:
    made = with_video("<p>x</p>", replace(HOSTED, still=FIRST))
    view = only_film(made)
    assert (view.title, view.host, view.length, view.photo) == ("Toàn cảnh", "YouTube", "3:25", ONE)
    assert view.url == view.address == "https://www.youtube.com/watch?v=abcdefghijk&t=9s"
    assert view.player.startswith("https://www.youtube-nocookie.com/embed/abcdefghijk?")
    assert made.head.scripts == ("video", "tools", "beside")


def test_an_own_video_stands_beside_the_article_and_is_as_long_as_its_file() -> None:
    view = only_film(with_video(OWN))
    assert view.url == "/bantin/2024/01/tin-so-001/le-ket-nap.mp4"
    assert view.address == "https://example.vn/bantin/2024/01/tin-so-001/le-ket-nap.mp4"
    assert (view.host, view.player, view.length, view.upright) == ("", "", "1:02:05", True)


def test_a_video_without_title_has_that_of_its_article() -> None:
    assert only_film(with_video(replace(HOSTED, title=""))).title == make_article(1).title


@pytest.mark.parametrize(
    "video", [VideoBlock("youtube", ""), VideoBlock("", ""), VideoBlock("", "a/khong-co.mp4")]
)
def test_what_is_no_video_is_not_shown(video: VideoBlock) -> None:
    made = with_video("<p>x</p>", video)
    assert made.article.content == ("<p>x</p>",)
    assert made.head.scripts == ("tools", "beside")


def test_a_video_without_player_needs_no_script() -> None:
    assert with_video(VideoBlock("facebook-short", "fb.watch/abcdef/")).head.scripts == ("tools", "beside")


@pytest.mark.parametrize(
    ("cover", "body", "above", "still"),
    [
        ("a/2.jpg", (HOSTED, "<p>x</p>"), None, TWO),
        ("a/2.jpg", ("<p>x</p>", HOSTED), TWO, None),
        ("a/2.jpg", (HOSTED, SECOND), TWO, None),
        ("a/2.jpg", (replace(HOSTED, still=FIRST),), TWO, ONE),
        ("", (replace(HOSTED, still=FIRST),), None, ONE),
        ("a/1.jpg", ("<p>x</p>", replace(HOSTED, still=FIRST)), None, ONE),
        ("", (HOSTED, FIRST), None, None),
    ],
)
def test_a_video_that_opens_the_story_takes_the_cover_for_its_still(
    cover: str, body: tuple[Any, ...], above: object, still: object
) -> None:
    made = with_video(*body, cover=cover)
    assert (made.article.cover.photo if made.article.cover else None, only_film(made).photo) == (above, still)


@pytest.mark.parametrize(
    ("hosting", "counted"), [(None, True), (Hosting("iis"), True), (Hosting("pages"), False)]
)
def test_a_figure_of_readers_is_awaited_where_somebody_may_count(
    hosting: Hosting | None, counted: bool
) -> None:
    edition = make_edition([make_article(1)], site=make_site(hosting=hosting))
    assert page(edition, edition.articles[0], RelatedArticles()).article.counted == counted
