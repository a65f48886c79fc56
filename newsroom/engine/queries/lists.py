"""Ask the catalogue who stands in which list, and what lists are called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsroom.engine.lists import ListKind, ListName
from newsroom.engine.queries.rows import Rows


class EntryRow(NamedTuple):
    """Where a record stands in a list; ``names`` are its spellings of the list's name, a line each."""

    kind: str
    key: str
    rank: str
    names: str = ""

    @property
    def list(self) -> ListName:
        return ListName(self.kind, self.key)


class TermRow(NamedTuple):
    """The name and address of a list; ``plain`` is its name without diacritics."""

    kind: str
    key: str
    name: str
    slug: str
    url: str
    plain: str

    @property
    def list(self) -> ListName:
        return ListName(self.kind, self.key)


class EntryRows(Rows):
    """The lists: who stands where."""

    def put(self, entries: Iterable[EntryRow]) -> None:
        """Put entries."""
        self._put("entries", entries)

    def drop(self, entry: EntryRow) -> None:
        """Take an entry out."""
        self._change("DELETE FROM entries WHERE kind = ? AND key = ? AND rank = ?", *entry[:3])

    def count(self, name: ListName) -> int:
        """Count the articles of a list."""
        return int(self._one("SELECT COUNT(*) FROM entries WHERE kind = ? AND key = ?", *name))

    def newest(self, name: ListName, number: int) -> list[str]:
        """Give the addresses of the newest articles of a list."""
        sql = "SELECT url FROM entries WHERE kind = ? AND key = ? ORDER BY rank DESC LIMIT ?"
        return [url for (url,) in self._all(sql, *name, number)]

    def older(self, name: ListName, rank: str) -> int:
        """Count the articles of a list that are older than ``rank``."""
        sql = "SELECT COUNT(*) FROM entries WHERE kind = ? AND key = ? AND rank < ?"
        return int(self._one(sql, *name, rank))

    def newer(self, name: ListName, rank: str) -> int:
        """Count the articles of a list that are newer than ``rank``."""
        sql = "SELECT COUNT(*) FROM entries WHERE kind = ? AND key = ? AND rank > ?"
        return int(self._one(sql, *name, rank))

    def holds_any(self, name: ListName) -> bool:
        """Tell whether a list holds anything."""
        return self._one("SELECT 1 FROM entries WHERE kind = ? AND key = ?", *name) is not None

    def keys(self, kind: ListKind) -> list[str]:
        """List the keys of a kind that hold anything: step by step, without reading the lists."""
        sql = "SELECT MIN(key) FROM entries WHERE kind = ? AND key > ?"
        found, last = [""] if self.holds_any(kind.of()) else [], ""
        while (key := self._one(sql, kind.name, last)) is not None:
            found.append(key)
            last = key
        return found

    def all(self) -> Iterator[tuple[ListName, str]]:
        """Give the names of all lists with the addresses in them, list by list, newest first."""
        sql = "SELECT kind, key, url FROM entries ORDER BY kind DESC, key DESC, rank DESC"
        return ((ListName(kind, key), url) for kind, key, url in self._all(sql))

    def spellings(self, name: ListName) -> list[tuple[str, int]]:
        """Give the spellings of a list's name: as ``EntryRow`` has them, and how often."""
        sql = "SELECT names, COUNT(*) FROM entries WHERE kind = ? AND key = ? GROUP BY names"
        return self._all(sql, *name)


class TermRows(Rows):
    """The names and addresses of the lists of topics and authors."""

    def all(self, kind: ListKind | None = None) -> list[TermRow]:
        """List the terms, or those of one kind."""
        where, values = ("WHERE kind = ?", [kind.name]) if kind else ("", [])
        return [TermRow(*row) for row in self._all(f"SELECT * FROM terms {where}", *values)]

    def find(self, name: ListName) -> TermRow | None:
        """Give the term of a list."""
        rows = self._all("SELECT * FROM terms WHERE kind = ? AND key = ?", *name)
        return TermRow(*rows[0]) if rows else None

    def has_slug(self, kind: ListKind, slug: str) -> bool:
        """Tell whether a term of a kind has a slug."""
        return self._one("SELECT 1 FROM terms WHERE kind = ? AND slug = ?", kind.name, slug) is not None

    def put(self, terms: Iterable[TermRow]) -> None:
        """Put terms."""
        self._put("terms", terms)

    def drop(self, name: ListName) -> None:
        """Take a term out."""
        self._change("DELETE FROM terms WHERE kind = ? AND key = ?", *name)

    def have_equal_ones(self) -> bool:
        """Tell whether two terms of a kind differ in diacritics only."""
        sql = "SELECT 1 FROM terms GROUP BY kind, plain HAVING COUNT(*) > 1"
        return self._one(sql) is not None
