"""Search articles by the words of their titles, authors, places and categories, diacritics aside."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from newsroom.commands.desk.shelf.heads import Head
from newsroom.model.addresses import article_place
from newsroom.vietnamese.comparing import fold

_WORD_RE = re.compile(r"[^\W_]+")
_PLACE_RE = re.compile(r"\d{4}/\d\d/[a-z0-9-]+")
_GAPS = str.maketrans("/-", "  ")
_MOST_WORDS = 20
"""The words of a question that count."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """What is searched of an article: words without diacritics, each with a space before it."""

    place: str
    title: str
    all: str


class Index:
    """The words of many articles, whose order is that of the newest first."""

    def __init__(self, heads: Iterable[Head], before: Index | None = None) -> None:
        """Index articles; those that an index of ``before`` knows are taken from there."""
        known: dict[Head, _Entry] = before._known if before else {}
        self._known: dict[Head, _Entry] = {head: known.get(head) or _entry(head) for head in heads}
        self._entries = list(self._known.values())

    def find(self, text: str, most: int = 50) -> tuple[str, ...]:
        """Give the places of at most ``most`` articles in which all words of ``text`` occur, best first.

        An address, from a browser or a file, finds its article. Words of the title count most, and words from
        their beginning more than parts of words; of what is as good the newest comes first.
        """
        if place := _place_in(text):
            return tuple(entry.place for entry in self._entries if entry.place == place)
        words = _words(text)[:_MOST_WORDS]
        if not words:
            return ()
        phrase = " " + " ".join(words)
        hits = [entry for entry in self._entries if all(word in entry.all for word in words)]
        hits.sort(key=lambda entry: -_score(entry, words, phrase))
        return tuple(entry.place for entry in hits[:most])


def _entry(head: Head) -> _Entry:
    title, place = " " + " ".join(_words(head.title)), head.place.translate(_GAPS)
    return _Entry(head.place, title, f"{title}{_spaced(head.author)}{_spaced(head.category)} {place}")


@lru_cache(maxsize=4096)
def _spaced(text: str) -> str:
    return "".join(f" {word}" for word in _words(text))


def _words(text: str) -> list[str]:
    return _WORD_RE.findall(fold(text))


def _score(entry: _Entry, words: list[str], phrase: str) -> int:
    """Say how well an article in which all words occur answers: more is better."""
    if entry.title == phrase:
        return 1_000
    score = 400 * entry.title.startswith(phrase) + 200 * (phrase in entry.title) + 50 * (phrase in entry.all)
    for word in words:
        score += 10 * (f" {word}" in entry.title) + 4 * (word in entry.title) + 2 * (f" {word}" in entry.all)
    return score


def _place_in(text: str) -> str:
    match = _PLACE_RE.search(text)
    return article_place(match.group()) if match else ""
