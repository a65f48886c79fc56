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
    DOCUMENT_ISSUER,
    DOCUMENT_KIND,
    DOCUMENT_YEAR,
    ILLUSTRATED,
    MONTH,
    ONE,
    REGISTER_KINDS,
    REGISTERED,
    TOPIC,
    VIDEOS,
    Changes,
    Edition,
    ListKind,
    Span,
)
from newsroom.viewmodels.front_covers import has_new_covers
from plugins.listing.listing import ListPage, author_page, category_page, month_page, topic_page
from plugins.listing.media_lists import (
    ALBUMS_PER_PAGE,
    PhotoPage,
    VideoPage,
    photo_page,
    video_page,
)
from plugins.listing.register import (
    RegisterPage,
    issuer_documents,
    kind_documents,
    register_page,
    year_documents,
)
from plugins.listing.slices import ListSlice


def _all(edition: Edition, kind: ListKind) -> Sequence[str]:
    """Give the keys of the lists that hold anything."""
    return edition.keys(kind)


def _categories(edition: Edition, _: ListKind) -> Sequence[str]:
    """Give the keys of all categories of articles, which have a page even without any."""
    return [category.slug for category in edition.site.categories if not category.is_register]


def _registers(edition: Edition, _: ListKind) -> Sequence[str]:
    """Give the keys of all categories of documents."""
    return [category.slug for category in edition.site.categories if category.is_register]


def _one(_edition: Edition, _kind: ListKind) -> Sequence[str]:
    return ONE


@dataclass(frozen=True, slots=True)
class PagedList:
    """How the lists of a kind become pages.

    ``url`` gives the address of the list under a key, ``None`` if it has no page any more; ``make``
    the model of a slice of it. ``keys`` lists the keys when every page is to be made. ``has_new_front``
    tells of a change beside the list under a key that its front shows, ``has_new_name`` of a change of the
    list after which all its pages are called otherwise. A list of which ``holds`` says no is another's.
    """

    kind: ListKind
    template: str
    url: Callable[[Edition, str], str | None]
    make: Callable[[Edition, str, ListSlice], ListPage | PhotoPage | VideoPage | RegisterPage]
    keys: Callable[[Edition, ListKind], Sequence[str]] = _all
    own_length: int = 0
    has_new_front: Callable[[Changes, str], bool] | None = None
    has_new_name: Callable[[Span], bool] = lambda span: False
    holds: Callable[[Edition, str], bool] = lambda edition, key: True

    def touched(self, edition: Edition, changes: Changes) -> Sequence[str]:
        """List the keys of the lists that may show something else, those that ended too."""
        if changes.everything:
            return self.keys(edition, self.kind)
        keys = self.keys(edition, self.kind) if self.has_new_front else ()
        fronts = (key for key in keys if self.is_front_new(changes, key))
        return sorted(key for key in {*changes.keys(self.kind), *fronts} if self.holds(edition, key))

    def is_front_new(self, changes: Changes, key: str) -> bool:
        """Tell whether the front of a list may show something else beside the list."""
        return self.has_new_front is not None and self.has_new_front(changes, key)


def _category_url(edition: Edition, slug: str) -> str | None:
    found = (category.url for category in edition.site.categories if category.slug == slug)
    return next(found, None)


def _is_register(edition: Edition, slug: str) -> bool:
    return any(category.slug == slug and category.is_register for category in edition.site.categories)


def _is_of_articles(edition: Edition, slug: str) -> bool:
    return not _is_register(edition, slug)


def _has_new_parts(changes: Changes, slug: str) -> bool:
    """Tell whether the lists within a register may have another name or number of documents."""
    return any(key.startswith(f"{slug}/") for kind in REGISTER_KINDS for key in changes.keys(kind))


def _part_url(kind: ListKind) -> Callable[[Edition, str], str | None]:
    return lambda edition, key: f"{key}/" if edition.list_of(kind, key) else None


def _has_new_oldest(span: Span) -> bool:
    """Tell whether the oldest of a list, which names it, may be another."""
    return span.meets(0, 1)


def _new_covers(changes: Changes, _: str) -> bool:
    return has_new_covers(changes)


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
    PagedList(CATEGORY, "category.html", _category_url, category_page, _categories, holds=_is_of_articles),
    PagedList(
        REGISTERED,
        "register.html",
        _category_url,
        register_page,
        _registers,
        has_new_front=_has_new_parts,
        holds=_is_register,
    ),
    PagedList(TOPIC, "tag.html", _term_url(TOPIC), topic_page),
    PagedList(AUTHOR, "author.html", _term_url(AUTHOR), author_page),
    PagedList(MONTH, "period_archives.html", _month_url, month_page),
    PagedList(
        ALBUMS, "photos.html", _section_url(ILLUSTRATED), photo_page, _one, ALBUMS_PER_PAGE, _new_covers
    ),
    PagedList(VIDEOS, "videos.html", _section_url(VIDEOS), video_page, _one),
    *(
        PagedList(kind, "register.html", _part_url(kind), make, has_new_name=_has_new_oldest)
        for kind, make in (
            (DOCUMENT_YEAR, year_documents),
            (DOCUMENT_KIND, kind_documents),
            (DOCUMENT_ISSUER, issuer_documents),
        )
    ),
)
