"""Hold the frozen types that two or more rooms share.

Attribute names follow Pelican where Pelican has one (``title``, ``url``, ``date``,
``summary``, ``category``, ``authors``). What pages show of records is in ``plugins.views``.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import unquote

from plugins.vietnamese import nfc


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One finding of the check: where, what kind, and the values that its wording needs.

    ``path`` is relative to the content folder; ``line`` counts from 1, 0 when the finding
    concerns the file as a whole. ``code`` is a key of ``plugins.gate.wording``.
    """

    path: str
    line: int
    code: str
    values: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, path: str, line: int, code: str, **values: object) -> Problem:
        """Make a problem from keyword values."""
        return cls(path, line, code, tuple((key, str(value)) for key, value in values.items()))


@dataclass(frozen=True, slots=True)
class Category:
    """A category of the closed list in ``site.toml``."""

    name: str
    slug: str
    description: str = ""
    line: int = 0

    @property
    def url(self) -> str:
        return f"{self.slug}/"


@dataclass(frozen=True, slots=True)
class Term:
    """A free heading under which articles are listed: a topic or an author."""

    name: str
    slug: str
    url: str


@dataclass(frozen=True, slots=True)
class Organisation:
    """Who publishes the site. Everything is optional and never made up."""

    name: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    responsible: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class WebLink:
    """A link of *Website liên kết*."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Banner:
    """A banner: a photo of the content folder that links to ``url``."""

    image: str
    url: str
    alt: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Site:
    """The identity of the site, as ``site.toml`` and ``SITEURL`` give it.

    ``url`` is absolute and ends without a slash; ``base`` is its path prefix (``""`` or
    ``/bantin``), which every link inside the site starts with.
    """

    name: str
    url: str = ""
    base: str = ""
    tagline: str = ""
    organisation: Organisation = field(default_factory=Organisation)
    categories: tuple[Category, ...] = ()
    links: tuple[WebLink, ...] = ()
    banners: tuple[Banner, ...] = ()

    def absolute(self, url: str) -> str:
        """Give the absolute address of a site-relative ``url`` such as ``2024/07/tin/``."""
        return f"{self.url}/{url}"


@dataclass(frozen=True, slots=True)
class Figure:
    """A photo as an article places it; texts are plain, ``src`` is a path in the content folder."""

    src: str
    alt: str
    caption: str = ""
    credit: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Gallery:
    """Several photos of one paragraph; ``caption`` is the one they share."""

    figures: tuple[Figure, ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Video:
    """A video as an article places it; texts are plain, ``duration`` and ``start`` are in seconds.

    ``host`` is one of ``plugins.hosts``, or ``""`` for an own file. ``key`` is the name of the
    video at its host, or the path of the file in the content folder, ``""`` if it cannot be one.
    Without a ``title`` it has that of its article.
    """

    host: str
    key: str
    title: str = ""
    duration: int | None = None
    still: Figure | None = None
    caption: str = ""
    credit: str = ""
    start: int = 0
    upright: bool = False
    line: int = 0


Block = str | Figure | Gallery | Video
"""A piece of a body: sanitised HTML, a figure, a gallery or a video."""

SITE_FILE = "site.toml"

ROOT = "\ue000"
FIGURE_OPEN, FIGURE_CLOSE = "\ue001", "\ue002"
"""Private-use characters, which no manuscript may hold: the prefix of links inside the site,
and the marks around the number of a figure while a body is being set."""

FILE_OPEN, FILE_CLOSE = "\ue0f0", "\ue0f1"
"""Likewise, the marks around the content path, percent-encoded, of a file to download: where they
stand, the page says kind and size of the file."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a manuscript, or an address in its header.

    ``target`` is a site-relative address, for an old address the path from the root, for a file
    to download its path in the content folder.
    """

    target: str
    written: str
    line: int

    @property
    def place(self) -> str:
        """What an old address stands for: case, normal form and ``index.html`` aside."""
        path, _, query = nfc(unquote(self.target)).casefold().partition("?")
        place = re.sub(r"(^|/)index\.html$", "", path.strip("/"))
        return f"{place}?{query}" if query else place


@dataclass(frozen=True, slots=True)
class Rendition:
    """One encoded size of a photo. ``url`` is site-relative; sizes are in pixels."""

    url: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Original:
    """What the file of a photo is, before anything is made of it.

    Sizes are in pixels, as the photo is to be seen. ``quality`` is that of a JPEG (1–100, as
    libjpeg counts), 0 where it cannot be told.
    """

    format: str
    width: int
    height: int
    quality: int = 0
    animated: bool = False


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo of the content folder, or a part of one, as the site shows it.

    ``renditions`` are of a format that every browser knows, ``modern`` of a lighter one, each
    the smallest first. ``colour`` (``#rrggbb``) fills the place until the picture is there.
    ``original`` is that of a whole photo.
    """

    path: str
    renditions: tuple[Rendition, ...]
    modern: tuple[Rendition, ...] = ()
    colour: str = ""
    original: Original | None = None

    @property
    def largest(self) -> Rendition:
        return self.renditions[-1]

    @property
    def smallest(self) -> Rendition:
        return self.renditions[0]

    @property
    def all_renditions(self) -> tuple[Rendition, ...]:
        return self.renditions + self.modern

    def at_least(self, width: int) -> Rendition:
        """Give the smallest rendition of at least ``width`` pixels, else the largest."""
        return next((r for r in self.renditions if r.width >= width), self.largest)


