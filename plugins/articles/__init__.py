"""PLAN: the page of each article, and what stands in place of one that was taken down."""

from __future__ import annotations

from functools import partial

from pelican.plugins import signals

from newsroom.engine import NAMED_KINDS, Generator, Related, Reshared
from newsroom.model.output import Output
from newsroom.model.records import Article
from newsroom.viewmodels.notice import TEMPLATE, notice
from plugins.articles.article import ArticlePage, page


class ArticleGenerator(Generator):
    """Plans the pages of articles."""

    def run(self) -> None:
        if self.changes.everything:
            for article in self.edition.articles:
                self._plan_page(article)
            for url in self.edition.takedowns:
                self._plan_notice(url)
            return
        for url in sorted(self._touched()):
            found = self.edition.article(url)
            if found is not None:
                self._plan_page(found)
            else:
                self._plan_notice(url)

    def _touched(self) -> set[str]:
        """Name the articles whose page may have changed: own text, related list, names of terms,
        share picture."""
        changes, edition = self.changes, self.edition
        related, reshared = self.build.get(Related), self.build.get(Reshared)
        found = {*changes.articles, *changes.gone, *related.changed, *reshared.urls}
        for kind in NAMED_KINDS:
            renamed = {name.key for name in changes.terms if name.kind == kind.name}
            found.update(article.url for key in renamed for article in edition.list_of(kind, key))
        return found

    def _plan_page(self, article: Article) -> None:
        path, make = f"{article.url}index.html", partial(self._page, article.url)
        near = article.date.date().isoformat() if self.changes.everything else ""
        self.plan(article.url, Output(path, article.path, make, "article.html", near=near))

    def _plan_notice(self, url: str) -> None:
        """Plan what says why an article was taken down; there may be nothing to say any more."""
        self.plan(url)
        takedown = self.edition.takedowns.get(url)
        if takedown and takedown.reason:
            make = partial(notice, self.edition, takedown)
            self.plan(url, Output(f"{url}index.html", takedown.path, make, TEMPLATE, takedown.line))

    def _page(self, url: str) -> ArticlePage:
        """Make the model of a page, its article read and its related list chosen only now."""
        article = self.edition.article(url)
        if article is None:
            raise LookupError(f"nothing is shown at {url}")
        return page(self.edition, article, self.build.get(Related).lists[url])


def get_generators(_: object) -> type[Generator]:
    return ArticleGenerator


def register() -> None:
    signals.get_generators.connect(get_generators)
