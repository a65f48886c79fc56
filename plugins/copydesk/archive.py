"""Count what stands in the articles of a site: in how many of them each word and each pair of words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from newsroom.vietnamese.slips import Neighbours
from plugins.copydesk.words import Note

_TWICE = 2


@dataclass
class Counts:
    """In how many texts words and pairs stand; counts of parts of an archive add up to those of the whole."""

    words: Counter[str] = field(default_factory=Counter)
    pairs: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, notes: Iterable[Note]) -> Counts:
        """Count the notes of texts."""
        counts = cls()
        for note in notes:
            counts.words.update(note.words)
            counts.pairs.update(note.pairs)
        return counts

    def add(self, other: Counts) -> None:
        """Add the counts of other texts."""
        self.words.update(other.words)
        self.pairs.update(other.pairs)


class Archive:
    """An archive as one of its own texts sees it: how often something stands in the *others*."""

    def __init__(self, counts: Counts) -> None:
        """Take the counts of all texts; pairs that stand in one only are in no other, so they are let go."""
        self.words = counts.words
        self.pairs = {pair: count for pair, count in counts.pairs.items() if count >= _TWICE}
        self.total = sum(counts.words.values())

    @cached_property
    def neighbours(self) -> Neighbours:
        """The words of more texts than one, which may have been meant by others."""
        return Neighbours(word for word, count in self.words.items() if count >= _TWICE and len(word) > 1)
