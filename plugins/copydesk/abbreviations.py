"""Ask about abbreviations that neither the text nor the glossary of ``site.toml`` explains."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsroom.model.copy import Copy
from newsroom.model.problem import Problem
from newsroom.vietnamese.patterns import late
from plugins.copydesk.prose import body_prose, header_line

KNOWN_TO_ALL = frozenset({
    "UBND", "HĐND", "MTTQ", "TNCS", "TP", "TX", "QR", "GMT", "USD", "VND", "VNĐ", "GDP", "PDF", "TV", "FM",
    "ASEAN", "COVID", "THPT", "THCS", "SMS", "ISO", "TT", "STT",
})  # fmt: skip
"""What newspapers print without a word (read in those of 2019–2024); an own glossary may explain them."""
_CAPITAL = "A-ZĐÂÊÔƠƯĂ"
_SHORT_RE = late(rf"(?<![\w./&-])[{_CAPITAL}]{{2,}}(?:[-&][{_CAPITAL}]{{2,}})*(?![\w/&.]*\w|-\w)")
_ROMAN_RE = late(r"[IVXLCDM]+")
_NEIGHBOUR_BEFORE_RE = late(r"(?:[A-ZÀ-ÖØ-ÝĂĐĨŨƠƯẠ-Ỹ]{2,}|\b[A-ZĐ]\.|\d) ?\Z")
_NEIGHBOUR_AFTER_RE = late(r" ?[A-ZÀ-ÖØ-ÝĂĐĨŨƠƯẠ-Ỹ]{2,}")
_EXPLAINED_RE = late(r"(?:,? (?:là|viết tắt của) | ?\()(?:\w+,? ){2,}")
_OPENED_RE = late(r"\([^()\n]{0,60}\Z")
_LONGEST = 10


def check_abbreviations(copy: Copy) -> Iterator[Problem]:
    """Report the first use of what is not explained; without a glossary nothing is asked."""
    if copy.abbreviations is None or copy.body is None:
        return
    line, lead = header_line(copy, "summary")
    told: set[str] = set()
    for text, at in ((lead, line), (body_prose(copy), 0)):
        for match in _SHORT_RE.finditer(text):
            short = match.group()
            if short in told or not _may_be_short(text, match):
                continue
            told.add(short)
            if short in copy.abbreviations or short in KNOWN_TO_ALL or _is_explained(text, match):
                continue
            yield Problem.of(copy.path, at or copy.line(match.start()), "abbreviation", found=short)


def _may_be_short(text: str, match: re.Match[str]) -> bool:
    """Tell whether capitals are an abbreviation: no numeral, no word of a line in capitals, no unit."""
    if len(match.group()) > _LONGEST or _ROMAN_RE.fullmatch(match.group()):
        return False
    before = _NEIGHBOUR_BEFORE_RE.search(text, max(0, match.start() - 12), match.start())
    return not (before or _NEIGHBOUR_AFTER_RE.match(text, match.end()))


def _is_explained(text: str, match: re.Match[str]) -> bool:
    """Tell whether it stands in brackets, behind its words, or has these in brackets behind it."""
    opened = _OPENED_RE.search(text, max(0, match.start() - 61), match.start())
    return bool(opened or _EXPLAINED_RE.match(text, match.end()))
