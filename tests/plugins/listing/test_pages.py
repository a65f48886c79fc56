"""Test which lists have pages, and which of them a change touches."""

from __future__ import annotations

import pytest

from newsroom.engine import (
    ALBUMS,
    AUTHOR,
    CATEGORY,
    COVERS,
    EVERYTHING,
    MONTH,
    TOPIC,
    VIDEOS,
    Changes,
    ListKind,
    Span,
)
from newsroom.model.blocks import Figure, VideoBlock
from newsroom.vietnamese.comparing import comparable
from plugins.listing.pages import PAGED_LISTS, PagedList
from tests.support.building import ROOT
from tests.support.making import CATEGORIES, make_article, make_edition

PAGED = {paged.kind.name: paged for paged in PAGED_LISTS}
FULL = make_edition(
    [
        make_article(1, tags=("Thi đua",), body=(Figure("a/1.jpg", "A"),), album=3),
        make_article(2, body=(VideoBlock("youtube", "abcdefghijk"),)),
    ]
)
EMPTY = make_edition()


def paged(kind: ListKind) -> PagedList:
    return PAGED[kind.name]


@pytest.mark.parametrize(
    ("kind", "key", "url"),
    [
        (CATEGORY, "tin-hoat-dong", "tin-hoat-dong/"),
        (TOPIC, comparable("Thi đua"), "chu-de/thi-dua/"),
        (AUTHOR, comparable("P. Mai"), "tac-gia/p-mai/"),
        (MONTH, "2024/01", "2024/01/"),
        (ALBUMS, "", "hinh-anh/"),
        (VIDEOS, "", "video/"),
    ],
)
def test_a_list_lies_at_its_address_and_is_made_when_everything_is(
    kind: ListKind, key: str, url: str
) -> None:
    assert paged(kind).url(FULL, key) == url
    assert key in paged(kind).touched(FULL, EVERYTHING)


@pytest.mark.parametrize(
    ("kind", "key"), [(TOPIC, "x"), (AUTHOR, "x"), (MONTH, "2024/01"), (ALBUMS, ""), (VIDEOS, "")]
)
def test_a_list_that_ended_has_no_page_any_more(kind: ListKind, key: str) -> None:
    assert paged(kind).url(EMPTY, key) is None


def test_a_category_has_a_page_without_articles_but_one_that_is_no_more_has_none() -> None:
    assert paged(CATEGORY).touched(EMPTY, EVERYTHING) == [category.slug for category in CATEGORIES]
    assert paged(CATEGORY).url(EMPTY, "van-ban") == "van-ban/"
    assert paged(CATEGORY).url(EMPTY, "khong-co") is None


def test_only_what_changed_is_touched_with_what_got_another_name() -> None:
    changes = Changes(
        lists={CATEGORY.of("van-ban"): Span(1, 2, frozenset({1}))}, terms=frozenset({TOPIC.of("cũ")})
    )
    assert paged(CATEGORY).touched(FULL, changes) == ["van-ban"]
    assert paged(TOPIC).touched(FULL, changes) == ["cũ"]
    assert paged(AUTHOR).touched(FULL, changes) == []


@pytest.mark.parametrize(("place", "touched"), [(99, [""]), (10, [])])
def test_the_list_of_albums_is_touched_by_the_newest_covers_of_others(place: int, touched: list[str]) -> None:
    changes = Changes(lists={COVERS.of(): Span(100, 100, places=frozenset({place}))})
    assert paged(ALBUMS).touched(FULL, changes) == touched
    assert paged(VIDEOS).touched(FULL, changes) == []


def test_every_row_names_a_template_of_the_theme_and_a_kind_has_one_row() -> None:
    templates = ROOT / "theme" / "templates"
    assert all((templates / one.template).is_file() for one in PAGED_LISTS)
    assert len(PAGED) == len(PAGED_LISTS)
