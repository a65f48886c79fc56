"""Find the people whom a text names, and the offices that it says they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from newsroom.model.dates import parse_date
from newsroom.vietnamese.patterns import late
from plugins.copydesk.words import compared

_CAPITAL = "A-ZÀ-ÖØ-ÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_SYLLABLE = rf"[{_CAPITAL}][^\W\d_]*+"
_CAPITALS_RE = late(rf"[{_CAPITAL}](?<!\w.)[^\W\d_]*+(?: {_SYLLABLE})++(?![^\W_])")
"""Words with capitals, one after another; it begins with a letter, since so it is quick to look for."""
_ONE_WORD = ("ông", "bà", "anh", "chị", "cụ", "cô", "bác", "thầy")
"""Titles with which a sentence may begin: ``Ông Nguyễn Văn A``."""
_TITLES = tuple(f"{title} " for title in (*_ONE_WORD, "đồng chí", "đ/c", "bác sĩ", "tiến sĩ"))
_RANKS = (
    "(?:nguyên |quyền )?(?:phó |tổng )*"
    "(?:bí thư|chủ tịch|trưởng (?:ban|phòng|đoàn|khoa|bộ môn|công an)|giám đốc|hiệu trưởng|viện trưởng"
    "|chánh (?:văn phòng|thanh tra|án)|chủ nhiệm|tổng biên tập|bộ trưởng|thứ trưởng|vụ trưởng"
    "|(?:chi )?cục trưởng|đội trưởng|tổ trưởng|chính (?:ủy|uỷ)|chỉ huy trưởng|thủ trưởng|(?:ủy|uỷ) viên)"
)
"""Offices in small letters; ``phó bí thư`` is another one than ``bí thư``."""
_RANK_RE = late(rf"\s*(?P<rank>{_RANKS})\b(?P<body>[^,.;:()\n–—“”\"]{{0,80}})")
_ADDED_RE = late(r"(?:thường trực|chuyên trách|thứ nhất) ")
_DATE_RE = late(r"^Date:[ ]*(\S[^\n]*)", re.MULTILINE | re.IGNORECASE)
_MOST_SYLLABLES = 6
_BODY_WORDS = 4
_MOST_OFFICES = 4
_LONGEST = 12
"""The words from which on a run of capitals is no name in its sentence."""
_BEFORE = 100
"""The characters before a name in which an office stands."""


class Office(NamedTuple):
    """An office: ``bí thư`` of ``đảng ủy khối các``, its body by its first words, as compared."""

    rank: str
    body: tuple[str, ...]

    @property
    def written(self) -> str:
        """The office as a report names it."""
        return " ".join((self.rank.capitalize(), *self.body))

    def is_of_body(self, other: Office) -> bool:
        """Tell whether two offices are of one body, as far as both name it."""
        length = min(len(self.body), len(other.body))
        return length > 0 and self.body[:length] == other.body[:length]


class Mention(NamedTuple):
    """A person whom a text names at ``place``, with the offices said of them, also as they are ``said``."""

    name: str
    place: int
    offices: tuple[Office, ...]
    said: str


def mentions(text: str) -> Iterator[Mention]:
    """Give the people of a readable text: after *đồng chí*, *ông*, *bà* … or before their office."""
    small = text.lower()
    for match in _CAPITALS_RE.finditer(text):
        words, place = match.group().split(" "), match.start()
        is_called = words[0].lower() in _ONE_WORD
        if is_called:
            place += len(words.pop(0)) + 1
        else:
            is_called = small[max(0, place - 9) : place].endswith(_TITLES)
        if 2 <= len(words) <= _MOST_SYLLABLES:
            offices, end = _offices_after(small, match.end())
            if is_called or offices:
                yield Mention(" ".join(words), place, offices, text[match.end() : end].strip(" ,"))


def capital_names(text: str) -> Iterator[tuple[str, int]]:
    """Give what may be a name, and where: three to five words with capitals, one after another."""
    for match in _CAPITALS_RE.finditer(text):
        words, place = match.group().split(" "), match.start()
        for first in range(len(words) - 2 if len(words) <= _LONGEST else 0):
            for length in (5, 4, 3):
                if first + length <= len(words):
                    yield " ".join(words[first : first + length]), place
            place += len(words[first]) + 1


def offices_of(small: str, place: int, length: int) -> list[Office]:
    """Read the offices on either side of a name in a text in small letters: behind a comma, or before."""
    found = list(_offices_after(small, place + length)[0])
    before = small[max(0, place - _BEFORE) : place]
    title = next((title for title in _TITLES if before.endswith(title)), "")
    before = before.removesuffix(title).rstrip(" ,")
    found += (_office(match) for match in _RANK_RE.finditer(before) if match.end() == len(before))
    return found


def _offices_after(small: str, place: int) -> tuple[tuple[Office, ...], int]:
    """Read the offices that follow a name, with a comma before each; say where they end."""
    offices: list[Office] = []
    while len(offices) < _MOST_OFFICES and (sign := _sign(small, place)):
        match = _RANK_RE.match(small, place + len(sign))
        if match is None:
            break
        offices.append(_office(match))
        place = match.end()
    return tuple(offices), place


def _sign(small: str, place: int) -> str:
    """Give the sign between a name and an office, ``""`` if there is none."""
    return next((sign for sign in (",", " - ", " – ", " (") if small.startswith(sign, place)), "")


def _office(match: re.Match[str]) -> Office:
    body = _ADDED_RE.sub("", match["body"].strip() + " ").split()[:_BODY_WORDS]
    return Office(compared(match["rank"]), tuple(map(compared, body)))


def date_of(data: bytes) -> date | None:
    """Read the day of an article; ``None`` if it says none that can be read."""
    match = _DATE_RE.search(data[:20_000].decode("utf-8", "replace"))
    moment = parse_date(match[1].strip())[0] if match else None
    return moment.date() if moment else None
