"""Make the model of the home page: lead story, newest, a block for each category, photos, videos."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsroom.engine import ILLUSTRATED, PHOTO_SECTION, PINNED, VIDEO_SECTION, VIDEOS, Edition
from newsroom.model.records import Article
from newsroom.model.site import Category
from newsroom.viewmodels.body import video_teaser
from newsroom.viewmodels.head import publisher
from newsroom.viewmodels.parts import Crumb, Head, Headline, Picture, Teaser, VideoTeaser
from newsroom.viewmodels.teaser import cover_of, headline, teaser

SECONDS = 4
NEWEST = 8
BLOCK = 5
STRIP = 4
NEWEST_VIDEOS = 3


@dataclass(frozen=True, slots=True)
class CategoryBlock:
    """A category on the home page: its newest article, then headlines."""

    category: Category
    lead: Teaser
    others: tuple[Headline, ...]


@dataclass(frozen=True, slots=True)
class LinkedPhoto:
    """A photo that leads to an article, or a banner that leads elsewhere."""

    picture: Picture
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class HomePage:
    """The home page. ``lead`` is ``None`` while nothing is published."""

    head: Head
    lead: Teaser | None
    seconds: tuple[Teaser, ...]
    newest: tuple[Headline, ...]
    blocks: tuple[CategoryBlock, ...]
    strip: tuple[LinkedPhoto, ...]
    photo_section: Crumb
    videos: tuple[VideoTeaser, ...]
    video_section: Crumb
    banners: tuple[LinkedPhoto, ...]


def page(edition: Edition) -> HomePage:
    """Make the model of the home page."""
    ordered = pinned_first(edition)
    shown = ordered[: 1 + SECONDS]
    newest = edition.articles[: NEWEST + len(shown)]
    rest = [article for article in newest if article not in shown][:NEWEST]
    return HomePage(
        head=_head(edition),
        lead=teaser(edition, shown[0]) if shown else None,
        seconds=tuple(teaser(edition, article) for article in shown[1:]),
        newest=tuple(headline(article) for article in rest),
        blocks=tuple(_blocks(edition)),
        strip=tuple(_strip(edition, shown)),
        photo_section=Crumb(PHOTO_SECTION.name, PHOTO_SECTION.url),
        video_section=Crumb(VIDEO_SECTION.name, VIDEO_SECTION.url),
        videos=tuple(video_teaser(edition, article) for article in edition.list_of(VIDEOS)[:NEWEST_VIDEOS]),
        banners=tuple(_banners(edition)),
    )


def pinned_first(edition: Edition) -> list[Article]:
    """List the articles for the top: those pinned until now or later, then the newest."""
    pinned = [a for a in edition.list_of(PINNED) if a.pin_until and a.pin_until >= edition.now]
    newest = [a for a in edition.articles[: 1 + SECONDS + len(pinned)] if a not in pinned]
    return pinned + newest


def _blocks(edition: Edition) -> list[CategoryBlock]:
    blocks = []
    for category in edition.site.categories:
        articles = edition.by_category(category.slug)
        if articles:
            others = tuple(headline(article) for article in articles[1:BLOCK])
            blocks.append(CategoryBlock(category, teaser(edition, articles[0]), others))
    return blocks


def _strip(edition: Edition, shown: Sequence[Article]) -> list[LinkedPhoto]:
    """Take the covers of the newest articles, no photo twice, none that is ``shown`` at the top."""
    strip: list[LinkedPhoto] = []
    seen = {cover.photo.path for article in shown if (cover := cover_of(edition, article)[0])}
    for article in edition.list_of(ILLUSTRATED):
        if len(strip) == STRIP:
            break
        cover, alt = cover_of(edition, article)
        if cover is not None and cover.photo.path not in seen:
            seen.add(cover.photo.path)
            strip.append(LinkedPhoto(Picture(cover.card, alt), article.title, article.url))
    return strip


def _banners(edition: Edition) -> list[LinkedPhoto]:
    """Give the banners of ``site.toml`` whose picture is there."""
    return [
        LinkedPhoto(Picture(edition.photos[banner.image], banner.alt), banner.alt, banner.url)
        for banner in edition.site.banners
        if banner.image in edition.photos
    ]


def _head(edition: Edition) -> Head:
    site = edition.site
    about = {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": site.name,
        "url": site.absolute(""),
        "inLanguage": "vi",
        "publisher": publisher(site),
    }
    title = f"{site.name} - {site.organisation.name}" if site.organisation.name else site.name
    description = site.tagline or title
    return Head(title, description, "", structured=(about,), feed="feeds/all.atom.xml")
