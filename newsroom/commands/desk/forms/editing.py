"""Change values and listed tables of ``site.toml``; every line that is not changed keeps its bytes. Pure.

tomlkit writes values, one statement at a time, so that comments beside them stay; where statements stand is
for ``layout``, because tomlkit moves tables that are not together.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from newsroom.commands.desk.forms.layout import Block, Entry, Layout, Path, Piece, Unreadable, layout_of

_BARE_RE = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A table as it is to stand in its list: ``was`` is its number there from 0, ``None`` for a new one.

    ``values`` are those that change; an empty one takes its key away.
    """

    was: int | None
    values: Mapping[str, str]


def with_values(data: bytes, table: str, values: Mapping[str, str], order: Sequence[str] = ()) -> bytes:
    """Give the file with these values in a table, ``""`` for the top; an empty one takes its key away.

    ``order`` is that of keys which are new. Raises ``Unreadable``.
    """
    for key, value in values.items():
        layout = layout_of(data)
        data = layout.written(_with_value(layout, table, key, value, order))
    return data


def with_list(data: bytes, table: str, wanted: Sequence[Wanted], order: Sequence[str] = ()) -> bytes:
    """Give the file with these tables in a list, in this order; those that are not named go.

    A comment directly above a heading goes with its table; above the first it stays, unless others have one.
    Raises ``Unreadable``.
    """
    layout = layout_of(data)
    blocks = layout.of(table)
    if not blocks and (entry := layout.entry((table,))):
        return layout.written(_in_braces(layout, entry, table, wanted))
    if not blocks:
        return layout.written(_at_end(layout, _apart([_new(table, one.values) for one in wanted])))
    is_own = any(block.first < block.heading for block in blocks[1:])
    starts = [block.first if n or is_own else block.heading for n, block in enumerate(blocks)]
    cores: list[list[Piece]] = []
    for one in wanted:
        if one.was is None:
            cores.append(_new(table, one.values))
        else:
            block = blocks[one.was]
            cores.append([*range(starts[one.was], block.heading), *_edited(layout, block, one.values, order)])
    return layout.written(_in_slots(layout, starts, [block.end for block in blocks], cores))


def _in_slots(
    layout: Layout, starts: Sequence[int], ends: Sequence[int], cores: Sequence[list[Piece]]
) -> list[Piece]:
    """Put tables where those of their list stood; more of them come below the last."""
    pieces: list[Piece] = [*range(starts[0])]
    for slot, (start, end) in enumerate(zip(starts, ends, strict=True)):
        if slot and (slot < len(cores) or not _is_blank(layout, range(ends[slot - 1], start))):
            pieces += range(ends[slot - 1], start)
        if slot < len(cores):
            pieces += cores[slot]
        if slot + 1 == len(starts):
            pieces += [piece for core in cores[len(starts) :] for piece in ("", *core)]
            is_gap = not cores and end < len(layout.lines) and _is_blank(layout, range(end, end + 1))
            tail = end + 1 if is_gap and pieces and _is_last_blank(layout, pieces) else end
            pieces += range(tail, len(layout.lines))
    return pieces


def _is_blank(layout: Layout, numbers: range) -> bool:
    return not any(layout.lines[number].strip() for number in numbers if number < len(layout.lines))


def _is_last_blank(layout: Layout, pieces: Sequence[Piece]) -> bool:
    last = pieces[-1]
    return not (layout.lines[last] if isinstance(last, int) else last).strip()


def _new(table: str, values: Mapping[str, str]) -> list[Piece]:
    return [f"[[{table}]]", *(_line(key, value) for key, value in values.items() if value)]


def _apart(tables: Sequence[list[Piece]]) -> list[Piece]:
    return [piece for n, one in enumerate(tables) for piece in ([*one] if not n else ["", *one])]


