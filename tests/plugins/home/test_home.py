from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, TypeVar

import pytest

from newsroom.engine import Edition
from newsroom.model.blocks import Figure, VideoBlock
from newsroom.model.dates import Period
from newsroom.model.front import Announcement, Front
from newsroom.model.hosting import HOST_KINDS_WITHOUT_LOGS, Hosting
from newsroom.model.site import Banner, WebLink
from plugins.home.blocks import CategoryBlocks
from plugins.home.home import (
    Announcements,
    Banners,
    HomePage,
    Line,
    MostRead,
    Night,
    PhotoStrip,
    VideoReels,
    WebLinks,
    page,
    shown_blocks,
)
from plugins.home.problems import own_targets
from plugins.home.top import Top
from tests.support.making import (
    CATEGORIES,
    NOW,
    make_article,
    make_cover,
    make_edition,
    make_photo,
    make_site,
)

P = TypeVar("P")
DAY = timedelta(days=1)


def part(made: HomePage, kind: type[P]) -> P:
    """Give the part of a kind, which there is to be one of."""
    (found,) = (one for one in made.parts if isinstance(one, kind))
    return found


def numbers(shown: Any) -> list[int]:
    return [int(one.url[-4:-1]) for one in shown]


def illustrated(count: int, **site: Any) -> Edition:
    """Make an edition in which two articles each share a photo, and the newest has none."""
    photos = {f"a/{number}.jpg": make_photo(f"a/{number}.jpg") for number in range(count)}
    articles = [
        make_article(
            number, body=(Figure(f"a/{number - number % 2}.jpg", "Đại biểu"),) if number != count - 1 else ()
        )
        for number in range(count)
    ]
    covers = {a.url: make_cover(photos[a.figures[0].src]) for a in articles if a.figures}
    return make_edition(articles, photos=photos, covers=covers, site=make_site(**site))


def rooms(made: HomePage) -> Sequence[PhotoStrip | VideoReels]:
    return part(made, Night).rooms


def test_categories_stand_in_the_order_of_the_menu_those_without_articles_not_at_all() -> None:
    articles = [make_article(number, category=CATEGORIES[2 if number % 2 else 0]) for number in range(20)]
    blocks = part(page(make_edition(articles)), CategoryBlocks).full
    assert [block.category.slug for block in blocks] == ["tin-hoat-dong", "van-ban"]
    assert numbers([blocks[1].lead, *blocks[1].others]) == [19, 17, 15, 13, 11]


def test_the_strip_shows_each_photo_once_and_none_of_the_top() -> None:
    made = page(illustrated(30))
    (strip,) = rooms(made)
    assert isinstance(strip, PhotoStrip)
    assert all(
        one.picture.photo == make_cover(make_photo(one.picture.photo.path)).card for one in strip.photos
    )
    top = part(made, Top)
    assert top.lead is not None
    assert numbers([top.lead.teaser, *(card.teaser for card in top.cards)]) == [29, 20, 19, 18, 17]
    assert [one.picture.photo.path for one in strip.photos] == [f"a/{n}.jpg" for n in (28, 26, 24, 22)]
    assert numbers(strip.photos) == [28, 27, 25, 23]


@pytest.mark.parametrize(
    ("wanted", "count", "shown"),
    [(6, 2, 0), (6, 4, 2), (6, 10, 4), (6, 14, 6), (4, 60, 4), (3, 60, 3), (0, 60, 0), (12, 60, 12)],
)
def test_as_many_photos_are_shown_as_are_asked_for_and_fill_their_rows(
    wanted: int, count: int, shown: int
) -> None:
    made = page(illustrated(count, front=Front(photos=wanted, blocks=("photos",))))
    found = [room for one in made.parts if isinstance(one, Night) for room in one.rooms]
    assert sum(len(room.photos) for room in found if isinstance(room, PhotoStrip)) == shown


def test_a_site_without_articles_has_a_home_page() -> None:
    made = page(make_edition())
    assert made.is_empty
    assert made.parts == ()


@pytest.mark.parametrize(
    ("tagline", "description"),
    [("Tin của Khối", "Tin của Khối"), ("", "Trang tin Đảng bộ Khối - Đảng ủy Khối")],
)
def test_the_head_says_who_publishes(tagline: str, description: str) -> None:
    head = page(make_edition(site=make_site(tagline=tagline))).head
    assert (head.title, head.url) == ("Trang tin Đảng bộ Khối - Đảng ủy Khối", "")
    assert head.description == description
    assert head.structured[0]["publisher"]["name"] == "Đảng ủy Khối"


def test_the_newest_three_videos_are_shown() -> None:
    articles = [
        make_article(number, body=(VideoBlock("youtube", "abcdefghijk"),) * (number % 2))
        for number in range(12)
    ]
    (reels,) = rooms(page(make_edition(articles)))
    assert isinstance(reels, VideoReels)
    assert numbers(reels.videos) == [11, 9, 7]
    assert not any(isinstance(one, Night) for one in page(make_edition([make_article(1)])).parts)


@pytest.mark.parametrize(
    ("front", "shown"),
    [
        (Front(), "notice lead most-read photos videos tin-hoat-dong xay-dung-dang van-ban banners links"),
        (Front(blocks=("van-ban", "lead", "categories")), "van-ban lead tin-hoat-dong xay-dung-dang"),
        (Front(blocks=("lead", "van-ban")), "lead van-ban"),
        (
            Front(leave_out=frozenset({"videos", "links", "van-ban"})),
            "notice lead most-read photos tin-hoat-dong xay-dung-dang banners",
        ),
        (Front(leave_out=frozenset({"categories"})), "notice lead most-read photos videos banners links"),
    ],
)
def test_blocks_stand_in_the_order_asked_for_less_those_left_out(front: Front, shown: str) -> None:
    assert shown_blocks(make_edition(site=make_site(front=front))) == tuple(shown.split())


