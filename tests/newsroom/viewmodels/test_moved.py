from __future__ import annotations

from dataclasses import replace

from newsroom.engine import CATEGORY, EVERYTHING, Changes, Edition, Span
from newsroom.viewmodels.moved import has_other_pages, moved_feeds, moved_pages, moves_of_categories
from tests.support.making import CATEGORIES, make_article, make_edition, make_site

MOVED = replace(CATEGORIES[0], old_slugs=("tin-cu", "tin-xua"), old_lines=(5, 6))


def edition_of(number: int) -> Edition:
    site = make_site(categories=(MOVED, *CATEGORIES[1:]))
    return make_edition([make_article(n, category=MOVED) for n in range(1, number + 1)], site=site)


def test_each_page_of_a_category_was_at_each_of_its_old_addresses() -> None:
    found = [(move.old, move.url, move.line) for move in moved_pages(edition_of(60), MOVED)]
    assert found == [
        (f"{old}/{page}", f"tin-hoat-dong/{page}", line)
        for old, line in zip(MOVED.old_slugs, MOVED.old_lines, strict=True)
        for page in ("", "trang/1/", "trang/2/")
    ]


def test_its_feeds_were_called_by_them() -> None:
    assert [(move.old, move.url) for move in moved_feeds(MOVED)][:2] == [
        ("feeds/tin-cu.atom.xml", "feeds/tin-hoat-dong.atom.xml"),
        ("feeds/tin-cu.rss.xml", "feeds/tin-hoat-dong.rss.xml"),
    ]


def test_a_category_that_never_moved_has_none() -> None:
    assert {move.category for move in moves_of_categories(edition_of(3))} == {MOVED}


def test_pages_come_and_go_with_a_page_full_of_articles() -> None:
    def changes(before: int, after: int) -> Changes:
        return Changes(lists={CATEGORY.of(MOVED.slug): Span(before, after)})

    assert has_other_pages(EVERYTHING, MOVED)
    assert has_other_pages(changes(39, 40), MOVED)
    assert has_other_pages(changes(60, 59), MOVED)
    assert not has_other_pages(changes(40, 41), MOVED)
    assert not has_other_pages(Changes(), MOVED)
    assert not has_other_pages(EVERYTHING, CATEGORIES[1])
