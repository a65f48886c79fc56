"""Find which articles are pinned among thousands: a manuscript is read again only when it changed."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from threading import Lock

from newsroom.commands.agenda.entries import Entry, entry_of
from newsroom.commands.desk.forms.pins import Pinned, may_be_pinned, pinned
from newsroom.model.content import ARTICLES
from newsroom.model.naming import INDEX
from plugins.manuscript.limits import HEAD_BYTES

_Stamp = tuple[int, int, int]


class PinReader:
    """What was read of the manuscripts, for several threads; those that speak of no pin leave no more."""

    def __init__(self) -> None:
        self._read: dict[str, tuple[_Stamp, Entry | None]] = {}
        self._lock = Lock()

    def pinned(self, content: Path, places: Iterable[str], now: datetime) -> tuple[Pinned, ...]:
        """List which of the articles at ``places`` are pinned now, as the home page has them."""
        with self._lock:
            entries = [self._entry(content, f"{ARTICLES}/{place}/{INDEX}") for place in places]
        return pinned([entry for entry in entries if entry is not None], now)

    def _entry(self, content: Path, path: str) -> Entry | None:
        file = f"{content}/{path}"
        try:
            found = os.stat(file)
            stamp = (found.st_ino, found.st_mtime_ns, found.st_size)
            known = self._read.get(file)
            if known is None or known[0] != stamp:
                with open(file, "rb") as opened:
                    head = opened.read(HEAD_BYTES)
                known = (stamp, entry_of(path, head) if may_be_pinned(head) else None)
                self._read[file] = known
        except OSError:
            self._read.pop(file, None)
            return None
        return known[1]