def _edited(layout: Layout, block: Block, values: Mapping[str, str], order: Sequence[str]) -> list[Piece]:
    """Give the lines of a table, from its heading on, with other values."""
    known = {entry.path[1:]: entry for entry in block.entries}
    replaced: dict[int, tuple[int, list[Piece]]] = {}
    added: dict[int, list[Piece]] = {}
    for key, value in values.items():
        if entry := known.get((key,)):
            replaced[entry.first] = entry.end, _changed(layout, entry, entry.written, value)
        elif value:
            added.setdefault(_place_in(block, key, order), []).append(_line(key, value))
    pieces: list[Piece] = []
    line = block.heading
    while line < block.end:
        pieces += added.get(line, ())
        if line in replaced:
            line, new = replaced[line]
            pieces += new
        else:
            pieces.append(line)
            line += 1
    return [*pieces, *added.get(block.end, ())]


def _with_value(layout: Layout, table: str, key: str, value: str, order: Sequence[str]) -> list[Piece]:
    every = range(len(layout.lines))
    path: Path = (table, key) if table else (key,)
    entry = layout.entry(path)
    for block in layout.of(table):
        for one in block.entries:
            if ".".join(one.path[1:]) == key:  # TP.HCM = "…", which TOML reads as a table in a table
                entry, path = one, one.path
    if entry is not None:
        written = (*entry.written, *path[len(entry.path) :])
        new = _changed(layout, entry, written, value)
        return [*every[: entry.first], *new, *every[entry.end :]]
    if not value:
        return list(every)
    blocks = layout.of(table) if table else layout.blocks[:1]
    if blocks:
        place = _place_in(blocks[0], key, order)
        return [*every[:place], _line(key, value), *every[place:]]
    dotted = [one for one in layout.blocks[0].entries if one.path[:1] == (table,)]
    if dotted:
        return [*every[: dotted[-1].end], f"{table}.{_line(key, value)}", *every[dotted[-1].end :]]
    return _at_end(layout, [f"[{table}]", _line(key, value)])


def _place_in(block: Block, key: str, order: Sequence[str]) -> int:
    """Give the line for a new key: below the last one that stands before it in ``order``."""
    if key not in order:
        return block.end
    before = order[: order.index(key)]
    above = [entry.end for entry in block.entries if entry.path[-1] in before]
    return max(above, default=block.heading + 1)


def _line(key: str, value: str) -> str:
    name = key if _BARE_RE.fullmatch(key) else tomlkit.string(key).as_string()
    return f"{name} = {tomlkit.string(value).as_string()}"


def _statement(layout: Layout, entry: Entry) -> Any:
    try:
        return tomlkit.parse("\n".join(layout.lines[entry.first : entry.end]))
    except TOMLKitError:
        raise Unreadable from None


def _changed(layout: Layout, entry: Entry, written: Path, value: str) -> list[Piece]:
    """Give a statement with another value, or without it, which may stand in a table in braces."""
    if not value and written == entry.written:
        return []
    document = _statement(layout, entry)
    place: Any = document
    for key in written[:-1]:
        place = place[key]
    if value:
        place[written[-1]] = value
    else:
        place.pop(written[-1], None)
    return list(tomlkit.dumps(document).split("\n"))


def _in_braces(layout: Layout, entry: Entry, table: str, wanted: Sequence[Wanted]) -> list[Piece]:
    """Write a list whose tables stand in braces; if it has other tables than before, each on a line."""
    document = _statement(layout, entry)
    listed: Any = document[table]
    for one in wanted:
        if one.was is not None:
            for key, value in one.values.items():
                if value:
                    listed[one.was][key] = value
                else:
                    listed[one.was].pop(key, None)
    new = tomlkit.dumps(document).split("\n")
    if [one.was for one in wanted] != list(range(len(listed))):
        shown = [_braces(one.values) if one.was is None else listed[one.was].as_string() for one in wanted]
        new = [f"{table} = [", *(f"  {one.strip()}," for one in shown), "]"] if shown else []
    return [*range(entry.first), *new, *range(entry.end, len(layout.lines))]


def _braces(values: Mapping[str, str]) -> str:
    return f"{{ {', '.join(_line(key, value) for key, value in values.items() if value)} }}"


def _at_end(layout: Layout, new: Sequence[Piece]) -> list[Piece]:
    """Put lines below all others, a blank one between them."""
    last = len(layout.lines)
    while last and not layout.lines[last - 1].strip():
        last -= 1
    tail: list[Piece] = [*range(last, len(layout.lines))] or [""]
    return [*range(last), *([""] if last and new else []), *new, *tail]
