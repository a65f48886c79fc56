"""Make the models of the lists of albums and of videos."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from newsroom.engine import PHOTO_SECTION, VIDEO_SECTION, Edition
from newsroom.model.site import Site
from newsroom.viewmodels.body import video_teaser
from newsroom.viewmodels.front_covers import front_covers
from newsroom.viewmodels.head import publisher, w3c
from newsroom.viewmodels.parts import Head, Step, Teaser, VideoTeaser
from newsroom.viewmodels.teaser import teaser
from plugins.listing.listing import list_head
from plugins.listing.slices import ListSlice

ALBUMS_PER_PAGE = 12


@dataclass(frozen=True, slots=True)
class PhotoPage:
    """A page of the list of albums; the front, of number 0, has the newest ``covers`` of others too."""

    head: Head
    heading: str
    albums: tuple[Teaser, ...]
    covers: tuple[Teaser, ...]
    number: int
    newer: str | None
    older: str | None
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class VideoPage:
    """A page of the list of videos; ``number`` is 0 on the front."""

    head: Head
    heading: str
    videos: tuple[VideoTeaser, ...]
    number: int
    newer: str | None
    older: str | None
    steps: tuple[Step, ...]


def photo_page(edition: Edition, _: str, part: ListSlice) -> PhotoPage:
    """Make a page of the list of albums."""
    about = f"Hình ảnh về hoạt động của {edition.site.organisation.name or edition.site.name}"
    albums = tuple(teaser(edition, article) for article in part.articles)
    head = list_head(edition, part, PHOTO_SECTION.name, about, PHOTO_SECTION.url)
    return PhotoPage(
        head=replace(head, structured=(_collection(edition.site, part, albums), *head.structured)),
        heading=PHOTO_SECTION.name,
        albums=albums,
        covers=() if part.number else tuple(teaser(edition, article) for article in front_covers(edition)),
        number=part.number,
        newer=part.newer,
        older=part.older,
        steps=part.steps,
    )


def _collection(site: Site, part: ListSlice, albums: Iterable[Teaser]) -> dict[str, Any]:
    """Give the schema.org ``CollectionPage`` of a page of albums."""
    return {
        "@context": "https://schema.org",
        "@type": "CollectionPage",
        "name": PHOTO_SECTION.name,
        "url": site.absolute(part.url),
        "inLanguage": "vi",
        "publisher": publisher(site),
        "hasPart": [_image_gallery(site, album) for album in albums],
    }


def _image_gallery(site: Site, album: Teaser) -> dict[str, Any]:
    url = site.absolute(album.url)
    found = {"@type": "ImageGallery", "name": album.title, "url": url}
    if album.date:
        found["datePublished"] = w3c(album.date)
    if album.cover:
        found["image"] = site.absolute(album.cover.card.largest.url)
    return found


def video_page(edition: Edition, _: str, part: ListSlice) -> VideoPage:
    """Make a page of the list of articles with a video."""
    about = f"Video về hoạt động của {edition.site.organisation.name or edition.site.name}"
    return VideoPage(
        head=list_head(edition, part, VIDEO_SECTION.name, about, VIDEO_SECTION.url),
        heading=VIDEO_SECTION.name,
        videos=tuple(video_teaser(edition, article) for article in part.articles),
        number=part.number,
        newer=part.newer,
        older=part.older,
        steps=part.steps,
    )
