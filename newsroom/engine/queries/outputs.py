"""Ask the catalogue what the last build made, found and noted."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from newsroom.engine.queries.rows import Rows
from newsroom.engine.snapshot import PackedShard, Snapshot
from newsroom.model.output import Output
from newsroom.model.problem import Problem


class OutputRow(NamedTuple):
    """A planned file: the part of the site it belongs to, and what asks for it."""

    part: str
    path: str
    origin: str
    line: int


class OutputRows(Rows):
    """The files of the site."""

    def paths(self) -> set[str]:
        """Name all files."""
        return {path for (path,) in self._all("SELECT path FROM outputs")}

    def take_part(self, part: str) -> set[str]:
        """Take a part of the site out; name its files."""
        paths = {path for (path,) in self._all("SELECT path FROM outputs WHERE part = ?", part)}
        self._change("DELETE FROM outputs WHERE part = ?", part)
        return paths

    def take_all(self) -> set[str]:
        """Take everything out; name the files."""
        paths = self.paths()
        self._change("DELETE FROM outputs")
        return paths

    def put(self, parts: Mapping[str, Iterable[Output]]) -> None:
        """Put the files of parts of the site, all at once: most parts have few."""
        self._put(
            "outputs",
            ((part, one.path, one.origin, one.line) for part, outputs in parts.items() for one in outputs),
        )

    def has(self, path: str) -> bool:
        """Tell whether the site has a file."""
        return self._one("SELECT 1 FROM outputs WHERE path = ?", path) is not None

    def parts(self, prefix: str) -> set[str]:
        """Name the parts that have files and whose name begins with ``prefix``, without it."""
        sql = "SELECT DISTINCT part FROM outputs WHERE part >= ? AND part < ?"
        end = prefix[:-1] + chr(ord(prefix[-1]) + 1)
        return {part.removeprefix(prefix) for (part,) in self._all(sql, prefix, end)}

    def origin(self, path: str, but_for: str) -> str | None:
        """Name the content file behind a file, unless that is of a part that begins with ``but_for``."""
        sql = "SELECT origin FROM outputs WHERE path = ? AND part NOT LIKE ?"
        found: str | None = self._one(sql, path, f"{but_for}%")
        return found

    def all(self) -> list[OutputRow]:
        """List all files."""
        return [OutputRow(*row) for row in self._all("SELECT part, path, origin, line FROM outputs")]

    def at(self, path: str) -> list[OutputRow]:
        """List what is planned for a path: one file, unless parts of the site collide."""
        sql = "SELECT part, path, origin, line FROM outputs WHERE path = ?"
        return [OutputRow(*row) for row in self._all(sql, path)]

    def below(self, path: str) -> list[OutputRow]:
        """List what is planned below a path, as if that were a folder."""
        sql = "SELECT part, path, origin, line FROM outputs WHERE path > ? AND path < ?"
        return [OutputRow(*row) for row in self._all(sql, f"{path}/", f"{path}0")]

    def has_stub_below_page(self) -> bool:
        """Tell whether a stub lies in a folder that is called as a page may be."""
        sql = "SELECT 1 FROM outputs WHERE part > 'stub:' AND part < 'stub;' AND path LIKE '%.htm%/%' LIMIT 1"
        return self._one(sql) is not None

    def count(self) -> int:
        """Count the files."""
        return int(self._one("SELECT COUNT(*) FROM outputs"))


class ProblemRows(Rows):
    """The problems that stand from build to build."""

    def replace(self, problems: Iterable[Problem]) -> None:
        """Keep problems in place of those kept before."""
        self._change("DELETE FROM problems")
        self._put("problems", ((p.path, p.line, p.code, json.dumps(p.values)) for p in problems))

    def all(self) -> list[Problem]:
        """List the problems that were kept."""
        return [
            Problem(path, line, code, tuple((key, value) for key, value in json.loads(found)))
            for path, line, code, found in self._all("SELECT * FROM problems")
        ]


class SnapshotRows(Rows):
    """What was noted of the content and the output folder."""

    def find(self, root: str) -> Snapshot:
        """Give the notes on the files of ``content`` or ``output``."""
        sql = "SELECT name, paths, stamps, digests FROM snapshots WHERE root = ?"
        return Snapshot(PackedShard(*row) for row in self._all(sql, root))

    def put(self, root: str, snapshot: Snapshot) -> None:
        """Keep what changed of the notes on a folder."""
        touched = snapshot.touched()
        for shard in touched:
            if not shard.paths:
                self._change("DELETE FROM snapshots WHERE root = ? AND name = ?", root, shard.name)
        self._put("snapshots", ((root, *shard) for shard in touched if shard.paths))

    def drop(self, root: str) -> None:
        """Forget what was noted of a folder."""
        self._change("DELETE FROM snapshots WHERE root = ?", root)


class NoteRows(Rows):
    """Single values."""

    def all(self) -> dict[str, str]:
        """Give all notes."""
        return dict(self._all("SELECT key, value FROM notes"))

    def put(self, **values: str) -> None:
        """Note values by key."""
        self._put("notes", values.items())

    def put_moment(self, key: str, moment: datetime | None) -> None:
        """Note a moment, or that there is none."""
        self.put(**{key: moment.isoformat() if moment else ""})

    def moment(self, key: str) -> datetime | None:
        """Give a moment that was noted; raise ``LookupError`` if nothing was."""
        text = self.all()[key]
        return datetime.fromisoformat(text) if text else None

    def fit(self, wanted: Mapping[str, str], *keys: str) -> bool:
        """Tell whether the notes under ``keys`` are as wanted."""
        notes = self.all()
        return all(notes.get(key) == wanted[key] for key in keys)
