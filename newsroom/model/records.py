"""Hold articles and static pages as read from their files, and what follows from one alone.

Attribute names follow Pelican where Pelican has one (``title``, ``url``, ``date``, ``summary``,
``category``, ``authors``). What pages show of records is in ``newsroom.viewmodels``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeVar

from newsroom.model.addresses import place_of
from newsroom.model.blocks import Block, Figure, Media, Recording, VideoBlock, body_figures, body_media
from newsroom.model.documents import Document
from newsroom.model.media import Focus
from newsroom.model.site import Category


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a manuscript, or an address in its header.

    ``target`` is a site-relative address, for an old address the path from the root, for a file
    to download its path in the content folder. ``anchor`` is the place of that page which the link asks
    for, as it is written.
    """

    target: str
    written: str
    line: int
    anchor: str = ""

    @property
    def place(self) -> str:
        """What the address stands for: case, normal form and ``index.html`` aside."""
        return place_of(self.target)


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction of an article: when it was made, in Vietnam time, and what it says, plain.

    ``has_time`` tells whether the file gave a time of day.
    """

    date: datetime
    text: str
    has_time: bool = False
    line: int = 0


class _Manuscript:
    """What the records of articles and static pages have in common."""

    __slots__ = ()
    body: tuple[Block, ...]
    lines: tuple[tuple[str, int], ...]
    body_digest: str

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures of the body in reading order, those of galleries and stills included."""
        return body_figures(self.body)

    @property
    def media(self) -> tuple[Media, ...]:
        """The figures, videos and recordings of the body in reading order, galleries taken apart."""
        return body_media(self.body)

    @property
    def videos(self) -> tuple[VideoBlock, ...]:
        """The videos of the body in reading order."""
        return tuple(one for one in self.body if isinstance(one, VideoBlock))

    @property
    def recordings(self) -> tuple[Recording, ...]:
        """The recordings of the body in reading order."""
        return tuple(one for one in self.body if isinstance(one, Recording))

    def line(self, key: str) -> int:
        """Give the line of a header key, 1 if it is absent."""
        return dict(self.lines).get(key, 1)


@dataclass(frozen=True, slots=True)
class Article(_Manuscript):
    """An article as read from its file; every text is NFC and plain unless its name says HTML.

    ``date`` and ``modified`` are in Vietnam time, with that offset; ``has_time`` and ``modified_has_time``
    tell whether the file gave a time of day. A list holds articles whose ``body`` is only their
    figures, videos and recordings; ``body_digest`` names the whole body, which ``Edition.whole`` gives.
    ``recording`` is the path of the file in which the article is read out, ``""`` if there is none.
    ``album`` is how many photos the largest gallery has. ``withdrawn`` says why the article was taken
    down; of such a one nothing else is kept but its addresses and its date, if it has one. ``document`` is
    what an article of a register has, and no other.

    A draft that is looked at may have no date or category yet: ``has_date`` is then false, ``date`` only its
    place in lists, and its category has no slug.
    """

    path: str
    url: str
    title: str
    date: datetime
    has_time: bool
    category: Category
    authors: tuple[str, ...]
    summary: str
    kicker: str = ""
    agency: str = ""
    tags: tuple[str, ...] = ()
    cover: str = ""
    focus: Focus | None = None
    recording: str = ""
    views: int | None = None
    source: str = ""
    source_url: str = ""
    modified: datetime | None = None
    modified_has_time: bool = False
    draft: bool = False
    pin: int | None = None
    pin_until: datetime | None = None
    related: tuple[Link, ...] = ()
    old_urls: tuple[Link, ...] = ()
    body: tuple[Block, ...] = ()
    album: int = 0
    withdrawn: str = ""
    corrections: tuple[Correction, ...] = ()
    document: Document | None = None
    links: tuple[Link, ...] = ()
    files: tuple[Link, ...] = ()
    lines: tuple[tuple[str, int], ...] = ()
    body_digest: str = ""
    has_date: bool = True

    @property
    def known_date(self) -> datetime | None:
        """The date as the file has it, ``None`` if it has none yet."""
        return self.date if self.has_date else None

    @property
    def rank(self) -> tuple[datetime, str]:
        """The sort key of every list: date, then permalink."""
        return (self.date, self.url)


