"""Declare the lists of the site: which there are, who stands in each, which of them every page leads to.

A list has a kind, a row of ``KINDS``, and a key within its kind: the slug of a category, the
comparable name of a topic or author, ``2024/07`` for a month, ``2024`` for a year, ``""`` where a
kind has one list only. A new list is a row here and a page that shows it (``plugins/listing``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from newsroom.model.addresses import YEARS
from newsroom.model.records import Article, cover_figure, has_album, issue_day, month_of, year_of
from newsroom.model.site import Section
from newsroom.vietnamese.comparing import comparable
from newsroom.vietnamese.slugs import slug

PHOTO_SECTION = Section("Hình ảnh hoạt động", "hinh-anh/")
VIDEO_SECTION = Section("Video hoạt động", "video/")

ONE = ("",)
"""The keys of the list of a kind that has one only."""


class ListName(NamedTuple):
    """The name of a list: its kind, and its key within the kind."""

    kind: str
    key: str = ""


def rank_text(article: Article) -> str:
    """Write the sort key of an article so that texts sort as the keys do: date, then permalink."""
    return f"{article.date.replace(tzinfo=None).isoformat()}{article.url}"


_FIRST_DAY = datetime(YEARS.start, 1, 1)
_MINUTE = timedelta(minutes=1)


def issue_rank_text(article: Article) -> str:
    """Write the sort key of a document in its register: day of issue, then date, then permalink.

    The permalink stands where it does in other sort keys; the date is in minutes, finer than which none is.
    """
    minutes = (article.date.replace(tzinfo=None) - _FIRST_DAY) // _MINUTE
    return f"{issue_day(article):%Y%m%d}-{minutes:010d}{article.url}"


@dataclass(frozen=True, slots=True)
class ListKind:
    """A kind of list.

    ``keys`` says in which lists of the kind an article stands. ``names`` gives the free names of an
    article that head lists of this kind, which then lie below ``folder``. ``section`` is what the
    foot of every page and *Sơ đồ trang* lead to as long as the list holds anything. ``rank`` writes the sort
    key of an article, which has its address behind 19 signs.
    """

    name: str
    keys: Callable[[Article], Iterable[str]]
    names: Callable[[Article], Sequence[str]] | None = None
    folder: str = ""
    section: Section | None = None
    rank: Callable[[Article], str] = rank_text

    def of(self, key: str = "") -> ListName:
        """Name the list of this kind under ``key``."""
        return ListName(self.name, key)


def _if(condition: Callable[[Article], object]) -> Callable[[Article], Iterable[str]]:
    """Let those articles stand in the one list of a kind for which ``condition`` holds."""
    return lambda article: ONE if condition(article) else ()


def _named(names: Callable[[Article], Sequence[str]]) -> Callable[[Article], Iterable[str]]:
    """Let an article stand in a list for each of its ``names``, however they are spelt."""
    return lambda article: map(comparable, names(article))


def _topics(article: Article) -> Sequence[str]:
    return article.tags


def _authors(article: Article) -> Sequence[str]:
    return article.authors


def _in_register(part: Callable[[Article], str]) -> Callable[[Article], Iterable[str]]:
    """Let a document stand in the list of its register that ``part`` names; a key is an address."""

    def keys(article: Article) -> Iterable[str]:
        found = part(article) if article.document else ""
        return (f"{article.category.slug}/{found}",) if found else ()

    return keys


def _issued_in(article: Article) -> str:
    issued = article.document.issued if article.document else None
    return f"nam-{issued.year:04d}" if issued else ""


def _of_kind(article: Article) -> str:
    found = slug(article.document.kind) if article.document else ""
    return f"loai/{found}" if found else ""


def _issued_by(article: Article) -> str:
    found = slug(article.document.issuer) if article.document else ""
    return f"co-quan/{found}" if found else ""


def month_key(year: int, month: int) -> str:
    """Give the key of the list of a month."""
    return f"{year:04d}/{month:02d}"


def month_from(key: str) -> tuple[int, int]:
    """Give year and month from the key of a month's list."""
    year, _, month = key.partition("/")
    return int(year), int(month)


def year_key(year: int) -> str:
    """Give the key of the list of a year."""
    return f"{year:04d}"


