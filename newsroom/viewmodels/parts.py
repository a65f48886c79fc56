"""Hold the frozen types that page models are made of: what a page shows of records.

A page whose model holds only these changes only when what it shows changes. Attribute names
follow Pelican where Pelican has one (``title``, ``url``, ``locale_date``, ``summary``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from newsroom.model.media import Cover, Photo, Rendition
from newsroom.model.site import Category
from newsroom.viewmodels.layout import SMALL, TALL, TEXT_WIDTH, upright_sizes, upright_width
from newsroom.viewmodels.mosaic import DENSE, MIDDLE, NARROW, WIDE, Place, tiles

_FEW = 9
"""Photos of a gallery that a telephone shows large."""


@dataclass(frozen=True, slots=True)
class Headline:
    """What a plain list shows of an article."""

    url: str
    title: str
    date: datetime | None
    locale_date: str

    def __hash__(self) -> int:
        return hash(self.url)


@dataclass(frozen=True, slots=True)
class Teaser:
    """What a list with leads and photos shows of an article."""

    url: str
    title: str
    kicker: str
    date: datetime | None
    locale_date: str
    category: Category
    summary: str
    cover: Cover | None
    alt: str
    photo_count: int
    preview: str = ""
    has_video: bool = False

    def __hash__(self) -> int:
        return hash(self.url)


@dataclass(frozen=True, slots=True)
class Related:
    """The related list of an article: pins in their own order, the rest newest first.

    ``previous`` and ``following`` are the next older and the next newer of the category.
    """

    pinned: tuple[Headline, ...] = ()
    newer: tuple[Headline, ...] = ()
    older: tuple[Headline, ...] = ()
    previous: Headline | None = None
    following: Headline | None = None


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the breadcrumbs; ``url`` is site-relative."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Step:
    """A page that a pager leads to, of number 0 the front; where ``skips``, pages before it are left out."""

    number: int
    url: str
    skips: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """What every page says of itself to browsers, search engines and chat apps.

    ``structured`` holds JSON-LD objects; ``url`` is site-relative, ``""`` for the home page;
    ``scripts`` names the scripts of the theme that the page needs; ``modified`` is printed for machines.
    ``dublin_core`` are elements of the Dublin Core with their values, ``tags`` the topics of an article.
    """

    title: str
    description: str
    url: str
    image: Rendition | None = None
    image_alt: str = ""
    crumbs: tuple[Crumb, ...] = ()
    structured: tuple[dict[str, Any], ...] = ()
    published: datetime | None = None
    modified: str = ""
    feed: str = ""
    indexed: bool = True
    scripts: tuple[str, ...] = ()
    dublin_core: tuple[tuple[str, str], ...] = ()
    tags: tuple[str, ...] = ()

    @property
    def is_article(self) -> bool:
        return self.published is not None


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo ready to be shown: its renditions and its texts; ``wide`` if that was asked for."""

    photo: Photo
    alt: str
    caption: str = ""
    credit: str = ""
    wide: bool = False

    @property
    def is_small(self) -> bool:
        """Whether it is shown as it is, not as wide as there is room."""
        return self.photo.largest.width < SMALL

    @property
    def is_upright(self) -> bool:
        """Whether it is higher than wide."""
        return self.photo.largest.height > self.photo.largest.width

    @property
    def is_wide(self) -> bool:
        """Whether it stands wider than the text: if asked for, large enough and not upright."""
        return self.wide and not self.is_upright and self.photo.largest.width > TEXT_WIDTH

    @property
    def is_tall(self) -> bool:
        """Whether it is so much higher than wide that it is not made to fit the window."""
        return self.photo.largest.height > TALL * self.photo.largest.width

    def sizes(self, usual: str) -> str:
        """Say what it promises browsers where photos promise what is ``usual``."""
        full = self.photo.largest
        if self.is_small:
            return f"{full.width}px"
        return upright_sizes(full.width, full.height) if self.is_upright else usual

    def opens(self, shown: int) -> bool:
        """Tell whether it is larger than it stands, which is ``shown`` pixels wide unless it is upright."""
        full = self.photo.largest
        if self.is_upright and not self.is_small:
            shown = min(shown, upright_width(full.width, full.height))
        return full.width > shown


@dataclass(frozen=True, slots=True)
class Pictures:
    """A gallery ready to be shown, with the caption and the credit that its pictures share."""

    pictures: tuple[Picture, ...]
    caption: str = ""
    credit: str = ""

    @property
    def is_wide(self) -> bool:
        """Whether it is wider than the text where the screen is."""
        return len(self.pictures) > 2 or any(one.wide for one in self.pictures)

    @property
    def placed(self) -> list[tuple[Picture, Place]]:
        """Its photos, and where they stand in columns of three measures."""
        ratios = [one.photo.largest.width / one.photo.largest.height for one in self.pictures]
        least, most = NARROW if len(ratios) <= _FEW else DENSE, WIDE if self.is_wide else MIDDLE
        narrow, middle, wide = (tiles(ratios, measure) for measure in (least, MIDDLE, most))
        places = [Place(*found, most.width) for found in zip(narrow, middle, wide, strict=True)]
        return list(zip(self.pictures, places, strict=True))


@dataclass(frozen=True, slots=True)
class VideoView:
    """A video ready to be shown.

    ``host`` names who shows it, ``""`` for an own file; ``url`` is where the link leads,
    ``address`` the same in full, ``""`` if the site has none yet; ``player`` is what a click may
    embed, ``""`` if there is nothing. ``seconds`` and ``length`` tell how long it lasts. ``subtitles``
    is the address of those of an own file, ``transcript`` has the paragraphs of what is said.
    """

    title: str
    host: str
    url: str
    address: str
    player: str
    seconds: int | None
    length: str
    photo: Photo | None
    upright: bool
    caption: str = ""
    credit: str = ""
    subtitles: str = ""
    transcript: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordingView:
    """A recording ready to be played; ``url`` and ``address`` are as those of a video.

    ``kind`` names the kind of file for readers, ``size`` says how large it is, ``length`` about how long
    it lasts, ``seconds`` exactly. ``transcript`` has the paragraphs of what is said.
    """

    title: str
    url: str
    address: str
    media_type: str
    kind: str
    size: str
    seconds: int | None
    length: str
    caption: str = ""
    credit: str = ""
    transcript: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VideoTeaser:
    """What the list of videos shows of an article: its first video's still and length."""

    url: str
    title: str
    date: datetime | None
    locale_date: str
    category: Category
    photo: Photo | None
    alt: str
    length: str
    count: int
    preview: str = ""
