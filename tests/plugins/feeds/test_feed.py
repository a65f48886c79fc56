from __future__ import annotations

from datetime import timedelta

import pytest

from newsroom.model.blocks import ROOT, Figure, VideoBlock
from newsroom.model.media import VideoFile
from newsroom.viewmodels.parts import Picture, VideoView
from plugins.feeds.feed import make_feed, tag_uri
from tests.support.making import CATEGORIES, START, make_article, make_edition, make_photo, make_site

PATH = "feeds/all.atom.xml"
PHOTO = make_photo("a/1.jpg")
FIGURE = Figure("a/1.jpg", "Đại biểu")


def test_a_feed_holds_the_newest_fifty() -> None:
    edition = make_edition(make_article(number) for number in range(60))
    entries = make_feed(edition, edition.articles, PATH).entries
    assert [entry.url[-4:-1] for entry in entries] == [f"{number:03d}" for number in range(59, 9, -1)]


def test_the_time_of_a_feed_is_its_newest_change_and_not_that_of_the_build() -> None:
    changed = START + timedelta(days=90)
    articles = [make_article(1, modified=changed), make_article(2), make_article(3)]
    edition = make_edition(articles)
    assert make_feed(edition, edition.articles, PATH).updated == changed
    assert make_feed(edition, (), PATH).updated.year == 2000


def test_a_category_has_a_feed_of_its_own() -> None:
    feed = make_feed(make_edition(), (), "feeds/van-ban.atom.xml", CATEGORIES[2])
    assert feed.title == "Trang tin Đảng bộ Khối - Văn bản"
    assert feed.page_url == "https://example.vn/bantin/van-ban/"
    assert feed.url == "https://example.vn/bantin/feeds/van-ban.atom.xml"


def test_addresses_in_a_feed_are_absolute() -> None:
    article = make_article(1, body=(f'<p><a href="{ROOT}/2024/07/khac/">xem</a></p>',))
    edition = make_edition([article])
    (entry,) = make_feed(edition, edition.articles, PATH).entries
    assert entry.url == "https://example.vn/bantin/2024/01/tin-so-001/"
    assert entry.content == ('<p><a href="https://example.vn/bantin/2024/07/khac/">xem</a></p>',)


def test_what_does_not_break_says_so_itself_in_a_feed() -> None:
    article = make_article(1, body=('<p><span class="whole">20-11</span></p>',))
    edition = make_edition([article])
    (entry,) = make_feed(edition, edition.articles, PATH).entries
    assert entry.content == ('<p><span style="white-space: nowrap;">20-11</span></p>',)


@pytest.mark.parametrize(("cover", "shown"), [("", None), ("a/1.jpg", None), ("a/2.jpg", "a/2.jpg")])
def test_a_cover_is_shown_alone_only_if_the_body_does_not_show_it(cover: str, shown: str | None) -> None:
    photos = {"a/1.jpg": PHOTO, "a/2.jpg": make_photo("a/2.jpg")}
    edition = make_edition([make_article(1, cover=cover, body=(FIGURE,))], photos=photos)
    (entry,) = make_feed(edition, edition.articles, PATH).entries
    assert (entry.cover.photo.path if entry.cover else None) == shown
    assert entry.content == (Picture(PHOTO, "Đại biểu"),)


def test_an_entry_names_its_source_where_it_has_no_author() -> None:
    edition = make_edition([make_article(1, authors=(), source="Báo Nam Định", summary="Đã họp./.")])
    (entry,) = make_feed(edition, edition.articles, PATH).entries
    assert (entry.authors, entry.summary) == (("Báo Nam Định",), "Đã họp.")


def test_ids_hang_on_host_year_and_permalink_only() -> None:
    assert tag_uri("https://example.vn/bantin", 2024, "2024/07/hop/") == "tag:example.vn,2024:/2024/07/hop/"
    first = make_edition([make_article(1)])
    second = make_edition([make_article(1, title="Sửa", modified=START)], site=make_site(name="Khác"))
    ids = [make_feed(edition, edition.articles, PATH).entries[0].id for edition in (first, second)]
    assert ids[0] == ids[1]


def test_a_video_leads_to_its_full_address() -> None:
    video = VideoBlock("", "a/le.mp4", "Lễ", still=FIGURE)
    video_files = {"a/le.mp4": VideoFile("a/le.mp4", 9, 320, 180, 1000, "00")}
    edition = make_edition(
        [make_article(1, body=(video,))], photos={"a/1.jpg": PHOTO}, video_files=video_files
    )
    ((view,),) = (entry.content for entry in make_feed(edition, edition.articles, PATH).entries)
    assert isinstance(view, VideoView)
    assert view.url == "https://example.vn/bantin/2024/01/tin-so-001/le.mp4"
    assert (view.photo, view.length) == (PHOTO, "0:09")


def test_places_of_an_article_are_none_of_the_feed_and_links_to_them_lead_to_the_article() -> None:
    html = (
        '<h2 id="ket-qua">Kết quả</h2><p><a title="a > b" href="#ket-qua">x</a> id="y" href="#z"'
        '<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup></p>'
        '<ol start="3"><li value="7" id="fn:1"><p>Số.&nbsp;'
        '<a class="footnote-backref" href="#fnref:1" title="Trở lại">↩</a></p></li></ol>'
    )
    edition = make_edition([make_article(1, body=(html,))])
    (entry,) = make_feed(edition, edition.articles, PATH).entries
    url = "https://example.vn/bantin/2024/01/tin-so-001/"
    assert entry.content == (
        f'<h2>Kết quả</h2><p><a title="a > b" href="{url}#ket-qua">x</a> id="y" href="#z"'
        f'<sup><a class="footnote-ref" href="{url}#fn:1">1</a></sup></p>'
        '<ol start="3"><li value="7"><p>Số.</p></li></ol>',
    )
