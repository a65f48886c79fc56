"""Read tables of Word: those that hold data, and those that only lay out photos, captions or headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from newsroom.commands.importer.source import Cell, Picture, Span, Table, Text
from newsroom.commands.importer.word import faults
from newsroom.commands.importer.word.arranging import arranged, upright
from newsroom.commands.importer.word.drawings import joined
from newsroom.commands.importer.word.markup import child, is_on, name_of, value
from newsroom.commands.importer.word.measures import number
from newsroom.commands.importer.word.pieces import Laid, Para
from newsroom.commands.importer.word.reading import Reading
from newsroom.commands.importer.word.shapes import has_borders

_MOST_CAPTION = 400
_MOST_COLUMNS = 200
_LONG = 700
_OFFICE_RE = re.compile(
    r"đảng cộng sản việt nam|cộng h[oò][aà] xã hội chủ nghĩa|độc lập\s*[-–]\s*tự do|nơi nhận\s*:|"
    r"^\s*(?:t/m|tm\.|kt\.|tl\.|tuq\.)\s|^\s*số\s*:?\s*[\d.…]*\s*[-–/]\s*\w+"
    r"|^\s*[(\[]\s*(?:đã )?ký\b|^\s*(?-i:THƯ KÝ|CHỦ TRÌ|CHỦ T(?:ỌA|OẠ)|NGƯỜI (?:GHI|LẬP) BIÊN BẢN)\b",
    re.IGNORECASE | re.MULTILINE,
)
"""What stands in the tables in which offices lay out the head and the foot of a letter."""


@dataclass(slots=True)
class Raw:
    """A cell as the file has it; ``column`` counts columns from 0."""

    flow: list[Laid]
    column: int
    across: int = 1
    down: int = 1
    is_header: bool = False
    has_lines: bool = False

    @property
    def texts(self) -> list[Text]:
        return [one.text for one in self.flow if isinstance(one, Para)]

    @property
    def pictures(self) -> list[Picture]:
        return [one for one in self.flow if isinstance(one, Picture)]

    @property
    def words(self) -> str:
        return "\n".join(text.text for text in self.texts)

    @property
    def is_plain(self) -> bool:
        """Whether it holds nothing but photos and paragraphs."""
        return len(self.texts) + len(self.pictures) == len(self.flow)


def table(reading: Reading, element: Any) -> list[Laid]:
    """Read ``w:tbl``: a table, or what it holds if it only lays that out."""
    properties = child(element, "w:tblPr")
    rows = [row for row in _rows(reading, element) if row]
    place = next((text.place for row in rows for cell in row for text in cell.texts), reading.place)
    if not any(cell.flow for row in rows for cell in row):
        return []
    lined = _has_lines(reading, properties) or any(cell.has_lines for row in rows for cell in row)
    if (photos := _photo_layout(rows)) is not None:
        return photos
    if _lays_out(rows, lined):
        return [one for row in rows for cell in row for one in cell.flow]
    heads = _heads(reading, properties, rows)
    return [
        Table(
            tuple(
                tuple(_cell(cell, place < heads or cell.is_header) for cell in row)
                for place, row in enumerate(rows)
            ),
            place,
        )
    ]


def _has_lines(reading: Reading, properties: Any) -> bool:
    borders = child(properties, "w:tblBorders")
    if borders is not None:
        return has_borders(borders)
    return bool(reading.styles.shape_of(value(child(properties, "w:tblStyle"))).get("borders"))


def _rows(reading: Reading, element: Any) -> list[list[Raw]]:
    rows: list[list[Raw]] = []
    open_cells: dict[int, Raw] = {}
    for row in _children(element, "w:tr"):
        properties = child(row, "w:trPr")
        if child(properties, "w:del") is not None:
            reading.changes += 1
            reading.gone.add(
                faults.DELETED, " ".join(text.text for cell in _row(reading, row, {}) for text in cell.texts)
            )
            reading.flush(reading.place)
            continue
        rows.append(_row(reading, row, open_cells))
    return rows


def _children(element: Any, wanted: str) -> list[Any]:
    """List rows or cells, also those within content controls and other wrappers."""
    found = []
    for one in element:
        name = name_of(one)
        if name == wanted:
            found.append(one)
        elif name in (
            "w:sdt",
            "w:sdtContent",
            "w:customXml",
            "w:ins",
            "w:moveTo",
            "mc:AlternateContent",
            "mc:Choice",
        ):
            found += _children(one, wanted)
    return found


def _row(reading: Reading, row: Any, above: dict[int, Raw]) -> list[Raw]:
    """Read a row; a cell that goes on from the row above makes that one longer."""
    properties = child(row, "w:trPr")
    header = child(properties, "w:tblHeader")
    is_header = header is not None and is_on(header)
    column = min(number(value(child(properties, "w:gridBefore")), 0), _MOST_COLUMNS)
    cells: list[Raw] = []
    if column:
        cells.append(Raw([], 0, across=column))
    for one in _children(row, "w:tc"):
        shape = child(one, "w:tcPr")
        across = min(max(number(value(child(shape, "w:gridSpan")), 1), 1), _MOST_COLUMNS)
        merge, beside = child(shape, "w:vMerge"), child(shape, "w:hMerge")
        goes_on = merge is not None and value(merge) != "restart"
        flow = reading.flow(reading, one)
        if beside is not None and value(beside) != "restart" and cells:
            cells[-1].across += across
            cells[-1].flow += flow
        elif goes_on and column in above and above[column].across == across:
            above[column].down += 1
            above[column].flow += flow
        else:
            borders = child(shape, "w:tcBorders")
            cell = Raw(flow, column, across, 1, is_header, borders is not None and has_borders(borders))
            above[column] = cell
            cells.append(cell)
        column += across
    return cells


def _heads(reading: Reading, properties: Any, rows: Sequence[Sequence[Raw]]) -> int:
    """Count the rows that head a table: those Word repeats, else a first one that looks like a head."""
    marked = 0
    for row in rows:
        if not all(cell.is_header for cell in row):
            break
        marked += 1
    if marked:
        return marked if marked < len(rows) else 0
    styled = any(one.has_head for one in reading.styles.chain(value(child(properties, "w:tblStyle"))))
    look = child(properties, "w:tblLook")
    wanted = (
        value(look, "w:firstRow") in ("1", "true") or bool(int(value(look) or "0", 16) & 0x20)
        if look is not None
        else False
    )
    if len(rows) > 1 and ((styled and wanted) or (_is_bold(rows[0]) and not all(map(_is_bold, rows[1:])))):
        return max((cell.down for cell in rows[0]), default=1) if len(rows) > 2 else 1
    return 0


def _is_bold(row: Sequence[Raw]) -> bool:
    texts = [text for cell in row for text in cell.texts]
    return bool(texts) and all(text.bold for text in texts)


def _cell(raw: Raw, is_header: bool) -> Cell:
    aligns = Counter(text.look.align for text in raw.texts if text.look.align)
    align = aligns.most_common(1)[0][0] if aligns else ""
    blocks = arranged(raw.flow)
    if is_header:
        blocks = tuple(upright(one, "bold") if isinstance(one, Text) else one for one in blocks)
    return Cell(blocks, raw.across, raw.down, is_header, "" if align == "justify" else align)


def _lays_out(rows: Sequence[Sequence[Raw]], has_lines: bool) -> bool:
    """Tell whether a table holds no data: a box, columns of text, the head or foot of a letter."""
    cells = [cell for row in rows for cell in row if cell.flow]
    widest = max(cell.column + cell.across for row in rows for cell in row)
    if len(cells) == 1 or widest == 1 or all(len(row) == 1 for row in rows):
        return True
    if any(len(cell.words) > _LONG and len(cell.texts) > 2 for cell in cells):
        return True
    if has_lines:
        return False
    full = any(len(cell.texts) > 1 for cell in cells)
    return (len(rows) == 1 and full) or any(_OFFICE_RE.search(cell.words) for cell in cells)


def _photo_layout(rows: Sequence[Sequence[Raw]]) -> list[Laid] | None:
    """Take a table apart that lays out photos with their captions; ``None`` if it does more than that."""
    cells = [cell for row in rows for cell in row]
    if not any(cell.pictures for cell in cells) or not all(cell.is_plain for cell in cells):
        return None
    if any(len(cell.words) > _MOST_CAPTION or len(cell.texts) > 3 for cell in cells):
        return None
    captions: dict[int, Raw] = {}
    for place, row in enumerate(rows):
        for cell in row:
            if not cell.texts or cell.pictures:
                continue
            target = _pictured(rows, place, cell)
            if target is None or id(target) in captions or target.texts:
                return None
            captions[id(target)] = cell
    laid: list[Laid] = []
    for cell in cells:
        words = [text for one in (cell, captions.get(id(cell))) if one for text in one.texts]
        laid += _captioned(cell.pictures, joined(words) if cell.pictures else ())
    return laid


def _pictured(rows: Sequence[Sequence[Raw]], place: int, cell: Raw) -> Raw | None:
    """Find the cell with the photo that a cell of words is a caption of: above, else below, else beside."""
    above = rows[place - 1] if place else []
    below = rows[place + 1] if place + 1 < len(rows) else []
    for row in (above, below):
        near = [one for one in row if one.pictures and _overlap(one, cell)]
        free = [one for one in near if not one.texts]
        if near and (free or row is above):
            return (free or near)[-1] if cell.across > 1 else (free or near)[0]
    beside = [one for one in rows[place] if one.pictures]
    return beside[0] if len(beside) == 1 and len(rows) < 3 and len(rows[place]) == 2 else None


def _overlap(one: Raw, other: Raw) -> bool:
    return one.column < other.column + other.across and other.column < one.column + one.across


def _captioned(pictures: Sequence[Picture], words: tuple[Span, ...]) -> list[Laid]:
    """Give the words of a cell to its photo, the last if it has several."""
    if not words:
        return list(pictures)
    last = pictures[-1]
    return [
        *pictures[:-1],
        replace(last, caption=(*last.caption, Span(" "), *words) if last.caption else words),
    ]
