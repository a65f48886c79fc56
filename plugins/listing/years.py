"""Make the models of the pages of years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsroom.engine import MONTH, Edition, month_from, month_key
from newsroom.viewmodels.head import make_head
from newsroom.viewmodels.parts import Head, Headline
from newsroom.viewmodels.teaser import headline

MONTH_HEADLINES = 5


@dataclass(frozen=True, slots=True)
class Month:
    """A month of a year's page, its newest articles first."""

    name: str
    url: str
    count: int
    articles: tuple[Headline, ...]


@dataclass(frozen=True, slots=True)
class YearPage:
    """The page of a year, newest month first."""

    head: Head
    year: int
    months: tuple[Month, ...]
    newer: str | None
    older: str | None


def year_page(edition: Edition, year: int, years: Sequence[int]) -> YearPage:
    """Make the page of a year; ``years`` lists all years, newest first."""
    months = sorted((month for y, month in map(month_from, edition.keys(MONTH)) if y == year), reverse=True)
    place = years.index(year)
    title = f"Năm {year}"
    url = f"{year:04d}/"
    return YearPage(
        head=make_head(edition.site, title, f"Tin, bài năm {year}, xếp theo tháng", url),
        year=year,
        months=tuple(_month(edition, year, month) for month in months),
        newer=f"{years[place - 1]:04d}/" if place else None,
        older=f"{years[place + 1]:04d}/" if place + 1 < len(years) else None,
    )


def _month(edition: Edition, year: int, month: int) -> Month:
    articles = edition.list_of(MONTH, month_key(year, month))
    newest = tuple(headline(article) for article in articles[:MONTH_HEADLINES])
    return Month(f"Tháng {month}", f"{year:04d}/{month:02d}/", len(articles), newest)
