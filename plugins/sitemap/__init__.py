"""PLAN: sitemaps by year, that of the news, and ``robots.txt``."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from pelican.plugins import signals

from newsroom.engine import CATEGORY, YEAR, Generator, year_key
from newsroom.model.content import SITE_FILE
from newsroom.model.output import Output
from newsroom.model.site import Category
from plugins.sitemap.news import MOST, NEWS, NewsSitemap, news_lists, news_sitemap
from plugins.sitemap.sitemap import Sitemap, index, page_sitemap, robots, year_sitemap


class SitemapGenerator(Generator):
    """Plans the sitemaps."""

    def run(self) -> None:
        edition, changes = self.edition, self.changes
        if changes.everything:
            self.plan("robots", Output("robots.txt", SITE_FILE, partial(robots, edition)))
        years = {int(key) for key in changes.keys(YEAR)}
        if changes.everything or years:
            self._plan_file("sitemap", "sitemap.xml", partial(index, edition), "sitemapindex.xml")
        if changes.everything or changes.pages or changes.terms or changes.came_or_went():
            self._plan_file("sitemap-pages", "sitemap-pages.xml", partial(page_sitemap, edition))
        if changes.everything or any(map(self._is_touched, edition.site.categories)):
            self._plan_news()
        for year in sorted(years.union(edition.years if changes.everything else ())):
            name = f"sitemap-{year:04d}"
            if edition.list_of(YEAR, year_key(year)):
                self._plan_file(name, f"{name}.xml", partial(year_sitemap, edition, year))
            else:
                self.plan(name)

    def _is_touched(self, category: Category) -> bool:
        """Tell whether the news of a category may be told otherwise."""
        span = self.changes.span(CATEGORY, category.slug)
        return not category.is_register and span is not None and span.meets_newest(MOST)

    def _plan_news(self) -> None:
        """Plan the sitemap of the news, if there are any."""
        if news_lists(self.edition):
            make = partial(news_sitemap, self.edition)
            self._plan_file("sitemap-news", NEWS, make, "sitemap_news.xml")
        else:
            self.plan("sitemap-news")

    def _plan_file(
        self, part: str, path: str, make: Callable[[], Sitemap | NewsSitemap], template: str = "sitemap.xml"
    ) -> None:
        self.plan(part, Output(path, SITE_FILE, make, template))


def get_generators(_: object) -> type[Generator]:
    return SitemapGenerator


def register() -> None:
    signals.get_generators.connect(get_generators)
