"""Doubt words of a text that its archive does not know, where it knows what they are a slip of.

What is meant is weighed as a noisy channel does (Kernighan, Church and Gale, *A Spelling Correction Program
Based on a Noisy Channel Model*, 1990): how well each of two words stands between its neighbours in the other
texts, and how likely the slip is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log
from typing import NamedTuple

from newsroom.vietnamese.slips import LONGEST, likeliness, mended, spelt, telex
from newsroom.vietnamese.syllables import has_tone, is_spelt
from plugins.copydesk.archive import CONSONANTS_RE, Archive
from plugins.copydesk.others import Others
from plugins.copydesk.words import BREAK, compared, runs

FEWEST = 3
"""The other articles in which a pair must stand to be what was meant."""
_HABIT = 3
"""The other articles in which a word must stand to be the way of the house, whatever rules say."""
_TRUST = 20.0
"""How many times the archive must know a word until its neighbours there count more than chance."""
_PROOF = 0.75
"""The proof that is asked for, against the logarithm of what is known: the more that is, the more is new."""
_OFTEN, _CLOSE = 10, 0.5
"""In how many other articles two words stand that belong together, and how closely: ``cơ sở``."""
_BOND = 3.0
"""What it weighs that what was meant and its neighbour belong together, times how closely they do."""
_ECHO = 2.5
"""What it weighs then that the first letter is that of the word beside it: fingers run ahead, ``sơ sở``."""
_FAR = -3.0
"""The price (``likeliness``) of a slip between letters that neither look nor sound alike: such a word is
another word, ``gây dựng``, more often than a slip, however closely what is one letter away belongs there.
"""
_CONTEXTS = 3
"""The different neighbours with which a word in one text is no slip but what the text is about."""
_CAPITAL = 4.0
"""What a capital within a sentence weighs against a slip: it is a name, and names are many."""
_OWN_WAY = 50
"""How many times more often the right spelling must stand than such a word to be asked about all the same."""


NO_SYLLABLE, UNKNOWN, JOINED, PARTED = KINDS = ("no-syllable", "unknown-pair", "words-joined", "word-parted")
"""A syllable that is none, a word beside strange neighbours, two syllables in one, one in two."""
_BREAK = f" {BREAK} "
_SENTENCE = 4
"""The words of a run from which on it is of another language if half of them are no syllables."""
_KEYS = 5
"""The keys of Telex in a row that are hardly a word of another language."""


class Found(NamedTuple):
    """What was likely meant by a word, and how many of the words that follow were meant with it."""

    kind: str
    meant: str
    texts: int = 0
    more: int = 0


@dataclass(frozen=True, slots=True)
class Doubt:
    """A word in doubt: ``found`` has it between its neighbours as typed, ``meant`` as it was likely meant.

    It stands at ``place`` of text number ``text``. ``kind`` is one of ``KINDS``. ``texts`` is the number of
    other articles in which what was meant stands beside a neighbour, 0 if rules of spelling alone speak.
    """

    text: int
    place: int
    kind: str
    word: str
    found: str
    meant: str
    texts: int


class Judge:
    """Judges the articles of an archive, each against the others."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self._trust = min(_TRUST, 1.0 + archive.total / 400)
        self._proof = _PROOF * log(archive.total + 2)

    def doubts(self, texts: Sequence[str], doubtful: Collection[str]) -> Iterator[Doubt]:
        """Doubt words of an article, each once, in their order.

        ``texts`` are its readable texts, ``doubtful`` what the archive says of it (``Archive.doubtful``).
        """
        if not doubtful:
            return
        every = [(number, *run) for number, text in enumerate(texts) for run in runs(text)]
        alike = compared(_BREAK.join(run for *_, run in every)).split(_BREAK)
        new, reading = frozenset(doubtful), _Reading(self, alike)
        told: set[tuple[str, str]] = set()
        for (number, place, run), small in zip(every, alike, strict=True):
            words = small.split(" ")
            if not (places := _places(words, new)):
                continue
            typed = run.split(" ")
            for at, found in reading.doubts(words, typed, places):
                where = place + sum(map(len, typed[:at])) + at
                doubt = _doubt(number, where, typed, at, found)
                key = (doubt.found.lower(), doubt.meant.lower())
                if key not in told:
                    told.add(key)
                    yield doubt

    @property
    def trust(self) -> float:
        """How many times the archive must know a word until its neighbours there count more than chance."""
        return self._trust

    @property
    def proof(self) -> float:
        """The logarithm of how much likelier another word must be."""
        return self._proof


