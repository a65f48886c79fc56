"""Compare two texts of an article by words, for reading: header fields by their label, the body by
paragraphs."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from newsroom.commands.desk.differing import Effort, runs
from newsroom.commands.desk.manuscript.fields import LABELS, STATUSES
from plugins.manuscript.header import split

Kind = Literal["same", "added", "removed"]
Standing = Literal["same", "changed", "added", "removed"]
_TOKEN_RE = re.compile(r"\s+|\w+|[^\w\s]")
_ALIKE = 0.4
"""The part of their words that two paragraphs share if one became the other."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand in both texts, or in one."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or a header field; ``label`` is the field's name for people, ``""`` in the body."""

    standing: Standing
    pieces: tuple[Piece, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts beside each other: all header fields and all paragraphs, those that are the same too."""

    fields: tuple[Passage, ...]
    paragraphs: tuple[Passage, ...]

    @property
    def is_same(self) -> bool:
        """Whether readers would see no difference."""
        return all(one.standing == "same" for one in (*self.fields, *self.paragraphs))


def compared(old: bytes | None, new: bytes | None) -> Comparison:
    """Compare two manuscripts; ``None`` stands for one that is not there.

    Words are told apart as they are written; how letters are composed and lines end does not count. Takes
    time in proportion to the length of the texts and to how much differs, up to a limit.
    """
    return between(_parts(old), _parts(new))


Fields = list[tuple[str, str]]


def between(old: tuple[Fields, list[str]], new: tuple[Fields, list[str]]) -> Comparison:
    """Compare two texts that are apart already: header fields by key, and paragraphs."""
    effort = Effort()
    fields = tuple(_fields(old[0], new[0], effort))
    return Comparison(fields, tuple(_bodies(old[1], new[1], effort)))


def paragraphs(body: str) -> list[str]:
    """Take a body apart where a blank line stands."""
    return [one.strip("\n") for one in re.split(r"\n[^\S\n]*\n", body) if one.strip()]


def _parts(data: bytes | None) -> tuple[Fields, list[str]]:
    """Take a manuscript apart, as far as that goes: damaged ones are compared too."""
    text = (data or b"").decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    manuscript, _ = split("", unicodedata.normalize("NFC", text))
    body = manuscript.body if manuscript.fields else text
    fields = [(one.key, one.value) for one in manuscript.fields]
    return fields, paragraphs(body)


def _fields(old: Fields, new: Fields, effort: Effort) -> Iterator[Passage]:
    """Compare headers key by key in the order of the new one; the n-th of a key with the n-th."""
    olds, news = _numbered(old), _numbered(new)
    keys = [*news, *(key for key in olds if key not in news)]
    for key in keys:
        label = LABELS.get(key[0].casefold(), key[0])
        was, now = (_in_words(key[0], one.get(key)) for one in (olds, news))
        yield passage(was, now, label, effort)


def _in_words(key: str, value: str | None) -> str | None:
    """Say a value that is a word of the format as editors do."""
    if value is None or key.casefold() != "status":
        return value
    return STATUSES.get(value.strip().casefold(), value)


def _numbered(fields: Fields) -> dict[tuple[str, int], str]:
    seen: Counter[str] = Counter()
    found = {}
    for key, value in fields:
        name = key.capitalize()
        found[name, seen[name]] = value
        seen[name] += 1
    return found


def _bodies(old: Sequence[str], new: Sequence[str], effort: Effort) -> Iterator[Passage]:
    """Compare bodies: paragraphs that are the same hold the others in place."""
    for start, end, first, last, is_same in runs(old, new, effort):
        if is_same:
            yield from (Passage("same", (Piece("same", text),)) for text in new[first:last])
        else:
            yield from _paired(old[start:end], new[first:last], effort)


def _paired(old: Sequence[str], new: Sequence[str], effort: Effort) -> Iterator[Passage]:
    """Find for each new paragraph the old one that it was made from, in order."""
    place = 0
    counts = [_counted(text) for text in old]
    for text in new:
        found = _like(_counted(text), counts, place)
        if found is None:
            yield passage(None, text)
            continue
        yield from (passage(one, None) for one in old[place:found])
        yield passage(old[found], text, effort=effort)
        place = found + 1
    yield from (passage(one, None) for one in old[place:])


Words = tuple[Counter[str], int]


def _like(words: Words, counts: Sequence[Words], place: int) -> int | None:
    """Give the next of some paragraphs that shares enough words, looking a few ahead."""
    for number in range(place, min(place + 8, len(counts))):
        most, least = max(words[1], counts[number][1]), min(words[1], counts[number][1])
        if least and least / most >= _ALIKE and (words[0] & counts[number][0]).total() / most >= _ALIKE:
            return number
    return None


def _counted(text: str) -> Words:
    """Count the words of a paragraph: each, and all of them."""
    words = re.findall(r"\w+", text)
    return Counter(words), len(words)


def passage(old: str | None, new: str | None, label: str = "", effort: Effort | None = None) -> Passage:
    """Compare two paragraphs or values word by word; ``None`` stands for one that is not there."""
    if old is None or new is None:
        standing: Standing = "added" if old is None else "removed"
        kind: Kind = "added" if old is None else "removed"
        return Passage(standing, (Piece(kind, (new if old is None else old) or ""),), label)
    if old == new:
        return Passage("same", (Piece("same", new),), label)
    pieces = tuple(_pieces(_TOKEN_RE.findall(old), _TOKEN_RE.findall(new), effort or Effort()))
    return Passage("changed", pieces, label)


def _pieces(old: Sequence[str], new: Sequence[str], effort: Effort) -> Iterator[Piece]:
    """Give the words of two texts with those of one marked; a lone space between two marks belongs to
    both."""
    removed: list[str] = []
    added: list[str] = []
    for start, end, first, last, is_same in runs(old, new, effort):
        is_space = is_same and all(one.isspace() for one in new[first:last])
        if is_same and not (is_space and (removed or added) and last < len(new)):
            yield from _marked(removed, added)
            removed, added = [], []
            yield Piece("same", "".join(new[first:last]))
        else:
            removed += old[start:end]
            added += new[first:last]
    yield from _marked(removed, added)


def _marked(removed: Sequence[str], added: Sequence[str]) -> Iterator[Piece]:
    if removed:
        yield Piece("removed", "".join(removed))
    if added:
        yield Piece("added", "".join(added))
