"""Ask the catalogue for records and bodies, and put them into it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby
from typing import NamedTuple

from newsroom.engine.codec import Damaged, body_digest_of, digest_body
from newsroom.engine.disk import fingerprint
from newsroom.engine.lists import ListName
from newsroom.engine.queries.rows import Rows
from newsroom.vietnamese.printing import VIETNAM

Text = tuple[str, str]
"""The path of a record and its text."""
_AT_ONCE = 500
"""How many records are named in one question."""


def moment_text(moment: datetime) -> str:
    """Write a moment in Vietnam time so that texts sort as moments do."""
    return moment.replace(tzinfo=None).isoformat()


class RecordRow(NamedTuple):
    """What the index knows of a record; ``date``, ``year`` and ``changed`` are those of an article.

    ``corrected`` is the date of its newest correction, ``modified`` that of ``Modified``, even if it is to
    come; articles of one title and day have the same ``twin``.
    """

    path: str
    url: str
    shown: bool
    date: str | None
    year: int | None
    changed: str | None
    digest: bytes
    withdrawn: bool = False
    corrected: str | None = None
    modified: str | None = None
    twin: bytes | None = None


class RecordRows(Rows):
    """The records and their bodies."""

    def _texts(self, sql: str, *values: object) -> list[Text]:
        """Give path and text of records; raise ``Damaged`` if a text is not the one that was put there."""
        rows = self._all(
            "SELECT r.path, r.digest, t.record FROM records r "
            f"LEFT JOIN texts.records t ON t.path = r.path {sql}", *values
        )  # fmt: skip
        for path, digest, text in rows:
            if not isinstance(text, str) or fingerprint(text.encode()) != digest:
                raise Damaged(f"record of {path}")
        return [(path, text) for path, _, text in rows]

    def text(self, path: str) -> str | None:
        """Give the text of the record at ``path``."""
        found = self._texts("WHERE r.path = ?", path)
        return found[0][1] if found else None

    def texts(self) -> list[Text]:
        """Give the texts of all records, by path."""
        return self._texts("ORDER BY r.path")

    def shown_article(self, url: str) -> list[Text]:
        """Give the text of the article that is shown at ``url``, if there is one."""
        return self._texts("WHERE r.url = ? AND r.shown AND r.year", url)

    def shown_articles(self, urls: Sequence[str]) -> list[Text]:
        """Give the texts of the articles that are shown at addresses, in no order."""
        found = []
        for start in range(0, len(urls), _AT_ONCE):
            some = urls[start : start + _AT_ONCE]
            marks = ", ".join("?" * len(some))
            found += self._texts(f"WHERE r.url IN ({marks}) AND r.shown AND r.year", *some)
        return found

    def shown_pages(self) -> list[Text]:
        """Give the texts of the static pages that are shown, by address."""
        return self._texts("WHERE r.shown AND r.year IS NULL ORDER BY r.url")

    def moved(self) -> list[Text]:
        """Give the texts of what is shown and had other addresses, by address."""
        return self._texts(
            "WHERE r.shown AND EXISTS (SELECT 1 FROM links WHERE links.path = r.path AND kind = 'old') "
            "ORDER BY r.url"
        )

    def withdrawn(self) -> list[Text]:
        """Give the texts of the articles that their headers withdraw, by path."""
        return self._texts("WHERE r.withdrawn ORDER BY r.path")

    def is_withdrawn(self, path: str) -> bool:
        """Tell whether the header of an article withdraws it."""
        return bool(self._one("SELECT withdrawn FROM records WHERE path = ?", path))

    def corrected_after(self, moment: datetime) -> list[str]:
        """Name the articles with a correction of after ``moment``."""
        rows = self._all("SELECT path FROM records WHERE corrected > ?", moment_text(moment))
        return sorted(path for (path,) in rows)

    def listed(self, name: ListName, start: int, length: int, from_oldest: bool) -> list[Text]:
        """Give the texts of ``length`` articles of a list, newest first, ``start`` places from an end."""
        order = "ASC" if from_oldest else "DESC"
        return self._texts(
            "JOIN (SELECT url, rank FROM entries WHERE kind = ? AND key = ? "
            f"ORDER BY rank {order} LIMIT ? OFFSET ?) l ON r.url = l.url ORDER BY l.rank DESC",
            *name, length, start,
        )  # fmt: skip

    def is_shown(self, path: str) -> bool | None:
        """Tell whether the record at ``path`` is shown, ``None`` if there is none."""
        shown = self._one("SELECT shown FROM records WHERE path = ?", path)
        return None if shown is None else bool(shown)

    def has_article(self, url: str) -> bool:
        """Tell whether an article is shown at ``url``."""
        return self._one("SELECT 1 FROM records WHERE url = ? AND shown AND year", url) is not None

    def is_shown_at(self, url: str) -> bool:
        """Tell whether anything is shown at the address ``url``."""
        return self._one("SELECT 1 FROM records WHERE url = ? AND shown", url) is not None

    def hidden(self) -> list[str]:
        """Name the records that are not public."""
        return [path for (path,) in self._all("SELECT path FROM records WHERE NOT shown")]

    def due(self, since: datetime, until: datetime) -> list[str]:
        """Name what is dated, or was mended, after ``since`` and not after ``until``."""
        sql = (
            "SELECT path FROM records WHERE date > ? AND date <= ? "
            "UNION SELECT path FROM records WHERE modified > ? AND modified <= ?"
        )
        span = (moment_text(since), moment_text(until))
        return [path for (path,) in self._all(sql, *span, *span)]

    def modified_after(self, moment: datetime) -> dict[str, datetime]:
        """Give, by path, the ``Modified`` of after ``moment``."""
        sql = "SELECT path, modified FROM records WHERE modified > ?"
        rows = sorted(self._all(sql, moment_text(moment)))
        return {path: datetime.fromisoformat(text).replace(tzinfo=VIETNAM) for path, text in rows}

    def next_modified(self, now: datetime) -> datetime | None:
        """Give the soonest ``Modified`` after ``now`` of what is shown."""
        sql = "SELECT MIN(modified) FROM records WHERE modified > ? AND shown"
        text = self._one(sql, moment_text(now))
        return None if text is None else datetime.fromisoformat(text).replace(tzinfo=VIETNAM)

    def twins(self) -> list[list[str]]:
        """List the articles that have title and day in common, by path."""
        sql = (
            "SELECT twin, path FROM records WHERE twin IN "
            "(SELECT twin FROM records WHERE twin IS NOT NULL GROUP BY twin HAVING COUNT(*) > 1) "
            "ORDER BY twin, path"
        )
        groups = groupby(self._all(sql), key=lambda row: row[0])
        return [[path for _, path in rows] for _, rows in groups]

    def coming(self, now: datetime) -> list[Text]:
        """Give the texts of the articles dated after ``now``, drafts too, the soonest first."""
        return self._texts("WHERE r.date > ? ORDER BY r.date, r.url", moment_text(now))

    def last_change(self, year: int) -> datetime:
        """Give the newest date or change among the articles of a year."""
        latest = self._one("SELECT MAX(changed) FROM records WHERE year = ? AND shown", year)
        return datetime.fromisoformat(latest).replace(tzinfo=VIETNAM)

    def unchanged(self, year: int) -> list[tuple[str, str | None]]:
        """List the articles of a year that are shown: address, and date if nothing was changed since.

        A draft, which may have no date, has no twin.
        """
        return self._all(
            "SELECT url, CASE WHEN twin IS NOT NULL AND corrected IS NULL AND modified IS NULL THEN date END "
            "FROM records WHERE year = ? AND shown", year
        )  # fmt: skip

    def put(self, written: Iterable[tuple[RecordRow, str]]) -> None:
        """Put records, each with its text."""
        listed = list(written)
        self._put("records", (row for row, _ in listed))
        self._put("texts.records", ((row.path, text) for row, text in listed))

    def drop(self, path: str) -> None:
        """Take a record out, but not its body."""
        self._change("DELETE FROM records WHERE path = ?", path)
        self._change("DELETE FROM texts.records WHERE path = ?", path)

    def put_body(self, path: str, body: str) -> None:
        """Put the body of a record."""
        self._put("texts.bodies", [(path, body)])

    def drop_body(self, path: str) -> None:
        """Take the body of a record out."""
        self._change("DELETE FROM texts.bodies WHERE path = ?", path)

    def shown_bodies(self, url: str) -> list[str]:
        """Give the body of what is shown at ``url``; raise ``Damaged`` if it is not the one of its record."""
        texts = self._texts("WHERE r.url = ? AND r.shown", url)
        bodies = [(path, text, self.body(path)) for path, text in texts]
        for path, text, body in bodies:
            if digest_body(body) != body_digest_of(text):
                raise Damaged(f"body of {path}")
        return [body for _, _, body in bodies]

    def body(self, path: str) -> str:
        """Give the body of a record; raise ``Damaged`` if it is not there."""
        found = self._one("SELECT body FROM texts.bodies WHERE path = ?", path)
        if not isinstance(found, str):
            raise Damaged(f"body of {path}")
        return found


class ManuscriptRows(Rows):
    """The manuscripts that say that they are drafts, and those of which no record could be made."""

    def put(self, drafts: Iterable[str], unread: Iterable[tuple[str, str]]) -> None:
        """Note drafts by path, and path and address of what could not be read."""
        self._put("drafts", ((path,) for path in drafts))
        self._put("unread", unread)

    def drop(self, path: str) -> None:
        """Forget what was noted of a manuscript."""
        self._change("DELETE FROM drafts WHERE path = ?", path)
        self._change("DELETE FROM unread WHERE path = ?", path)

    def drafts(self) -> set[str]:
        """Name the manuscripts that say that they are drafts."""
        return {path for (path,) in self._all("SELECT path FROM drafts")}

    def unread(self) -> set[str]:
        """Give the addresses of the manuscripts of which no record could be made."""
        return {url for (url,) in self._all("SELECT url FROM unread")}
