"""Ask the catalogue what the search has of records, and put that into it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from newsroom.engine.codec import Damaged
from newsroom.engine.lists import ALL
from newsroom.engine.queries.rows import Rows


class SpotRow(NamedTuple):
    """Where a record stands in the index: the number of its day, and its own number within that day."""

    url: str
    path: str
    day: int
    number: int


class SearchRows(Rows):
    """The index of the search: the notes of records, where these stand in it, and its files.

    A note is what the index is made of for one record, packed. The file ``name`` of a segment is known by its
    hash.
    """

    # Notes

    def put_note(self, path: str, digest: bytes, note: bytes) -> None:
        """Put the note of a record, whose text has this digest; what it was stays known until ``settle``."""
        self._change(
            "INSERT INTO texts.search_notes VALUES (?, ?, ?, NULL) ON CONFLICT (path) DO UPDATE SET "
            "was = CASE WHEN was IS NULL AND note <> excluded.note THEN note ELSE was END, "
            "note = excluded.note, digest = excluded.digest",
            path, digest, note,
        )  # fmt: skip

    def note(self, path: str) -> bytes:
        """Give the note of a record; raise ``Damaged`` if it is not there or one of another text."""
        rows = self._all(
            "SELECT note, n.digest = r.digest FROM texts.search_notes n JOIN records r ON r.path = n.path "
            "WHERE n.path = ?", path
        )  # fmt: skip
        if not rows or not isinstance(rows[0][0], bytes) or not rows[0][1]:
            raise Damaged(f"note of {path}")
        return bytes(rows[0][0])

    def note_before(self, path: str) -> bytes:
        """Give the note of a record as it was before this build; raise ``Damaged`` if it is not there."""
        found = self._one("SELECT COALESCE(was, note) FROM texts.search_notes WHERE path = ?", path)
        if not isinstance(found, bytes):
            raise Damaged(f"note of {path}")
        return found

    def renoted(self) -> set[str]:
        """Name the records whose note is another one than before this build."""
        return {path for (path,) in self._all("SELECT path FROM texts.search_notes WHERE was IS NOT NULL")}

    def settle(self, gone: Iterable[str]) -> None:
        """Forget what notes were before, and those of records that are gone."""
        self._change("UPDATE texts.search_notes SET was = NULL WHERE was IS NOT NULL")
        for path in gone:
            self._change("DELETE FROM texts.search_notes WHERE path = ?", path)

    # Where records stand

    def spot(self, url: str) -> SpotRow | None:
        """Say where a record stands in the index."""
        rows = self._all("SELECT * FROM search_spots WHERE url = ?", url)
        return SpotRow(*rows[0]) if rows else None

    def spots(self, first: int, end: int) -> list[SpotRow]:
        """List who stands on the days from ``first`` to before ``end``, in order."""
        sql = "SELECT * FROM search_spots WHERE day >= ? AND day < ? ORDER BY day, number"
        return [SpotRow(*row) for row in self._all(sql, first, end)]

    def all_spots(self) -> list[SpotRow]:
        """List who stands anywhere, in order."""
        return [SpotRow(*row) for row in self._all("SELECT * FROM search_spots ORDER BY day, number")]

    def first_spot(self, first: int, end: int) -> SpotRow | None:
        """Say who stands first on the days from ``first`` to before ``end``."""
        sql = "SELECT * FROM search_spots WHERE day >= ? AND day < ? ORDER BY day, number LIMIT 1"
        return next((SpotRow(*row) for row in self._all(sql, first, end)), None)

    def last_spot(self, first: int, end: int) -> SpotRow | None:
        """Say who stands last on the days from ``first`` to before ``end``."""
        sql = "SELECT * FROM search_spots WHERE day >= ? AND day < ? ORDER BY day DESC, number DESC LIMIT 1"
        return next((SpotRow(*row) for row in self._all(sql, first, end)), None)

    def counts(self) -> dict[int, int]:
        """Count who stands on each day, in order of days."""
        return dict(self._all("SELECT day, COUNT(*) FROM search_spots GROUP BY day ORDER BY day"))

    def put_spots(self, rows: Iterable[SpotRow]) -> None:
        """Put records."""
        self._put("search_spots", rows)

    def drop_spot(self, url: str) -> None:
        """Take a record out."""
        self._change("DELETE FROM search_spots WHERE url = ?", url)

    def shown_articles(self, day: date | None = None) -> list[tuple[str, str, str]]:
        """List the articles that are shown, or those of a day: day, address, path; the oldest first."""
        within, values = "", [ALL.name, ALL.of().key]
        if day:
            within = "AND e.rank >= ? AND e.rank < ? "
            values += [day.isoformat(), (day + timedelta(1)).isoformat()]
        return self._all(
            "SELECT substr(e.rank, 1, 10), e.url, r.path FROM entries e JOIN records r ON r.url = e.url "
            f"WHERE e.kind = ? AND e.key = ? {within}AND r.shown ORDER BY e.rank",
            *values,
        )  # fmt: skip

    # Files

    def hashes(self, segment: str) -> dict[str, bytes]:
        """Give the hashes of the files of a segment by their names."""
        return dict(self._all("SELECT name, hash FROM search_files WHERE segment = ?", segment))

    def hash(self, segment: str, name: str) -> bytes | None:
        """Give the hash of a file; ``None`` if there is none."""
        found: bytes | None = self._one(
            "SELECT hash FROM search_files WHERE segment = ? AND name = ?", segment, name
        )
        return found

    def files(self) -> list[tuple[str, str, bytes]]:
        """List all files: segment, name, hash."""
        return self._all("SELECT segment, name, hash FROM search_files ORDER BY segment, name")

    def file(self, segment: str, name: str) -> bytes:
        """Give a file; raise ``Damaged`` if it is not the one that was put there."""
        rows = self._all(
            "SELECT f.hash, t.data FROM search_files f JOIN texts.search_files t "
            "ON t.segment = f.segment AND t.name = f.name WHERE f.segment = ? AND f.name = ?",
            segment, name,
        )  # fmt: skip
        if not rows:
            raise Damaged(f"{name} of the search in {segment}")
        found, data = rows[0]
        if not isinstance(data, bytes) or hashlib.blake2b(data, digest_size=len(found)).digest() != found:
            raise Damaged(f"{name} of the search in {segment}")
        return data

    def put_files(self, segment: str, files: Mapping[str, tuple[bytes, bytes]]) -> None:
        """Put files of a segment: hash and bytes by name."""
        self._put("search_files", ((segment, name, found) for name, (found, _) in files.items()))
        self._put("texts.search_files", ((segment, name, data) for name, (_, data) in files.items()))

    def drop_file(self, segment: str, name: str) -> None:
        """Take a file out."""
        for table in ("search_files", "texts.search_files"):
            self._change(f"DELETE FROM {table} WHERE segment = ? AND name = ?", segment, name)
