"""Take tables apart that only lay out photos, captions and text; data stays in its table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsroom.commands.importer.source import Block, Cell, Embed, Picture, Span, Table, Text

_LONGEST_CAPTION = 400
_LONG = 400
"""Characters from which a cell holds running text, not a value."""


def laid_out(rows: Sequence[Sequence[Cell]], is_layout: bool = False) -> list[Block] | None:
    """Give the blocks of a table in reading order, captions tied to photos; ``None`` if it holds data."""
    return _apart(rows) if is_layout or _only_lays_out(rows) else None


def _only_lays_out(rows: Sequence[Sequence[Cell]]) -> bool:
    columns = max(sum(cell.across for cell in row if cell.blocks) for row in rows)
    full = [cell for row in rows for cell in row if cell.blocks]
    if columns <= 1 or len(full) == 1 or max(sum(1 for cell in row if cell.blocks) for row in rows) == 1:
        return True
    shown = sum(1 for cell in full if _has(cell, Picture, Embed))
    if shown:
        return not (columns >= 3 and len(rows) >= 3 and shown * 2 < len(full))
    if any(cell.header for cell in full):
        return False
    if any(_has(cell, Table) for cell in full):
        return True
    longest = max(_length(cell) for cell in full)
    return longest > _LONG * (1 if len(rows) == 1 else 4) and len(rows) <= 2


def _has(cell: Cell, *kinds: type) -> bool:
    return any(isinstance(block, kinds) for block in cell.blocks)


def _length(cell: Cell) -> int:
    return sum(len(block.text) for block in cell.blocks if isinstance(block, Text))


def _apart(rows: Sequence[Sequence[Cell]]) -> list[Block]:
    """List the blocks row by row; short texts under photos become their captions."""
    found: list[Block] = []
    waiting: dict[int, int] = {}
    """Where photos without caption stand in ``found``, by column."""
    for row in rows:
        if waiting and _are_captions(row, waiting, found):
            waiting = {}
            continue
        waiting, column = {}, 0
        for cell in row:
            blocks = _captioned(cell.blocks)
            place = len(found)
            found += blocks
            if len(blocks) == 1 and isinstance(blocks[0], Picture) and not blocks[0].caption:
                waiting[column] = place
            column += cell.across
    return found


def _are_captions(row: Sequence[Cell], waiting: dict[int, int], found: list[Block]) -> bool:
    """Give the texts of a row to the photos above them, if they are captions: short, one or one each."""
    captions, column = {}, 0
    for cell in row:
        if cell.blocks:
            if not _is_caption(cell.blocks):
                return False
            captions[column] = cell.blocks
        column += cell.across
    if len(captions) == 1 and len(waiting) > 1:
        captions = {max(waiting): next(iter(captions.values()))}
    elif len(captions) == len(waiting) == 1:
        captions = {next(iter(waiting)): next(iter(captions.values()))}
    if not captions or not set(captions) <= set(waiting):
        return False
    for at, blocks in captions.items():
        picture = found[waiting[at]]
        assert isinstance(picture, Picture)
        found[waiting[at]] = replace(picture, caption=_joined(blocks))
    return True


def _is_caption(blocks: Sequence[Block]) -> bool:
    texts = [block for block in blocks if isinstance(block, Text)]
    length = sum(len(text.text) for text in texts)
    return len(texts) == len(blocks) and 0 < len(texts) <= 3 and length <= _LONGEST_CAPTION


def _joined(blocks: Sequence[Block]) -> tuple[Span, ...]:
    spans: list[Span] = []
    for block in blocks:
        if isinstance(block, Text):
            spans += [Span(" "), *block.spans] if spans else block.spans
    return tuple(spans)


def _captioned(blocks: Sequence[Block]) -> list[Block]:
    """Tie the short text that shares a cell with one photo to it, below it or else above."""
    pictures = [place for place, block in enumerate(blocks) if isinstance(block, Picture)]
    if not pictures or len(blocks) < 2:
        return [*blocks]
    last = pictures[-1]
    picture = blocks[last]
    assert isinstance(picture, Picture)
    below, above = blocks[last + 1 :], blocks[: pictures[0]]
    is_photos = not any(isinstance(block, Text) for block in blocks[:last])
    if below and is_photos and not picture.caption and _is_caption(below):
        return [*blocks[:last], replace(picture, caption=_joined(below))]
    if not below and len(pictures) == 1 and not picture.caption and _is_caption(above):
        return [replace(picture, caption=_joined(above))]
    return [*blocks]
