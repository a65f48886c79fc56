"""Write tables: rows of cells between bars, as HTML where cells are merged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from newsroom.commands.importer.source import (
    Block,
    Cell,
    Code,
    Embed,
    Items,
    Picture,
    Quote,
    Span,
    Table,
    Text,
)
from newsroom.commands.importer.writing.inline import Pen, lines_of, written
from newsroom.commands.importer.writing.signs import in_cell

_RULES = {"center": ":---:", "right": "---:"}
MERGED = "Bảng có ô gộp: bài giữ đủ chữ, mỗi ô gộp thành một ô có chữ và các ô trống. Xin xem lại bảng."

BELOW = "Ô bảng có cả chữ lẫn ảnh, hay nhiều ảnh: ảnh, video của ô đứng dưới bảng. Xin xem lại bảng."


def table_of(
    table: Table, pen: Pen, picture: Callable[[Picture], str], embed: Callable[[Embed], str]
) -> list[str]:
    """Write a table; photos and videos that share a cell with words come below it."""
    rows, below = [], []
    aligns: list[dict[int, str]] = []
    carried: dict[int, int] = {}
    is_merged = False
    for row in table.rows:
        cells: list[str] = []
        aligns.append({})
        for cell in row:
            while carried.get(len(cells), 0):
                carried[len(cells)] -= 1
                cells.append("")
            text, media = _cell(cell, pen)
            if len(media) == 1 and not text and isinstance(media[0], Picture):
                text, media = picture(media[0]).replace("|", "\\|"), []
            if media:
                pen.faults.append(BELOW)
            below += media
            place, across = len(cells), min(max(cell.across, 1), 50)
            cells += [text, *[""] * (across - 1)]
            if text and across == 1:
                aligns[-1][place] = cell.align
            is_merged = is_merged or across > 1 or cell.down > 1
            if cell.down > 1:
                carried.update(dict.fromkeys(range(place, place + across), cell.down - 1))
        while carried.get(len(cells), 0):
            carried[len(cells)] -= 1
            cells.append("")
        rows.append(cells)
    if is_merged:
        pen.faults.append(MERGED)
    columns = max(map(len, rows), default=0)
    pieces = []
    if columns and any(any(row) for row in rows):
        rule = [_rule(aligns[1:], column) for column in range(columns)]
        lines = [[*row, *[""] * (columns - len(row))] for row in rows if any(row)]
        pieces.append("\n".join(f"| {' | '.join(cells)} |" for cells in (lines[0], rule, *lines[1:])))
    return pieces + [picture(one) if isinstance(one, Picture) else embed(one) for one in below]


def _rule(aligns: Iterable[Mapping[int, str]], column: int) -> str:
    """Give the rule below a column: where its cells with words stand, if all of them do."""
    found = {row[column] for row in aligns if column in row} or {""}
    return _RULES.get(found.pop(), "---") if len(found) == 1 else "---"


def _cell(cell: Cell, pen: Pen) -> tuple[str, list[Picture | Embed]]:
    media: list[Picture | Embed] = []
    lines = [line for line in _lines(cell.blocks, pen, media) if line]
    return in_cell("<br>".join(lines)), media


def _lines(blocks: Iterable[Block], pen: Pen, media: list[Picture | Embed]) -> Iterator[str]:
    """Give the lines of what stands in a cell; what a cell cannot hold gives its words."""
    for block in blocks:
        match block:
            case Text():
                yield from (written(line, pen) for line in lines_of(block.spans))
            case Quote():
                yield from _lines(block.blocks, pen, media)
            case Items():
                for number, item in enumerate(block.items, start=block.start):
                    first, *rest = list(_lines(item, pen, media)) or [""]
                    yield f"{number}. {first}" if block.ordered else f"- {first}"
                    yield from rest
            case Table():
                for row in block.rows:
                    cells = (" ".join(filter(None, _lines(cell.blocks, pen, media))) for cell in row)
                    yield "; ".join(filter(None, cells))
            case Code():
                for line in block.text.split("\n"):
                    yield from (written(one, pen) for one in lines_of([Span(line, code=True)]))
            case Picture() | Embed():
                media.append(block)
