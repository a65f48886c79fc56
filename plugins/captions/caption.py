"""Decide which of a photo's texts is its caption, and print it once.

A photo comes with up to three texts: alt, title, and a line under it. Scraped pages and
pasted Word text repeat them with small differences; editors mean one caption.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from newsroom.model.blocks import Figure
from newsroom.vietnamese.comparing import fold, nfc
from newsroom.vietnamese.credit import split_credit

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ROMAN_RE = re.compile(r"(?=[ivxlc])(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3})")
_TYPO_WORDS = 5


def _arabic(word: str) -> str:
    if not _ROMAN_RE.fullmatch(word):
        return word
    total = 0
    for index, char in enumerate(word):
        value = _ROMAN[char]
        following = _ROMAN[word[index + 1]] if index + 1 < len(word) else 0
        total += -value if value < following else value
    return str(total)


def _words(text: str) -> list[str]:
    return [_arabic(word) for word in re.findall(r"\w+", fold(split_credit(text)[0]))]


def _is_slip(first: str, second: str) -> bool:
    """Tell whether two words differ in one letter, or in two neighbours swapped."""
    if not (first.isalpha() and second.isalpha()) or abs(len(first) - len(second)) > 1:
        return False
    if min(len(first), len(second)) < 3:
        return False
    same = sum(block.size for block in SequenceMatcher(None, first, second).get_matching_blocks())
    return same >= max(len(first), len(second)) - 1


def same_caption(first: str, second: str) -> bool:
    """Tell whether two texts are one caption.

    Diacritics, tone placement, case, punctuation, credits and Roman or Arabic numbers do not
    count; in a text of five words or more one word, but none of a name, may have a slip of one letter.
    """
    left, right = _words(first), _words(second)
    if left == right:
        return bool(left)
    if len(left) != len(right) or len(left) < _TYPO_WORDS:
        return False
    different = [place for place, (a, b) in enumerate(zip(left, right, strict=True)) if a != b]
    if len(different) != 1 or not _is_slip(left[different[0]], right[different[0]]):
        return False
    return not any(_in_name(re.findall(r"\w+", nfc(text)), different[0]) for text in (first, second))


def _in_name(words: list[str], place: int) -> bool:
    """Tell whether a word is one of several capitalised ones in a row, as in a person's name."""
    around = [word[0].isupper() for word in words[max(0, place - 1) : place + 2]]
    return words[place][0].isupper() and sum(around) > 1


def make_figure(src: str, alt: str, title: str, under: str) -> Figure:
    """Make the figure of a photo from its texts; each text is printed once, none is lost.

    ``under`` is the line under the photo. Where texts say the same, the line under the photo
    is printed before the title, the title before the alt text.
    """
    captions = [split_credit(text)[0] for text in (under, title, alt)]
    credits = [split_credit(text)[1] for text in (under, title, alt)]
    below, above, plain_alt = captions
    if below and above and not same_caption(below, above):
        caption = f"{above.rstrip(' .')}. {below}"
    else:
        caption = below or above or plain_alt
    credit = next(filter(None, credits), "")
    return Figure(src=src, alt=plain_alt or alt or caption or credit, caption=caption, credit=credit)
