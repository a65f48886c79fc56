"""Describe pages to machines: titles, breadcrumbs, JSON-LD (schema.org)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from newsroom.engine import Edition
from newsroom.model.records import Article, StaticPage, changed, knows_change
from newsroom.model.site import Site
from newsroom.viewmodels.parts import Crumb, Head

HOME = "Trang chủ"
SITE_MAP = Crumb("Sơ đồ trang", "so-do-trang/")
_DESCRIPTION_LENGTH = 200


def shorten(text: str, length: int = _DESCRIPTION_LENGTH) -> str:
    """Cut ``text`` between words to at most ``length`` characters."""
    if len(text) <= length:
        return text
    return text[: length - 1].rpartition(" ")[0].rstrip(",;:–- ") + "…"


def make_head(
    site: Site, title: str, description: str, url: str, trail: Iterable[Crumb] = (), **more: Any
) -> Head:
    """Make the head of a page below the home page; ``trail`` leads from home to its parent.

    ``more`` takes the further fields of ``Head``; ``structured`` is put before the
    breadcrumbs.
    """
    crumbs = (Crumb(HOME, ""), *trail, Crumb(title, url))
    structured = (*more.pop("structured", ()), breadcrumbs(site, crumbs))
    full_title = f"{title} - {site.name}"
    return Head(full_title, shorten(description), url, crumbs=crumbs, structured=structured, **more)


def static_page_crumbs(edition: Edition) -> tuple[Crumb, ...]:
    """Give the links to all static pages."""
    return tuple(Crumb(page.title, page.url) for page in edition.pages)


def top_page_crumbs(edition: Edition) -> tuple[Crumb, ...]:
    """Give the links to the static pages that no other page leads to, which every page shows."""
    urls = {page.url for page in edition.pages}
    return tuple(Crumb(page.title, page.url) for page in edition.pages if page.parent not in urls)


def page_trail(edition: Edition, page: StaticPage) -> tuple[Crumb, ...]:
    """Give the page or category that a static page lies below, if there is one."""
    parents = [Crumb(one.title, one.url) for one in edition.pages if one.url == page.parent]
    parents += [Crumb(one.name, one.url) for one in edition.site.categories if one.url == page.parent]
    return tuple(parents[:1])


def pages_below(edition: Edition, page: StaticPage) -> tuple[Crumb, ...]:
    """Give the links to the static pages that lie below another."""
    return tuple(Crumb(one.title, one.url) for one in edition.pages if one.parent == page.url)


def section_crumbs(edition: Edition) -> tuple[Crumb, ...]:
    """Give the links to the lists beside the categories, which every page shows."""
    return tuple(Crumb(section.name, section.url) for section in edition.sections)


def breadcrumbs(site: Site, crumbs: Iterable[Crumb]) -> dict[str, Any]:
    """Give the ``BreadcrumbList`` of a page."""
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": crumb.name, "item": site.absolute(crumb.url)}
            for position, crumb in enumerate(crumbs, start=1)
        ],
    }


def publisher(site: Site) -> dict[str, Any]:
    """Give the organisation that answers for the site."""
    return {"@type": "Organization", "name": site.organisation.name or site.name, "url": site.absolute("")}


def w3c_known(moment: datetime, has_time: bool) -> str:
    """Print a moment for machines, its day alone where no more is known: ``2024-07-11``."""
    return w3c(moment) if has_time else f"{moment:%Y-%m-%d}"


def last_change(article: Article) -> str:
    """Print for machines when an article was last changed, else published; ``""`` if neither is known."""
    moment = changed(article)
    if not article.has_date and moment == article.date:
        return ""
    return w3c_known(moment, moment == article.date or knows_change(article))


def w3c(moment: datetime) -> str:
    """Print a moment as RFC 3339 and W3C-DTF have it: ``2024-07-11T15:51:00+07:00``."""
    return moment.isoformat(timespec="seconds")
