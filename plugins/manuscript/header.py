"""Split a manuscript into header fields and body (the grammar of the header).

::

    header  = field *( field / continuation ) blank-line
    field   = key ":" value
    continuation = 1*space text        ; goes on with the value above

Lines may end in CRLF; a byte order mark and blank lines before the header are skipped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsroom.model.problem import Problem
from newsroom.vietnamese.comparing import CONTROL_RE, PRIVATE_RE, clean, is_ordinary
from newsroom.vietnamese.legacy import legacy_encoding, may_be_legacy

_ENDLESS_REFERENCE_RE = re.compile(r"&#(?:[0-9]{20,}|[xX][0-9a-fA-F]{20,});?")
"""References that no padding with zeros explains; Python itself refuses numbers of 4300 digits."""
_FIELD_RE = re.compile(r"([^\s:][^:]{0,39}?)\s*:(.*)")


@dataclass(frozen=True, slots=True)
class Field:
    """A header line: key as written, value on one line, line number from 1."""

    key: str
    value: str
    line: int


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A file taken apart. ``body_line`` is the number of the body's first line."""

    fields: tuple[Field, ...]
    body: str
    body_line: int


def decode(path: str, data: bytes) -> tuple[str, list[Problem]]:
    """Decode UTF-8 strictly and refuse what no editor types; the text has ``\\n`` ends, NFC."""
    try:
        raw = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return "", [Problem.of(path, line, "not-utf8", byte=f"0x{data[error.start]:02X}")]
    raw = raw.replace("\r\n", "\n").replace("\r", "\n")
    endless: list[Problem] = []
    if "&#" in raw and _ENDLESS_REFERENCE_RE.search(raw):
        endless = list(_endless_references(path, raw))
        raw = _ENDLESS_REFERENCE_RE.sub("", raw)
    if is_ordinary(raw):
        return raw, endless
    return clean(raw), [*endless, *_odd_characters(path, raw)]


def _endless_references(path: str, raw: str) -> Iterator[Problem]:
    """Report references with more digits than any has: what reads them may fail over their length."""
    for match in _ENDLESS_REFERENCE_RE.finditer(raw):
        line = raw.count("\n", 0, match.start()) + 1
        yield Problem.of(path, line, "bad-reference", found=match.group())


def _odd_characters(path: str, raw: str) -> list[Problem]:
    problems = []
    for code, pattern in (("control-character", CONTROL_RE), ("private-character", PRIVATE_RE)):
        for match in list(pattern.finditer(raw))[:1]:
            line = raw.count("\n", 0, match.start()) + 1
            char = f"U+{ord(match.group()):04X}"
            problems.append(Problem.of(path, line, code, char=char))
    if not may_be_legacy(raw):
        return problems
    for number, line_text in enumerate(raw.split("\n"), start=1):
        encoding = legacy_encoding(line_text)
        if encoding:
            found = line_text.strip()
            problems.append(Problem.of(path, number, "legacy-font", encoding=encoding, found=found))
            break
    return problems


def split(path: str, text: str) -> tuple[Manuscript, list[Problem]]:
    """Take a decoded manuscript apart; every malformed header line is a problem."""
    problems: list[Problem] = []
    fields: list[Field] = []
    lines = text.split("\n")
    start = next((n for n, line in enumerate(lines) if line.strip()), len(lines))
    if start < len(lines) and lines[start].strip() == "---":
        problems.append(Problem.of(path, start + 1, "yaml-header"))
        return Manuscript((), "", len(lines)), problems
    end = start
    while end < len(lines) and lines[end].strip():
        line = lines[end]
        if line[0] in " \t" and fields:
            last = fields[-1]
            fields[-1] = Field(last.key, f"{last.value} {line.strip()}".strip(), last.line)
        elif match := _FIELD_RE.match(line):
            value = " ".join(match[2].split())
            fields.append(Field(match[1].strip(), value, end + 1))
        else:
            problems.append(Problem.of(path, end + 1, "header-line", found=line.strip()))
        end += 1
    return Manuscript(tuple(fields), "\n".join(lines[end + 1 :]), end + 2), problems
