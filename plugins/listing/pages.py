"""Say which lists have pages, and what they are made of: a row a kind of list.

A list that has no row (those pinned, say) is shown by other pages only. A kind that is new in
``newsroom.engine`` gets its page by a row here, a function that makes its model, and a template.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from newsroom.engine import (
    ALBUMS,
    AUTHOR,
    CATEGORY,
    ILLUSTRATED,
    MONTH,
    ONE,
    TOPIC,
    VIDEOS,
    Changes,
    Edition,
    ListKind,
)
from newsroom.model.numbering import PER_PAGE
from newsroom.viewmodels.front_covers import has_new_covers
from plugins.listing.listing import ListPage, author_page, category_page, month_page, topic_page
from plugins.listing.media_lists import (
    ALBUMS_PER_PAGE,
    PhotoPage,
    VideoPage,
    photo_page,
    video_page,
)
from plugins.listing.slices import ListSlice


def _all(edition: Edition, kind: ListKind) -> Sequence[str]:
    """Give the keys of the lists that hold anything."""
    return edition.keys(kind)


def _categories(edition: Edition, _: ListKind) -> Sequence[str]:
    """Give the keys of all categories, which have a page even without articles."""
    return [category.slug for category in edition.site.categories]


def _one(_edition: Edition, _kind: ListKind) -> Sequence[str]:
    return ONE


@dataclass(frozen=True, slots=True)
class PagedList:
    """How the lists of a kind become pages.

    ``url`` gives the address of the list under a key, ``None`` if it has no page any more; ``make``
    the model of a slice of it. ``keys`` lists the keys when every page is to be made. ``has_new_front``
    tells of a change beside the list itself that its front shows.
    """

    kind: ListKind
    template: str
    url: Callable[[Edition, str], str | None]
    make: Callable[[Edition, str, ListSlice], ListPage | PhotoPage | VideoPage]
    keys: Callable[[Edition, ListKind], Sequence[str]] = _all
    per_page: int = PER_PAGE
    has_new_front: Callable[[Changes], bool] = lambda changes: False

    def touched(self, edition: Edition, changes: Changes) -> Sequence[str]:
        """List the keys of the lists that may show something else, those that ended too."""
        if changes.everything:
            return self.keys(edition, self.kind)
        return sorted({*changes.keys(self.kind), *(ONE if self.has_new_front(changes) else ())})


def _category_url(edition: Edition, slug: str) -> str | None:
    found = (category.url for category in edition.site.categories if category.slug == slug)
    return next(found, None)


def _term_url(kind: ListKind) -> Callable[[Edition, str], str | None]:
    def url(edition: Edition, key: str) -> str | None:
        term = edition.terms(kind).get(key)
        return term.url if term else None

    return url


def _month_url(edition: Edition, key: str) -> str | None:
    return f"{key}/" if edition.list_of(MONTH, key) else None


def _section_url(kind: ListKind) -> Callable[[Edition, str], str | None]:
    """Let a list have a page while ``kind``, whose section leads there, holds anything."""
    return lambda edition, _: kind.section.url if kind.section and edition.list_of(kind) else None


PAGED_LISTS = (
    PagedList(CATEGORY, "category.html", _category_url, category_page, _categories),
    PagedList(TOPIC, "tag.html", _term_url(TOPIC), topic_page),
    PagedList(AUTHOR, "author.html", _term_url(AUTHOR), author_page),
    PagedList(MONTH, "period_archives.html", _month_url, month_page),
    PagedList(
        ALBUMS, "photos.html", _section_url(ILLUSTRATED), photo_page, _one, ALBUMS_PER_PAGE, has_new_covers
    ),
    PagedList(VIDEOS, "videos.html", _section_url(VIDEOS), video_page, _one),
)
