"""Compare Vietnamese text: normal form, folding, dictionary order, likeness.

Terms: a *syllable* carries at most one *tone* (grave, hook above, tilde, acute, dot below); the
marks of â ă ê ô ơ ư belong to the *letter*, as does the stroke of đ.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby

TONES = "\u0300\u0309\u0303\u0301\u0323"
"""Combining tone marks in dictionary order: grave, hook above, tilde, acute, dot below."""
TONE_RE = re.compile(f"[{TONES}]")
_WORD_RE = re.compile(r"[^\W\d_]+")
_INVISIBLE_RE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff]"
)
_EMOJI = "\u2190-\u2bff\U0001f000-\U0001faff"
_JOINED = "\u0600-\u109f\u1780-\u18af"
"""Letters of scripts in which a joiner is part of the spelling, from Arabic to Mongolian."""
_JOINER_RE = re.compile(
    f"(?<![{_EMOJI}\ufe0f\U000e007f{_JOINED}])[\u200c\u200d]"
    f"|(?<=[{_EMOJI}\ufe0f\U000e007f])(?:\u200c|\u200d(?![{_EMOJI}]))"
    f"|(?<=[{_JOINED}])[\u200c\u200d](?![{_JOINED}])"
)
"""Joiners that mean nothing where they stand: in one emoji of several, and between such letters, they do."""
_SPACE_RE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
CONTROL_RE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
"""Signs that no text holds; tabs and line ends are none of them."""
PRIVATE_RE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
"""Signs that mean something in one font only; programs use them as marks."""
MOST_MARKS = 30
"""The marks on one letter that are composed; text for processing holds no more."""
_MAYBE_PILED_RE = re.compile(r"[^\w\s\x00-\x7f]{31,}+")
_UNSEEN_RE = re.compile(
    f"(?:{_INVISIBLE_RE.pattern}|{PRIVATE_RE.pattern}|{CONTROL_RE.pattern}|[\u200c\u200d])+"
)
_ORDINARY_RE = re.compile("[\t\n -~ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9“”‘’–—…]*+")
_LEAST_LIKENESS = 0.6
"""How much of a word the nearest one has at least."""
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_RANK = {letter: f"{rank:02d}" for rank, letter in enumerate(_ALPHABET)}


def nfc(text: str) -> str:
    """Compose ``text`` to Unicode normal form C."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


_PRIVATE_BYTES = (b"\xee", b"\xef", b"\xf3", b"\xf4")
"""What private signs begin with in UTF-8, and few others do."""


def without_private(text: str) -> str:
    """Give a text without signs that mean something in one font only; bytes are much quicker to look at."""
    data = text.encode("utf-8", "surrogatepass")
    first, second, third, fourth = _PRIVATE_BYTES
    may_hold = first in data or second in data or third in data or fourth in data
    return PRIVATE_RE.sub("", text) if may_hold else text


def is_ordinary(text: str) -> bool:
    """Tell cheaply whether ``text`` holds only what Vietnamese is typed with, as most texts do.

    ``clean`` leaves such a text as it is, and none of its lines is in a legacy encoding.
    """
    return _ORDINARY_RE.fullmatch(text) is not None


def clean(text: str) -> str:
    """Give ``text`` in NFC without invisible characters and with plain spaces only.

    Soft hyphens, zero-width and bidirectional control characters go; no-break and other
    wide spaces become a space. Joiners stay where they mean something: ``👨‍👩‍👧`` is one sign. Decode
    TCVN3 first: there ``ư`` is the soft hyphen.
    """
    if text.isascii():
        return text
    text = _INVISIBLE_RE.sub("", text)
    if "\u200d" in text or "\u200c" in text:
        text = _JOINER_RE.sub("", text)
    return nfc(_SPACE_RE.sub(" ", text))


def piled_marks(text: str) -> tuple[int, int] | None:
    """Find a letter with more marks on it than ``MOST_MARKS``: how many, and how many lines stand above.

    Composing takes the square of their number. No word of any language has so many (Unicode Standard
    Annex 15, *Stream-Safe Text Format*). Signs that ``clean`` takes out do not end their row.
    """
    if text.isascii() or not _MAYBE_PILED_RE.search(text := _UNSEEN_RE.sub("", text)):
        return None
    for match in _MAYBE_PILED_RE.finditer(text):
        start = match.start()
        for is_mark, run in groupby(match.group(), lambda char: unicodedata.combining(char) > 0):
            length = len(list(run))
            if is_mark and length > MOST_MARKS:
                return length, text.count("\n", 0, start)
            start += length
    return None


def toneless(text: str) -> str:
    """Drop tone marks but keep the letters: ``Đảng uỷ`` → ``Đang uy``."""
    return nfc(TONE_RE.sub("", unicodedata.normalize("NFD", text)))


def _tone_last(match: re.Match[str]) -> str:
    word = unicodedata.normalize("NFD", match.group())
    return TONE_RE.sub("", word) + "".join(TONE_RE.findall(word))


@lru_cache(maxsize=16384)
def _tones_last(text: str) -> str:
    """Put the tone of each word of what stands between two spaces behind it: texts share their words."""
    return text if text.isascii() else _WORD_RE.sub(_tone_last, text)


def comparable_text(text: str) -> str:
    """Fold as ``comparable`` does, and keep no more than the words: for texts of which each is asked once."""
    return " ".join(map(_tones_last, nfc(text).casefold().split(" ")))


@lru_cache(maxsize=65536)
def comparable(text: str) -> str:
    """Fold case and tone placement, keeping letters and tones: ``Uỷ`` equals ``ủy``.

    The result is for comparing only; it is not NFC.
    """
    return comparable_text(text)


class _Folded(dict[int, str]):
    """What characters are folded to, each when it is first met."""

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFD", chr(code).casefold().replace("đ", "d"))
        folded = self[code] = "".join(char for char in plain if not unicodedata.combining(char))
        return folded


_FOLDED = _Folded()


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Fold case, tones, letter marks and đ away: ``Đảng ủy`` → ``dang uy``."""
    return text.translate(_FOLDED)


@lru_cache(maxsize=65536)
def collation(text: str) -> tuple[str, str, str]:
    """Give the sort key of Vietnamese dictionaries: letters first, then tones, then as written."""
    letters, tones = [], []
    for char in nfc(text.casefold()):
        decomposed = unicodedata.normalize("NFD", char)
        tone = next((mark for mark in decomposed if mark in TONES), "")
        letter = nfc(decomposed.replace(tone, "")) if tone else char
        letters.append(_LETTER_RANK.get(letter, f"  {letter}"))
        tones.append(str(TONES.index(tone) + 1) if tone else "0")
    return ("".join(letters), "".join(tones), text)


def nearest(word: str, known: Iterable[str]) -> str:
    """Name the known word most like ``word``, diacritics aside; ``""`` if none is near."""
    from difflib import SequenceMatcher

    wanted = fold(word)
    best, score = "", 0.0
    for candidate in known:
        folded = fold(candidate)
        both = len(wanted) + len(folded)
        most = 2 * min(len(wanted), len(folded)) / both if both else 1.0
        if most < _LEAST_LIKENESS or most <= score:  # lengths say how alike two words are at most
            continue
        ratio = SequenceMatcher(None, wanted, folded, autojunk=False).ratio()
        if ratio > score:
            best, score = candidate, ratio
    return best if score >= _LEAST_LIKENESS else ""
