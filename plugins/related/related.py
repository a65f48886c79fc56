"""Say what stands around every article of an edition, and where a change reaches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from newsroom.engine import ALL, CATEGORY, UNFILED, Changes, Edition
from newsroom.model.records import Article, RelatedArticles
from plugins.related.choosing import TOTAL, choose


class RelatedLists(Mapping[str, RelatedArticles]):
    """The related list of every article of an edition by its address, chosen when asked for."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition

    def __getitem__(self, url: str) -> RelatedArticles:
        article = self._edition.article(url)
        if article is None:
            raise KeyError(url)
        return _related(self._edition, article)

    def __iter__(self) -> Iterator[str]:
        return (article.url for article in self._edition.articles)

    def __len__(self) -> int:
        return len(self._edition.articles)


def _related(edition: Edition, article: Article) -> RelatedArticles:
    found = (edition.article(pin.target) for pin in article.related)
    pins = [pin for pin in found if pin is not None]
    listed = edition.by_category(article.category.slug)
    return RelatedArticles(*choose(article, listed, edition.articles, pins))


def touched(edition: Edition, changes: Changes) -> set[str]:
    """Name the articles whose related list may have changed, by address.

    They stand within the reach of a change in their category, pin an article that changed, or
    are filled from the whole site because their category is small, or not known yet.
    """
    found = set(changes.pinning)
    if changes.span(ALL):
        found.update(article.url for article in edition.list_of(UNFILED))
    for category in edition.site.categories:
        listed, span = edition.by_category(category.slug), changes.span(CATEGORY, category.slug)
        if len(listed) <= TOTAL and changes.span(ALL):
            found.update(article.url for article in listed)
        elif span is not None:
            for place in span.places | span.gaps:
                newest_first = len(listed) - 1 - place
                around = listed[max(0, newest_first - TOTAL) : newest_first + TOTAL + 2]
                found.update(article.url for article in around)
    return found
