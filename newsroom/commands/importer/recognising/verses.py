"""Keep the lines of verse: a run of short lines of a measure becomes one paragraph with its line breaks."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from newsroom.commands.importer.recognising.shapes import is_name, is_typed_item
from newsroom.commands.importer.recognising.sheet import JOINED, Line, Sheet
from newsroom.commands.importer.source import Span, Text

_LEAST = 4
_LONGEST = 60
_MEASURES = range(3, 11)


def join_verse(sheet: Sheet) -> None:
    """Join runs of verse into stanzas; a wider gap parts them."""
    run: list[Line] = []
    for line in [*sheet.lines, None]:
        if line is not None and line.role and line.role != "":
            continue
        if line is not None and _is_verse_line(line):
            run.append(line)
            continue
        if len(run) >= _LEAST and _is_measured(run):
            _join(run)
        run = []


def _is_verse_line(line: Line) -> bool:
    block = line.block
    if not isinstance(block, Text) or block.level or len(line.text) > _LONGEST or line.parts:
        return False
    if (
        is_typed_item(line.text)
        or line.text.endswith((":", "./."))
        or any(char.isdigit() for char in line.text)
    ):
        return False
    return len(line.text.split()) in _MEASURES and not is_name(line.text)


def _is_measured(run: list[Line]) -> bool:
    """Tell whether the lines keep a measure: of equal length, or six and eight by turns."""
    counts = [len(line.text.split()) for line in run]
    usual = max(set(counts), key=counts.count)
    equal = sum(abs(count - usual) <= 1 for count in counts) >= 0.8 * len(counts)
    turns = sum(pair in ((6, 8), (8, 6)) for pair in pairwise(counts))
    return equal or turns >= 0.7 * (len(counts) - 1)


def _join(run: list[Line]) -> None:
    """Join the lines of a run; a gap wider than its usual one begins a stanza."""
    usual = min(line.gap for line in run[1:])
    first = run[0]
    for line in run[1:]:
        if line.gap > usual:
            first = line
            continue
        if isinstance(first.block, Text) and isinstance(line.block, Text):
            first.block = replace(first.block, spans=(*first.block.spans, Span("\n"), *line.block.spans))
            line.role = JOINED
