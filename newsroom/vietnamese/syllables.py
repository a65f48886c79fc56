"""Know which syllables Vietnamese spelling has: onset × rime × tone, and where the tone mark stands.

After the tables of onsets and rimes in Đoàn Thiện Thuật, *Ngữ âm tiếng Việt* (1977), and the rules of
writing of the Ministry of Education (*Quy định về chính tả tiếng Việt*, 240/QĐ, 1984): ``k gh ngh`` before
``e ê i``, ``c g ng`` before others; ``c ch p t`` at the end take sắc and nặng only. Of two ways to place a
tone (``hòa``, ``hoà``) both are right. A syllable that fits need not be a word.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import NamedTuple

from newsroom.vietnamese.comparing import TONE_RE, TONES, nfc

NO_TONE = ""
_SHARP, _HEAVY = TONES[3], TONES[4]
_STOPS = ("c", "ch", "p", "t")
_ONSETS = (
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr",
    "b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x",
)  # fmt: skip
"""Letters that begin a syllable, longer ones first."""

_PLAIN = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
    o oc oi om on ong op ot ooc oong ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uc ui um un ung up ut uôc uôi uôm uôn uông uôt uôp
    ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
"""
"""Rimes without a glide."""
_GLIDING = """
    oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oem oen oeo oet
    uân uâng uât uây uê uêch uên uênh uêu uơ uy uya uych uyn uynh uyp uyt uyu uyên uyêt uyêc
"""
"""Rimes with one; ``uơ`` stands in few words."""
_AFTER_QU = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc ân âng ât ây
    e en eng eo ep et ê êch ên ênh êt êu i ia ich in inh it iu
    o ô ôc ôi ôn ông ơ ơi ơn ơt y ych ynh yn yt yên yêt
"""
_AFTER_GI = "i in im eng êc êng oa oăng oay"
"""Rimes after ``gi`` beside those without a glide; ``giêng`` is ``gi`` and ``iêng`` with one ``i``."""
_ALONE = frozenset({"y", "yêm", "yên", "yêng", "yêt", "yêu"})
_FRONT = "eêiy"
_UO_ONSETS = frozenset({"", "h", "th", "kh"})
"""Onsets of ``huơ``, ``thuở``, ``khuơ``; ``quở`` is ``qu`` and ``ơ``."""
_Y_ONSETS = frozenset(
    {"b", "ch", "d", "đ", "h", "k", "l", "m", "n", "nh", "ph", "r", "s", "t", "th", "tr", "v", "x"}
)
"""Onsets after which ``y`` may stand for ``i`` at the end: ``kỹ``, ``lý``, ``tỷ``, and names as ``Thy``."""
_VOWELS = "aăâeêioôơuưy"
_EITHER = frozenset({"oa", "oe", "uy"})
"""Open rimes that carry their tone on either letter."""


class Syllable(NamedTuple):
    """A syllable in its parts: letters that begin it, the rest without tone, the tone as a combining mark."""

    onset: str
    rime: str
    tone: str


@lru_cache(maxsize=65536)
def parts(word: str) -> Syllable | None:
    """Take a syllable apart, in small letters, wherever its tone stands; ``None`` if it has no such parts."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    tones = TONE_RE.findall(decomposed)
    if len(tones) > 1:
        return None
    letters = nfc(TONE_RE.sub("", decomposed))
    tone = tones[0] if tones else NO_TONE
    for onset in (*_ONSETS, ""):
        rime = letters[len(onset) :]
        if letters.startswith(onset) and _fits(onset, rime):
            return Syllable(onset, rime, tone)
    return None


def _fits(onset: str, rime: str) -> bool:
    """Tell whether a rime stands after an onset."""
    if onset == "qu":
        return rime in _QU_RIMES
    if onset == "gi":
        return rime in _GI_RIMES
    if rime not in _RIMES:
        return (not onset and rime in _ALONE) or (rime == "y" and onset in _Y_ONSETS)
    if onset in ("k", "gh", "ngh"):
        return rime[0] in _FRONT
    if onset in ("c", "g", "ng"):
        return rime[0] not in _FRONT or (onset == "g" and rime in ("i", "in", "im", "ip"))
    return rime != "uơ" or onset in _UO_ONSETS


_RIMES = frozenset((_PLAIN + _GLIDING).split())
_QU_RIMES = frozenset(_AFTER_QU.split())
_GI_RIMES = frozenset(_AFTER_GI.split()).union(rime for rime in _PLAIN.split() if rime[0] not in _FRONT[2:])


@lru_cache(maxsize=65536)
def is_spelt(word: str) -> bool:
    """Tell whether Vietnamese spells a syllable so: its parts, its tone, and the place of that."""
    found = parts(word)
    if found is None:
        return False
    if found.rime.endswith(_STOPS) and found.tone not in (_SHARP, _HEAVY):
        return False
    return not found.tone or _tone_place(word) in _places(found)


def has_tone(word: str) -> bool:
    """Tell whether a word carries a tone mark."""
    return TONE_RE.search(unicodedata.normalize("NFD", word)) is not None


def _tone_place(word: str) -> int:
    """Say how many letters stand behind the one with the tone."""
    letters = nfc(word)
    for place, letter in enumerate(reversed(letters)):
        if TONE_RE.search(unicodedata.normalize("NFD", letter)):
            return place
    return -1


def _places(found: Syllable) -> tuple[int, ...]:
    """Say where the tone of a syllable may stand, counted from its end."""
    rime = found.rime
    vowels = [place for place, letter in enumerate(rime) if letter in _VOWELS]
    last = len(rime) - 1
    if rime in _EITHER:
        return (0, 1)
    if rime == "i" and found.onset == "gi":
        return (0,)
    marked = [place for place in vowels if rime[place] in "ăâêôơư"]
    if marked:
        return (last - marked[-1],)
    if len(vowels) == 1:
        return (last - vowels[0],)
    if len(vowels) == 3 or rime[-1] not in _VOWELS:  # oai, oay; oan, uyt
        return (last - vowels[1],)
    return (last - vowels[0],)
