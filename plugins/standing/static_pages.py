"""Make the models of static pages, of the site map page and of the page for wrong addresses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from newsroom.engine import ALBUMS, AUTHOR, ILLUSTRATED, MONTH, SECTIONS, TOPIC, Edition, ListKind, month_from
from newsroom.model.records import StaticPage
from newsroom.model.site import Category
from newsroom.vietnamese.printing import locale_date, without_end_mark
from newsroom.viewmodels.abbreviations import with_abbreviations
from newsroom.viewmodels.body import Content, content, scripts
from newsroom.viewmodels.front_covers import front_covers
from newsroom.viewmodels.head import (
    SITE_MAP,
    make_head,
    page_trail,
    pages_below,
    static_page_crumbs,
    w3c_known,
)
from newsroom.viewmodels.link_notes import with_notes
from newsroom.viewmodels.parts import Crumb, Head
from newsroom.viewmodels.printed import Body
from newsroom.viewmodels.sharing import Sharing, sharing


@dataclass(frozen=True, slots=True)
class StaticPageView:
    """A static page as it is shown."""

    title: str
    url: str
    summary: str
    modified: str
    locale_modified: str
    content: tuple[Content, ...]
    preview: str
    link_notes: tuple[str, ...] = ()
    """The addresses that printed sheets say at their end."""
    sharing: Sharing | None = None
    """Links that pass the page on, if its whole address is known and it is public."""


@dataclass(frozen=True, slots=True)
class StaticPageModel:
    """The page of a static page; ``below`` are the pages that lie below it."""

    head: Head
    page: StaticPageView
    below: tuple[Crumb, ...] = ()


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


def page(edition: Edition, record: StaticPage) -> StaticPageModel:
    """Make the model of a static page."""
    record, site = edition.whole(record), edition.site
    shown, notes = with_notes(content(edition, record, record.body, site.base), site.host)
    view = StaticPageView(
        title=record.title,
        url=record.url,
        summary=record.summary,
        modified=w3c_known(record.modified, record.modified_has_time) if record.modified else "",
        locale_modified=_locale(record.modified, record.modified_has_time) if record.modified else "",
        content=Body(with_abbreviations(shown, site.abbreviations), site.base),
        preview="draft" if record.draft else "",
        link_notes=notes,
        sharing=sharing(record.title, site.absolute(record.url)) if site.url and not record.draft else None,
    )
    description = without_end_mark(record.summary) or record.title
    head = make_head(
        site, record.title, description, record.url, page_trail(edition, record),
        indexed=not record.draft, scripts=(*scripts(shown), "tools"),
    )  # fmt: skip
    return StaticPageModel(head, view, pages_below(edition, record))


def _locale(moment: datetime, has_time: bool) -> str:
    return f"{locale_date(moment)}, {moment:%H:%M} (GMT+7)" if has_time else locale_date(moment)


def site_map(edition: Edition) -> SiteMapPage:
    """Make the model of the site map page."""
    return SiteMapPage(
        head=make_head(edition.site, SITE_MAP.name, f"Toàn bộ mục lục của {edition.site.name}", SITE_MAP.url),
        pages=static_page_crumbs(edition),
        sections=tuple(_sections(edition)),
        categories=tuple(_category(edition, category) for category in edition.site.categories),
        topics=_counts(edition, TOPIC),
        authors=_counts(edition, AUTHOR),
        years=tuple(_year(edition, year) for year in edition.years),
    )


def _counts(edition: Edition, kind: ListKind) -> tuple[Count, ...]:
    """Count the articles under each term of a kind."""
    terms = edition.terms(kind).items()
    return tuple(Count(term.name, term.url, len(edition.list_of(kind, key))) for key, term in terms)


def _sections(edition: Edition) -> Iterator[Count]:
    """Count the articles that the pages of lists beside the categories show, of those that hold any."""
    for kind in SECTIONS:
        if kind.section and (count := len(edition.list_of(kind))):
            if kind is ILLUSTRATED:
                count = len(edition.list_of(ALBUMS)) + len(front_covers(edition))
            yield Count(kind.section.name, kind.section.url, count)


def _category(edition: Edition, category: Category) -> Count:
    return Count(category.name, category.url, len(edition.by_category(category.slug)))


def _year(edition: Edition, year: int) -> YearCounts:
    keys = [key for key in edition.keys(MONTH) if month_from(key)[0] == year]
    counts = tuple(
        Count(f"Tháng {month_from(key)[1]}", f"{key}/", len(edition.list_of(MONTH, key))) for key in keys
    )
    return YearCounts(f"Năm {year}", f"{year:04d}/", counts)


def not_found(edition: Edition) -> NotFoundPage:
    """Make the model of ``404.html``."""
    title = "Không tìm thấy trang"
    head = make_head(edition.site, title, title, "404.html", indexed=False, scripts=("lost",))
    return NotFoundPage(head)
