from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import chain
from typing import Any

import pytest

from newsroom.model.blocks import Figure
from newsroom.model.front import Front
from newsroom.model.records import Article
from plugins.home.stock import pinned, without_room
from plugins.home.top import Top, top
from tests.support.making import (
    CATEGORIES,
    NOW,
    make_article,
    make_cover,
    make_edition,
    make_photo,
    make_site,
)

SECOND = timedelta(seconds=1)


def made(articles: list[Article], **front: Any) -> Top:
    return top(make_edition(articles, site=make_site(front=Front(**front))))


def shown(found: Top) -> tuple[list[int], list[int], list[int]]:
    """Give the numbers of the lead, of *Tin mới* and of the cards."""
    lead = [found.lead.teaser] if found.lead else []
    parts = (lead, found.newest, [card.teaser for card in found.cards])
    first, newest, cards = ([int(one.url[-4:-1]) for one in part] for part in parts)
    return first, newest, cards


def test_the_newest_leads_and_the_next_ones_are_tin_moi() -> None:
    articles = [make_article(number) for number in range(20)]
    assert shown(made(articles)) == ([19], [18, 17, 16, 15, 14, 13, 12, 11], [10, 9, 8, 7])


def test_pinned_articles_stand_first_by_number_then_by_date_until_their_time_is_over() -> None:
    articles = [make_article(number) for number in range(20)]
    articles[2] = make_article(2, pin_until=NOW)
    articles[3] = make_article(3, pin=2)
    articles[4] = make_article(4, pin=1, pin_until=NOW + SECOND)
    articles[5] = make_article(5, pin_until=NOW + timedelta(days=1))
    articles[6] = make_article(6, pin=1, pin_until=NOW - SECOND)
    articles[7] = make_article(7, pin_until=NOW - SECOND)
    edition = make_edition(articles)
    assert [int(one.url[-4:-1]) for one in pinned(edition)] == [4, 3, 5, 2]
    first, newest, cards = shown(top(edition))
    assert (first, cards) == ([4], [3, 5, 2, 11])
    assert newest == [19, 18, 17, 16, 15, 14, 13, 12]


def test_of_pins_with_the_same_number_the_newer_stands_first() -> None:
    edition = make_edition([make_article(1, pin=1), make_article(2, pin=1), make_article(3)])
    assert [int(one.url[-4:-1]) for one in pinned(edition)] == [2, 1]


def test_more_pins_than_places_push_nothing_out_of_the_page() -> None:
    pins = [make_article(number, pin_until=NOW) for number in range(8)]
    assert sorted(chain(*shown(made([*pins, make_article(9)])))) == [*range(8), 9]


@pytest.mark.parametrize("marks", [True, False])
def test_what_is_pinned_is_marked_if_the_site_wants_it(marks: bool) -> None:
    articles = [make_article(1, pin=1), *(make_article(number) for number in range(2, 20))]
    found = made(articles, mark_pins=marks)
    assert found.lead is not None
    assert found.lead.pinned is marks
    assert not any(card.pinned for card in found.cards)


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (0, ([], [], [])),
        (1, ([0], [], [])),
        (3, ([2], [], [1, 0])),
        (6, ([5], [4], [3, 2, 1, 0])),
        (9, ([8], [7, 6, 5, 4], [3, 2, 1, 0])),
    ],
)
def test_where_there_are_few_articles_cards_come_first(
    count: int, expected: tuple[list[int], list[int], list[int]]
) -> None:
    assert shown(made([make_article(number) for number in range(count)])) == expected


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ({"newest": 0}, ([19], [], [18, 17, 16, 15])),
        ({"cards": 0}, ([19], [18, 17, 16, 15, 14, 13, 12, 11], [])),
        ({"newest": 2, "cards": 1}, ([19], [18, 17], [16])),
    ],
)
def test_the_site_says_how_many_are_shown(front: dict[str, int], expected: object) -> None:
    assert shown(made([make_article(number) for number in range(20)], **front)) == expected


@pytest.mark.parametrize(
    ("with_photo", "cards", "card"), [({5, 6, 7, 8}, [8, 7, 6, 5], "card"), ({5, 6, 8}, [10, 9, 8, 7], "row")]
)
def test_cards_have_photos_if_enough_articles_have(with_photo: set[int], cards: list[int], card: str) -> None:
    photo = make_photo("a/1.jpg")
    body = (Figure("a/1.jpg", "Đại biểu"),)
    articles = [make_article(n, body=body if n in with_photo else ()) for n in range(20)]
    covers = {article.url: make_cover(photo) for article in articles if article.body}
    found = top(make_edition(articles, photos={"a/1.jpg": photo}, covers=covers))
    assert (shown(found)[2], found.card) == (cards, card)


@pytest.mark.parametrize(
    ("newest", "has_photo", "beside"), [(8, True, True), (5, True, False), (8, False, False)]
)
def test_tin_moi_stands_beside_a_lead_with_a_photo_if_it_is_about_as_high(
    newest: int, has_photo: bool, beside: bool
) -> None:
    photo, figure = make_photo("a/1.jpg"), (Figure("a/1.jpg", "Đại biểu"),)
    lead = make_article(30, body=figure if has_photo else ())
    covers = {lead.url: make_cover(photo)} if has_photo else {}
    site = make_site(front=Front(newest=newest))
    articles = [lead, *(make_article(number) for number in range(20))]
    found = top(make_edition(articles, site=site, photos={"a/1.jpg": photo}, covers=covers))
    assert found.beside is beside


@pytest.mark.parametrize("count", [3, 6])
def test_three_and_six_cards_stand_in_threes(count: int) -> None:
    found = made([make_article(number) for number in range(20)], cards=count)
    assert (len(found.cards), found.is_in_thirds) == (count, True)


@pytest.mark.parametrize(
    ("front", "crowded"),
    [
        (Front(), []),
        (Front(cards=2), [3, 4]),
        (Front(cards=0), [1, 2, 3, 4]),
        (Front(blocks=("photos",)), [0, 1, 2, 3, 4]),
        (Front(leave_out=frozenset({"lead"})), [0, 1, 2, 3, 4]),
    ],
)
def test_pins_that_fit_into_neither_lead_nor_cards_have_no_room(front: Front, crowded: list[int]) -> None:
    pins = [make_article(number, pin=number + 1) for number in range(5)]
    edition = make_edition(pins, site=make_site(front=front))
    assert [int(one.url[-4:-1]) for one in without_room(edition)] == crowded


def test_documents_and_what_is_left_out_stand_at_the_top_only_if_pinned() -> None:
    register = replace(CATEGORIES[2], kind="documents")
    categories = (*CATEGORIES[:2], register)
    front = Front(leave_out=frozenset({"xay-dung-dang"}))
    articles = [make_article(number, category=categories[number % 3]) for number in range(60)]
    articles[1] = make_article(1, category=categories[1], pin=1)
    articles[2] = make_article(2, category=register, pin=2)
    first, newest, cards = shown(
        top(make_edition(articles, site=make_site(categories=categories, front=front)))
    )
    assert (first, newest) == ([1], [57, 54, 51, 48, 45, 42, 39, 36])
    assert cards == [2, 33, 30, 27]


def test_a_site_of_documents_only_has_them_at_the_top() -> None:
    register = replace(CATEGORIES[2], kind="documents")
    articles = [make_article(number, category=register) for number in range(5)]
    assert shown(top(make_edition(articles, site=make_site(categories=(register,)))))[0] == [4]
