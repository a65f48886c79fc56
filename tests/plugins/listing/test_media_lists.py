"""Test the lists of albums and videos."""

from __future__ import annotations

from newsroom.engine import ALBUMS, VIDEOS
from newsroom.model.blocks import Figure, VideoBlock
from plugins.listing.media_lists import ALBUMS_PER_PAGE, photo_page, video_page
from plugins.listing.slices import list_slices
from tests.support.making import make_article, make_cover, make_edition, make_photo


def test_the_list_of_videos_shows_still_title_and_length() -> None:
    stills = {path: make_photo(path) for path in ("a/1.jpg", "a/2.jpg")}
    hosted = VideoBlock("youtube", "abcdefghijk", "Toàn cảnh", 205, Figure("a/2.jpg", "Toàn cảnh"))
    bodies = {
        1: (Figure("a/1.jpg", "Một"), hosted),
        2: (hosted, VideoBlock("facebook", "watch/?v=12345", duration=60)),
        3: ("<p>x</p>", VideoBlock("youtube", "abcdefghijk")),
        4: (Figure("a/1.jpg", "Một"), VideoBlock("youtube", "abcdefghijk")),
    }
    articles = [make_article(number, body=body) for number, body in bodies.items()]
    covers = {articles[0].url: make_cover(stills["a/1.jpg"]), articles[3].url: make_cover(stills["a/1.jpg"])}
    edition = make_edition([*articles, make_article(5)], photos=stills, covers=covers)
    (part,) = list_slices(edition.list_of(VIDEOS), "video/")
    made = video_page(edition, "", part)
    assert made.head.crumbs[-1].url == "video/"
    assert [(one.url[-4:-1], one.length, one.count) for one in made.videos] == [
        ("004", "", 1),
        ("003", "", 1),
        ("002", "", 2),
        ("001", "3:25", 1),
    ]
    assert [one.photo.path if one.photo else None for one in made.videos] == [
        "a/1.jpg",
        None,
        "a/2.jpg",
        "a/2.jpg",
    ]


def test_older_videos_stand_on_numbered_pages() -> None:
    edition = make_edition(
        make_article(number, body=(VideoBlock("youtube", "abcdefghijk"),)) for number in range(45)
    )
    front, first = list_slices(edition.list_of(VIDEOS), "video/")
    assert (len(video_page(edition, "", front).videos), len(video_page(edition, "", first).videos)) == (
        25,
        20,
    )
    assert video_page(edition, "", first).head.title == "Video hoạt động - trang 1 - Trang tin Đảng bộ Khối"


def test_the_list_of_albums_shows_albums_and_below_the_newest_covers_of_others() -> None:
    photos = {f"a/{number}.jpg": make_photo(f"a/{number}.jpg") for number in range(9)}
    bodies = {number: (Figure(f"a/{number}.jpg", f"Ảnh {number}"),) for number in range(1, 9)}
    bodies[7] = bodies[5]
    articles = [
        make_article(number, body=body, album={2: 3, 4: 2, 6: 12}.get(number, 0))
        for number, body in bodies.items()
    ]
    covers = {article.url: make_cover(photos[article.figures[0].src]) for article in articles}
    edition = make_edition([*articles, make_article(9)], photos=photos, covers=covers)
    (part,) = list_slices(edition.list_of(ALBUMS), "hinh-anh/", ALBUMS_PER_PAGE)
    made = photo_page(edition, "", part)
    assert [one.url[-4:-1] for one in made.albums] == ["006", "002"]
    assert [one.url[-4:-1] for one in made.covers] == ["008", "007", "004", "003", "001"]
    assert made.head.crumbs[-1].url == "hinh-anh/"
    collection, _ = made.head.structured
    assert collection["@type"] == "CollectionPage"
    assert [(one["@type"], one["url"][-4:-1]) for one in collection["hasPart"]] == [
        ("ImageGallery", "006"),
        ("ImageGallery", "002"),
    ]


def test_older_albums_stand_on_numbered_pages_without_covers() -> None:
    figure = Figure("a/1.jpg", "Một")
    photos = {"a/1.jpg": make_photo("a/1.jpg")}
    articles = [make_article(number, body=(figure,), album=3 if number < 30 else 0) for number in range(31)]
    covers = {article.url: make_cover(photos["a/1.jpg"]) for article in articles}
    edition = make_edition(articles, photos=photos, covers=covers)
    front, first = list_slices(edition.list_of(ALBUMS), "hinh-anh/", ALBUMS_PER_PAGE)
    assert [len(photo_page(edition, "", part).albums) for part in (front, first)] == [18, 12]
    assert [len(photo_page(edition, "", part).covers) for part in (front, first)] == [1, 0]
    assert (
        photo_page(edition, "", first).head.title == "Hình ảnh hoạt động - trang 1 - Trang tin Đảng bộ Khối"
    )
