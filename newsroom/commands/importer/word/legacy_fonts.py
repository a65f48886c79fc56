"""Turn what is written for old fonts, TCVN3, VNI and signs of Symbol and Wingdings, into Unicode.

A font says in which code its run is, but fonts lie: text pasted in Unicode may keep ``.VnTime``, and text
of ``.VnTime`` may have been given another font. So each word is looked at, and what its paragraph and
the document show decides where a word alone does not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from newsroom.commands.importer.word.symbols import SYMBOLS
from newsroom.vietnamese.comparing import nfc
from newsroom.vietnamese.legacy import decode_tcvn3, decode_vni, is_syllable, legacy_encoding

TCVN3, VNI = "TCVN3", "VNI"
_VN_RE = re.compile(r"\s*\.vn", re.IGNORECASE)
_VNI_RE = re.compile(r"\s*vni(?:[-_ ]|$|times|helve|univer|avo|book|cent|fut)", re.IGNORECASE)
_CAPITAL_FONT_RE = re.compile(r".*[a-z. ]H\s*|\.vn(?:time|arial|book-?antiqua|helvet\w*)h\s*")
_UNREAD_RE = re.compile(r"\s*(?:vps |viscii|vietware|bkhcm|vn(?:i )?ware|heo|minh ?quan)", re.IGNORECASE)
_PROPER_RE = re.compile("[ăĂđĐĩĨũŨơƠưƯ\u1ea0-\u1ef9]")
_PROPER_WORD_RE = re.compile(r"\w*[ăĂđĐĩĨũŨơƠưƯ\u1ea0-\u1ef9]\w*")
_FOREIGN_WORD_RE = re.compile(r"[^\s]*[\u00a1-\u00ff][^\s]*")
_STOPPED_RE = re.compile("[\u0300\u0309\u0303].*(?:c|ch|p|t)$", re.IGNORECASE)
"""A syllable that ends in a stop has no such tone."""
_DECODE: dict[str, Callable[[str], str]] = {TCVN3: decode_tcvn3, VNI: decode_vni}
_VNI_BASES = "aeouyöôAEOUYÖÔ"
_VNI_SIGNS = "øûõùïâêàåãáäèúüéëØÛÕÙÏÂÊÀÅÃÁÄÈÚÜÉË"
_PUNCTUATION = ".,;:!?()\"'“”‘’/…–-"
_ALIKE = {ord("μ"): "µ"}
"""Signs that programs put for those of the code: the Greek letter for the micro sign."""


def code_of(font: str) -> str:
    """Name the code of a font's text by the font's name: ``TCVN3``, ``VNI``, or ``""`` for Unicode."""
    if _VN_RE.match(font):
        return TCVN3
    return VNI if _VNI_RE.match(font) else ""


def is_unread(font: str) -> bool:
    """Tell whether a font's text is in another old code, which nobody here can read."""
    return bool(_UNREAD_RE.match(font))


def shows_capitals(font: str) -> bool:
    """Tell whether a TCVN3 font shows capitals for small letters, as ``.VnTimeH`` does."""
    return code_of(font) == TCVN3 and _CAPITAL_FONT_RE.fullmatch(font) is not None


def symbol(font: str, code: int) -> str:
    """Give a sign of ``w:sym``: of an old font or of a font of signs; ``""`` if it is not known."""
    code = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    if code_of(font):
        return chr(code)
    table = SYMBOLS.get(font.strip().lower())
    if table is not None:
        return table.get(code, "")
    return chr(code) if code >= 0x20 else ""


def of_private(font: str, text: str) -> str:
    """Put signs of a font of signs, or of an old font, for the private codes that stand for them."""
    return re.sub("[\uf020-\uf0ff]", lambda match: symbol(font, ord(match[0])) or match[0], text)


@dataclass(frozen=True, slots=True)
class Habit:
    """What a whole document shows: in which code its text is by content, whether its old fonts lie."""

    code: str = ""
    fonts_lie: bool = False


def habit_of(text: str) -> Habit:
    """Look at the whole text of a document, as it stands in the file."""
    proper, found = _evidence(text)
    odd = max(found.values())
    code = max(found, key=lambda code: found[code]) if odd >= 2 and odd > 3 * proper else ""
    return Habit(code, fonts_lie=proper > 3 * odd)


def _evidence(text: str) -> tuple[int, dict[str, int]]:
    """Count the words that only Unicode can hold, and those that only make sense in each old code."""
    proper = len(_PROPER_WORD_RE.findall(text))
    words = _FOREIGN_WORD_RE.findall(text)
    return proper, {code: sum(_is_odd(word, code) for word in words) for code in _DECODE}


@lru_cache(maxsize=4096)
def _is_odd(word: str, code: str) -> bool:
    """Tell whether a word is no syllable as it stands and becomes one in an old code."""
    word = word.strip(_PUNCTUATION)
    decoded = _DECODE[code](word)
    return len(word) > 1 and decoded != word and is_syllable(decoded) and not _is_likely(nfc(word))


def _is_likely(word: str) -> bool:
    """Tell whether a word is a syllable, its capitals in their place and its tone one that its end allows."""
    mixed = word[1:] != word[1:].lower() and word != word.upper()
    return is_syllable(word) and not mixed and not _STOPPED_RE.search(unicodedata.normalize("NFD", word))


def decode(text: str, code: str, habit: Habit, around: str) -> str:
    """Turn a run in an old font into Unicode; ``around`` is all that its paragraph has in this code."""
    text, around = text.translate(_ALIKE), around.translate(_ALIKE)
    proper, found = _evidence(around)
    lies = proper > found[code] if proper or found[code] else habit.fonts_lie
    if not lies and not proper:
        return _DECODE[code](text)
    parts = re.split(r"(\s+)", text)
    return "".join(part if place % 2 else _word(part, code, lies) for place, part in enumerate(parts))


def _word(word: str, code: str, lies: bool) -> str:
    if word.isascii() or _PROPER_RE.search(word) or (lies and not _is_odd(word, code)):
        return word
    return _DECODE[code](word)


def decode_by_content(text: str, habit: Habit) -> tuple[str, str]:
    """Turn a paragraph whose font does not tell, but whose words do; also names the code, ``""`` if none."""
    code = legacy_encoding(text)
    if not code and habit.code and not _PROPER_RE.search(text) and _evidence(text)[1][habit.code]:
        code = habit.code
    return (_DECODE[code](text), code) if code else (text, "")


def leading_signs(before: str, text: str) -> int:
    """Count what belongs to the last letter of the run before: a mark of VNI, or combining marks."""
    if before[-1:] in _VNI_BASES and text[:1] in _VNI_SIGNS and before and text:
        return 1
    return 0
