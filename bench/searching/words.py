"""Make text with the words of ``content/``: what follows what is as it is there, with a tail of rare names.

The sentences of ``bench/plain.py`` are of a few hundred words, so that every index of them is small and
every query is of a common word. Here a chain (Shannon, *A Mathematical Theory of Communication*, 1948,
section 3) over the manuscripts gives pairs and their frequencies, and names of places, put together of
syllables, give the words that stand in few articles.
"""

from __future__ import annotations

import itertools
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

_BODY_RE = re.compile(r"\n\s*\n")
_SENTENCE_RE = re.compile(r"(?<=[.!?])\s+|\n\s*\n")
_WORD_RE = re.compile(r"[\w/.,%-]*\w")
_MARKUP_RE = re.compile(r"!?\[[^\]]*\]\([^)]*\)|<[^>]*>|[*_#>|`]")
_TITLE_RE = re.compile(r"(?m)^(?:Title|Summary): (.+)$")

_ONSETS = (
    "b", "c", "ch", "d", "đ", "g", "h", "kh", "l", "m", "n", "ng", "nh", "ph", "qu", "r", "s", "t", "th",
    "tr", "v", "x",
)  # fmt: skip
_RIMES = (
    "a", "á", "à", "an", "án", "ang", "ăng", "ân", "ất", "ao", "âu", "e", "en", "ê", "ên", "i", "in", "inh",
    "iên", "iết", "o", "on", "ong", "ôn", "ông", "ơn", "ới", "u", "un", "ung", "uân", "ươn", "ương", "uốc",
)  # fmt: skip
_PLACES = ("xã", "phường", "thôn", "Công ty", "khu phố", "đường")
_RARE = 0.02
"""How often a name of a place stands in the place of a word."""
_LOOSE = 0.3
"""How often only the word before counts, so that few sentences are those of ``content/``."""

Chain = dict[tuple[str, ...], list[str]]


def sentences(content: Path) -> Iterator[list[str]]:
    """Give the sentences of all manuscripts as words."""
    for file in sorted(content.glob("articles/**/*.md")):
        header, _, body = file.read_text(encoding="utf-8").partition("\n\n")
        for text in (*_TITLE_RE.findall(header), *_SENTENCE_RE.split(_MARKUP_RE.sub(" ", body))):
            if len(words := _WORD_RE.findall(text)) > 3:
                yield words


class Writer:
    """Writes sentences of words that follow each other as in ``content/``."""

    def __init__(self, content: Path) -> None:
        chain: Chain = defaultdict(list)
        starts = []
        for words in sentences(content):
            starts.append((words[0], words[1]))
            for one, two, three in zip(words, words[1:], words[2:], strict=False):
                chain[one, two].append(three)
                chain[(two,)].append(three)
        self._chain, self._starts = dict(chain), starts

    def sentence(self, rng: random.Random, least: int, most: int) -> str:
        """Write a sentence of about ``least`` to ``most`` words."""
        length = rng.randint(least, most)
        words = list(rng.choice(self._starts))
        while len(words) < length:
            if rng.random() < _RARE:
                words += place(rng)
            key = (words[-1],) if rng.random() < _LOOSE else (words[-2], words[-1])
            following = self._chain.get(key) or self._chain.get((words[-1],))
            words += [rng.choice(following)] if following else rng.choice(self._starts)
        text = " ".join(itertools.islice(words, length + 2))
        return text[0].upper() + text[1:]


def place(rng: random.Random) -> list[str]:
    """Put a name of a place together."""
    name = [(rng.choice(_ONSETS) + rng.choice(_RIMES)).capitalize() for _ in range(2)]
    return [*rng.choice(_PLACES).split(), *name]
