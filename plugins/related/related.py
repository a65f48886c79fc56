"""Choose *Tin khác*: the articles that stand around one, by position.

Up to five newer and five older of the same category by (date, permalink); near an end the
window slides so that there are still ten; a category with too few is filled from the
neighbours in the whole site; pins come first. An article is looked up by position, so all
lists together cost time linear in the number of articles.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from plugins.edition import Edition
from plugins.model import Article
from plugins.views import Related

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


class RelatedLists(Mapping[str, Related]):
    """The related list of every article of an edition by its address, chosen when asked for."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._positions = {article.url: position for position, article in enumerate(edition.articles)}
        self._places = {
            article.url: place
            for listed in edition.by_category.values()
            for place, article in enumerate(listed)
        }

    def __getitem__(self, url: str) -> Related:
        article = self._edition.by_url[url]
        return _related(self._edition, article, self._positions[url], self._places[url])

    def __iter__(self) -> Iterator[str]:
        return iter(self._positions)

    def __len__(self) -> int:
        return len(self._positions)


def _related(edition: Edition, article: Article, position: int, place: int) -> Related:
    listed = edition.by_category[article.category.slug]
    pins = [edition.by_url[pin.target] for pin in article.related if pin.target in edition.by_url]
    pins = [pin for pin in pins if pin is not article]
    skip = {article.url, *(pin.url for pin in pins)}
    start, end = window(place, len(listed))
    chosen = [other for other in listed[start:end] if other.url not in skip]
    missing = TOTAL - len(chosen) - len(pins)
    if missing > 0:
        skip.update(other.url for other in chosen)
        chosen += _neighbours(edition.articles, position, skip, missing)
        chosen.sort(key=lambda other: other.rank, reverse=True)
    headline = edition.headline
    return Related(
        pinned=tuple(headline(pin) for pin in pins),
        newer=tuple(headline(other) for other in chosen if other.rank > article.rank),
        older=tuple(headline(other) for other in chosen if other.rank < article.rank),
        previous=headline(listed[place + 1]) if place + 1 < len(listed) else None,
        following=headline(listed[place - 1]) if place else None,
    )


def _neighbours(everything: Sequence[Article], position: int, skip: set[str], wanted: int) -> list[Article]:
    found: list[Article] = []
    for index in outward(position, len(everything)):
        if len(found) == wanted:
            break
        if everything[index].url not in skip:
            found.append(everything[index])
    return found
