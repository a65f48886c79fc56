"""Make the model of the home page: the blocks that ``[front]`` of ``site.toml`` asks for, in their order.

How many of each are shown follows from what there is, too: as many as fill their rows at every
width, so that no block leaves a hole. What is empty is not shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from newsroom.engine import ILLUSTRATED, PHOTO_SECTION, VIDEO_SECTION, VIDEOS, Edition
from newsroom.model.addresses import own_address
from newsroom.model.front import (
    BANNERS,
    BLOCKS,
    LEAD,
    LINKS,
    MOST_READ,
    NOTICE,
    PHOTOS,
    chosen_blocks,
    fitting,
)
from newsroom.model.front import VIDEOS as VIDEO_BLOCK
from newsroom.model.records import Article
from newsroom.model.site import WebLink
from newsroom.viewmodels.body import video_teaser
from newsroom.viewmodels.head import publisher
from newsroom.viewmodels.parts import Crumb, Head, Picture, VideoTeaser
from newsroom.viewmodels.teaser import cover_of
from plugins.home.blocks import CategoryBlocks, category_block
from plugins.home.stock import kept
from plugins.home.top import Top, top


@dataclass(frozen=True, slots=True)
class LinkedPhoto:
    """A photo that leads to an article, or a banner.

    ``url`` is site-relative if it ``is_own``, ``""`` if it leads nowhere.
    """

    picture: Picture
    title: str
    url: str
    is_own: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """An announcement; ``url`` is absolute, or site-relative if it ``is_own``, ``""`` if it leads nowhere."""

    text: str
    url: str
    is_own: bool


@dataclass(frozen=True, slots=True)
class PhotoStrip:
    """The photos of the dark room; ``section`` leads to more."""

    photos: tuple[LinkedPhoto, ...]
    section: Crumb
    kind: str = PHOTOS


@dataclass(frozen=True, slots=True)
class VideoReels:
    """The videos of the dark room; ``section`` leads to more."""

    videos: tuple[VideoTeaser, ...]
    section: Crumb
    kind: str = VIDEO_BLOCK


@dataclass(frozen=True, slots=True)
class Night:
    """The dark room: photos, videos or both, as they follow each other."""

    rooms: tuple[PhotoStrip | VideoReels, ...]
    kind: str = "night"


@dataclass(frozen=True, slots=True)
class Announcements:
    """What is announced now."""

    lines: tuple[Line, ...]
    kind: str = NOTICE


@dataclass(frozen=True, slots=True)
class Banners:
    """The banners of ``site.toml`` whose time it is."""

    banners: tuple[LinkedPhoto, ...]
    kind: str = BANNERS


@dataclass(frozen=True, slots=True)
class WebLinks:
    """*Website liên kết*."""

    links: tuple[WebLink, ...]
    kind: str = LINKS


@dataclass(frozen=True, slots=True)
class MostRead:
    """*Đọc nhiều*, which a script fills: what is read most changes by the hour, and no build knows it."""

    kind: str = MOST_READ


Part = Top | CategoryBlocks | Night | Announcements | Banners | WebLinks | MostRead


@dataclass(frozen=True, slots=True)
class HomePage:
    """The home page. ``is_empty`` while nothing is published."""

    head: Head
    is_empty: bool
    parts: tuple[Part, ...]


def page(edition: Edition) -> HomePage:
    """Make the model of the home page."""
    parts = tuple(_parts(edition))
    scripts = ("ranking",) * any(isinstance(part, MostRead) for part in parts)
    return HomePage(_head(edition, scripts), not edition.articles, parts)


def _parts(edition: Edition) -> Iterator[Part]:
    """Make the blocks in their order; neighbours of one kind stand together."""
    head = top(edition)
    seen = head.articles if LEAD in shown_blocks(edition) else ()
    rooms: list[PhotoStrip | VideoReels] = []
    slugs: list[str] = []
    for name in (*shown_blocks(edition), ""):
        is_room, is_category = name in (PHOTOS, VIDEO_BLOCK), bool(name) and name not in BLOCKS
        if rooms and not is_room:
            yield Night(tuple(rooms))
            rooms = []
        if slugs and not is_category:
            yield from _categories(edition, slugs)
            slugs = []
        if is_room:
            rooms += _room(edition, name, seen)
        elif is_category:
            slugs.append(name)
        elif name:
            yield from _part(edition, name, head)


def shown_blocks(edition: Edition) -> tuple[str, ...]:
    """List the blocks to show, ``CATEGORIES`` as the slugs of those that have no place of their own."""
    front = edition.site.front
    return chosen_blocks(
        front.blocks, front.leave_out, [category.slug for category in edition.site.categories]
    )


def _part(edition: Edition, name: str, head: Top) -> Iterator[Part]:
    """Make a block that stands alone, if there is anything in it."""
    if name == LEAD and head.lead:
        yield head
    elif name == MOST_READ and edition.articles and edition.site.counts_readers:
        yield MostRead()
    elif name == NOTICE and (lines := tuple(_lines(edition))):
        yield Announcements(lines)
    elif name == BANNERS and (banners := tuple(_banners(edition))):
        yield Banners(banners)
    elif name == LINKS and edition.site.links:
        yield WebLinks(edition.site.links)


def _room(edition: Edition, name: str, seen: Sequence[Article]) -> Iterator[PhotoStrip | VideoReels]:
    front = edition.site.front
    if name == PHOTOS:
        photos = _strip(edition, seen, front.photos)
        photos = photos[: fitting(PHOTOS, len(photos))]
        if photos:
            yield PhotoStrip(tuple(photos), Crumb(PHOTO_SECTION.name, PHOTO_SECTION.url))
    else:
        listed = islice(kept(edition, edition.list_of(VIDEOS)), front.videos)
        videos = [video_teaser(edition, article) for article in listed]
        if videos:
            shown = videos[: fitting(VIDEO_BLOCK, len(videos))]
            yield VideoReels(tuple(shown), Crumb(VIDEO_SECTION.name, VIDEO_SECTION.url))


def _categories(edition: Edition, slugs: Iterable[str]) -> Iterator[CategoryBlocks]:
    number = edition.site.front.per_category
    found = [category_block(edition, edition.site.category(slug), number) for slug in slugs]
    blocks = [block for block in found if block]
    if blocks:
        yield CategoryBlocks.of(blocks)


def _strip(edition: Edition, seen: Sequence[Article], most: int) -> list[LinkedPhoto]:
    """Take the covers of the newest articles, no photo twice, none of those ``seen`` at the top."""
    strip: list[LinkedPhoto] = []
    known = {cover.photo.path for article in seen if (cover := cover_of(edition, article)[0])}
    for article in kept(edition, edition.list_of(ILLUSTRATED)):
        if len(strip) == most:
            break
        cover, alt = cover_of(edition, article)
        if cover is not None and cover.photo.path not in known:
            known.add(cover.photo.path)
            strip.append(LinkedPhoto(Picture(cover.card, alt), article.title, article.url))
    return strip


def _banners(edition: Edition) -> Iterator[LinkedPhoto]:
    """Give the banners whose time it is and whose picture is there."""
    for banner in edition.site.banners:
        if banner.image in edition.photos and banner.period.holds(edition.now):
            picture = Picture(edition.photos[banner.image], banner.alt)
            yield LinkedPhoto(picture, banner.alt, *_link(edition, banner.url))


def _lines(edition: Edition) -> Iterator[Line]:
    """Give the announcements of now."""
    for one in edition.site.announcements:
        if one.period.holds(edition.now):
            yield Line(one.text, *_link(edition, one.url))


def _link(edition: Edition, written: str) -> tuple[str, bool]:
    """Give an address, and whether it is of our own; to what is not shown leads none."""
    if not written.startswith("/"):
        return written, False
    return ("", False) if edition.why_absent(own_address(written)) else (written.lstrip("/"), True)


def _head(edition: Edition, scripts: tuple[str, ...]) -> Head:
    site = edition.site
    about = {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": site.name,
        "url": site.absolute(""),
        "inLanguage": "vi",
        "publisher": publisher(site),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": f"{site.absolute('tim-kiem/')}?q={{search_term_string}}",
            },
            "query-input": "required name=search_term_string",
        },
    }
    title = f"{site.name} - {site.organisation.name}" if site.organisation.name else site.name
    description = site.tagline or title
    return Head(title, description, "", structured=(about,), feed="feeds/all.atom.xml", scripts=scripts)
