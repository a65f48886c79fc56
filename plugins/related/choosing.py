"""Choose *Tin khác*: the articles that stand around one, by position.

Up to five newer and five older of the same category by (date, permalink); near an end the
window slides so that there are still ten; a category with too few is filled from the
neighbours in the whole site; pins come first. An article is looked up by position, so all
lists together cost time linear in the number of articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Generic, NamedTuple, Protocol, TypeVar

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


class Ranked(Protocol):
    """What stands in a list: an article, by its permalink and by what lists are sorted by."""

    @property
    def url(self) -> str: ...
    @property
    def rank(self) -> tuple[datetime, str]: ...


A = TypeVar("A", bound=Ranked)


class Listed(Protocol[A]):
    """A list of articles, newest first, that knows the place of each."""

    def __len__(self) -> int: ...
    def __getitem__(self, place: slice, /) -> Sequence[A]: ...
    def place(self, article: A, /) -> int: ...


class Around(NamedTuple, Generic[A]):
    """What stands around an article; ``previous`` and ``following`` are the next older and newer one."""

    pinned: tuple[A, ...]
    newer: tuple[A, ...]
    older: tuple[A, ...]
    previous: A | None
    following: A | None


def choose(article: A, listed: Listed[A], everything: Listed[A], pinned: Iterable[A]) -> Around[A]:
    """Choose what stands around an article: ``listed`` is its category, ``everything`` the whole site."""
    place = listed.place(article)
    pins = tuple({pin.url: pin for pin in pinned if pin.url != article.url}.values())
    skip = {article.url, *(pin.url for pin in pins)}
    start, end = window(place, len(listed))
    around = listed[start:end]
    chosen = [other for other in around if other.url not in skip]
    missing = TOTAL - len(chosen) - len(pins)
    if missing > 0:
        skip.update(other.url for other in chosen)
        chosen += _neighbours(everything, article, skip, missing)
        chosen.sort(key=lambda other: other.rank, reverse=True)
    return Around(
        pins,
        newer=tuple(other for other in chosen if other.rank > article.rank),
        older=tuple(other for other in chosen if other.rank < article.rank),
        previous=around[place + 1 - start] if place + 1 < len(listed) else None,
        following=around[place - 1 - start] if place else None,
    )


def _neighbours(everything: Listed[A], article: A, skip: set[str], wanted: int) -> list[A]:
    position = everything.place(article)
    found: list[A] = []
    reach = wanted + len(skip)  # of so many on either side, enough are not to be skipped
    start = max(0, position - reach)
    around = everything[start : position + reach + 1]
    for index in outward(position - start, len(around)):
        if len(found) == wanted:
            break
        if around[index].url not in skip:
            found.append(around[index])
    return found