ALL = ListKind("all", lambda article: ONE)
CATEGORY = ListKind("category", lambda article: (article.category.slug,) if article.category.slug else ())
UNFILED = ListKind("unfiled", _if(lambda article: not article.category.slug))
"""Drafts whose category is not known yet; only a preview has any."""
MONTH = ListKind("month", lambda article: (month_key(*month_of(article)),))
YEAR = ListKind("year", lambda article: (year_key(year_of(article)),))
TOPIC = ListKind("topic", _named(_topics), _topics, "chu-de")
AUTHOR = ListKind("author", _named(_authors), _authors, "tac-gia")
PINNED = ListKind("pinned", _if(lambda article: article.pin or article.pin_until))
"""Those with ``Pin`` or ``Pin_until``, past or not."""
ILLUSTRATED = ListKind("illustrated", _if(cover_figure), section=PHOTO_SECTION)
"""Those with a cover; their page shows the two lists that follow."""
ALBUMS = ListKind("album", _if(has_album))
COVERS = ListKind("cover", _if(lambda article: cover_figure(article) and not has_album(article)))
"""Those with a cover but no album."""
VIDEOS = ListKind("video", _if(lambda article: article.videos), section=VIDEO_SECTION)
REGISTERED = ListKind(
    "register", lambda article: (article.category.slug,) if article.document else (), rank=issue_rank_text
)
"""The documents of a register; as articles of their category they stand in the order of their dates, too."""
DOCUMENT_YEAR = ListKind("document-year", _in_register(_issued_in), rank=issue_rank_text)
"""The documents of a register by the year of their issue; so ``van-ban/nam-2024`` is a key."""
DOCUMENT_KIND = ListKind("document-kind", _in_register(_of_kind), rank=issue_rank_text)
DOCUMENT_ISSUER = ListKind("document-issuer", _in_register(_issued_by), rank=issue_rank_text)
REGISTER_KINDS = (DOCUMENT_YEAR, DOCUMENT_KIND, DOCUMENT_ISSUER)
"""The lists within registers; names that are alike without diacritics share one."""

KINDS = (
    ALL, CATEGORY, UNFILED, MONTH, YEAR, TOPIC, AUTHOR, PINNED, ILLUSTRATED, ALBUMS, COVERS, VIDEOS,
    REGISTERED, *REGISTER_KINDS,
)  # fmt: skip
RANKS = {kind.name: kind.rank for kind in KINDS}
"""How the lists of a kind are ordered, by its name."""
NAMED_KINDS = tuple(kind for kind in KINDS if kind.names)
"""The kinds whose lists are headed by free names."""
SECTIONS = tuple(kind for kind in KINDS if kind.section)
"""The kinds that the foot of every page leads to."""


_IN_REGISTER = {
    DOCUMENT_YEAR: re.compile(r"nam-\d{4}", re.ASCII),
    DOCUMENT_KIND: re.compile(r"loai/[^/]+"),
    DOCUMENT_ISSUER: re.compile(r"co-quan/[^/]+"),
}


def list_at(place: str, registers: Collection[str] = ()) -> tuple[ListKind, str] | None:
    """Say which list stands at a place (``place_of``): its kind and its key, of a named one its slug.

    Numbered pages, categories, which always have a page, and what is no list give ``None``.
    ``registers`` are the slugs of the categories that are such.
    """
    folder, _, rest = place.partition("/")
    for kind, pattern in _IN_REGISTER.items() if folder in registers else ():
        if pattern.fullmatch(rest):
            return kind, place
    for kind in KINDS:
        if kind.section and kind.section.url == f"{place}/":
            return kind, ""
        if kind.names and kind.folder == folder and rest and "/" not in rest:
            return kind, rest
    if re.fullmatch(r"\d{4}", place, re.ASCII):
        return YEAR, place
    return (MONTH, place) if re.fullmatch(r"\d{4}/\d{2}", place, re.ASCII) else None


def lists_of(article: Article) -> dict[ListName, list[str]]:
    """Name the lists that an article stands in when it is shown, each with how it spells the list's name."""
    found: dict[ListName, list[str]] = {}
    for kind in KINDS:
        for key in kind.keys(article):
            found[ListName(kind.name, key)] = []
        if kind.names:
            for name in kind.names(article):
                found[ListName(kind.name, comparable(name))].append(name)
    return found
