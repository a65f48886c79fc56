"""Ask the catalogue what records lead to."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from newsroom.engine.queries.rows import Rows


class LinkRows(Rows):
    """What records lead to; kinds are ``link``, ``anchor``, ``file``, ``pin``, ``photo``, ``video``, ``old``.

    Documents have further kinds (``newsroom.engine.indexed.document_rows``).

    Those that are not shown lead to the keys of the lists which their names would head, by the kind of list.
    An ``anchor`` is a link that asks for a part of its page. Targets of links, anchors, pins and old
    addresses are places (``place_of``), others content paths.
    """

    def put(self, links: Iterable[tuple[str, str, str]]) -> None:
        """Put links: path of the record, kind, target."""
        self._put("links", links)

    def drop(self, path: str) -> None:
        """Take all links of a record out."""
        self._change("DELETE FROM links WHERE path = ?", path)

    def sources(self, kind: str, target: str) -> list[str]:
        """Name the records that lead to ``target``."""
        sql = "SELECT path FROM links WHERE kind = ? AND target = ?"
        return [path for (path,) in self._all(sql, kind, target)]

    def sources_below(self, kind: str, folder: str) -> list[str]:
        """Name the records that lead to a target below ``folder``."""
        sql = "SELECT path FROM links WHERE kind = ? AND target > ? AND target < ?"
        return [path for (path,) in self._all(sql, kind, f"{folder}/", f"{folder}0")]

    def shown_sources(self, kind: str, target: str) -> list[str]:
        """Give the addresses of the shown records that lead to ``target``."""
        sql = (
            "SELECT url FROM links JOIN records ON records.path = links.path "
            "WHERE kind = ? AND target = ? AND shown"
        )
        return [url for (url,) in self._all(sql, kind, target)]

    def is_shown(self, kind: str, target: str) -> bool:
        """Tell whether a shown record leads to ``target``."""
        sql = (
            "SELECT 1 FROM links JOIN records ON records.path = links.path "
            "WHERE kind = ? AND target = ? AND shown"
        )
        return self._one(sql, kind, target) is not None

    def all_targets(self, kind: str) -> set[str]:
        """Name all that records lead to."""
        return {target for (target,) in self._all("SELECT DISTINCT target FROM links WHERE kind = ?", kind)}

    def all_sources(self, kind: str) -> set[str]:
        """Name all records that lead to anything."""
        return {path for (path,) in self._all("SELECT DISTINCT path FROM links WHERE kind = ?", kind)}

    def targets(self, path: str, kind: str) -> list[str]:
        """Name what a record leads to."""
        sql = "SELECT target FROM links WHERE path = ? AND kind = ?"
        return [target for (target,) in self._all(sql, path, kind)]

    def shared(self, kind: str) -> list[list[str]]:
        """List the records that lead to one target, as none should: by target, then by path."""
        sql = (
            "SELECT target, path FROM links WHERE kind = ? AND target IN (SELECT target FROM links "
            "WHERE kind = ? AND target <> '' GROUP BY target HAVING COUNT(*) > 1) ORDER BY target, path"
        )
        groups = groupby(self._all(sql, kind, kind), key=lambda row: row[0])
        return [[path for _, path in rows] for _, rows in groups]

    def turning(self, since: str, until: str) -> list[str]:
        """Name the records of which a moment lies after ``since`` and not after ``until``."""
        sql = "SELECT DISTINCT path FROM links WHERE kind = 'turn' AND target > ? AND target <= ?"
        return [path for (path,) in self._all(sql, since, until)]

    def next_turn(self, now: str) -> str | None:
        """Give the soonest moment after ``now`` of a record that is shown."""
        sql = (
            "SELECT MIN(target) FROM links JOIN records ON records.path = links.path "
            "WHERE kind = 'turn' AND target > ? AND shown"
        )
        found = self._one(sql, now)
        return None if found is None else str(found)

    def takers(self, folder: str) -> set[str]:
        """Name the records that show or offer a file that lies below ``folder``."""
        sql = "SELECT path FROM links WHERE kind IN ('photo', 'video', 'file') AND target > ? AND target < ?"
        return {path for (path,) in self._all(sql, f"{folder}/", f"{folder}0")}
