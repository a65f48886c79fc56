"""Split a manuscript into header fields and body (the grammar of the header).

::

    header  = field *( field / continuation ) blank-line
    field   = key ":" value
    continuation = 1*space text        ; goes on with the value above

Lines may end in CRLF; a byte order mark and blank lines before the header are skipped. Which keys there
are is not part of the grammar, but what tells a slip from a text (``Grammar``).
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from newsroom.model.naming import conflict_line
from newsroom.model.problem import Problem
from newsroom.vietnamese.comparing import CONTROL_RE, MOST_MARKS, PRIVATE_RE, clean, is_ordinary, piled_marks
from newsroom.vietnamese.legacy import legacy_encoding, may_be_legacy
from plugins.manuscript.grammar import ANY, FIELD_RE, Grammar

_ENDLESS_REFERENCE_RE = re.compile(r"&#(?:[0-9]{20,}|[xX][0-9a-fA-F]{20,});?")
"""References that no padding with zeros explains; Python itself refuses numbers of 4300 digits."""


@dataclass(frozen=True, slots=True)
class Field:
    """A header line: key as written, value on one line, line number from 1.

    ``parts`` are the lines as they were typed, if there are several.
    """

    key: str
    value: str
    line: int
    parts: tuple[str, ...] = ()

    def with_more(self, line: str) -> Field:
        """Give the field with a line that goes on with its value."""
        parts = (*(self.parts or (self.value,)), line)
        return replace(self, value=f"{self.value} {line.strip()}".strip(), parts=parts)


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A file taken apart. ``body_line`` is the number of the body's first line.

    ``untitled`` tells that the first line, where a title is expected, has no key.
    """

    fields: tuple[Field, ...]
    body: str
    body_line: int
    untitled: bool = False


