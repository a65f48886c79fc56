"""Name the lists of articles, and hold them.

``*`` holds all articles, ``c:slug`` a category, ``t:key`` a topic, ``a:key`` an author,
``m:2024/07`` a month, ``y:2024`` a year, ``video`` the articles with one, ``album`` those with an
album, ``cover`` the others with a photo.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import overload

from newsroom.model.records import Article, month_of, year_of
from newsroom.vietnamese.comparing import comparable

ALL = "*"
PINNED, ILLUSTRATED, MOVED = "pinned", "illustrated", "moved"
"""Lists that no page shows as they are: with ``Pin_until``, with a cover, with old addresses."""
WITH_VIDEO = "video"
"""The list of articles with a video."""
ALBUMS, COVERED = "album", "cover"
"""The lists of articles with an album, and of the others that have a cover."""


def category_list(slug: str) -> str:
    """Name the list of a category."""
    return f"c:{slug}"


def topic_list(key: str) -> str:
    """Name the list of a topic; ``key`` is its comparable name."""
    return f"t:{key}"


def author_list(key: str) -> str:
    """Name the list of an author; ``key`` is the comparable name."""
    return f"a:{key}"


def month_list(year: int, month: int) -> str:
    """Name the list of a month."""
    return f"m:{year:04d}/{month:02d}"


def year_list(year: int) -> str:
    """Name the list of a year."""
    return f"y:{year:04d}"


def lists_of(article: Article) -> Iterator[str]:
    """Name the lists that an article stands in when it is shown, each once."""
    yield ALL
    yield category_list(article.category.slug)
    yield month_list(*month_of(article))
    yield year_list(year_of(article))
    yield from dict.fromkeys(topic_list(comparable(tag)) for tag in article.tags)
    yield from dict.fromkeys(author_list(comparable(name)) for name in article.authors)


class ArticleList(Sequence[Article]):
    """Articles, newest first."""

    @overload
    def __getitem__(self, place: int) -> Article: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Article]: ...
    @abstractmethod
    def __getitem__(self, place: int | slice) -> Article | Sequence[Article]: ...

    @abstractmethod
    def place(self, article: Article) -> int:
        """Give the index of an article that is in the list."""


class Listed(ArticleList):
    """A list that is held in memory."""

    def __init__(self, articles: Iterable[Article] = ()) -> None:
        self._articles = tuple(articles)

    def __len__(self) -> int:
        return len(self._articles)

    def __iter__(self) -> Iterator[Article]:
        return iter(self._articles)

    @overload
    def __getitem__(self, place: int) -> Article: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Article]: ...
    def __getitem__(self, place: int | slice) -> Article | Sequence[Article]:
        return self._articles[place]

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {article.url: place for place, article in enumerate(self._articles)}

    def place(self, article: Article) -> int:
        return self._places[article.url]


NOTHING = Listed()
