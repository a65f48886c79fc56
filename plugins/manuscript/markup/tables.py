"""Set tables as offices type them: no cell vanishes, whatever stands around, between and in the rows.

Rows may stand right below a line, have blank lines between them, have more or fewer cells than the head,
and have dashes of any length below the head, or none. Lines pasted from Word or Excel have tabs between
their cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, cast
from xml.etree.ElementTree import Element, SubElement

from markdown.extensions import Extension
from markdown.extensions.tables import PIPE_LEFT, PIPE_NONE, PIPE_RIGHT, TableProcessor

from plugins.manuscript.markup.marks import read_mark

_PRIORITY = 75
_RULE_CELL_RE = re.compile(r"\s*(:?)[-–—−]+(:?)\s*")
_ALIGNMENTS = {(":", ":"): "center", (":", ""): "left", ("", ":"): "right"}
_WORD_SIGNS = frozenset("o§ØüvqàF²")
"""What is left of Word's list signs, which are letters of Courier and Wingdings, before a tab."""
_UNESCAPED_PIPE_RE = re.compile(r"(?<!\\)\|")


class Tables(TableProcessor):
    """Sets tables in the place of Markdown's own processor."""

    def test(self, parent: Element, block: str) -> bool:
        return "|" in block

    def run(self, parent: Element, blocks: list[str]) -> bool:
        lines = blocks[0].split("\n")
        start = next((place for place in range(len(lines)) if self._begins(lines, place, blocks)), None)
        if start is None:
            return False
        if start:
            blocks[0] = "\n".join(lines[start:])
            self.parser.parseBlocks(parent, ["\n".join(lines[:start])])
        self._set(parent, self._take_rows(blocks))
        return True

    def _begins(self, lines: Sequence[str], place: int, blocks: Sequence[str]) -> bool:
        """Tell whether a table begins with the line at ``place``: a rule or a second row stands below it."""
        line = lines[place]
        if not _is_row(line) or self._rule(line):
            return False
        below = lines[place + 1] if place + 1 < len(lines) else None
        if below is None:  # a blank line, and then the rule
            following = blocks[1].strip("\n").split("\n")[0] if len(blocks) > 1 else ""
            return line.strip().startswith("|") and bool(self._rule(following))
        if rule := self._rule(below):
            return len(rule) > 1 or len(self._cells(line)) == 1 or line.strip().startswith("|")
        rows = [row.strip() for row in (line, below)]
        return all(row[0] == "|" and (row[-1] == "|" or len(self._cells(row)) > 1) for row in rows)

    def _take_rows(self, blocks: list[str]) -> list[str]:
        """Take the rows of the table that ``blocks`` begin with, and leave what stands below."""
        rows: list[str] = []
        while blocks:
            lines = blocks[0].strip("\n").split("\n")
            if rows and not self._goes_on(rows, lines):
                break
            count = next((n for n, line in enumerate(lines) if not _is_row(line)), len(lines))
            rows += lines[:count]
            if count < len(lines):
                blocks[0] = "\n".join(lines[count:])
                break
            del blocks[0]
        return rows

    def _goes_on(self, rows: Sequence[str], lines: Sequence[str]) -> bool:
        """Tell whether the lines of a block below a blank line are rows of the same table."""
        if not _is_row(lines[0]):
            return False
        if len(lines) > 1 and self._rule(lines[1]):
            return False
        return lines[0].strip().startswith("|") or len(self._cells(lines[0])) == len(self._cells(rows[0]))

    def _rule(self, line: str) -> list[str | None]:
        """Give the alignments that the line below a head says, nothing if it is none."""
        if not _is_row(line):
            return []
        found = [alignment(cell) for cell in self._cells(line)]
        return [side or None for side in found] if None not in found else []

    def _cells(self, row: str) -> list[str]:
        row, splitter = row.strip(), cast("Any", self)  # whose types leave out half of it
        left, right = row.startswith("|"), self.RE_END_BORDER.search(row)
        splitter.border = (PIPE_LEFT if left else PIPE_NONE) | (PIPE_RIGHT if right else PIPE_NONE)
        return [cell.strip() for cell in splitter._split_row(row)]

    def _set(self, parent: Element, rows: Sequence[str]) -> None:
        head, *rest = rows
        aligned = self._rule(rest[0]) if rest else []
        body = [(row, self._cells(row)) for row in rest[bool(aligned) :]]
        first = self._cells(head)
        columns = max(len(first), *(len(cells) for _, cells in body)) if body else len(first)
        md: Any = self.parser.md
        md.long_rows += [(row, len(cells), len(first)) for row, cells in body if len(cells) > len(first)]
        table = SubElement(parent, "table")
        alignments = [*aligned, *[None] * columns][:columns]
        _set_row(SubElement(table, "thead"), "th", first, alignments)
        inner = SubElement(table, "tbody")
        for cells in [cells for _, cells in body] or [[]]:
            _set_row(inner, "td", cells, alignments)


