from __future__ import annotations

from datetime import timedelta

import pytest

from newsroom.model.blocks import Figure, VideoBlock
from plugins.home.home import page
from tests.support.making import (
    CATEGORIES,
    NOW,
    make_article,
    make_cover,
    make_edition,
    make_photo,
    make_site,
)


def numbers(shown: object) -> list[int]:
    return [int(one.url[-4:-1]) for one in shown]  # type: ignore[attr-defined]


def test_the_newest_leads_and_no_article_stands_twice_at_the_top() -> None:
    made = page(make_edition(make_article(number) for number in range(20)))
    assert made.lead is not None
    assert numbers([made.lead, *made.seconds, *made.newest]) == list(range(19, 6, -1))


def test_pinned_articles_lead_until_their_time_is_over() -> None:
    articles = [make_article(number) for number in range(20)]
    articles[2] = make_article(2, pin_until=NOW)
    articles[5] = make_article(5, pin_until=NOW + timedelta(days=1))
    articles[7] = make_article(7, pin_until=NOW - timedelta(minutes=1))
    made = page(make_edition(articles))
    assert made.lead is not None
    assert numbers([made.lead, *made.seconds]) == [5, 2, 19, 18, 17]
    assert numbers(made.newest) == [16, 15, 14, 13, 12, 11, 10, 9]


def test_more_pins_than_places_push_nothing_out_of_the_page() -> None:
    pinned = [make_article(number, pin_until=NOW) for number in range(8)]
    made = page(make_edition([*pinned, make_article(9)]))
    assert made.lead is not None
    assert sorted(numbers([made.lead, *made.seconds, *made.newest])) == [*range(8), 9]


def test_categories_stand_in_the_order_of_the_menu_those_without_articles_not_at_all() -> None:
    articles = [make_article(number, category=CATEGORIES[2 if number % 2 else 0]) for number in range(20)]
    made = page(make_edition(articles))
    assert [block.category.slug for block in made.blocks] == ["tin-hoat-dong", "van-ban"]
    assert numbers([made.blocks[1].lead, *made.blocks[1].others]) == [19, 17, 15, 13, 11]


def test_the_strip_shows_each_photo_once_and_none_of_the_top() -> None:
    photos = {f"a/{number}.jpg": make_photo(f"a/{number}.jpg") for number in range(20)}
    articles = [
        make_article(
            number, body=(Figure(f"a/{number - number % 2}.jpg", "Đại biểu"),) if number != 19 else ()
        )
        for number in range(20)
    ]
    covers = {a.url: make_cover(photos[a.figures[0].src]) for a in articles if a.figures}
    strip = page(make_edition(articles, photos=photos, covers=covers)).strip
    assert all(one.picture.photo == make_cover(photos[one.picture.photo.path]).card for one in strip)
    assert [one.picture.photo.path for one in strip] == [f"a/{n}.jpg" for n in (12, 10, 8, 6)]
    assert numbers(strip)[:2] == [13, 11]


def test_a_site_without_articles_has_a_home_page() -> None:
    made = page(make_edition())
    assert (made.lead, made.seconds, made.newest, made.blocks, made.strip) == (None, (), (), (), ())


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
    assert numbers(page(make_edition(articles)).videos) == [11, 9, 7]
    assert page(make_edition([make_article(1)])).videos == ()
