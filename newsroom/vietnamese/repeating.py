"""Tell whether two texts say the same, word for word, or nearly.

Case, the place of the tone mark (``uỷ``, ``ủy``), the shape of quotation marks and dashes, and
what ends the text do not count. All else does: letters, tones, figures, a question mark, signs
within. Nearly the same is what differs in one word by a slip: both are printed, and told.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from newsroom.vietnamese.comparing import comparable, comparable_text, fold, nfc

_QUOTES = str.maketrans({**dict.fromkeys("“”„‟″«»", '"'), **dict.fromkeys("‘’‚‛", "'")})
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_SPAN_RE = re.compile(r"(?<=\d)\s*-\s*(?=\d)")
_END_RE = re.compile(r"(?:\./\.|[.…!;,\s])+$")
_WORD_RE = re.compile(r"\w+")
_TWO_WORDS_RE = re.compile(r"\W*(\w+)\W+(\w+)")
_BEGINNING_RE = re.compile(r"[\s\"'“‘(]*(\w+)(?=[\s,.;:]|$)")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ROMAN_RE = re.compile(r"(?=[ivxlc])(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3})")
_SLIP_WORDS = 5
"""A text of so many words may have a slip of one letter and still mean the other."""


@lru_cache(maxsize=4096)
def essence(text: str) -> str:
    """Give what ``text`` says, for comparing only; ``""`` if it has no words."""
    text = " ".join(comparable_text(text).translate(_QUOTES).translate(_DASHES).replace("...", "…").split())
    text = _END_RE.sub("", _SPAN_RE.sub("-", text))
    while len(text) > 1 and text[0] == text[-1] == '"' and '"' not in text[1:-1]:
        text = _END_RE.sub("", text[1:-1]).strip()
    return text if _WORD_RE.search(text) else ""


def says_again(first: str, second: str) -> bool:
    """Tell whether two texts say the same, so that either can stand for both."""
    if not (first and second):
        return False
    return _may_begin_alike(first, second) and bool(said := essence(first)) and said == essence(second)


def beginning(text: str) -> str:
    """Give the first word of a text as two that say the same have it, ``""`` if it is not plain.

    It is quickly seen, and nearly all texts that differ differ there. A word that ends in anything but
    a space or a common sign may be part of one with marks apart.
    """
    match = _BEGINNING_RE.match(text)
    return fold(match[1]) if match else ""


def _may_begin_alike(first: str, second: str) -> bool:
    one, other = beginning(first), beginning(second)
    return not one or not other or one == other


def nearly_says(first: str, second: str) -> bool:
    """Tell whether two texts that are not the same are probably meant to be.

    Their words are the same, or one of them differs: in diacritics, as Roman and Arabic number,
    or, in a text of five words or more and outside names, by a slip of one letter.
    """
    if says_again(first, second):
        return False
    # Words are cut before they are folded: a tone mark that stands apart belongs to no word.
    composed = nfc(first), nfc(second)
    if _begin_otherwise(*composed):
        return False
    left, right = map(_WORD_RE.findall, composed)
    if len(left) != len(right) or len(left) < 2:
        return False
    left, right = ([comparable(word) for word in words] for words in (left, right))
    different = [place for place, (a, b) in enumerate(zip(left, right, strict=True)) if a != b]
    if len(different) != 1:
        return not different
    place = different[0]
    one, other = _plain(left[place]), _plain(right[place])
    if one == other:
        return True
    if len(left) < _SLIP_WORDS or not _is_slip(one, other):
        return False
    return not any(_in_name(_WORD_RE.findall(nfc(text)), place) for text in (first, second))


def _begin_otherwise(first: str, second: str) -> bool:
    """Tell whether both of the first two words differ: as most texts do, and more than nearly the same."""
    one, other = _TWO_WORDS_RE.match(first), _TWO_WORDS_RE.match(second)
    if one is None or other is None:
        return False
    return all(comparable(a) != comparable(b) for a, b in zip(one.groups(), other.groups(), strict=True))


def _plain(word: str) -> str:
    """Give a word without diacritics, a Roman number as Arabic."""
    word = fold(word)
    if not _ROMAN_RE.fullmatch(word):
        return word
    total = 0
    for index, char in enumerate(word):
        value = _ROMAN[char]
        following = _ROMAN[word[index + 1]] if index + 1 < len(word) else 0
        total += -value if value < following else value
    return str(total)


def _is_slip(first: str, second: str) -> bool:
    """Tell whether two words differ in one letter, or in two neighbours swapped."""
    if not (first.isalpha() and second.isalpha()) or abs(len(first) - len(second)) > 1:
        return False
    if min(len(first), len(second)) < 3:
        return False
    same = sum(block.size for block in SequenceMatcher(None, first, second).get_matching_blocks())
    return same >= max(len(first), len(second)) - 1


def _in_name(words: list[str], place: int) -> bool:
    """Tell whether a word is one of several capitalised ones in a row, as in a person's name."""
    around = [word[0].isupper() for word in words[max(0, place - 1) : place + 2]]
    return words[place][0].isupper() and sum(around) > 1
