"""Hold copy: a text as it was typed, for those who proofread it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from newsroom.model.blocks import Block
from newsroom.model.problem import Problem

_HEADER_RE = re.compile(r"\s*(?:[^\n]*\S[^\n]*(?:\n|\Z))*")
_UNSEEN_RE = re.compile(r"<!--.*?(?:-->|\Z)|(`+)(?!`)[^\n]*?(?<!`)\1(?!`)|\\[\[\](){}=~<]", re.DOTALL)
"""Comments, code and brackets that stand for themselves: no address is in them."""


@dataclass(frozen=True, slots=True)
class Copy:
    """The text of a content file, a manuscript or the captions of its album.

    ``date`` is the article's own, if it has one. ``body`` is what the text was set as, empty where
    it could not be; ``None`` stands for a text that is no Markdown. ``abbreviations`` are those of the
    glossary of the site, ``None`` if it has none. ``markup`` is what extensions of the site read beside the
    markup of the house, ``None`` if there are none.
    """

    path: str
    text: str
    date: datetime | None = None
    body: tuple[Block, ...] | None = None
    abbreviations: frozenset[str] | None = None
    markup: re.Pattern[str] | None = None

    @property
    def body_start(self) -> int:
        """The place of the body in the text: behind the first blank line below the header."""
        return _body_start(self.text)

    def line(self, position: int) -> int:
        """Give the line of a place in the text; lines count from 1."""
        return self.text.count("\n", 0, position) + 1


@lru_cache(maxsize=2)
def _body_start(text: str) -> int:
    """Say where the body begins: all who proofread one text ask."""
    match = _HEADER_RE.match(text)
    return match.end() if match else 0


Proofreader = Callable[[Copy], Iterable[Problem]]
"""Reports doubtful places of a text; it holds no state, and any process may call it."""


def masked(text: str, sign: str = " ") -> str:
    """Give Markdown with spaces, or ``sign``, for comments and code; what is left stands where it stood."""
    if ("<" not in text or "<!--" not in text) and "`" not in text and "\\" not in text:
        return text
    return _UNSEEN_RE.sub(lambda match: re.sub(r"[^\n]", sign, match.group()), text)
