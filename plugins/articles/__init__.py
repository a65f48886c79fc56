"""ENRICH: the page of each article."""

from __future__ import annotations

from functools import partial

from pelican.plugins import signals

from plugins.articles.article import page
from plugins.model import Output
from plugins.stage import Stage


class ArticleGenerator(Stage):
    """Plans the pages of articles."""

    def generate_context(self) -> None:
        edition, related = self.edition, self.build.related
        self.add(
            Output(
                f"{article.url}index.html",
                article.path,
                partial(page, edition, article, related[article.url]),
                "article.html",
            )
            for article in edition.articles
        )


def get_generators(_: object) -> type[Stage]:
    return ArticleGenerator


def register() -> None:
    signals.get_generators.connect(get_generators)
