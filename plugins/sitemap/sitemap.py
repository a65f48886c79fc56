"""Make the models of the sitemaps (sitemaps.org 0.9), split by year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from newsroom.engine import AUTHOR, MONTH, REGISTER_KINDS, TOPIC, YEAR, Edition
from newsroom.viewmodels.head import SITE_MAP, last_change, w3c, w3c_known
from plugins.sitemap.news import NEWS, news_lists


@dataclass(frozen=True, slots=True)
class Location:
    """An address and when what stands there last changed, printed for machines; absolute."""

    url: str
    modified: str = ""


@dataclass(frozen=True, slots=True)
class Sitemap:
    """One sitemap, or the index of them."""

    locations: tuple[Location, ...]


def year_sitemap(edition: Edition, year: int) -> Sitemap:
    """List the articles of a year, by address; only those that were changed are read."""
    dates = sorted(edition.unchanged(year).items())
    return Sitemap(
        tuple(
            Location(edition.site.absolute(url), w3c(date) if date else _last_change(edition, url))
            for url, date in dates
        )
    )


def _last_change(edition: Edition, url: str) -> str:
    article = edition.article(url)
    return last_change(article) if article else ""


def page_sitemap(edition: Edition) -> Sitemap:
    """List the other pages: home, lists, static pages; numbered pages of lists are left out."""
    urls = {
        "",
        SITE_MAP.url,
        *(category.url for category in edition.site.categories),
        *(term.url for term in (*edition.terms(TOPIC).values(), *edition.terms(AUTHOR).values())),
        *(f"{month}/" for month in edition.keys(MONTH)),
        *(f"{year}/" for year in edition.keys(YEAR)),
        *(f"{key}/" for kind in REGISTER_KINDS for key in edition.keys(kind)),
        *(page.url for page in edition.pages),
        *(section.url for section in edition.sections),
    }
    return Sitemap(tuple(Location(edition.site.absolute(url)) for url in sorted(urls)))


def index(edition: Edition) -> Sitemap:
    """List the sitemaps; that of a year carries its newest change, of which midnight may be the day alone."""
    locations = [Location(edition.site.absolute("sitemap-pages.xml"))]
    if news_lists(edition):
        locations.append(Location(edition.site.absolute(NEWS)))
    for year in edition.years:
        address = edition.site.absolute(f"sitemap-{year:04d}.xml")
        latest = edition.last_change(year)
        locations.append(Location(address, w3c_known(latest, latest.time() != time.min)))
    return Sitemap(tuple(locations))


def robots(edition: Edition) -> bytes:
    """Write ``robots.txt``: everything may be read, and where the sitemap is."""
    lines = ("User-agent: *", "Disallow:", "", f"Sitemap: {edition.site.absolute('sitemap.xml')}", "")
    return "\n".join(lines).encode()