def _places(words: Sequence[str], new: frozenset[str]) -> list[int]:
    """Say which words of a run stand beside neighbours that are all new to them, or are no syllables."""
    found = set() if new.isdisjoint(words) else {at for at, word in enumerate(words) if word in new}
    beside = [*map(new.__contains__, map(" ".join, pairwise(words)))]
    if any(beside):
        beside = [beside[0], *beside, beside[-1]]
        found.update(at for at in range(len(words)) if beside[at] and beside[at + 1])
    return sorted(found)


class _Reading:
    """An article, and its archive as the article sees it: without itself."""

    def __init__(self, judge: Judge, own: Sequence[str]) -> None:
        """Take the runs of the article, as compared."""
        self._judge, self._others = judge, Others(judge.archive, own)

    def doubts(
        self, words: Sequence[str], typed: Sequence[str], places: Iterable[int]
    ) -> Iterator[tuple[int, Found]]:
        """Doubt words of a run, as compared and as typed, and say at which places."""
        odd = {at for at in places if not is_spelt(typed[at].lower())}
        is_foreign = len(words) >= _SENTENCE and 2 * len(odd) >= len(words)
        for at in places:
            if len(typed[at]) > LONGEST:
                continue
            found = None
            if at in odd and not is_foreign:
                found = self._parted(words, typed, at) or self._impossible(words, typed, at)
                found = found or self._joined(typed, at)
            found = found or self._unlikely(words, typed, at)
            if found is not None:
                yield at, found

    def _impossible(self, words: Sequence[str], typed: Sequence[str], at: int) -> Found | None:
        """Doubt a syllable that Vietnamese does not spell so."""
        word = typed[at]
        if len(word) < 2 or _is_name(typed, at) or _is_abbreviation(typed, at):
            return None
        if word.isascii():
            return self._keyed(words, at)
        if not (found := mended(word.lower())):
            return None
        alike = [compared(one) for one in found]
        weights = [
            (self._weight(words, at, one), self._others.word(one), -place) for place, one in enumerate(alike)
        ]
        best = -max(weights)[2]
        times = self._others.word(words[at]) if alike[best] != words[at] else 0
        if times >= _HABIT and times * _OWN_WAY > self._others.word(alike[best]):
            return None
        return Found(NO_SYLLABLE, found[best])

    def _keyed(self, words: Sequence[str], at: int) -> Found | None:
        """Doubt letters that are keys of Telex, where what they type is known to the archive."""
        found = telex(words[at])
        if not found or self._others.word(words[at]) or self._others.word(meant := compared(found)) < FEWEST:
            return None
        is_long = len(words[at]) >= _KEYS
        return (
            Found(NO_SYLLABLE, found) if is_long or self._others.beside(words, at, meant) >= FEWEST else None
        )

    def _joined(self, typed: Sequence[str], at: int) -> Found | None:
        """Doubt two syllables without a space: others part them, a capital does, or each has its own tone."""
        word = typed[at]
        if word.isascii() or word.isupper() or self._others.word(compared(word)) >= _HABIT:
            return None
        found: list[tuple[bool, int, int, str]] = []
        for place in range(1, len(word)):
            first, second = word[:place], word[place:]
            if is_spelt(first.lower()) and is_spelt(second.lower()):
                texts = self._others.pair(compared(first), compared(second))
                is_camel = first[-1].islower() and second[0].isupper()
                if texts >= FEWEST or is_camel or (has_tone(first) and has_tone(second)):
                    known = min(map(self._others.word, (compared(first), compared(second))))
                    found.append((is_camel, texts, known, f"{first} {second}"))
        return Found(JOINED, max(found)[3], max(found)[1]) if found else None

    def _parted(self, words: Sequence[str], typed: Sequence[str], at: int) -> Found | None:
        """Doubt consonants alone, where with the next word they are one that stands there elsewhere."""
        if not CONSONANTS_RE.fullmatch(typed[at]) or at + 1 == len(words):
            return None
        whole = words[at] + words[at + 1]
        before = self._others.pair(words[at - 1], whole) if at else 0
        after = self._others.pair(whole, words[at + 2]) if at + 2 < len(words) else 0
        texts = max(before, after)
        return (
            Found(PARTED, typed[at] + typed[at + 1], texts, 1)
            if is_spelt(whole) and texts >= FEWEST
            else None
        )

    def _unlikely(self, words: Sequence[str], typed: Sequence[str], at: int) -> Found | None:
        """Doubt a word that stands beside no neighbour of its own anywhere else, where another one does."""
        word = words[at]
        if len(word) < 2 or _is_abbreviation(typed, at):
            return None
        least = self._judge.proof + (_CAPITAL if _is_name(typed, at) else 0.0)
        own: float | None = None
        best: tuple[float, int, str] | None = None
        for other, texts in self._others.supported(words, at, FEWEST):
            own = self._weight(words, at, word) if own is None else own
            price, is_echo = likeliness(word, other), _is_echo(words, at, other)
            weight = self._weight(words, at, other) - own + price
            is_near = price > _FAR or is_echo
            if texts >= _OFTEN and is_near and (bond := self._others.bond(words, at, other)) >= _CLOSE:
                weight += _BOND * bond + _ECHO * is_echo
            if weight > least and (best is None or weight > best[0]):
                best = (weight, texts, other)
        if best is None or self._others.contexts(word) >= _CONTEXTS:
            return None
        return Found(UNKNOWN, spelt(best[2]), best[1])

    def _weight(self, words: Sequence[str], at: int, word: str) -> float:
        """Weigh a word between its neighbours: the logarithm of its likeliness there."""
        trust = self._judge.trust
        likely = self._others.share(word)
        if at:
            left = words[at - 1]
            likely = (self._others.pair(left, word) + trust * likely) / (self._others.word(left) + trust)
        if at + 1 < len(words):
            right = words[at + 1]
            likely *= (self._others.pair(word, right) + trust * self._others.share(right)) / (
                self._others.word(word) + trust
            )
        return round(log(likely), 6)


