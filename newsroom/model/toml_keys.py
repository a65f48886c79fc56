"""Find in the text of a TOML file on which line a key stands, and what stands there twice."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_PART = r"(?:\"(?:\\.|[^\"\\])*\"|'[^']*'|[A-Za-z0-9_-]+)"
_KEYS = rf"[ \t]*({_PART}(?:[ \t]*\.[ \t]*{_PART})*)[ \t]*"
_KEY_RE = re.compile(rf"{_KEYS}=")
_HEADING_RE = re.compile(rf"[ \t]*(?:\[\[{_KEYS}\]\]|\[{_KEYS}\])[ \t]*(?:#.*)?")
_TWICE_RE = re.compile(r"Cannot (?:overwrite|declare|mutate)|Duplicate inline table key '(.*)' \(at")
_LONG_STRING_RE = re.compile("\"\"\"|'''")


class Twice(NamedTuple):
    """What stands in a file twice: the key or heading, its line, and that on which it stood first."""

    key: str
    line: int
    first: int


class Statement(NamedTuple):
    """A line that begins with a key or is a heading, as it is shown; ``path`` is from the top of the file."""

    line: int
    shown: str
    path: tuple[str, ...]


def said_twice(text: str, line: int, message: str) -> Twice | None:
    """Name what stands for the second time on ``line``, or above it where a value is several lines long.

    ``message`` is that of ``tomllib``; ``None`` if it says something else.
    """
    match = _TWICE_RE.match(message)
    if match is None:
        return None
    if match[1]:
        return Twice(match[1], line, line)
    known = [one for one in statements(text) if one.line <= line]
    if not known:
        return None
    last = known.pop()
    same = [one for one in known if one.path == last.path]
    akin = [one for one in known if _begins(one.path, last.path) or _begins(last.path, one.path)]
    return Twice(last.shown, last.line, (same or akin)[-1].line) if same or akin else None


def _begins(path: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return other[: len(path)] == path


def statements(text: str) -> Iterator[Statement]:
    """List keys and headings; lines within a string of several lines are none."""
    table: tuple[str, ...] = ()
    mark = ""
    for number, line in enumerate(text.split("\n"), start=1):
        key = None if mark else _KEY_RE.match(line)
        heading = None if mark or key else _HEADING_RE.fullmatch(line)
        for found in _LONG_STRING_RE.findall(line):
            mark = "" if mark == found else mark or found
        if heading:
            table = _path(heading[1] or heading[2])
            name = ".".join(table)
            yield Statement(number, f"[[{name}]]" if heading[1] else f"[{name}]", table)
        elif key:
            path = _path(key[1])
            yield Statement(number, ".".join(path), (*table, *path))


def line_of(found: Sequence[Statement], path: tuple[str, ...], nth: int = 0) -> int:
    """Find the line of a key by its path from the top, in the ``nth`` table of its name; 0 if on none."""
    starts = [one.line for one in found if one.path == path[:-1] and one.shown.startswith("[")]
    start = starts[nth] if nth < len(starts) else 0
    return next((one.line for one in found if one.line >= start and _begins(path, one.path)), start)


def _path(written: str) -> tuple[str, ...]:
    """Give the parts of a key as TOML reads them."""
    if "." not in written and written[0] not in "\"'":
        return (written,)
    try:
        found = tomllib.loads(f"{written} = 1")
    except ValueError:
        return (written,)
    parts = []
    while isinstance(found, dict):
        ((part, found),) = found.items()
        parts.append(part)
    return tuple(parts)
