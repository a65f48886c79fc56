"""Know how a syllable comes out when a finger slips: which other ones may have been meant.

A slip changes the tone or the marks of a syllable (Telex and VNI type them with keys of their own, so that
one too few, one too many or the key beside it does), or one letter of it: another, one too few, one too
many, or two in the wrong order.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from newsroom.vietnamese.comparing import TONE_RE, fold, nfc, toneless
from newsroom.vietnamese.syllables import is_spelt, parts

_SOUNDS = (("gi", "d", "r", "v"), ("tr", "ch"), ("s", "x"), ("l", "n"), ("i", "y"))
"""Letters that sound alike to many."""
_SOUND_RE = re.compile("^(?:gi|[drv]|tr|ch|[sx]|[ln](?!g))|[iy]")
_SOUND = {letters: alike[0] for alike in _SOUNDS for letters in alike}
LONGEST = 20
"""The letters of a word that may be a slip; three syllables in a row have hardly more."""
_BOTH_RE = re.compile("uươ|ưươ|uơ|ưo|uo")
_FRONT = "eêiy"


def likeliness(typed: str, meant: str) -> float:
    """Weigh how likely a slip is, as a natural logarithm: 0 for the likeliest, and of what is no syllable."""
    if fold(typed) == fold(meant):
        is_one = toneless(typed) == toneless(meant) or _tone(typed) == _tone(meant)
        return 0.0 if is_one else -1.0
    if not is_spelt(typed):
        return 0.0
    one, other = toneless(typed), toneless(meant)
    if sorted(one) == sorted(other):
        return 0.0
    is_alike = any(one.replace(a, b, 1) == other for alike in _SOUNDS for a in alike for b in alike)
    return -1.0 if is_alike else -3.0


@lru_cache(maxsize=65536)
def _tone(word: str) -> str:
    return next(iter(TONE_RE.findall(unicodedata.normalize("NFD", word))), "")


def _keys(word: str) -> Iterator[str]:
    """Give keys of which two words have one in common if one of them may be a slip of the other."""
    if len(word) > LONGEST:
        return
    letters, tone = toneless(word), _tone(word)
    yield f"={fold(word)}"
    yield f"~{_SOUND_RE.sub(lambda match: _SOUND[match.group()], letters)}{tone}"
    for place in range(len(letters)):
        yield f"{letters[:place]}_{letters[place + 1 :]}{tone}"
    for place in range(len(letters) + 1):
        yield f"{letters[:place]}_{letters[place:]}{tone}"
    for place in range(len(letters) - 1):
        pair = "".join(sorted(letters[place : place + 2]))
        yield f"{place}{letters[:place]}{pair}{letters[place + 2 :]}{tone}"


def is_slip(typed: str, meant: str) -> bool:
    """Tell whether one of two different words may be a slip of the other."""
    return typed != meant and not set(_keys(typed)).isdisjoint(_keys(meant))


class Neighbours:
    """The words of a vocabulary that may have been meant by another one."""

    def __init__(self, words: Iterable[str]) -> None:
        """Take the words as ``comparable`` gives them."""
        self._by_key: dict[str, list[str]] = defaultdict(list)
        for word in sorted(words):
            for key in dict.fromkeys(_keys(word)):
                self._by_key[key].append(word)
        self._found: dict[str, tuple[str, ...]] = {}

    def of(self, word: str) -> tuple[str, ...]:
        """List the words one slip away from a word, which is not among them."""
        found = self._found.get(word)
        if found is None:
            near = {other for key in _keys(word) for other in self._by_key.get(key, ())}
            found = self._found[word] = tuple(sorted(near - {word}))
        return found


@lru_cache(maxsize=4096)
def mended(word: str) -> tuple[str, ...]:
    """List the syllables that rules of spelling alone make of one that is none; the likeliest first.

    ``nghành`` → ``ngành``, ``nguời`` → ``người``, ``quyêt`` → ``quyết`` or ``quyệt``, ``họat`` → ``hoạt``.
    """
    lower = nfc(word.lower())
    found: dict[str, None] = {}
    for spelt in (lower, *_respelt(lower)):
        for one in (spelt, *_toned(spelt)):
            if one != lower and is_spelt(one):
                found.setdefault(one)
    return tuple(found)


def _respelt(word: str) -> Iterator[str]:
    """Give a word with other letters: marks of ``ươ``, ``iê`` and ``yê``, the ``h`` of ``ngh``."""
    letters, tone = toneless(word), _tone(word)

    def with_tone(other: str) -> str:
        return placed(other, tone)

    if _BOTH_RE.search(letters):
        yield with_tone(_BOTH_RE.sub("ươ", letters, count=1))
        yield with_tone(_BOTH_RE.sub("uô", letters, count=1))
    for short in ("ng", "g"):
        if letters.startswith(f"{short}h"):
            yield with_tone(short + letters[len(short) + 1 :])
        elif letters.startswith(tuple(short + vowel for vowel in _FRONT)):
            yield with_tone(f"{short}h{letters[len(short) :]}")
    if letters.startswith(("c", "k")):
        yield with_tone(("k" if letters[0] == "c" else "c") + letters[1:])
    for plain in ("ie", "ye", "ue"):
        if plain in letters:
            yield with_tone(letters.replace(plain, f"{plain[0]}ê", 1))
    for place in range(len(letters) - 1):
        yield with_tone(letters[:place] + letters[place + 1] + letters[place] + letters[place + 2 :])


_TELEX = (
    ("dd", "đ"),
    ("uow", "ươ"),
    ("aa", "â"),
    ("aw", "ă"),
    ("ee", "ê"),
    ("oo", "ô"),
    ("ow", "ơ"),
    ("uw", "ư"),
)
_TELEX_TONES = {"f": "\u0300", "r": "\u0309", "x": "\u0303", "s": "\u0301", "j": "\u0323"}
_TELEX_RE = re.compile(r"([a-z]*[aeiouyw][a-z]*?)([sfrxj])([a-z]{0,2})")


def telex(word: str) -> str:
    """Give the syllable that was typed by Telex while no program was listening: ``thuwcj`` → ``thực``.

    Source: the rules of UniKey and of Windows' own Vietnamese Telex keyboard. ``""`` if it is none.
    """
    match = _TELEX_RE.fullmatch(word)
    letters, tone = (match[1] + match[3], _TELEX_TONES[match[2]]) if match else (word, "")
    for keys, letter in _TELEX:
        letters = letters.replace(keys, letter)
    found = placed(letters, tone)
    return found if found != word and not found.isascii() and is_spelt(found) else ""


def _toned(word: str) -> Iterator[str]:
    """Give a word with its tone in place, and one that ends in a stop with the tones that it takes."""
    letters, tone = toneless(word), _tone(word)
    for other in dict.fromkeys((tone, "\u0301", "\u0323")):
        if other == tone or letters.endswith(("c", "ch", "p", "t")):
            yield placed(letters, other)


def placed(letters: str, tone: str) -> str:
    """Put a tone on letters where it belongs; where it may stand in two places, on the first."""
    if not tone or parts(letters) is None:
        return nfc(letters + tone)
    tried = (nfc(letters[: place + 1] + tone + letters[place + 1 :]) for place in range(len(letters)))
    return next(filter(is_spelt, tried), nfc(letters + tone))


def spelt(word: str) -> str:
    """Spell a word that is as ``comparable`` gives it."""
    return placed(toneless(word), _tone(word))
