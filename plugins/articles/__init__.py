"""ENRICH: the page of each article."""

from __future__ import annotations

from functools import partial

from pelican.plugins import signals

from plugins.articles.article import ArticlePage, page
from plugins.model import Article, Output
from plugins.stage import Stage


class ArticleGenerator(Stage):
    """Plans the pages of articles."""

    def generate_context(self) -> None:
        self.add(
            Output(f"{article.url}index.html", article.path, partial(self._page, article), "article.html")
            for article in self.edition.articles
        )

    def _page(self, article: Article) -> ArticlePage:
        """Make the model of a page, its related list chosen only now."""
        return page(self.edition, article, self.build.related[article.url])


def get_generators(_: object) -> type[Stage]:
    return ArticleGenerator


def register() -> None:
    signals.get_generators.connect(get_generators)
