"""Set ordinary tables as Markdown sets them: rows that begin and end with a bar."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from plugins.manuscript.markup.plain_words import set_words
from plugins.manuscript.markup.tables import alignment


class PlainTable(NamedTuple):
    """A table as HTML, and the rows that have more cells than the head: the row, both counts."""

    html: str
    long_rows: tuple[tuple[str, int, int], ...]


def read_table(lines: Sequence[str]) -> PlainTable | None:
    """Read a table; ``None`` if it has no line of dashes, or anything in it is left to Markdown."""
    if len(lines) < 2 or not all(map(_is_plain, lines)):
        return None
    head, rule, *body = map(_cells, lines)
    aligned = [alignment(cell) for cell in rule]
    if None in aligned or all(alignment(cell) is not None for cell in head):
        return None
    columns = max(len(head), *map(len, body)) if body else len(head)
    alignments = [*aligned, *[""] * columns][:columns]
    rows = [_row("th", head, alignments), *(_row("td", cells, alignments) for cells in body or [[]])]
    if None in rows:
        return None
    first, *rest = map(str, rows)
    parts = ("<table>", "<thead>", first, "</thead>", "<tbody>", *rest, "</tbody>", "</table>")
    long_rows = zip(lines[2:], map(len, body), strict=True)
    return PlainTable("\n".join(parts), tuple((row, n, len(head)) for row, n in long_rows if n > len(head)))


def _is_plain(line: str) -> bool:
    return len(line) > 2 and line[0] == line[-1] == "|" and "\\" not in line and "`" not in line


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line[1:-1].split("|")]


def _row(tag: str, cells: Sequence[str], alignments: Sequence[str | None]) -> str | None:
    row = ["<tr>"]
    for place, side in enumerate(alignments):
        words = set_words(cells[place]) if place < len(cells) else ""
        if words is None:
            return None
        style = f' style="text-align: {side};"' if side else ""
        row.append(f"<{tag}{style}>{words}</{tag}>")
    return "\n".join((*row, "</tr>"))
