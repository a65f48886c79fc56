"""Lay out lines for the recogniser without writing a file."""

from __future__ import annotations

from newsroom.commands.importer.recognising.sheet import Sheet, sheet_of
from newsroom.commands.importer.source import Block, Fact, Look, Source, Span, Text

PROSE = "Trong sáu tháng qua, các chi bộ đã giữ nếp sinh hoạt định kỳ, mỗi quý có ít nhất một chuyên đề gắn với việc."
"""A paragraph as articles have them."""


def paragraph(
    text: str,
    place: int = 1,
    *,
    bold: bool = False,
    italic: bool = False,
    level: int = 0,
    look: Look | None = None,
) -> Text:
    """Make a paragraph of one run."""
    return Text((Span(text, bold=bold, italic=italic),), place, level, look or Look())


def source_of(*blocks: str | Block, kind: str = "text", **facts: Fact) -> Source:
    """Make a source of lines and blocks, each one place below the other; ``""`` is an empty place."""
    made = [
        paragraph(block, place) if isinstance(block, str) else block for place, block in enumerate(blocks, 1)
    ]
    shown = tuple(block for block in made if not (isinstance(block, Text) and not block.text))
    return Source("bai.txt", kind, shown, facts={key: (fact,) for key, fact in facts.items()})


def sheet(*blocks: str | Block, kind: str = "text", **facts: Fact) -> Sheet:
    """Lay out a source of lines and blocks."""
    return sheet_of(source_of(*blocks, kind=kind, **facts))
