"""Make the models of the sitemaps (sitemaps.org 0.9), split by year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from plugins.edition import Edition
from plugins.model import Article


@dataclass(frozen=True, slots=True)
class Location:
    """An address and when what stands there last changed; absolute."""

    url: str
    modified: datetime | None = None


@dataclass(frozen=True, slots=True)
class Sitemap:
    """One sitemap, or the index of them."""

    locations: tuple[Location, ...]


def years(edition: Edition) -> list[int]:
    """List the years that have articles, newest first."""
    return sorted({year for year, _ in edition.by_month}, reverse=True)


def _articles(edition: Edition, year: int) -> Iterable[Article]:
    for (y, _), articles in edition.by_month.items():
        if y == year:
            yield from articles


def year_sitemap(edition: Edition, year: int) -> Sitemap:
    """List the articles of a year, by address."""
    articles = sorted(_articles(edition, year), key=lambda article: article.url)
    return Sitemap(tuple(Location(edition.site.absolute(a.url), a.modified or a.date) for a in articles))


def page_sitemap(edition: Edition, urls: Iterable[str]) -> Sitemap:
    """List the other pages: home, lists, standing pages."""
    return Sitemap(tuple(Location(edition.site.absolute(url)) for url in sorted(urls)))


def index(edition: Edition) -> Sitemap:
    """List the sitemaps; that of a year carries its newest change."""
    locations = [Location(edition.site.absolute("sitemap-pages.xml"))]
    for year in years(edition):
        newest = max(article.modified or article.date for article in _articles(edition, year))
        locations.append(Location(edition.site.absolute(f"sitemap-{year:04d}.xml"), newest))
    return Sitemap(tuple(locations))


def robots(edition: Edition) -> bytes:
    """Write ``robots.txt``: everything may be read, and where the sitemap is."""
    lines = ("User-agent: *", "Disallow:", "", f"Sitemap: {edition.site.absolute('sitemap.xml')}", "")
    return "\n".join(lines).encode()
