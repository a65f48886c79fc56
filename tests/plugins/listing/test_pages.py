"""Test which lists have pages, and which of them a change touches."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsroom.engine import (
    ALBUMS,
    AUTHOR,
    CATEGORY,
    COVERS,
    DOCUMENT_KIND,
    EVERYTHING,
    MONTH,
    REGISTERED,
    TOPIC,
    VIDEOS,
    Changes,
    ListKind,
    Span,
)
from newsroom.model.blocks import Figure, VideoBlock
from newsroom.model.documents import Document
from newsroom.vietnamese.comparing import comparable
from plugins.listing.pages import PAGED_LISTS, PagedList
from tests.support.building import ROOT
from tests.support.making import CATEGORIES, make_article, make_edition, make_site

PAGED = {paged.kind.name: paged for paged in reversed(PAGED_LISTS)}
REGISTER = replace(CATEGORIES[2], kind="documents")
WITH_REGISTER = make_edition(
    [make_article(1, category=REGISTER, document=Document(kind="Nghị quyết"))],
    site=make_site(categories=(*CATEGORIES[:2], REGISTER)),
)
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


def test_every_row_names_a_template_of_the_theme_and_a_list_has_one_row() -> None:
    templates = ROOT / "theme" / "templates"
    assert all((templates / one.template).is_file() for one in PAGED_LISTS)
    assert len({one.kind for one in PAGED_LISTS}) == len(PAGED_LISTS)
    for edition in (FULL, WITH_REGISTER):
        touched = [
            key
            for one in PAGED_LISTS
            if one.kind in (CATEGORY, REGISTERED)
            for key in one.touched(edition, EVERYTHING)
        ]
        assert sorted(touched) == sorted(category.slug for category in edition.site.categories)


def test_a_register_has_pages_of_its_own() -> None:
    articles, register = (one for one in PAGED_LISTS if one.kind in (CATEGORY, REGISTERED))
    slugs = ("van-ban", "tin-hoat-dong")
    changes = Changes(lists={kind.of(slug): Span(1, 1) for kind in (CATEGORY, REGISTERED) for slug in slugs})
    assert articles.touched(WITH_REGISTER, changes) == ["tin-hoat-dong"]
    assert (register.touched(WITH_REGISTER, changes), register.template) == (["van-ban"], "register.html")


def test_the_front_of_a_register_is_touched_by_what_changes_in_its_lists() -> None:
    register = next(one for one in PAGED_LISTS if one.template == "register.html")
    changes = Changes(lists={DOCUMENT_KIND.of("van-ban/loai/nghi-quyet"): Span(1, 2, frozenset({1}))})
    assert register.touched(WITH_REGISTER, changes) == ["van-ban"]
    elsewhere = Changes(lists={DOCUMENT_KIND.of("van-ban-2/loai/nghi-quyet"): Span(1, 2, frozenset({1}))})
    assert register.touched(WITH_REGISTER, elsewhere) == []


def test_a_list_within_a_register_ends_with_its_last_document_and_is_called_as_its_oldest_says() -> None:
    kinds = paged(DOCUMENT_KIND)
    assert kinds.url(WITH_REGISTER, "van-ban/loai/nghi-quyet") == "van-ban/loai/nghi-quyet/"
    assert kinds.url(WITH_REGISTER, "van-ban/loai/ke-hoach") is None
    assert kinds.has_new_name(Span(30, 30, places=frozenset({0})))
    assert not kinds.has_new_name(Span(30, 31, gaps=frozenset({30})))
