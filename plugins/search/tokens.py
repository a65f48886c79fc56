"""Take words apart for the search, as ``theme/static/js/`` does with what a reader types.

A token is a folded syllable (``dang``, ``uy``), a number (``59693``, ``51,9``) or ``BREAK``, over which no
pair of neighbours reaches. ``tests/support/search_tokens.json`` holds both sides to one rule.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

BREAK = "."
LONGEST = 64
"""The signs of a term; what is longer is cut."""
_UNSEEN_RE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
"""What is not seen within a word: soft hyphens, joiners."""
_FOREIGN_RE = re.compile("[^\x00-\x7f\u0300-\u036f]")
"""After NFKD: what is neither ASCII nor a mark on a letter; it parts words as a space does."""
_NUMBER_RE = re.compile(rb"[0-9]+(?:[.,][0-9]+)*")
_GROUPED_RE = re.compile(rb"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_ZEROS_RE = re.compile(rb"0+(?=[0-9])")
_POINT_RE = re.compile(rb"[.,]")
_LETTERS = frozenset(b"abcdefghijklmnopqrstuvwxyz")
_COMMA = b"\x01"
"""Stands for the comma of a number until all others are gone."""
_SIGNS = bytes(
    sign if chr(sign).isalnum() and sign < 128 else {1: 44, **dict.fromkeys(b".;:!?\n", 46)}.get(sign, 32)
    for sign in range(256)
)
_FIGURES = "0123456789"
_KEPT = 1 << 15
"""How many words are kept: more than a site of 10,000 articles has, some 5 MB."""


class _Folded(dict[str, str]):
    """What stands between two spaces, as its tokens joined by spaces; those of the first words are kept."""

    def __missing__(self, word: str) -> str:
        made = " ".join(_tokens(word))
        if len(self) < _KEPT:
            self[word] = made
        return made


_folded = _Folded().__getitem__


def tokens(text: str) -> list[str]:
    """List the tokens of a text in their order: one of ``[a-z][a-z0-9]*``, a number, or a break.

    A text is made of few words, which are taken apart once each: no rule looks beyond a space.
    """
    return joined_tokens(text).split()


def joined_tokens(text: str) -> str:
    """Give the tokens of a text, joined by spaces."""
    return " ".join(filter(None, map(_folded, text.replace("\n", f" {BREAK} ").split())))


def _tokens(text: str) -> list[str]:
    """List the tokens of a text, looked at as bytes by the few functions that take no time at all."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", _UNSEEN_RE.sub("", text)).lower()
        text = _FOREIGN_RE.sub(" ", text.replace("đ", "d").replace("ð", "d"))
    data = text.encode("ascii", "ignore").lower().replace(_COMMA, b" ")
    data = _NUMBER_RE.sub(_number, data).translate(_SIGNS)
    return data.replace(b".", b" . ").decode().split()


def _number(match: re.Match[bytes]) -> bytes:
    """Give a number as it is compared, and a space, for letters may follow; behind letters, as it is."""
    found, start = match.group(), match.start()
    if start and match.string[start - 1] in _LETTERS:
        own, point, rest = found, b"", b""
        if cut := _POINT_RE.search(found):
            own, point, rest = found[: cut.start()], cut.group(), found[cut.end() :]
        return own + point + (_plain(rest) if rest else b"")
    return _plain(found)


def _plain(found: bytes) -> bytes:
    if b"." in found:
        found = found.replace(b".", b"" if _GROUPED_RE.fullmatch(found) else b",")
    if found.startswith(b"0"):
        found = _ZEROS_RE.sub(b"", found, count=1)
    return found.replace(b",", _COMMA) + b" "


def pairs(found: Sequence[str]) -> Iterator[str]:
    """Give the pairs of neighbouring tokens; ``số`` before a number is also looked through."""
    before, last = BREAK, BREAK
    for token in found:
        if token != BREAK and last != BREAK:
            yield f"{last} {token}"
            if last == "so" and before != BREAK and token[0] in _FIGURES:
                yield f"{before} {token}"
        before, last = last, token
