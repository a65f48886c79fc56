"""List the articles of a working copy: what stands where, newest first, and what is searched for.

All is in memory. A look at the disk reads only manuscripts whose stamp is another than was noted, here, by an
earlier start or by the last preview.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import RLock
from typing import Protocol

from newsroom.commands.desk.shelf.found import Index
from newsroom.commands.desk.shelf.heads import Head, read_head
from newsroom.commands.desk.shelf.noted import Noted, keep, kept, previewed
from newsroom.engine import Stamp, stamp_of
from newsroom.model.addresses import YEARS, article_place
from newsroom.model.content import ARTICLES
from newsroom.model.naming import INDEX
from newsroom.model.records import WITHDRAWN
from newsroom.vietnamese.printing import VIETNAM
from newsroom.vietnamese.slugs import is_slug

DRAFT, REVIEW, SCHEDULED, PUBLISHED = "draft", "review", "scheduled", "published"
"""How an article stands: a draft that only this copy has, or that the office has; public at its time, or
now. ``WITHDRAWN`` is the fifth."""
_MANY = 200
"""The unknown manuscripts from which on the last preview is asked before they are read."""
_MONTH_RE = re.compile(r"0[1-9]|1[0-2]")
_ALWAYS = datetime.max.replace(tzinfo=VIETNAM)


@dataclass(frozen=True, slots=True)
class Row:
    """An article as lists show it; ``date`` is ``None`` where it has none that can be read.

    ``saved`` tells that the office has all of it: nothing is changed here that was not sent.
    """

    place: str
    title: str
    date: datetime | None
    has_time: bool
    status: str
    category: str
    author: str
    saved: bool


class Stands(Protocol):
    """What git says of all articles, by place, as ``ledger.states()`` gives it."""

    @property
    def sent(self) -> frozenset[str]:
        """The places that the server has."""

    @property
    def edited(self) -> frozenset[str]:
        """The places that differ here from what was recorded last."""

    @property
    def waiting(self) -> frozenset[str]:
        """The places with a commit that was not sent."""


class Listing:
    """The articles of one content folder.

    ``cache`` is the folder of the preview (``CACHE_PATH``). ``stands`` gives what git said last, ``None``
    before it did: then a draft is one of this copy, and all is saved. Several threads may use it.
    """

    def __init__(
        self, content: Path, cache: Path | None = None, stands: Callable[[], Stands | None] = lambda: None
    ) -> None:
        self._content, self._cache, self._stands = content, cache, stands
        self._lock = RLock()
        self._noted: dict[str, Noted] = {}
        self._is_loaded = self._is_indexed = False
        self._index: Index | None = None
        self._made: tuple[tuple[Row, ...], Stands | None, datetime] | None = None

    def rows(self) -> tuple[Row, ...]:
        """Give all articles: drafts first, what was changed last above, then by date, newest first."""
        with self._lock:
            self._load()
            stands, now = self._stands(), datetime.now(VIETNAM)
            if self._made is None or self._made[1] is not stands or now >= self._made[2]:
                rows = tuple(_row(one.head, stands, now) for one in self._ordered())
                due = min((row.date for row in rows if row.status == SCHEDULED and row.date), default=_ALWAYS)
                self._made = rows, stands, due
            return self._made[0]

    def section(self, status: str) -> tuple[Row, ...]:
        """Give the articles that stand in one way, those that are scheduled in the order of their dates."""
        found = tuple(row for row in self.rows() if row.status == status)
        return found[::-1] if status == SCHEDULED else found

    def row(self, place: str) -> Row | None:
        """Give one article as it was seen last."""
        return next((row for row in self.rows() if row.place == place), None)

    def find(self, text: str, most: int = 50) -> tuple[Row, ...]:
        """Give at most ``most`` articles with all words of ``text``, diacritics aside, best first."""
        with self._lock:
            rows = {row.place: row for row in self.rows()}
            return tuple(rows[place] for place in self._indexed().find(text, most))

    def refresh(self, paths: Iterable[str | Path] = ()) -> None:
        """Look at the disk again: at the articles to which ``paths`` belong, or at all if there are none.

        A path is a place, or one of a file or folder in the content folder, whole or from there on.
        """
        with self._lock:
            places = {self._place_of(path) for path in paths}
            if not places or not self._is_loaded:
                self._look_at_all()
            else:
                self._look_at(sorted(places - {""}))

    def _load(self) -> None:
        if not self._is_loaded:
            self._look_at_all()
            self._indexed()

    def _indexed(self) -> Index:
        if self._index is None or not self._is_indexed:
            self._index = Index((one.head for one in self._ordered()), self._index)
            self._is_indexed = True
        return self._index

    def _ordered(self) -> list[Noted]:
        return sorted(self._noted.values(), key=_order, reverse=True)

    def _place_of(self, path: str | Path) -> str:
        text = os.fspath(path)
        inside = text.removeprefix(f"{self._content}/").removeprefix(f"{ARTICLES}/")
        return article_place(inside.strip("/"))

    def _look_at_all(self) -> None:
        """Note all articles of the disk; the first time with the help of what was noted before."""
        known = self._noted if self._is_loaded else kept(self._content)
        seen = list(_manuscripts(self._content))
        unknown = [(place, stamp) for place, _, stamp in seen if not _is_same(known.get(place), stamp)]
        if len(unknown) > _MANY and self._cache is not None:
            known = {**known, **previewed(self._content, self._cache)}
        found: dict[str, Noted] = {}
        for place, file, stamp in seen:
            before = known.get(place)
            one = before if _is_same(before, stamp) else _read(place, file, stamp)
            if one is not None:
                found[place] = one
        is_changed = found != self._noted
        self._is_loaded = True
        if is_changed:
            self._noted = found
            self._forget()
        if unknown:
            keep(self._content, found.values())

    def _look_at(self, places: Iterable[str]) -> None:
        for place in places:
            file = f"{self._content}/{ARTICLES}/{place}/{INDEX}"
            one = None
            with suppress(OSError):
                one = _read(place, file, stamp_of(os.lstat(file)))
            if one is None:
                self._noted.pop(place, None)
            else:
                self._noted[place] = one
        self._forget()

    def _forget(self) -> None:
        self._made, self._is_indexed = None, False


def _is_same(one: Noted | None, stamp: Stamp) -> bool:
    return one is not None and one.stamp == stamp


def _read(place: str, file: str, stamp: Stamp) -> Noted | None:
    try:
        return Noted(read_head(place, file), stamp)
    except OSError:
        return None


def _order(one: Noted) -> tuple[bool, float, str]:
    """Give the key by which articles are sorted, what comes first having the largest."""
    head = one.head
    moment = float(one.stamp.changed) if head.draft else head.date.timestamp() if head.date else float("inf")
    return head.draft, moment, head.place


def _row(head: Head, stands: Stands | None, now: datetime) -> Row:
    place = head.place
    saved = stands is None or not (
        place in stands.edited or place in stands.waiting or place not in stands.sent
    )
    status = _status(head, stands, now)
    return Row(place, head.title, head.date, head.has_time, status, head.category, head.author, saved)


def _status(head: Head, stands: Stands | None, now: datetime) -> str:
    if stands is not None and head.place not in stands.sent:
        return DRAFT  # nobody but its writer has it, whatever its header says
    if head.withdrawn:
        return WITHDRAWN
    if head.draft:
        return REVIEW if stands is not None else DRAFT
    return SCHEDULED if head.date and head.date > now else PUBLISHED


def _manuscripts(content: Path) -> Iterator[tuple[str, str, Stamp]]:
    """Give the place, the file and its stamp of all manuscripts of articles."""
    root = f"{content}/{ARTICLES}"
    for year in _folders(root, lambda name: name.isdecimal() and len(name) == 4 and int(name) in YEARS):
        for month in _folders(f"{root}/{year}", lambda name: _MONTH_RE.fullmatch(name) is not None):
            for slug in _folders(f"{root}/{year}/{month}", is_slug):
                file = f"{root}/{year}/{month}/{slug}/{INDEX}"
                try:
                    found = os.lstat(file)
                except OSError:
                    continue
                yield f"{year}/{month}/{slug}", file, stamp_of(found)


def _folders(folder: str, is_meant: Callable[[str], bool]) -> list[str]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return []
    return [one.name for one in entries if is_meant(one.name) and one.is_dir(follow_symlinks=False)]
