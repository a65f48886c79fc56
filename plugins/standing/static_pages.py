"""Make the models of standing pages, of the site map page and of the page for wrong addresses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from newsroom.engine.edition import PHOTOS, Edition
from newsroom.model.records import StaticPage
from newsroom.model.site import Category, Term
from newsroom.vietnamese.printing import locale_date, without_end_mark
from newsroom.viewmodels.body import Content, content, scripts
from newsroom.viewmodels.head import SITE_MAP, make_head
from newsroom.viewmodels.parts import Crumb, Head


@dataclass(frozen=True, slots=True)
class StaticPageView:
    """A standing page as it is shown."""

    title: str
    url: str
    summary: str
    modified: datetime | None
    locale_modified: str
    content: tuple[Content, ...]
    preview: str


@dataclass(frozen=True, slots=True)
class StaticPagePage:
    """The page of a standing page."""

    head: Head
    page: StaticPageView


@dataclass(frozen=True, slots=True)
class Count:
    """A heading and how many articles stand under it."""

    name: str
    url: str
    count: int


@dataclass(frozen=True, slots=True)
class YearCounts:
    """A year of the site map page and its months."""

    name: str
    url: str
    months: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class SiteMapPage:
    """The page *Sơ đồ trang*."""

    head: Head
    pages: tuple[Crumb, ...]
    sections: tuple[Count, ...]
    categories: tuple[Count, ...]
    topics: tuple[Count, ...]
    authors: tuple[Count, ...]
    years: tuple[YearCounts, ...]


@dataclass(frozen=True, slots=True)
class NotFoundPage:
    """The page a server shows for an address that is not there."""

    head: Head


def page(edition: Edition, record: StaticPage) -> StaticPagePage:
    """Make the model of a standing page."""
    record = edition.whole(record)
    shown = tuple(content(edition, record, record.body, edition.site.base))
    view = StaticPageView(
        title=record.title,
        url=record.url,
        summary=record.summary,
        modified=record.modified,
        locale_modified=locale_date(record.modified) if record.modified else "",
        content=shown,
        preview="draft" if record.draft else "",
    )
    description = without_end_mark(record.summary) or record.title
    head = make_head(
        edition.site, record.title, description, record.url,
        indexed=not record.draft, scripts=scripts(shown),
    )  # fmt: skip
    return StaticPagePage(head, view)


def site_map(edition: Edition) -> SiteMapPage:
    """Make the model of the site map page."""
    return SiteMapPage(
        head=make_head(edition.site, SITE_MAP.name, f"Toàn bộ mục lục của {edition.site.name}", SITE_MAP.url),
        pages=edition.static_pages,
        sections=tuple(_section(edition, crumb) for crumb in edition.sections),
        categories=tuple(_category(edition, category) for category in edition.site.categories),
        topics=tuple(_count(term, len(edition.by_topic[key])) for key, term in edition.topics.items()),
        authors=tuple(_count(term, len(edition.by_author[key])) for key, term in edition.authors.items()),
        years=tuple(_year(edition, year) for year in edition.years),
    )


def _count(term: Term, count: int) -> Count:
    return Count(term.name, term.url, count)


def _section(edition: Edition, section: Crumb) -> Count:
    articles = edition.illustrated if section == PHOTOS else edition.with_video
    return Count(section.name, section.url, len(articles))


def _category(edition: Edition, category: Category) -> Count:
    return Count(category.name, category.url, len(edition.by_category.get(category.slug, ())))


def _year(edition: Edition, year: int) -> YearCounts:
    months = sorted(month for y, month in edition.by_month if y == year)
    counts = tuple(
        Count(f"Tháng {month}", f"{year:04d}/{month:02d}/", len(edition.by_month[year, month]))
        for month in months
    )
    return YearCounts(f"Năm {year}", f"{year:04d}/", counts)


def not_found(edition: Edition) -> NotFoundPage:
    """Make the model of ``404.html``."""
    title = "Không tìm thấy trang"
    return NotFoundPage(make_head(edition.site, title, title, "404.html", indexed=False))
