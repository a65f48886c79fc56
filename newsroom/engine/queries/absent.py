"""Ask the catalogue where there is nothing to show, and what was taken down and deleted."""

from __future__ import annotations

from collections.abc import Iterable

from newsroom.engine.codec import decode_takedown, encode_takedown
from newsroom.engine.queries.rows import Rows
from newsroom.model.gone import Takedown


class AbsentRows(Rows):
    """The places (``place_of``) at which a file of the content folder has nothing to show, and why.

    Why is what ``hidden`` says of a record, or ``DELETED``.
    """

    def put(self, rows: Iterable[tuple[str, str, str]]) -> None:
        """Put rows: place, path of the file, why."""
        self._put("absent", rows)

    def drop(self, path: str) -> None:
        """Take out all rows of a file."""
        self._change("DELETE FROM absent WHERE path = ?", path)

    def of(self, path: str) -> set[tuple[str, str]]:
        """Give the places of a file, each with why there is nothing."""
        return set(self._all("SELECT place, why FROM absent WHERE path = ?", path))

    def why(self, place: str) -> str | None:
        """Say why there is nothing at a place: of several reasons the last of the alphabet."""
        why: str | None = self._one("SELECT MAX(why) FROM absent WHERE place = ?", place)
        return why

    def all(self) -> list[tuple[str, str]]:
        """List all places, each with why there is nothing."""
        return self._all("SELECT place, MAX(why) FROM absent GROUP BY place")


class TakedownRows(Rows):
    """The articles that were taken down and deleted, as ``da-go.toml`` lists them."""

    def all(self) -> list[Takedown]:
        """List them, by address."""
        rows = self._all("SELECT url, found FROM takedowns ORDER BY url")
        return [decode_takedown(url, found) for url, found in rows]

    def has(self, url: str) -> bool:
        """Tell whether the article at ``url`` is listed."""
        return self._one("SELECT 1 FROM takedowns WHERE url = ?", url) is not None

    def replace(self, takedowns: Iterable[Takedown]) -> None:
        """Put what is listed now in place of what was."""
        self._change("DELETE FROM takedowns")
        self._put("takedowns", ((one.url, encode_takedown(one)) for one in takedowns))
