"""Flag texts that a mirror has spoilt as a whole: words run together, tones altered."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

from newsroom.commands.importer.recognising.sheet import Sheet
from newsroom.commands.importer.source import Fault
from newsroom.vietnamese.comparing import TONE_RE
from newsroom.vietnamese.legacy import is_syllable

_WORD_RE = re.compile(r"[^\W\d_]+")
_LONGEST_SYLLABLE = 7
_MISPLACED_RE = re.compile(
    r"[ìíỉĩị]ê|[ùúủũụ]ô|[ừứửữự]ơ|ơ[ìíỉĩị]|[òóỏõọ][ae](?:n|ng|c|t|m|p|i|y)$|[\u0300-\u0323]", re.IGNORECASE
)
"""A tone on another vowel of a syllable than the one that bears it, or on none."""
_SHARE = 0.03
_LEAST = 4
_LEAST_WORDS, _TONED = 40, 0.3


def flag(sheet: Sheet) -> None:
    """Report a text in which more than three of a hundred words are run together or are no syllables."""
    words = [
        word
        for line in sheet.lines
        if line.is_text and line.role != "dropped"
        for word in _WORD_RE.findall(line.text)
    ]
    ours = [word for word in words if not word.isascii()]
    _flag_toneless(sheet, words)
    glued = [word for word in ours if _is_glued(word)]
    odd = [word for word in ours if _is_odd(word)]
    for found, what in ((glued, "chữ dính liền nhau"), (odd, "chữ sai dấu")):
        if len(found) >= _LEAST and len(found) > _SHARE * len(words):
            examples = ", ".join(f"«{word}»" for word in dict.fromkeys(found[:40]) if len(word) < 40)
            examples = ", ".join(examples.split(", ")[:3])
            sheet.faults.append(
                Fault(
                    f"{len(found)} {what} ({examples} …): "
                    "cả bài có thể đã hỏng khi sao lại, nên lấy từ bản gốc"
                )
            )


def _flag_toneless(sheet: Sheet, words: list[str]) -> None:
    """Report a text most of whose words have lost their tones: of our words, more than half have one."""
    toned = sum(_is_toned(word) for word in words)
    if len(words) >= _LEAST_WORDS and toned < _TONED * len(words):
        sheet.faults.append(Fault("phần lớn chữ của bài mất dấu thanh: nên lấy từ bản gốc"))


@lru_cache(maxsize=8192)
def _is_toned(word: str) -> bool:
    return TONE_RE.search(unicodedata.normalize("NFD", word)) is not None


@lru_cache(maxsize=8192)
def _is_odd(word: str) -> bool:
    """Tell whether a word of letters of ours is no syllable, or bears its tone on another vowel."""
    if _is_glued(word) or word.isupper():
        return False
    return not is_syllable(word) or _MISPLACED_RE.search(word) is not None


@lru_cache(maxsize=8192)
def _is_glued(word: str) -> bool:
    return len(word) > _LONGEST_SYLLABLE or any(b.isupper() and a.islower() for a, b in pairwise(word))
