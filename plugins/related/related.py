"""Choose *Tin khác*: the articles that stand around one, by position.

Up to five newer and five older of the same category by (date, permalink); near an end the
window slides so that there are still ten; a category with too few is filled from the
neighbours in the whole site; pins come first. An article is looked up by position, so all
lists together cost time linear in the number of articles.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from newsroom.engine import ALL, CATEGORY, UNFILED, ArticleList, Changes, Edition
from newsroom.model.records import Article, RelatedArticles

NEWER = 5
TOTAL = 10


def window(position: int, length: int, newer: int = NEWER, total: int = TOTAL) -> tuple[int, int]:
    """Give the slice of a list of ``length`` around ``position``, that position included.

    It spans ``newer`` places before and the rest of ``total`` after, and slides at the ends.
    """
    start = max(0, min(position - newer, length - total - 1))
    return start, min(length, start + total + 1)


def outward(position: int, length: int) -> Iterator[int]:
    """Walk the positions around ``position``: nearest first, the newer of two before the older."""
    for distance in range(1, max(position, length - 1 - position) + 1):
        for index in (position - distance, position + distance):
            if 0 <= index < length:
                yield index


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
    listed = edition.by_category(article.category.slug)
    place = listed.place(article)
    found = (edition.article(pin.target) for pin in article.related)
    pins = [pin for pin in found if pin is not None and pin.url != article.url]
    skip = {article.url, *(pin.url for pin in pins)}
    start, end = window(place, len(listed))
    around = listed[start:end]
    chosen = [other for other in around if other.url not in skip]
    missing = TOTAL - len(chosen) - len(pins)
    if missing > 0:
        skip.update(other.url for other in chosen)
        chosen += _neighbours(edition.articles, article, skip, missing)
        chosen.sort(key=lambda other: other.rank, reverse=True)
    return RelatedArticles(
        pinned=tuple(pins),
        newer=tuple(other for other in chosen if other.rank > article.rank),
        older=tuple(other for other in chosen if other.rank < article.rank),
        previous=around[place + 1 - start] if place + 1 < len(listed) else None,
        following=around[place - 1 - start] if place else None,
    )


def _neighbours(everything: ArticleList, article: Article, skip: set[str], wanted: int) -> list[Article]:
    position = everything.place(article)
    found: list[Article] = []
    reach = wanted + len(skip)  # of so many on either side, enough are not to be skipped
    start = max(0, position - reach)
    around = everything[start : position + reach + 1]
    for index in outward(position - start, len(around)):
        if len(found) == wanted:
            break
        if around[index].url not in skip:
            found.append(around[index])
    return found


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
