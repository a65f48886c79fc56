"""Make headings of short bold paragraphs: in files that show bold, they stand for headings."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from newsroom.commands.importer.draft import Guess
from newsroom.commands.importer.recognising.captions import wording_score
from newsroom.commands.importer.recognising.shapes import ends_finally, is_prose
from newsroom.commands.importer.recognising.sheet import Line, Sheet
from newsroom.commands.importer.source import Text

_LONGEST = 110
_LEVEL = 2


def mark_headings(sheet: Sheet) -> None:
    """Raise each short bold paragraph that stands above running text to a heading."""
    lines = sheet.open()
    for line, below in pairwise(lines):
        if _is_heading(line) and isinstance(line.block, Text) and below.is_text and is_prose(below.text):
            spans = tuple(replace(span, bold=False) for span in line.block.spans)
            line.block = replace(line.block, level=_LEVEL, spans=spans)
            sheet.guesses.append(
                Guess("", line.text, "đề mục: dòng ngắn in đậm đứng trên một đoạn", 75, line.place)
            )


def _is_heading(line: Line) -> bool:
    block = line.block
    if not isinstance(block, Text) or block.level or not block.bold or block.look.align == "right":
        return False
    short = 3 < len(line.text) <= _LONGEST and "\n" not in block.text
    return short and not ends_finally(line.text) and line.text[-1] not in ",;" and wording_score(line) < 4
