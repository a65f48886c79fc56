"""Keep the lines of verse: a run of short lines of a measure becomes one paragraph with its line breaks."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise

from newsroom.commands.importer.recognising.bylines import is_byline
from newsroom.commands.importer.recognising.rubbish import ends_article, is_button, is_chrome
from newsroom.commands.importer.recognising.shapes import is_capitals, is_name, is_typed_item
from newsroom.commands.importer.recognising.sheet import JOINED, Line, Sheet
from newsroom.commands.importer.recognising.wording import repeats, wording_score
from newsroom.commands.importer.source import Span, Text

_LEAST = 4
_CAPTION = 4
"""The score from which on a line is worded as a caption."""
_LONGEST = 60
_MEASURES = range(3, 11)


def join_verse(sheet: Sheet, set_apart: bool = False) -> None:
    """Join runs of verse into stanzas; a wider gap parts them.

    ``set_apart`` tells that verse looks unlike the text around it: it is centred or italic.
    """
    run: list[Line] = []
    for line in [*sheet.lines, None]:
        if line is not None and _is_verse_line(line) and not (set_apart and not _is_set_apart(line)):
            run.append(line)
            continue
        run = _without_title(run)
        if len(run) >= _LEAST and _is_measured(run):
            _join(run)
        run = []


def _is_verse_line(line: Line) -> bool:
    block, text = line.block, line.text
    if not isinstance(block, Text) or block.level or line.role or line.parts or len(text) > _LONGEST:
        return False
    if is_typed_item(text) or text.endswith((":", "./.")) or any(char.isdigit() for char in text):
        return False
    if ends_article(text) or is_button(text) or is_chrome(text) or (":" in text and is_byline(text)):
        return False
    return len(text.split()) in _MEASURES and not is_name(text)


def _is_set_apart(line: Line) -> bool:
    block = line.block
    if not isinstance(block, Text) or block.bold or is_capitals(line.text):
        return False
    return block.italic or block.look.align == "center"


def _without_title(run: list[Line]) -> list[Line]:
    """Leave out first lines that stand apart from the verse below, or keep another measure: its title."""
    while len(run) > _LEAST:
        gaps = [line.gap for line in run[2:]]
        counts = Counter(len(line.text.split()) for line in run[1:])
        measures = {count for count, times in counts.items() if times >= 0.25 * len(run)}
        stands_apart = run[1].gap > min(gaps) and run[2].gap == min(gaps)
        if not stands_apart and len(run[0].text.split()) in measures:
            break
        run = run[1:]
    return run


def _is_measured(run: list[Line]) -> bool:
    """Tell whether the lines keep a measure: of equal length, or six and eight by turns."""
    if any(repeats(line.text, below.text) for line, below in pairwise(run)):
        return False  # captions, each with its alternative text
    if sum(wording_score(line) >= _CAPTION for line in run) * 2 >= len(run):
        return False
    counts = [len(line.text.split()) for line in run]
    usual = max(set(counts), key=counts.count)
    equal = sum(abs(count - usual) <= 1 for count in counts) >= 0.8 * len(counts) and usual >= 4
    turns = sum(pair in ((6, 8), (8, 6)) for pair in pairwise(counts))
    return equal or turns >= 0.7 * (len(counts) - 1)


def _join(run: list[Line]) -> None:
    """Join the lines of a run; a gap wider than its usual one begins a stanza."""
    usual = min(line.gap for line in run[1:])
    first = run[0]
    first.is_verse = True
    for line in run[1:]:
        if line.gap > usual:
            first = line
            first.is_verse = True
            continue
        if isinstance(first.block, Text) and isinstance(line.block, Text):
            first.block = replace(first.block, spans=(*first.block.spans, Span("\n"), *line.block.spans))
            line.role = JOINED
