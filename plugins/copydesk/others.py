"""See an archive as one of its articles does: without itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from plugins.copydesk.archive import Archive

_LONG = 50_000
"""The characters from which on an article is taken apart before it is asked often."""


class Others:
    """How often something stands in the other articles."""

    def __init__(self, archive: Archive, own: Sequence[str]) -> None:
        """Take the runs of the article, as compared."""
        self._archive, self._runs = archive, own
        self._own = "\n".join(map(" {} ".format, own))
        """What stands in it between two spaces stands in the article."""

    def word(self, word: str) -> int:
        """Give the number of other articles with a word."""
        count = self._archive.words.get(word, 0)
        return count - 1 if count and self._has(word) else count

    def pair(self, left: str, right: str) -> int:
        """Give the number of other articles with two words beside each other."""
        count = self._archive.pairs.get(f"{left} {right}", 0)
        return count - 1 if count and self._has(f"{left} {right}") else count

    def beside(self, words: Sequence[str], at: int, word: str) -> int:
        """Say in how many other articles a word stands beside one of the neighbours at a place."""
        before = self.pair(words[at - 1], word) if at else 0
        return max(before, self.pair(word, words[at + 1]) if at + 1 < len(words) else 0)

    def bond(self, words: Sequence[str], at: int, word: str) -> float:
        """Say how closely a word goes with a neighbour, from 0 to 1: the coefficient of Dice."""
        beside = [(words[at - 1], word)] if at else []
        beside += [(word, words[at + 1])] if at + 1 < len(words) else []
        return max(2 * self.pair(*pair) / (sum(map(self.word, pair)) or 1) for pair in beside)

    def share(self, word: str) -> float:
        """Give the share of a word in all that is known; a little of it for one that is not."""
        return (self.word(word) + 0.5) / (self._archive.total + 1)

    def supported(self, words: Sequence[str], at: int, fewest: int) -> Iterator[tuple[str, int]]:
        """Give the words that may be meant at a place, and how many others have each beside a neighbour.

        That is at least ``fewest``. None is given where the word itself has one of its neighbours elsewhere.
        """
        known = self._archive.pairs.get
        left = f"{words[at - 1]} " if at else ""
        right = f" {words[at + 1]}" if at + 1 < len(words) else ""
        if not (left or right) or known(left + words[at]) or known(words[at] + right):
            return
        for other in self._archive.neighbours.of(words[at]):
            before, after = known(left + other, 0), known(other + right, 0)
            if before >= fewest or after >= fewest:
                before -= self._has(left + other)
                after -= self._has(other + right)
                if before >= fewest or after >= fewest:
                    yield other, max(before, after)

    def contexts(self, word: str) -> int:
        """Count the different neighbours between which a word stands in the article."""
        return len(self._contexts.get(word, ()))

    @cached_property
    def _contexts(self) -> dict[str, set[tuple[str, str]]]:
        found: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for run in self._runs:
            padded = ["", *run.split(" "), ""]
            for left, word, right in zip(padded, padded[1:], padded[2:], strict=False):
                found[word].add((left, right))
        return found

    def _has(self, words: str) -> bool:
        """Tell whether a word or a pair stands in the article."""
        if len(self._own) < _LONG:
            return f" {words} " in self._own
        return words in self._parts

    @cached_property
    def _parts(self) -> set[str]:
        split = [run.split(" ") for run in self._runs]
        pairs = {f"{left} {right}" for run in split for left, right in pairwise(run)}
        return pairs.union(*split)
