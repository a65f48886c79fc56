"""ENRICH: the page of each article."""

from __future__ import annotations

from functools import partial

from pelican.plugins import signals

from newsroom.engine.generator import Generator
from newsroom.model.output import Output
from newsroom.model.records import Article
from plugins.articles.article import ArticlePage, page


class ArticleGenerator(Generator):
    """Plans the pages of articles."""

    def generate_context(self) -> None:
        if self.changes.everything:
            for article in self.edition.articles:
                self._plan_page(article)
            return
        for url in sorted(self._touched()):
            found = self.edition.by_url.get(url)
            if found is not None:
                self._plan_page(found)
            else:
                self.plan(url)

    def _touched(self) -> set[str]:
        """Name the articles whose page may have changed: own text, related list, names of terms."""
        changes, edition = self.changes, self.edition
        found = {*changes.articles, *self.build.changed_related}
        for name in changes.terms:
            kind, key = name[0], name[2:]
            found.update(a.url for a in (edition.by_topic if kind == "t" else edition.by_author).get(key, ()))
        return found

    def _plan_page(self, article: Article) -> None:
        path = f"{article.url}index.html"
        self.plan(article.url, Output(path, article.path, partial(self._page, article), "article.html"))

    def _page(self, article: Article) -> ArticlePage:
        """Make the model of a page, its related list chosen only now."""
        return page(self.edition, article, self.build.related[article.url])


def get_generators(_: object) -> type[Generator]:
    return ArticleGenerator


def register() -> None:
    signals.get_generators.connect(get_generators)