def _set_row(parent: Element, tag: str, cells: Sequence[str], alignments: Sequence[str | None]) -> None:
    row = SubElement(parent, "tr")
    for place, alignment in enumerate(alignments):
        cell = SubElement(row, tag)
        cell.text = cells[place] if place < len(cells) else ""
        if alignment:
            cell.set("style", f"text-align: {alignment};")


def alignment(cell: str) -> str | None:
    """Give how a cell below a head aligns its column, ``""`` if it does not; ``None`` if it has no dashes."""
    match = _RULE_CELL_RE.fullmatch(cell)
    return _ALIGNMENTS.get((match[1], match[2]), "") if match else None


def _is_row(line: str) -> bool:
    return _UNESCAPED_PIPE_RE.search(line) is not None


def with_tabs_set(text: str) -> str:
    """Make tables of lines with tabs between their words, as Word and Excel paste them.

    A tab after the mark of a list item is a space; one that stands in a single line is left.
    """
    if "\t" not in text:
        return text
    lines = _without_gaps(map(_mark_spaced, text.split("\n")))
    return "\n".join(
        line
        for are_cells, run in groupby(lines, key=_has_cells)
        for line in (_table(list(run)) if are_cells else run)
    )


def _has_cells(line: str) -> bool:
    return "\t" in line.lstrip()


def _without_gaps(lines: Iterable[str]) -> list[str]:
    """Take out the blank lines between rows with tabs."""
    kept: list[str] = []
    gap: list[str] = []
    is_below_row = False
    for line in lines:
        if not line.strip():
            gap.append(line)
            continue
        is_row = _has_cells(line)
        kept += [line] if is_row and is_below_row else [*gap, line]
        gap, is_below_row = [], is_row
    return [*kept, *gap]


def _mark_spaced(line: str) -> str:
    """Put a space for the tab after a list mark, and a sign for what is left of Word's own signs."""
    inner = line.lstrip("\t ")
    first, tab, rest = inner.partition("\t")
    if not tab or not first.strip():
        return line
    first = "▪" if first.strip() in _WORD_SIGNS else first.rstrip()
    mark = read_mark(f"{first} x")
    return f"{line[: len(line) - len(inner)]}{first} {rest.lstrip()}" if mark and mark.text == "x" else line


def _table(lines: Sequence[str]) -> Iterator[str]:
    if len(lines) == 1 or not any("\t" in line.strip() for line in lines):
        yield from lines
        return
    rows = [[_UNESCAPED_PIPE_RE.sub(r"\\|", cell.strip()) for cell in line.split("\t")] for line in lines]
    columns = max(map(len, rows))
    yield ""
    for number, row in enumerate(rows):
        yield f"| {' | '.join([*row, *[''] * (columns - len(row))])} |"
        if not number:
            yield "|" + " --- |" * columns
    yield ""


class TablesExtension(Extension):
    """Register them; ``md.long_rows`` lists rows with more cells than their head, and both counts."""

    def extendMarkdown(self, md: Any) -> None:  # noqa: N802 (Markdown's name)
        md.registerExtension(self)
        md.parser.blockprocessors.register(
            Tables(md.parser, {"use_align_attribute": False}), "table", _PRIORITY
        )
        self._md = md
        self.reset()

    def reset(self) -> None:
        """Forget the rows of the last body."""
        self._md.long_rows = []
