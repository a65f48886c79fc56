"""Read a TOML file of the content folder as manuscripts are read: in UTF-8 and NFC, odd signs told."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from newsroom.model.naming import conflict_line, toml_fault_line
from newsroom.model.problem import Problem
from newsroom.model.toml_keys import said_twice
from newsroom.vietnamese.comparing import CONTROL_RE, MOST_MARKS, PRIVATE_RE, clean, piled_marks

_STRING_RE = re.compile(r'"(?:\\.|[^"\\])*"|(?<![^\W\d_])\'[^\']*\'')
_BEGUN_RE = re.compile(r"(?:[=\[,{]|^)[ \t]*([\"“”„‟‘’])")
_SHORT = {"\b": "b", "\f": "f", "\x1b": "e"}

_UNQUOTED_RE = re.compile(
    r"^([ \t]*)((?=[^\s=]*[^A-Za-z0-9_.\s=-])[^\s=\"'“”„‟‘’\[\]{}#,]+)([ \t]*=)", re.MULTILINE
)


class Codes(NamedTuple):
    """What the problems of a file are called."""

    not_utf8: str
    conflict: str
    syntax: str
    twice: str
    control: str
    private: str
    piled: str
    curly: str

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
    text = _plain(clean(raw))
    try:
        text, found = _parsed(text)
    except (ValueError, RecursionError) as error:
        return Toml("", None, [*problems, _fault(path, text, error, codes)])
    escaped = list(_escaped_signs(path, text, found, codes))
    if escaped:
        text = _without_escapes(text, found)
        _take_out(found)
    return Toml(text, found, [*problems, *escaped])


def _parsed(text: str) -> tuple[str, dict[str, Any]]:
    """Parse TOML; keys with letters that it takes only in quotes, ``HĐND = …``, get them."""
    try:
        return text, tomllib.loads(text)
    except ValueError:
        quoted = _UNQUOTED_RE.sub(r'\1"\2"\3', text)
        if quoted == text:
            raise
        try:
            return quoted, tomllib.loads(quoted)
        except ValueError:
            pass
        raise


def _fault(path: str, text: str, error: ValueError | RecursionError, codes: Codes) -> Problem:
    """Report why TOML could not be read."""
    line = toml_fault_line(text, error)
    if twice := said_twice(text, line, str(error)):
        return Problem.of(path, twice.line, codes.twice, key=_plain(twice.key), first=twice.first)
    lines = text.split("\n")
    for number in (line, line - 1):  # an unended string is seen at the end of its line or after it
        if 0 < number <= len(lines) and is_curly(lines[number - 1]):
            return Problem.of(path, number, codes.curly)
    return Problem.of(path, line, codes.syntax)


def is_curly(line: str) -> bool:
    """Tell whether a string on a line that cannot be read begins or ends with a curly quote."""
    rest = _STRING_RE.sub("", line)
    begun = _BEGUN_RE.search(rest)
    if begun is None or begun[1] != '"':
        return begun is not None
    inside = rest[begun.end() :]
    return inside.count("”") > inside.count("“") or inside.count("“") > inside.count("”")


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


def _plain(text: str) -> str:
    """Take out the signs that nobody types."""
    return PRIVATE_RE.sub("", CONTROL_RE.sub("", text))


def _take_out(found: dict[str, Any]) -> None:
    """Take such signs out of all strings in a table, keys too, so that nothing else is told of them."""
    left: list[Any] = [found]
    while left:
        item = left.pop()
        if isinstance(item, dict):
            pairs = [(_plain(key) or key, value) for key, value in item.items()]
            item.clear()
            item.update((key, _plain(value) if isinstance(value, str) else value) for key, value in pairs)
            left += item.values()
        elif isinstance(item, list):
            item[:] = [_plain(one) if isinstance(one, str) else one for one in item]
            left += item


def _without_escapes(text: str, found: Mapping[str, Any]) -> str:
    """Take out of the text, too, what spells such signs, so that the lines of values are found in it."""
    signs = {sign for one in _strings(found) for odd in (CONTROL_RE, PRIVATE_RE) for sign in odd.findall(one)}
    return re.sub("|".join(map(_spelling, sorted(signs))), "", text, flags=re.IGNORECASE)


def _spelling(sign: str) -> str:
    """Give the pattern of what spells a sign in a string."""
    short = rf"|\\{_SHORT[sign]}" if sign in _SHORT else ""
    return rf"\\u{ord(sign):04x}|\\U{ord(sign):08x}{short}"


def _line(text: str, sign: str) -> int:
    """Find the line in which a sign is spelt, 1 if it is not found."""
    match = re.search(_spelling(sign), text, re.IGNORECASE)
    return text.count("\n", 0, match.start()) + 1 if match else 1
