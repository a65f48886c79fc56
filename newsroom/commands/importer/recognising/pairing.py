"""Pair photos with the captions above them, in files whose writer set each caption on top of its photo."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from newsroom.commands.importer.recognising.sheet import Line
from newsroom.commands.importer.recognising.wording import wording_score
from newsroom.commands.importer.source import Picture, Text

_NUMBERED_RE = re.compile(r"(?:ảnh|hình)\s*(?:số\s*)?\d{1,3}\b", re.IGNORECASE)
"""How captions begin that count their photos."""
_LONGEST = 250

Pair = tuple[Line, Line]
"""A photo and the line that is its caption."""


def pairs_upward(lines: list[Line]) -> tuple[list[Pair], Line | None]:
    """Give photos with the captions above them, and the first line of a row that may be read both ways.

    A row is photos and lines in the looks of captions, nothing between. One that begins with a caption and
    ends with a photo is read upward; the others of the file too, unless one of them is the other way round.
    """
    rows = [row for row in _rows(lines) if any(map(_is_photo, row)) and not all(map(_is_photo, row))]
    upward = [row for row in rows if not _is_photo(row[0]) and _is_photo(row[-1])]
    downward = [row for row in rows if _is_photo(row[0]) and not _is_photo(row[-1])]
    doubtful = [row for row in rows if not _is_photo(row[0]) and not _is_photo(row[-1])]
    if not upward:
        return [], doubtful[0][0] if doubtful and not downward else None
    chosen = upward if downward else rows
    pairs = [
        (below, above)
        for row in chosen
        for above, below in pairwise(row)
        if not _is_photo(above) and _is_photo(below)
    ]
    return pairs, None


def _rows(lines: list[Line]) -> Iterator[list[Line]]:
    row: list[Line] = []
    for line in lines:
        if line.role == "dropped":
            continue
        if not line.role and (_is_photo(line) or _looks_so(line)):
            row.append(line)
            continue
        yield row
        row = []
    yield row


def _is_photo(line: Line) -> bool:
    return isinstance(line.block, Picture)


def _looks_so(line: Line) -> bool:
    """Tell whether a line is centred or italic, short, and words a caption."""
    block, text = line.block, line.text
    if not isinstance(block, Text) or block.level or block.bold or line.is_verse or len(text) > _LONGEST:
        return False
    if not (block.look.align == "center" or block.italic or "caption" in block.look.style.casefold()):
        return False
    return _NUMBERED_RE.match(text) is not None or (wording_score(line) >= 1 and not text.startswith("("))
