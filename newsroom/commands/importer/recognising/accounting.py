"""Count what goes into an import and what comes out: words of a source that stand nowhere are named."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from newsroom.commands.importer.draft import Draft
from newsroom.commands.importer.recognising.sheet import leaves
from newsroom.commands.importer.source import Block, Source

_PART_RE = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many lines a source has, and in how many of them something went where; a line may count twice."""

    lines: int
    header: int
    body: int
    dropped: int
    unaccounted: int


def unaccounted(source: Source, draft: Draft) -> tuple[tuple[int, str], ...]:
    """List the lines of a source, with their places, that are not whole in header, body and dropped list."""
    out = _words(text for block in draft.blocks for _, text in leaves(block))
    out.update(_words(item.text for item in draft.taken if item.key))
    out.update(_words(item.text for item in draft.dropped))
    out.subtract(_words(item.text for item in source.dropped))
    lost = []
    for place, text in _lines(source.blocks):
        words = _words([text])
        if any(out[word] < count for word, count in words.items()):
            lost.append((place, text))
        out.subtract(words)
    return tuple(lost)


def tally(source: Source, draft: Draft) -> Tally:
    """Count the lines of a source by where they went."""
    lines = list(_lines(source.blocks))
    header = {item.place for item in draft.taken if item.key}
    captions = {item.place for item in draft.taken if not item.key}
    dropped = {item.place for item in draft.dropped}
    body = {place for place, _ in lines} - header - dropped | captions
    return Tally(len(lines), len(header), len(body), len(dropped), len(unaccounted(source, draft)))


def _words(texts: Iterable[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for text in texts:
        for word in _PART_RE.findall(text):
            found.update(_unglued(word))
    return found


def _unglued(word: str) -> Iterable[str]:
    """Cut a word where a capital follows a small letter: two lines may have been glued there."""
    start = 0
    for index in range(1, len(word)):
        if word[index].isupper() and word[index - 1].islower():
            yield word[start:index]
            start = index
    yield word[start:]


def _lines(blocks: tuple[Block, ...]) -> list[tuple[int, str]]:
    return [leaf for block in blocks for leaf in leaves(block)]
