"""PLAN: Atom and RSS feeds of the site and of each category, and the lists that articles fetch."""

from __future__ import annotations

from functools import partial

from pelican.plugins import signals

from newsroom.engine import ALL, CATEGORY, ArticleList, Generator
from newsroom.model.content import SITE_FILE
from newsroom.model.output import Output
from newsroom.model.site import Category
from newsroom.settings import feed_length
from newsroom.viewmodels.moved import FEED_KINDS, feed_path
from plugins.feeds.beside import HEADLINES, beside_list
from plugins.feeds.feed import make_feed


class FeedGenerator(Generator):
    """Plans the feeds."""

    def run(self) -> None:
        self._length = feed_length(self.settings)
        edition = self.edition
        self._plan_feed("all", edition.articles, None, 0)
        self._plan_beside("all", edition.articles, None, 0)
        for category in edition.site.categories:
            articles = edition.by_category(category.slug)
            self._plan_feed(category.slug, articles, category, category.line)
            self._plan_beside(category.slug, articles, category, category.line)

    def _is_touched(self, articles: ArticleList, category: Category | None) -> bool:
        """Tell whether an article came to the feed, left it or changed in it."""
        changes = self.changes
        span = changes.span(CATEGORY, category.slug) if category else changes.span(ALL)
        if changes.everything or (span is not None and span.meets_newest(self._length)):
            return True
        return any(
            articles.place(change.new) < self._length
            for change in changes.articles.values()
            if change.new is not None and (category is None or change.new.category.slug == category.slug)
        )

    def _plan_feed(self, name: str, articles: ArticleList, category: Category | None, line: int) -> None:
        if not self._is_touched(articles, category):
            return
        for kind in FEED_KINDS:
            path = feed_path(name, kind)
            make = partial(make_feed, self.edition, articles, path, category, self._length)
            for one in (name, *(category.old_slugs if category else ())):  # a reader of feeds takes no page
                place = feed_path(one, kind)
                self.plan(f"feed:{name}", Output(place, SITE_FILE, make, f"feed.{kind}.xml", line))

    def _plan_beside(self, name: str, articles: ArticleList, category: Category | None, line: int) -> None:
        """Plan the list beside articles, if its headlines may be others."""
        span = self.changes.span(CATEGORY, category.slug) if category else self.changes.span(ALL)
        if self.changes.everything or (span is not None and span.meets_newest(HEADLINES)):
            make = partial(beside_list, articles, category)
            self.plan(f"beside:{name}", Output(f"feeds/{name}.html", SITE_FILE, make, "beside.html", line))


def get_generators(_: object) -> type[Generator]:
    return FeedGenerator


def register() -> None:
    signals.get_generators.connect(get_generators)