def test_a_category_may_stand_before_photos_and_the_others_after_them() -> None:
    front = Front(blocks=("van-ban", "photos", "categories", "lead"))
    articles = [make_article(number, category=CATEGORIES[number % 3]) for number in range(20)]
    kinds = [one.kind for one in page(make_edition(articles, site=make_site(front=front))).parts]
    assert kinds == ["categories", "categories", "lead"]


def test_photos_and_videos_share_the_dark_room_only_where_they_follow_each_other() -> None:
    video = VideoBlock("youtube", "abcdefghijk")
    photos = {f"a/{number}.jpg": make_photo(f"a/{number}.jpg") for number in range(30)}
    articles = [
        make_article(n, body=(Figure(f"a/{n}.jpg", "Đại biểu"), video) if n < 20 else ()) for n in range(30)
    ]
    covers = {a.url: make_cover(photos[a.figures[0].src]) for a in articles if a.figures}
    for blocks, expected in (
        (("videos", "photos"), [["videos", "photos"]]),
        (("photos", "categories", "videos"), [["photos"], ["videos"]]),
    ):
        site = make_site(front=Front(blocks=blocks))
        made = page(make_edition(articles, photos=photos, covers=covers, site=site))
        found = [[room.kind for room in one.rooms] for one in made.parts if isinstance(one, Night)]
        assert found == expected


PERIODS = [
    (Period(), True),
    (Period(NOW, NOW + DAY), True),
    (Period(end=NOW), False),
    (Period(NOW + DAY), False),
    (Period(NOW - DAY, NOW - DAY / 2), False),
]


@pytest.mark.parametrize(("period", "is_shown"), PERIODS)
def test_banners_and_announcements_are_shown_in_their_time(period: Period, is_shown: bool) -> None:
    site = make_site(
        banners=(Banner("b.png", "https://a.vn", "Biểu ngữ", period=period),),
        announcements=(Announcement("Mời họp", "https://b.vn", period),),
        links=(WebLink("Báo", "https://c.vn"),),
    )
    made = page(make_edition(site=site, photos={"b.png": make_photo("b.png")}))
    assert part(made, WebLinks).links == site.links
    if is_shown:
        assert part(made, Announcements).lines == (Line("Mời họp", "https://b.vn", False),)
        assert [one.url for one in part(made, Banners).banners] == ["https://a.vn"]
    else:
        assert len(made.parts) == 1


def test_an_announcement_that_leads_to_what_is_not_shown_is_words() -> None:
    shown, draft = make_article(1), make_article(2, draft=True)
    lines = tuple(Announcement(url, f"/{url}") for url in (shown.url, draft.url))
    edition = make_edition([shown, draft], site=make_site(announcements=lines))
    assert part(page(edition), Announcements).lines == (
        Line(shown.url, shown.url, True),
        Line(draft.url, "", False),
    )
    assert list(own_targets(edition.site, edition.now)) == [shown.url.strip("/"), draft.url.strip("/")]


def test_a_banner_that_leads_to_what_is_not_shown_is_a_picture() -> None:
    shown, draft = make_article(1), make_article(2, draft=True)
    banners = tuple(Banner("b.png", url, "A") for url in (f"/{shown.url}#a", f"/{draft.url}#a"))
    edition = make_edition(
        [shown, draft], site=make_site(banners=banners), photos={"b.png": make_photo("b.png")}
    )
    found = [(one.url, one.is_own) for one in part(page(edition), Banners).banners]
    assert found == [(f"{shown.url}#a", True), ("", False)]
    assert list(own_targets(edition.site, edition.now)) == [shown.url.strip("/"), draft.url.strip("/")]


def test_photos_and_videos_of_a_category_left_out_are_not_shown() -> None:
    video = VideoBlock("youtube", "abcdefghijk")
    articles = [
        make_article(n, category=CATEGORIES[n % 2], body=(Figure(f"a/{n}.jpg", "Đại biểu"), video))
        for n in range(60)
    ]
    photos = {f"a/{n}.jpg": make_photo(f"a/{n}.jpg") for n in range(60)}
    covers = {a.url: make_cover(photos[a.figures[0].src]) for a in articles}
    site = make_site(front=Front(leave_out=frozenset({"xay-dung-dang"})))
    strip, reels = rooms(page(make_edition(articles, photos=photos, covers=covers, site=site)))
    assert isinstance(strip, PhotoStrip)
    assert isinstance(reels, VideoReels)
    assert all(number % 2 == 0 for number in numbers(strip.photos))
    assert len(reels.videos) == 3
    assert all(int(one.url.split("/")[2][-3:]) % 2 == 0 for one in reels.videos)


@pytest.mark.parametrize(
    ("kind", "counts"),
    [
        ("", True),
        ("nginx", True),
        ("apache", True),
        ("iis", True),
        *((one, False) for one in sorted(HOST_KINDS_WITHOUT_LOGS)),
    ],
)
def test_what_is_read_most_has_its_place_where_somebody_may_count_readers(kind: str, counts: bool) -> None:
    site = make_site(hosting=Hosting(kind) if kind else None)
    found = page(make_edition([make_article(1)], site=site))
    assert any(isinstance(one, MostRead) for one in found.parts) == counts
    assert ("ranking" in found.head.scripts) == counts
    left_out = make_site(front=Front(leave_out=frozenset({"most-read"})))
    assert page(make_edition([make_article(1)], site=left_out)).head.scripts == ()
    assert not any(isinstance(one, MostRead) for one in page(make_edition(site=site)).parts)