Focus = tuple[int, int]
"""The place that crops keep in view, in per cent from the left and from the top."""


@dataclass(frozen=True, slots=True)
class Cover:
    """The photo of an article as lists show it: whole, and cut to 3:2, 16:9 and 1:1."""

    photo: Photo
    card: Photo
    wide: Photo
    square: Photo

    @property
    def parts(self) -> tuple[Photo, Photo, Photo]:
        """The crops."""
        return self.card, self.wide, self.square


SHARE_NAME, SHARE_SIZE = "og.jpg", (1200, 630)
"""The picture that chat apps show beside a link (Open Graph): its name below the permalink, which
stays when the photo is another, and its size in pixels."""


@dataclass(frozen=True, slots=True)
class Clip:
    """A video file of the content folder as the site publishes it.

    ``duration`` is in seconds, ``width`` and ``height`` in pixels as it is shown, ``size`` in
    bytes; ``digest`` is that of the published bytes.
    """

    path: str
    duration: int | None
    width: int
    height: int
    size: int
    digest: str


class _Manuscript:
    """What the records of articles and standing pages have in common."""

    __slots__ = ()
    body: tuple[Block, ...]
    lines: tuple[tuple[str, int], ...]
    body_digest: str

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures of the body in reading order, those of galleries and stills included."""
        return body_figures(self.body)

    @property
    def media(self) -> tuple[Figure | Video, ...]:
        """The figures and videos of the body in reading order, galleries taken apart."""
        return body_media(self.body)

    @property
    def videos(self) -> tuple[Video, ...]:
        """The videos of the body in reading order."""
        return tuple(one for one in self.body if isinstance(one, Video))

    def line(self, key: str) -> int:
        """Give the line of a header key, 1 if it is absent."""
        return dict(self.lines).get(key, 1)


@dataclass(frozen=True, slots=True)
class Article(_Manuscript):
    """An article as read from its file; every text is NFC and plain unless its name says HTML.

    ``date`` and ``modified`` are in Vietnam time, with that offset; ``has_time`` tells
    whether the file gave a time of day. A list holds articles whose ``body`` is only their
    figures and videos; ``body_digest`` names the whole body, which ``Edition.whole`` gives.
    ``album`` is how many photos the largest gallery has.
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
    views: int | None = None
    source: str = ""
    source_url: str = ""
    modified: datetime | None = None
    draft: bool = False
    pin_until: datetime | None = None
    related: tuple[Link, ...] = ()
    old_urls: tuple[Link, ...] = ()
    body: tuple[Block, ...] = ()
    album: int = 0
    links: tuple[Link, ...] = ()
    files: tuple[Link, ...] = ()
    lines: tuple[tuple[str, int], ...] = ()
    body_digest: str = ""

    @property
    def rank(self) -> tuple[datetime, str]:
        """The sort key of every list: date, then permalink."""
        return (self.date, self.url)


@dataclass(frozen=True, slots=True)
class StandingPage(_Manuscript):
    """A standing page, such as *Giới thiệu*."""

    path: str
    url: str
    title: str
    summary: str = ""
    modified: datetime | None = None
    draft: bool = False
    old_urls: tuple[Link, ...] = ()
    body: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    files: tuple[Link, ...] = ()
    lines: tuple[tuple[str, int], ...] = ()
    body_digest: str = ""


Record = Article | StandingPage


def body_media(body: tuple[Block, ...]) -> tuple[Figure | Video, ...]:
    """List the figures and videos of a body in reading order."""
    found: list[Figure | Video] = []
    for block in body:
        if isinstance(block, Gallery):
            found.extend(block.figures)
        elif not isinstance(block, str):
            found.append(block)
    return tuple(found)


def body_figures(body: tuple[Block, ...]) -> tuple[Figure, ...]:
    """List the figures of a body in reading order, the stills of videos included."""
    media = (one.still if isinstance(one, Video) else one for one in body_media(body))
    return tuple(figure for figure in media if figure is not None)


@dataclass(frozen=True, slots=True)
class Assets:
    """The site-relative addresses of the theme's static files; ``scripts`` are by name."""

    css: str
    icon: str
    scripts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LargeFile:
    """The bytes of a file that is not held whole: ``pieces()`` gives them, ``digest`` names them.

    ``pieces`` raises ``OSError`` if they turn out to be others.
    """

    digest: bytes
    pieces: Callable[[], Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class Output:
    """One file of the site: where it goes, and the function that makes its bytes or model.

    ``path`` is relative to the output folder. ``template`` with ``make`` giving a model (a
    frozen dataclass), or no template with ``make`` giving bytes or a ``LargeFile``. ``origin``
    and ``line`` name the content file that asks for it, for reports. ``stale`` is false where the
    file is known to be as ``make`` would make it. Files with neighbouring ``near`` show much the
    same, which is quicker to print one after the other.
    """

    path: str
    origin: str
    make: Callable[[], Any]
    template: str = ""
    line: int = 0
    stale: bool = True
    near: str = ""

    def __post_init__(self) -> None:
        """Refuse a path that could leave the output folder."""
        if (
            posixpath.normpath(self.path) != self.path
            or self.path.startswith(("/", ".."))
            or "\0" in self.path
        ):
            raise ValueError(f"not a path inside the output folder: {self.path!r}")
