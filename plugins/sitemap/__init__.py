"""ENRICH: sitemaps by year, and ``robots.txt``."""

from __future__ import annotations

from functools import partial

from pelican.plugins import signals

from plugins.model import SITE_FILE, Output
from plugins.sitemap.sitemap import index, page_sitemap, robots, year_sitemap, years
from plugins.stage import Stage


class SitemapGenerator(Stage):
    """Plans the sitemaps; needs the pages planned before it."""

    def generate_context(self) -> None:
        edition = self.edition
        articles = {article.url for article in edition.articles}
        urls = [
            output.path.removesuffix("index.html")
            for output in self.build.outputs
            if output.path.endswith("index.html")
            and "/trang/" not in output.path
            and output.path.removesuffix("index.html") not in articles
        ]
        make_pages = partial(page_sitemap, edition, urls)
        self.add(
            [
                Output("sitemap.xml", SITE_FILE, partial(index, edition), "sitemapindex.xml"),
                Output("sitemap-pages.xml", SITE_FILE, make_pages, "sitemap.xml"),
                Output("robots.txt", SITE_FILE, partial(robots, edition)),
            ]
        )
        self.add(
            Output(f"sitemap-{year:04d}.xml", SITE_FILE, partial(year_sitemap, edition, year), "sitemap.xml")
            for year in years(edition)
        )


def get_generators(_: object) -> type[Stage]:
    return SitemapGenerator


def register() -> None:
    signals.get_generators.connect(get_generators)
