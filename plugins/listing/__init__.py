"""ENRICH: lists by category, topic, author, month and year."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from pelican.plugins import signals

from plugins.listing.listing import (
    ListPage,
    Stretch,
    author_page,
    category_page,
    month_page,
    stretches,
    topic_page,
    year_page,
)
from plugins.model import SITE_FILE, Article, Output
from plugins.stage import Stage


class ListingGenerator(Stage):
    """Plans the list pages."""

    def generate_context(self) -> None:
        edition = self.edition
        for category in edition.site.categories:
            articles = edition.by_category.get(category.slug, ())
            make = partial(category_page, edition, category)
            self._plan(articles, category.url, "category.html", make, SITE_FILE, category.line)
        for key, term in edition.topics.items():
            articles = edition.by_topic[key]
            self._plan(articles, term.url, "tag.html", partial(topic_page, edition, term))
        for key, term in edition.authors.items():
            articles = edition.by_author[key]
            self._plan(articles, term.url, "author.html", partial(author_page, edition, term))
        for (year, month), articles in edition.by_month.items():
            make = partial(month_page, edition, year, month)
            self._plan(articles, f"{year:04d}/{month:02d}/", "period_archives.html", make)
        years = sorted({year for year, _ in edition.by_month}, reverse=True)
        for year in years:
            make_year = partial(year_page, edition, year, years)
            self.add([Output(f"{year:04d}/index.html", SITE_FILE, make_year, "archives.html")])

    def _plan(
        self,
        articles: Sequence[Article],
        url: str,
        template: str,
        make: Callable[[Stretch], ListPage],
        origin: str = SITE_FILE,
        line: int = 0,
    ) -> None:
        self.add(
            Output(f"{part.url}index.html", origin, partial(make, part), template, line)
            for part in stretches(articles, url)
        )


def get_generators(_: object) -> type[Stage]:
    return ListingGenerator


def register() -> None:
    signals.get_generators.connect(get_generators)