def _is_echo(words: Sequence[str], at: int, meant: str) -> bool:
    """Tell whether all that is other in a word is its first letter, which a word beside it has, too."""
    word, beside = words[at], (*words[max(0, at - 1) : at], *words[at + 1 : at + 2])
    return word[1:] == meant[1:] and any(one[0] == word[0] for one in beside)


def _is_name(words: Sequence[str], at: int) -> bool:
    """Tell whether a word has a capital within a sentence, or beside another word that has one."""
    if not words[at][0].isupper() or words[at].isupper():
        return False
    return at > 0 or (len(words) > 1 and words[1][0].isupper())


def _is_abbreviation(words: Sequence[str], at: int) -> bool:
    """Tell whether a word is of capitals, unless all words around it are."""
    return words[at].isupper() and (not has_tone(words[at]) or not "".join(words).isupper())


def _doubt(number: int, where: int, typed: Sequence[str], at: int, found: Found) -> Doubt:
    """Say what is in doubt, between its neighbours."""
    end = at + 1 + found.more
    word, meant = " ".join(typed[at:end]), found.meant
    if word.isupper() and len(word) > 1:
        meant = meant.upper()
    elif word[0].isupper():
        meant = meant[0].upper() + meant[1:]
    before, after = typed[max(0, at - 1) : at], typed[end : end + 1]
    as_typed, better = (" ".join((*before, one, *after)) for one in (word, meant))
    return Doubt(number, where, found.kind, word, as_typed, better, found.texts)
