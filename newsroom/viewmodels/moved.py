"""Say where the pages and feeds of a category were that has another address now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newsroom.engine import CATEGORY, Changes, Edition
from newsroom.model.numbering import numbered_pages, page_url
from newsroom.model.site import Category

FEED_KINDS = ("atom", "rss")


@dataclass(frozen=True, slots=True)
class CategoryMove:
    """An address at which something of a category was, and the one it leads to; both are site-relative.

    ``line`` of ``site.toml`` asks for it.
    """

    old: str
    url: str
    category: Category
    line: int = 0


def feed_path(name: str, kind: str) -> str:
    """Give the file of a feed of ``name``, the slug of a category or ``all``, in one of ``FEED_KINDS``."""
    return f"feeds/{name}.{kind}.xml"


def moved_pages(edition: Edition, category: Category) -> Iterator[CategoryMove]:
    """List the old addresses of the front and the numbered pages of a category."""
    full = numbered_pages(len(edition.by_category(category.slug)))
    for old, line in zip(category.old_slugs, category.old_lines, strict=True):
        for number in range(full + 1):
            yield CategoryMove(page_url(f"{old}/", number), page_url(category.url, number), category, line)


def moved_feeds(category: Category) -> Iterator[CategoryMove]:
    """List the old addresses of the feeds of a category."""
    for old in category.old_slugs:
        for kind in FEED_KINDS:
            yield CategoryMove(feed_path(old, kind), feed_path(category.slug, kind), category)


def moves_of_categories(edition: Edition) -> Iterator[CategoryMove]:
    """List all old addresses of categories."""
    for category in edition.site.categories:
        yield from moved_pages(edition, category)
        yield from moved_feeds(category)


def has_other_pages(changes: Changes, category: Category) -> bool:
    """Tell whether a category that moved has more or fewer numbered pages than before, or may have."""
    if not category.old_slugs:
        return False
    span = changes.span(CATEGORY, category.slug)
    return changes.everything or bool(span and numbered_pages(span.before) != numbered_pages(span.after))
