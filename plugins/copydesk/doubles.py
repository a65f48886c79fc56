"""Report words that stand twice by mistake; words that Vietnamese doubles are none of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import compress, count, islice
from operator import eq

from newsroom.model.copy import Copy
from newsroom.model.problem import Problem
from plugins.copydesk.prose import prose

_BEFORE = {
    "các": "", "của": "tiền tài", "và": "", "là": "", "được": "", "những": "", "trong": "bên phía", "cho": "",
    "với": "", "đã": "", "để": "", "khi": "", "tại": "hiện tồn thực", "do": "lý lí tự", "sẽ": "", "đang": "",
    "nên": "trở", "thì": "", "mà": "", "ở": "nhà chỗ nơi", "trên": "cấp bên phía", "đến": "", "tới": "",
    "vào": "đầu ra", "về": "", "vì": "", "này": "", "cùng": "vô cuối", "như": "", "nhưng": "", "hoặc": "",
    "nếu": "", "theo": "tiếp kèm", "rằng": "", "có": "sẵn hiện giàu vốn hiếm", "cũng": "", "tuy": "",
    "bởi": "", "nhằm": "", "thuộc": "", "giữa": "",
}  # fmt: skip
"""Words that are not doubled, each with those that make another word with the first: «tồn tại tại nhà»."""
_CAPITALISED = ("Các các", "Trong trong", "Đã đã")
"""What begins sentences."""
_FINE = frozenset({
    "từng bước", "ngày càng", "lần lượt", "càng ngày", "rất nhiều", "nhiều lắm", "dần dần", "mãi mãi",
})  # fmt: skip
_SPACE = r"(?:[ \u00a0]+\n?|\n)"


def check_doubles(copy: Copy) -> Iterator[Problem]:
    """Report a function word, or a word of two syllables, that stands twice in a row."""
    text = prose(copy)
    words = text.replace("\n", " ").split(" ")
    found = set(compress(words, map(eq, words, islice(words, 1, None))))
    even = compress(count(step=2), map(eq, words[::2], words[2::2]))  # of two in a row one place is even
    pairs = {pair for place in even for n in (place, place - 1) if (pair := _pair_at(words, n))}
    found |= {two.split(" ")[0] for two in _CAPITALISED if two in text}
    for word in found:
        if word.casefold() in _BEFORE:
            yield from _doubled_word(copy, text, word)
    yield from _doubled_pairs(copy, text, pairs)


def _pair_at(words: list[str], place: int) -> str:
    """Give two words that stand again right behind, ``""`` if they do not."""
    pair = words[max(0, place) : place + 2]
    return " ".join(pair) if pair == words[place + 2 : place + 4] else ""


def _doubled_word(copy: Copy, text: str, word: str) -> Iterator[Problem]:
    pattern = re.compile(rf"(?<![\w-]){re.escape(word)}{_SPACE}{re.escape(word.casefold())}(?![\w-])")
    for match in pattern.finditer(text):
        before = text[max(0, match.start() - 12) : match.start()].split(" ")
        if len(before) < 2 or before[-2].casefold() not in _BEFORE[word.casefold()].split():
            yield _told(copy, match)


def _doubled_pairs(copy: Copy, text: str, pairs: Iterable[str]) -> Iterator[Problem]:
    done: set[int] = set()
    for pair in sorted(pairs):
        first, second = pair.split(" ")
        if (
            pair.casefold() in _FINE
            or first.casefold() == second.casefold()
            or not (first + second).isalpha()
        ):
            continue
        two = f"{re.escape(first)}{_SPACE}{re.escape(second)}"
        for match in re.finditer(rf"(?<![\w-]){two}{_SPACE}{two}(?![\w-])", text):
            if done.isdisjoint(range(*match.span())):
                done.update(range(*match.span()))
                yield _told(copy, match)


def _told(copy: Copy, match: re.Match[str]) -> Problem:
    found = " ".join(match.group().split())
    return Problem.of(copy.path, copy.line(match.start()), "doubled-word", found=found)
