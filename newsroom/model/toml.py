"""Read a TOML file of the content folder as manuscripts are read: in UTF-8 and NFC, odd signs told."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from newsroom.model.naming import conflict_line, toml_fault_line
from newsroom.model.problem import Problem
from newsroom.vietnamese.comparing import CONTROL_RE, MOST_MARKS, PRIVATE_RE, clean, piled_marks

_SHORT = {"\b": "b", "\f": "f", "\x1b": "e"}


class Codes(NamedTuple):
    """What the problems of a file are called."""

    not_utf8: str
    conflict: str
    syntax: str
    control: str
    private: str
    piled: str

    @property
    def odd(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        """The signs that nobody types, by code."""
        return (self.control, CONTROL_RE), (self.private, PRIVATE_RE)


class Toml(NamedTuple):
    """What reading a file gave: its text and its tables, which are ``None`` if it cannot be read."""

    text: str
    found: Mapping[str, Any] | None
    problems: list[Problem]


def read_toml(path: str, data: bytes, codes: Codes) -> Toml:
    """Read the file ``path``."""
    try:
        raw = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        byte = f"0x{data[error.start]:02X}"
        return Toml("", None, [Problem.of(path, line, codes.not_utf8, byte=byte)])
    if conflict := conflict_line(raw):
        return Toml("", None, [Problem.of(path, conflict, codes.conflict)])
    if piled := piled_marks(raw):
        marks, above = piled
        return Toml("", None, [Problem.of(path, above + 1, codes.piled, found=marks, limit=MOST_MARKS)])
    problems = list(_odd_signs(path, raw, codes))
    text = PRIVATE_RE.sub("", CONTROL_RE.sub("", clean(raw)))
    try:
        found = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        return Toml("", None, [*problems, Problem.of(path, toml_fault_line(text, error), codes.syntax)])
    return Toml(text, found, [*problems, *_escaped_signs(path, text, found, codes)])


def _odd_signs(path: str, raw: str, codes: Codes) -> Iterator[Problem]:
    """Report the first sign of each kind that nobody types."""
    for code, pattern in codes.odd:
        if match := pattern.search(raw):
            line = raw.count("\n", 0, match.start()) + 1
            yield Problem.of(path, line, code, char=f"U+{ord(match.group()):04X}")


def _escaped_signs(path: str, text: str, found: Mapping[str, Any], codes: Codes) -> Iterator[Problem]:
    """Report such signs where a string spells them: ``"\\u0002"``."""
    if "\\" not in text:
        return
    strings = list(_strings(found))
    for code, pattern in codes.odd:
        if match := next(filter(None, map(pattern.search, strings)), None):
            sign = match.group()
            yield Problem.of(path, _line(text, sign), code, char=f"U+{ord(sign):04X}")


def _strings(found: object) -> Iterator[str]:
    """List all strings in a value, keys too, however deep."""
    left = [found]
    while left:
        item = left.pop()
        if isinstance(item, str):
            yield item
        elif isinstance(item, dict):
            left += [*item, *item.values()]
        elif isinstance(item, list):
            left += item


def _line(text: str, sign: str) -> int:
    """Find the line in which a sign is spelt, 1 if it is not found."""
    short = rf"|\\{_SHORT[sign]}" if sign in _SHORT else ""
    match = re.search(rf"\\u{ord(sign):04x}|\\U{ord(sign):08x}{short}", text, re.IGNORECASE)
    return text.count("\n", 0, match.start()) + 1 if match else 1
