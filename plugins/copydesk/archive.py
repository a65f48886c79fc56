"""Count what stands in the articles of a site: in how many of them each word and each pair of words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cached_property

from newsroom.vietnamese.patterns import late
from newsroom.vietnamese.slips import Neighbours
from newsroom.vietnamese.syllables import is_spelt
from plugins.copydesk.words import BREAK, Note

_TWICE = 2
CONSONANTS_RE = late("[bcdđghklmnpqrstvx]{1,3}")
"""What may be the beginning of a syllable that was torn off."""


class Counts:
    """In how many articles words and pairs stand; counts of parts of an archive add up to those of the whole.

    An article has a number. Of a pair that stands in one article only it is known in which.
    """

    def __init__(self) -> None:
        self.words: Counter[str] = Counter()
        self.pairs: dict[str, int] = {}
        """How many articles have a pair; of one that has it alone, its number, as ``~number``."""
        self.misspelt: dict[int, list[str]] = {}
        """The words that spell no syllable, by the number of the article."""

    @classmethod
    def of(cls, notes: Iterable[Note], first: int = 0) -> Counts:
        """Count the notes of articles; the numbers of these begin with ``first``."""
        counts, spelt = cls(), {BREAK}
        for number, note in enumerate(notes, start=first):
            counts.words.update(note.words)
            counts._add_own(note.pairs, number)
            if misspelt := [word for word in note.words - spelt if not is_spelt(word) and word != BREAK]:
                counts.misspelt[number] = misspelt
            spelt |= note.words.difference(misspelt)
        del counts.words[BREAK]
        return counts

    def add(self, other: Counts) -> None:
        """Add the counts of other articles."""
        self.words.update(other.words)
        self._add_pairs(other.pairs)
        self.misspelt |= other.misspelt

    def _add_own(self, pairs: set[str], number: int) -> None:
        """Add the pairs of one article: most are known, or all are new."""
        known = self.pairs
        new = pairs.difference(known)
        for pair in pairs - new:
            before = known[pair]
            known[pair] = before + 1 if before > 0 else 2
        known.update(dict.fromkeys(new, ~number))

    def _add_pairs(self, pairs: dict[str, int]) -> None:
        known = self.pairs
        for pair, count in pairs.items():
            before = known.get(pair)
            if before is None:
                known[pair] = count
            else:
                known[pair] = (before if before > 0 else 1) + (count if count > 0 else 1)


class Archive:
    """An archive as one of its own articles sees it: how often something stands in the *others*."""

    def __init__(self, counts: Counts) -> None:
        """Take the counts of all articles; pairs that stand in one only are in no other."""
        self.words = counts.words
        self.pairs = {pair: count for pair, count in counts.pairs.items() if count >= _TWICE}
        self.total = sum(counts.words.values())
        self.doubtful: dict[int, list[str]] = defaultdict(list)
        """By the number of an article the pairs that no other has, and the words that spell no syllable."""
        for pair, count in counts.pairs.items():
            if count < 0 and pair[0] != BREAK and pair[-1] != BREAK:
                self.doubtful[~count].append(pair)
        for number, misspelt in counts.misspelt.items():
            if found := [word for word in misspelt if self._is_odd(word)]:
                self.doubtful[number] += found

    def _is_odd(self, word: str) -> bool:
        """Tell whether a word that spells no syllable is looked at: foreign ones that several use are not."""
        return not word.isascii() or self.words[word] < _TWICE or CONSONANTS_RE.fullmatch(word) is not None

    @cached_property
    def neighbours(self) -> Neighbours:
        """The words of more articles than one, which may have been meant by others."""
        return Neighbours(word for word, count in self.words.items() if count >= _TWICE and len(word) > 1)
