"""Tell how a CSV file was written: its encoding, what stands between cells, how quotes are escaped."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from newsroom.commands.importer.archives.names import role_of
from newsroom.commands.importer.archives.odd_bytes import ODD_BYTES

SAMPLE = 1 << 20
LARGEST_CELL = 8 << 20
_DELIMITERS = (",", ";", "\t", "|")
_SEP_RE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a file was written; ``skipped`` lines before the names of its columns."""

    encoding: str
    delimiter: str
    is_escaped: bool
    skipped: int = 0


def dialect_of(path: Path) -> Dialect:
    """Look at the beginning of a file."""
    with path.open("rb") as file:
        head = file.read(SAMPLE)
    encoding = encoding_of(head)
    text = _decoded(head, encoding)
    told = _SEP_RE.match(text)
    is_escaped = len(re.findall(r'\\"', text)) > len(re.findall(r'(?<=[^,;\t|\n])""(?=[^,;\t|\r\n])', text))
    if told:
        return Dialect(encoding, told[1], is_escaped, 1)
    return Dialect(encoding, max(_DELIMITERS, key=lambda one: _fitness(text, one, is_escaped)), is_escaped)


def encoding_of(head: bytes) -> str:
    """Name the encoding of a text by its beginning: of UTF-8 a few bytes may be wrong."""
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if head.startswith(mark):
            return name
    for start, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        if len(head) > 16 and head[start::2].count(0) > len(head) // 5:
            return name
    plain = head.decode("utf-8", "replace")
    wrong, high = plain[:-4].count("\ufffd"), sum(1 for char in plain if char > "\x7f")
    return "utf-8" if wrong * 2 <= high else "cp1258"


def _decoded(head: bytes, encoding: str) -> str:
    return codecs.getincrementaldecoder(encoding)("replace").decode(head)


def _fitness(text: str, delimiter: str, is_escaped: bool) -> tuple[int, int]:
    """Count the columns whose names are known, then all columns, if this stands between cells."""
    try:
        first = next(
            (row for _, row in _reader(io.StringIO(text, newline=""), delimiter, is_escaped) if any(row)), []
        )
    except csv.Error:
        return 0, 0
    return sum(bool(role_of(cell)) for cell in first), len(first)


def _reader(
    lines: Iterator[str] | io.StringIO, delimiter: str, is_escaped: bool
) -> Iterator[tuple[int, list[str]]]:
    """Give rows and the line each ends on."""
    escape = "\\" if is_escaped else None
    reader = csv.reader(lines, delimiter=delimiter, escapechar=escape)
    for row in reader:
        yield reader.line_num, row


def _lines(file: TextIO) -> Iterator[str]:
    """Give the lines of a file; one that is longer than any cell may be is a cell without end."""
    while line := file.readline(LARGEST_CELL):
        if len(line) == LARGEST_CELL:
            raise csv.Error
        yield line.replace("\0", "")


def rows(path: Path, dialect: Dialect) -> Iterator[tuple[int, list[str]]]:
    """Give the rows of a file one by one with the line each ends on, from 1; empty ones are left out.

    Raises ``csv.Error`` if a cell never ends.
    """
    csv.field_size_limit(LARGEST_CELL)
    with closing(path.open(encoding=dialect.encoding, errors=ODD_BYTES, newline="")) as file:
        for _ in range(dialect.skipped):
            file.readline()
        reader = _reader(_lines(file), dialect.delimiter, dialect.is_escaped)
        for number, row in reader:
            if any(cell.strip() for cell in row):
                yield number + dialect.skipped, row
