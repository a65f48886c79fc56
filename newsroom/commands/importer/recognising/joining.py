"""Join lines that a paste broke in mid-sentence, and marks of lists that stand alone."""

from __future__ import annotations

from dataclasses import replace

from newsroom.commands.importer.recognising.datelines import read_dateline
from newsroom.commands.importer.recognising.rubbish import ends_article, is_button, is_signs
from newsroom.commands.importer.recognising.shapes import is_lone_mark, is_typed_item
from newsroom.commands.importer.recognising.sheet import Line, Sheet
from newsroom.commands.importer.source import Span, Text

_SHORTEST = 40
"""Characters of a line below which it is no part of a broken paragraph."""
_WRAPPED = 5
"""Lines of about the same length in a row from which on a text was broken by a width."""


def join_lines(sheet: Sheet) -> None:
    """Join what belongs to one paragraph; each line keeps its place in the account."""
    width = _width(sheet.lines)
    joined: list[Line] = []
    for line in sheet.lines:
        if joined and _goes_on(joined[-1], line, width):
            _append(joined[-1], line)
        else:
            joined.append(line)
    sheet.lines = joined


def _append(line: Line, more: Line) -> None:
    if isinstance(line.block, Text) and isinstance(more.block, Text):
        line.block = replace(line.block, spans=(*line.block.spans, Span(" "), *more.block.spans))
        line.parts = (*(line.parts or ((line.place, line.text),)), (more.place, more.text))
        line.text = f"{line.text} {more.text}"
        line.after = more.after
        line.last = more.text


def _goes_on(line: Line, more: Line, width: int) -> bool:
    if not (line.is_text and more.is_text) or line.level or more.level:
        return False
    if is_lone_mark(line.text):
        return more.gap <= 2 and not is_lone_mark(more.text)
    if is_signs(more.text) or is_typed_item(more.text) or is_lone_mark(more.text):
        return False
    last = line.last or line.text
    if width and not more.gap and width * 0.75 <= len(last) <= width * 1.15:
        return not _stands_alone(more) and not (last.endswith((".", ":", "…")) and len(last) < width * 0.85)
    if len(last) < _SHORTEST or last[-1] in '.!?…:;”"»)' or more.gap > 1:
        return False
    return more.text[0].islower() and not _stands_alone(more) and not read_dateline(last).alone


def _stands_alone(line: Line) -> bool:
    return ends_article(line.text) or is_button(line.text) or read_dateline(line.text).alone


def _width(lines: list[Line]) -> int:
    """Give the width by which a text was broken into lines, 0 if by none."""
    longest = sorted((len(line.text) for line in lines if line.is_text), reverse=True)
    if not longest or longest[0] > 130:
        return 0
    width = longest[len(longest) // 10]
    best = run = 0
    for line in lines:
        full = width * 0.8 <= len(line.text) <= width * 1.15 and len(line.text) >= 50
        run = run + 1 if full and (run == 0 or not line.gap) else int(full)
        best = max(best, run)
    return width if best >= _WRAPPED else 0
