"""Join what a portal's database keeps apart: texts of articles, names of categories, by number."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from newsroom.commands.importer.archives import names
from newsroom.commands.importer.archives.csv_dialect import Dialect, dialect_of, rows
from newsroom.commands.importer.archives.names import folded, role_of
from newsroom.vietnamese.comparing import nfc

_HELD = 128 << 20
"""Characters of texts that wait for their articles at most."""
_MOST_CATEGORIES = 5000
_NUMBERS = ("catid", "cat id", "id", "category id")


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of a table's columns, and where the first of each part of an article stands."""

    names: tuple[str, ...]
    places: Mapping[str, int]

    def has(self, *roles: str) -> bool:
        """Tell whether all these parts are there."""
        return all(role in self.places for role in roles)

    def named(self, *wanted: str) -> int | None:
        """Give the place of the first column of one of these names."""
        return next((place for place, name in enumerate(self.names) if folded(name) in wanted), None)


def columns_of(path: Path, dialect: Dialect) -> Columns:
    """Read the names of the columns: the first row."""
    try:
        row = next((row for _, row in rows(path, dialect)), [])
    except csv.Error:
        row = []
    known: dict[str, int] = {}
    for place, cell in enumerate(row):
        known.setdefault(role_of(nfc(cell)), place)
    return Columns(
        tuple(nfc(cell).strip() for cell in row), {role: place for role, place in known.items() if role}
    )


@dataclass
class Details:
    """Texts that stand in a table of their own, in about the order of the articles."""

    path: Path
    columns: Columns
    _waiting: dict[str, list[str]] = field(default_factory=dict)
    _size: int = 0
    _rows: Iterator[tuple[int, list[str]]] | None = None

    def of(self, number: str) -> list[tuple[str, str]]:
        """Give names and values of an article by its number; none if there are none."""
        if self._rows is None:
            self._rows = rows(self.path, dialect_of(self.path))
            next(self._rows, None)
        place = self.columns.places[names.NUMBER]
        while number not in self._waiting and self._size < _HELD:
            try:
                found = next(self._rows, None)
            except csv.Error:
                found = None
            if found is None:
                break
            row = found[1]
            if len(row) > place:
                self._waiting[row[place].strip()] = row
                self._size += sum(map(len, row))
        row = self._waiting.pop(number, [])
        self._size -= sum(map(len, row))
        pairs = zip(self.columns.names, row, strict=False)
        return [
            (name, value)
            for at, (name, value) in enumerate(pairs)
            if at != place and role_of(name) != names.TITLE
        ]


def details_beside(path: Path) -> Details | None:
    """Find the table beside this one that holds texts by number, and no titles."""
    for other, columns in _beside(path):
        if columns.has(names.NUMBER, names.BODY) and not columns.has(names.TITLE):
            return Details(other, columns)
    return None


def categories_beside(path: Path) -> dict[str, str]:
    """Read the names of categories by number from the table beside this one that has them."""
    for other, columns in _beside(path):
        number, title = columns.named(*_NUMBERS), columns.places.get(names.TITLE)
        if number is None or title is None or not has_categories(other, columns):
            continue
        found: dict[str, str] = {}
        for _, row in islice(rows(other, dialect_of(other)), 1, None):
            if len(row) > max(number, title) and len(found) < _MOST_CATEGORIES:
                found[row[number].strip()] = nfc(row[title]).strip()
        return found
    return {}


def has_categories(path: Path, columns: Columns) -> bool:
    """Tell whether a table holds the names of categories, by its name and its columns."""
    is_called = any(part in path.stem.lower() for part in ("cat", "chuyen", "danh"))
    is_table = columns.named(*_NUMBERS) is not None and columns.has(names.TITLE)
    return is_called and is_table and not columns.has(names.BODY) and not columns.has(names.LEAD)


def is_article_table(columns: Columns) -> bool:
    """Tell whether a table holds articles, their texts perhaps in another."""
    return columns.has(names.TITLE) and (
        columns.has(names.BODY) or (columns.has(names.NUMBER) and columns.has(names.LEAD))
    )


def articles_beside(path: Path) -> bool:
    """Tell whether a table of articles lies beside this one, which then only helps to read that."""
    return any(is_article_table(columns) for _, columns in _beside(path))


def _beside(path: Path) -> Iterator[tuple[Path, Columns]]:
    for other in sorted(path.parent.iterdir()):
        if other != path and other.suffix.lower() == ".csv" and other.is_file() and not other.is_symlink():
            yield other, columns_of(other, dialect_of(other))
