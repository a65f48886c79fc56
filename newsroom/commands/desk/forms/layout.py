"""See ``site.toml`` as lines, and which belong to which table and key, so that others keep their bytes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from newsroom.commands.desk.manuscript.lines import Line, cut, ended, joined, usual_end, written
from newsroom.model.content import SITE_FILE
from newsroom.model.toml import Codes, read_toml
from newsroom.model.toml_keys import statements

_CODES = Codes(*[""] * 8)
Path = tuple[str, ...]
"""The keys that lead to a value from the top of the file."""
Piece = int | str
"""A line of a file to be written: the number of one that was there, from 0, or the text of a new one."""


class Unreadable(Exception):  # noqa: N818 (what is found, not what went wrong)
    """The file cannot be read as TOML, so that no form changes it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value: ``path`` from the top of the file, its lines from ``first`` to before ``end``.

    ``written`` is the path as it stands there, below the heading.
    """

    path: Path
    first: int
    end: int
    written: Path


@dataclass(frozen=True, slots=True)
class Block:
    """A heading with what is below it; the first block of a file has none, and the path ``()``.

    Its comment begins at ``first``, its heading is at ``heading``, and its last value ends before ``end``.
    Tables within it belong to it.
    """

    path: Path
    first: int
    heading: int
    end: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A file: ``lines`` as TOML reads them, without their ends, and what they hold."""

    mark: bytes
    raw: tuple[Line, ...]
    lines: tuple[str, ...]
    found: Mapping[str, Any]
    blocks: tuple[Block, ...]

    def of(self, table: str) -> tuple[Block, ...]:
        """Give the blocks of a table, several for one that is listed."""
        return tuple(block for block in self.blocks if block.path == (table,))

    def entry(self, path: Path) -> Entry | None:
        """Give the entry that holds a value: that of its key, or of a table in braces around it."""
        entries = [entry for block in self.blocks for entry in block.entries]
        around = [entry for entry in entries if path[: len(entry.path)] == entry.path]
        return max(around, key=lambda entry: len(entry.path), default=None)

    def at(self, line: int) -> tuple[Block, Entry | None]:
        """Give the block and the entry to which a line belongs; lines count from 0."""
        begun = [block for block in self.blocks if block.first <= line]
        block = begun[-1] if begun else self.blocks[0]
        return block, next((one for one in block.entries if one.first <= line < one.end), None)

    def written(self, pieces: Iterable[Piece]) -> bytes:
        """Give the bytes of the file with these lines; those that were there keep their bytes and ends."""
        lines = [self.raw[one] if isinstance(one, int) else Line(written(one)) for one in pieces]
        return joined(self.mark, ended(lines, b"", usual_end(self.raw)))


def layout_of(data: bytes) -> Layout:
    """Read a file; raise ``Unreadable`` if it is no TOML."""
    text, found, _ = read_toml(SITE_FILE, data, _CODES)
    mark, raw = cut(data)
    lines = text.split("\n")
    if found is None or len(lines) != len(raw):
        raise Unreadable
    return Layout(mark, tuple(raw), tuple(lines), found, tuple(_blocks(text, lines)))


def _blocks(text: str, lines: Sequence[str]) -> list[Block]:
    all_of_them = list(statements(text))
    starts = [one.line - 1 for one in all_of_them]
    ends = {start: _without_tail(lines, start, end) for start, end in pairwise([*starts, len(lines)])}
    groups: list[tuple[Path, int, list[Entry]]] = [((), -1, [])]
    lasts = [0]
    heading: Path = ()
    for one in all_of_them:
        start, (path, _, entries) = one.line - 1, groups[-1]
        if not one.shown.startswith("["):
            entries.append(Entry(one.path, start, ends[start], one.path[len(heading) :]))
        else:
            heading = one.path
            if not path or heading[: len(path)] != path or len(heading) == len(path):
                groups.append((heading, start, []))
                lasts.append(0)
        lasts[-1] = ends[start]
    return [
        Block(path, _with_comment(lines, heading), heading, last, tuple(entries))
        for (path, heading, entries), last in zip(groups, lasts, strict=True)
    ]


def _without_tail(lines: Sequence[str], first: int, end: int) -> int:
    """Leave out blank lines and comments below a statement: no value ends in one."""
    while end > first + 1 and lines[end - 1].lstrip()[:1] in ("", "#"):
        end -= 1
    return end


def _with_comment(lines: Sequence[str], heading: int) -> int:
    """Give the line at which the comment directly above a heading begins."""
    if heading < 0:
        return 0
    first = heading
    while first and lines[first - 1].lstrip().startswith("#"):
        first -= 1
    return first