@dataclass(frozen=True, slots=True)
class StaticPage(_Manuscript):
    """A static page, such as *Giới thiệu*."""

    path: str
    url: str
    title: str
    summary: str = ""
    modified: datetime | None = None
    modified_has_time: bool = False
    draft: bool = False
    old_urls: tuple[Link, ...] = ()
    body: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    files: tuple[Link, ...] = ()
    lines: tuple[tuple[str, int], ...] = ()
    body_digest: str = ""

    @property
    def parent(self) -> str:
        """The address of the page or category that it lies below, ``""`` if it lies below none."""
        above, _, own = self.url.removesuffix("/").rpartition("/")
        return f"{above}/" if above and own else ""


Record = Article | StaticPage
R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class RelatedArticles:
    """The related list of an article: pins in their own order, the rest newest first.

    ``previous`` and ``following`` are the next older and the next newer of the category.
    """

    pinned: tuple[Article, ...] = ()
    newer: tuple[Article, ...] = ()
    older: tuple[Article, ...] = ()
    previous: Article | None = None
    following: Article | None = None


ALBUM_SIZE = 3
"""How many photos of a gallery make an album."""


def cover_figure(article: Article) -> Figure | None:
    """Give the figure of the cover: ``Cover`` with the texts it has in the body, else the first."""
    figures = article.figures
    if not article.cover:
        return figures[0] if figures else None
    same = (figure for figure in figures if figure.src == article.cover)
    return next(same, Figure(article.cover, article.title))


def all_recordings(record: Record) -> tuple[Recording, ...]:
    """List the recordings of a record: the one that its header names, then those of its body."""
    own = record.recording if isinstance(record, Article) else ""
    first = (Recording(own, line=record.line("recording")),) if own else ()
    return first + record.recordings


def has_album(article: Article) -> bool:
    """Tell whether an article has a gallery of many photos."""
    return article.album >= ALBUM_SIZE


WITHDRAWN = "withdrawn"


def hidden(record: Record, now: datetime) -> str:
    """Say why a record is not public: ``withdrawn``, ``draft``, ``future`` or ``""``."""
    if isinstance(record, Article) and record.withdrawn:
        return WITHDRAWN
    if record.draft:
        return "draft"
    return "future" if isinstance(record, Article) and record.date > now else ""


def published(records: Iterable[R], now: datetime, preview: bool) -> list[R]:
    """Choose what a build shows: what is public, and in a preview what is to be."""
    return [record for record in records if is_shown(hidden(record, now), preview)]


def is_shown(note: str, preview: bool) -> bool:
    """Tell whether a build shows what ``hidden`` says ``note`` of."""
    return not note or (preview and note != WITHDRAWN)


def month_of(article: Article) -> tuple[int, int]:
    """Give the year and month under which an article is listed: those of its address."""
    return int(article.url[:4]), int(article.url[5:7])


def year_of(article: Article) -> int:
    """Give the year under which an article is listed: that of its address."""
    return int(article.url[:4])


def issue_day(article: Article) -> date:
    """Give the day by which documents are older or newer: that of issue, else that of publication."""
    issued = article.document.issued if article.document else None
    return issued or article.date.date()


def changed(article: Article) -> datetime:
    """Give the date of the last change of an article, never before its own; a correction is one."""
    changes = (correction.date for correction in article.corrections)
    return max((article.date, article.modified or article.date, *changes))


def knows_change(article: Article) -> bool:
    """Tell whether the time of day of the last change is known, not its day alone."""
    latest = changed(article)
    known = [(one.date, one.has_time) for one in article.corrections]
    if article.modified:
        known.append((article.modified, article.modified_has_time))
    return any(has_time for moment, has_time in known if moment == latest)


def as_of(record: R, now: datetime) -> R:
    """Give a record as it stands at ``now``: a change dated later does not count yet."""
    if record.modified is None or record.modified <= now:
        return record
    return replace(record, modified=None, modified_has_time=False)