def decode(path: str, data: bytes) -> tuple[str, list[Problem]]:
    """Decode UTF-8 strictly and refuse what no editor types; the text has ``\\n`` ends, NFC."""
    try:
        raw = data.decode("utf-8-sig" if data.startswith(BOM_UTF8) else "utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return "", [Problem.of(path, line, "not-utf8", byte=f"0x{data[error.start]:02X}")]
    raw = raw.replace("\r\n", "\n").replace("\r", "\n")
    if conflict := conflict_line(raw):
        return "", [Problem.of(path, conflict, "git-conflict")]
    endless: list[Problem] = []
    if "&#" in raw and _ENDLESS_REFERENCE_RE.search(raw):
        endless = list(_endless_references(path, raw))
        raw = _ENDLESS_REFERENCE_RE.sub("", raw)
    if is_ordinary(raw):
        return raw, endless
    if piled := piled_marks(raw):
        found, above = piled
        return "", [*endless, Problem.of(path, above + 1, "piled-marks", found=found, limit=MOST_MARKS)]
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


def split(path: str, text: str, grammar: Grammar = ANY) -> tuple[Manuscript, list[Problem]]:
    """Take a decoded manuscript apart; every slip of its header is one problem, told where it begins."""
    lines = text.split("\n")
    start = next((n for n, line in enumerate(lines) if line.strip()), len(lines))
    if start < len(lines) and lines[start].strip() == "---":
        return Manuscript((), "", len(lines)), [Problem.of(path, start + 1, "yaml-header")]
    return _Splitting(path, lines, grammar).run(start)


class _Splitting:
    """The splitting of one manuscript: what was found so far."""

    def __init__(self, path: str, lines: Sequence[str], grammar: Grammar) -> None:
        self._path, self._lines, self._grammar = path, lines, grammar
        self._fields: list[Field] = []
        self._problems: list[Problem] = []
        self._untitled = False

    def run(self, start: int) -> tuple[Manuscript, list[Problem]]:
        end = self._block_end(start)
        body = self._read(start, end)
        is_told = not self._fields
        while body is None and (more := self._next_text(end)) is not None and self._goes_on(more):
            if not is_told:
                self._report(end, "header-gap", found=self._lines[more].strip())
            is_told = True
            end = self._block_end(more)
            body = self._read(more, end)
        first = end + 1 if body is None else body
        if self._problems and not self._fields and self._grammar is not ANY:
            needed = ", ".join(keys[0] for keys in self._grammar.needed)
            self._problems = [Problem.of(self._path, start + 1, "no-header", needed=needed)]
        manuscript = Manuscript(
            tuple(self._fields), "\n".join(self._lines[first:]), first + 1, self._untitled
        )
        return manuscript, self._problems

    def _report(self, number: int, code: str, **values: object) -> None:
        self._problems.append(Problem.of(self._path, number + 1, code, **values))

    def _block_end(self, start: int) -> int:
        """Give the place of the next blank line, or of the end."""
        lines = self._lines
        return next((n for n in range(start, len(lines)) if not lines[n].strip()), len(lines))

    def _next_text(self, start: int) -> int | None:
        return next((n for n in range(start, len(self._lines)) if self._lines[n].strip()), None)

    def _read(self, start: int, end: int) -> int | None:
        """Read lines of the header; give the place of the body's first line if it follows without a gap."""
        if self._read_plain(start, end):
            return None
        tail = self._tail(start, end)
        was_fine = True
        for number in range(start, end if tail is None else tail):
            is_fine = self._take_below(number) or self._take(number)
            if was_fine and not is_fine:
                self._untitled = self._untitled or not self._fields
                self._report(number, "header-line", found=self._lines[number].strip())
            was_fine = is_fine
        if tail is not None:
            self._report(tail, "header-unended", found=self._lines[tail].strip(), key=self._fields[-1].key)
        return tail

    def _read_plain(self, start: int, end: int) -> bool:
        """Read lines without a slip, as most are; ``False``, and nothing read, if there may be one."""
        fields, known = [], self._grammar.spelt
        for number in range(start, end):
            key, _, value = self._lines[number].partition(":")
            if key not in known:
                match = FIELD_RE.match(self._lines[number])
                key, value = match.groups() if match else ("", "")
            value = " ".join(value.split())
            if key not in known or not value:
                return False
            fields.append(Field(key, value, number + 1))
        self._fields += fields
        return True

    def _tail(self, start: int, end: int) -> int | None:
        """Find where, below the last known key, text begins that is no header."""
        grammar = self._grammar
        known = [n for n in range(start, end) if grammar.knows(self._key(n))]
        place = known[-1] + 1 if known else end
        if place < end and self._is_value_below(place):
            place += 1
        while place < end and (self._lines[place][0] in " \t" or grammar.recognises(self._key(place))):
            place += 1
        rest = [n for n in range(place, end) if self._lines[n][0] not in " \t"]
        return place if any(self._match(n) is None for n in rest) else None

    def _match(self, number: int) -> re.Match[str] | None:
        return self._grammar.match(self._lines[number])

    def _key(self, number: int) -> str:
        match = self._match(number)
        return match[1].strip() if match else ""

    def _continues(self, number: int) -> bool:
        return self._lines[number][0] in " \t" and bool(self._fields)

    def _is_value_below(self, number: int) -> bool:
        """Tell whether a line holds the value of the key above it, after which there is nothing."""
        above = self._match(number - 1) if number else None
        here = self._lines[number]
        return (
            self._grammar is not ANY
            and above is not None
            and self._grammar.is_exact(above[1].strip())
            and not above[2].strip()
            and here[0] not in " \t"
            and not self._grammar.recognises(self._key(number))
        )

    def _take_below(self, number: int) -> bool:
        """Take a line as the value of an empty key above it."""
        if not self._fields or not self._is_value_below(number):
            return False
        self._report(number, "value-below", key=self._fields[-1].key)
        self._fields[-1] = self._fields[-1].with_more(self._lines[number])
        return True

    def _take(self, number: int) -> bool:
        """Take a line as a field or as more of the one above; ``False`` if it is neither."""
        line = self._lines[number]
        if self._continues(number):
            if not self._is_indented_key(line):
                self._fields[-1] = self._fields[-1].with_more(line)
                return True
            line = line.strip()
            self._report(number, "indented-key", found=line, key=self._fields[-1].key)
        match = self._grammar.match(line)
        if match is None:
            return False
        if match.re is not FIELD_RE:
            self._report(number, "key-without-colon", key=match[1])
        self._fields.append(Field(match[1].strip(), " ".join(match[2].split()), number + 1))
        return True

    def _is_indented_key(self, line: str) -> bool:
        match = FIELD_RE.match(line.strip())
        return match is not None and self._is_new(match[1].strip())

    def _is_new(self, key: str) -> bool:
        """Tell whether a key is known exactly, and not given yet."""
        given = {field.key.casefold() for field in self._fields}
        return self._grammar.is_exact(key) and key.casefold() not in given

    def _goes_on(self, start: int) -> bool:
        """Tell whether what stands below a gap is more of the header.

        That are lines of keys not given so far: a needed one among them, or nothing else.
        """
        first = self._lines[start]
        if self._grammar is ANY or first[0] in " \t" or ":" not in first:
            return False
        if not self._grammar.recognises(self._key(start)):
            return False
        keys = [self._key(n) for n in range(start, self._block_end(start)) if self._lines[n][0] not in " \t"]
        missing = self._grammar.missing(field.key for field in self._fields)
        wanted = any(key.casefold() in missing for key in keys)
        return wanted or all(self._is_new(key) for key in keys)
