"""Make headings of short bold paragraphs: in files that show bold, they stand for headings."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from newsroom.commands.importer.draft import Guess
from newsroom.commands.importer.recognising.shapes import ends_finally, is_prose, is_typed_item
from newsroom.commands.importer.recognising.sheet import Line, Sheet
from newsroom.commands.importer.recognising.wording import wording_score
from newsroom.commands.importer.source import Items, Table, Text

_LONGEST = 110
_LEVEL = 2
_ORDER = ("part", "roman", "number", "pair", "triple", "letter")
"""The ways headings of offices are numbered, each within those before it."""
_NUMBERED_RE = re.compile(
    r"\s*(?:(?P<part>(?:Phần|PHẦN|Chương|CHƯƠNG)\b)|(?P<roman>[IVX]{1,5}[.)/]\s)"
    r"|(?P<triple>\d{1,2}\.\d{1,2}\.\d{1,2}[.)]?\s)|(?P<pair>\d{1,2}\.\d{1,2}[.)]?\s)"
    r"|(?P<number>\d{1,2}[.)/]\s)"
    r"|(?P<letter>[^\W\d_][.)/]\s))"
)


def mark_headings(sheet: Sheet) -> None:
    """Raise each short bold paragraph that stands above running text to a heading."""
    lines = sheet.open()
    kinds: list[str] = []
    for line, below in pairwise(lines):
        if not _is_heading(line) or not isinstance(line.block, Text):
            continue
        if (below.is_text and is_prose(below.text)) or _is_numbered(line, below):
            spans = tuple(replace(span, bold=False) for span in line.block.spans)
            line.block = replace(line.block, level=_level(line.text, kinds), spans=spans)
            sheet.guesses.append(
                Guess("", line.text, "đề mục: dòng ngắn in đậm đứng trên một đoạn", 75, line.place)
            )


def _is_numbered(line: Line, below: Line) -> bool:
    """Tell whether a line is numbered as headings of offices are, and what it heads stands below."""
    heads = isinstance(below.block, Items | Table) or is_typed_item(below.text) or bool(kind_of(below.text))
    return heads and bool(kind_of(line.text))


def kind_of(text: str) -> str:
    """Name how a heading is numbered: ``I`` for Roman numbers, ``1``, ``1.1``, ``a``; ``""`` if it is not."""
    match = _NUMBERED_RE.match(text)
    return next((kind for kind, found in match.groupdict().items() if found), "") if match else ""


def is_in_series(lines: list[Line], line: Line) -> bool:
    """Tell whether a line is numbered and another of its text is numbered alike: no title or lead is."""
    kind = kind_of(line.text)
    marks = {mark_of(one.text) for one in lines if one.is_text and kind and kind_of(one.text) == kind}
    return len(marks) > 1


def mark_of(text: str) -> str:
    """Give the number or letter by which a line is numbered; ``""`` if by none."""
    return text.split(None, 1)[0].rstrip(".)/").casefold() if kind_of(text) else ""


def _level(text: str, kinds: list[str]) -> int:
    """Give the level of a heading by its number: what is numbered otherwise within it lies deeper."""
    kind = kind_of(text)
    if kind not in _ORDER:
        return _LEVEL
    if kind not in kinds:
        kinds.append(kind)
    ranks = sorted(kinds, key=_ORDER.index)
    return min(_LEVEL + ranks.index(kind), 4)


def _is_heading(line: Line) -> bool:
    block = line.block
    if not isinstance(block, Text) or block.level or not block.bold or block.look.align == "right":
        return False
    short = 3 < len(line.text) <= _LONGEST and "\n" not in block.text
    return short and not ends_finally(line.text) and line.text[-1] not in ",;" and wording_score(line) < 4
