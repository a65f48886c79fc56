"""ENRICH: Atom and RSS feeds of the site and of each category."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from pelican.plugins import signals

from plugins.feeds.feed import make_feed
from plugins.model import SITE_FILE, Article, Category, Output
from plugins.stage import Stage


class FeedGenerator(Stage):
    """Plans the feeds."""

    def generate_context(self) -> None:
        edition = self.edition
        self._plan("all", edition.articles, None, 0)
        for category in edition.site.categories:
            articles = edition.by_category.get(category.slug, ())
            self._plan(category.slug, articles, category, category.line)

    def _plan(self, name: str, articles: Sequence[Article], category: Category | None, line: int) -> None:
        for kind in ("atom", "rss"):
            path = f"feeds/{name}.{kind}.xml"
            make = partial(make_feed, self.edition, articles, path, category)
            self.add([Output(path, SITE_FILE, make, f"feed.{kind}.xml", line)])


def get_generators(_: object) -> type[Stage]:
    return FeedGenerator


def register() -> None:
    signals.get_generators.connect(get_generators)
