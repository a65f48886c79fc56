"""Give the articles of a stock Pelican site what stands around them, under names that themes know.

Each article has ``related_pinned``, ``related_newer`` and ``related_older``; ``prev_article``,
``next_article`` and the same with ``_in_category``, as the plugin neighbors calls them; and
``related_posts``, as the plugin of that name does: all of *Tin khác* in one list. The header
``Related`` pins articles by slug, address or file; so does ``Related_posts``.
"""

from __future__ import annotations

import logging
import posixpath
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple, overload

from plugins.related.choosing import Around, choose

_NEIGHBOURS = ("prev_article", "next_article", "prev_article_in_category", "next_article_in_category")
_GIVEN_BY = {"neighbors": _NEIGHBOURS, "related_posts": ("related_posts",)}
"""Plugins of others, and the names that are theirs if they run as well."""
_PINS = ("related", "related_posts")
_log = logging.getLogger(__name__)
_MARK_RE = re.compile(r"\{filename\}|\|filename\|")


class Entry(NamedTuple):
    """An article of Pelican's, as lists ask for it."""

    url: str
    rank: tuple[datetime, str]
    article: Any


class Entries(Sequence[Entry]):
    """A list of articles, newest first, that knows the place of each."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = sorted(entries, key=lambda entry: entry.rank, reverse=True)
        self._places = {entry.url: place for place, entry in enumerate(self._entries)}

    def __len__(self) -> int:
        return len(self._entries)

    @overload
    def __getitem__(self, place: int) -> Entry: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Entry]: ...
    def __getitem__(self, place: int | slice) -> Entry | Sequence[Entry]:
        return self._entries[place]

    def place(self, entry: Entry) -> int:
        """Give the place of an article."""
        return self._places[entry.url]

    def beside(self, entry: Entry) -> tuple[Entry | None, Entry | None]:
        """Give the next older and the next newer article."""
        place = self.place(entry)
        older = self[place + 1] if place + 1 < len(self) else None
        return older, self[place - 1] if place else None


def put_related(articles: Iterable[Any], plugins: Collection[str] = ()) -> None:
    """Put what stands around each of the ``articles`` on it; ``plugins`` are those that run as well."""
    everything = Entries(Entry(one.url, (one.date, one.url), one) for one in articles)
    by_category: dict[Any, list[Entry]] = defaultdict(list)
    for entry in everything:
        by_category[entry.article.category].append(entry)
    lists = {category: Entries(entries) for category, entries in by_category.items()}
    known = dict(_names(everything))
    taken = _taken(plugins)
    for entry in everything:
        pins = _pins(entry.article, known)
        around = choose(entry, lists[entry.article.category], everything, pins)
        for name, value in _given(around, everything.beside(entry)).items():
            if name not in taken:
                _put(entry.article, name, value)


def put_nothing(articles: Iterable[Any], plugins: Collection[str] = ()) -> None:
    """Say on drafts and hidden articles that nothing stands around them: themes ask every article."""
    taken = _taken(plugins)
    nothing = _given(Around((), (), (), None, None), (None, None))
    for article in articles:
        for name in nothing.keys() - taken:
            _put(article, name, nothing[name])


def _taken(plugins: Collection[str]) -> set[str]:
    """Name what plugins of others put on articles that run as well."""
    running = {name.rpartition(".")[2] for name in plugins}
    return {name for plugin in running & _GIVEN_BY.keys() for name in _GIVEN_BY[plugin]}


def _given(around: Around[Entry], beside: tuple[Entry | None, Entry | None]) -> dict[str, Any]:
    """Say what an article is given, by name."""
    prev_article, next_article = beside
    return {
        "related_pinned": around.pinned,
        "related_newer": around.newer,
        "related_older": around.older,
        "related_posts": (*around.pinned, *around.newer, *around.older),
        "prev_article": prev_article,
        "next_article": next_article,
        "prev_article_in_category": around.previous,
        "next_article_in_category": around.following,
    }


def _put(article: Any, name: str, value: Any) -> None:
    """Put a list or an article on one and on its translations, each in their own language if there is one."""
    for one in (article, *article.translations):
        if isinstance(value, Entry) or value is None:
            given = value and _in_language(value.article, one.lang)
        else:
            given = [_in_language(entry.article, one.lang) for entry in value]
        setattr(one, name, given)


def _in_language(article: Any, lang: str) -> Any:
    return next((one for one in article.translations if one.lang == lang), article)


def _names(everything: Entries) -> Iterator[tuple[str, Entry]]:
    """Say how articles may be called: by their file, their address and, of the newest, their slug."""
    for entry in reversed(everything):
        yield entry.article.slug, entry
    for entry in everything:
        yield entry.url.strip("/"), entry
        yield posixpath.normpath(entry.article.relative_source_path or entry.url), entry


def _pins(article: Any, known: dict[str, Entry]) -> Iterator[Entry]:
    """Find the articles that a header names; a file may be named from the folder of the article."""
    folder = posixpath.dirname(article.relative_source_path or "")
    for name in _named(article):
        place = _MARK_RE.sub("", name)
        from_here = "" if place.startswith("/") else posixpath.normpath(posixpath.join(folder, place))
        found = known.get(from_here) or known.get(place.strip("/"))
        if found is not None:
            yield found
        else:
            where = article.relative_source_path or article.url
            _log.warning("plugins.related: %s: Related names no published article: %s", where, name)


def _named(article: Any) -> Iterator[str]:
    """List what the headers of an article name, one by one."""
    for header in _PINS:
        value = article.metadata.get(header, ())
        for line in [value] if isinstance(value, str) else value:
            yield from filter(None, map(str.strip, line.split(",")))
