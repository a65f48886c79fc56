"""Let a web server read again what somebody closed to it."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path

from newsroom.engine import Snapshot, open_to_all, stamp_of


def open_closed(root: Path, closed: Iterable[str], known: Snapshot) -> None:
    """Open the files and folders ``closed`` below ``root`` to all, and note in ``known`` how they stand now.

    A folder ends with a slash. What is there no longer, or cannot be changed, stays as it is.
    """
    for path in sorted(closed):
        place, mark = f"{root}/{path.lstrip('/')}", known.get(os.fsencode(path))
        try:
            found = os.lstat(place)
            if mark is None or not (stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)):
                continue
            opened = open_to_all(place, found.st_mode)
            stamp = stamp_of(os.lstat(place)) if opened and mark.stamp == stamp_of(found) else mark.stamp
            if stamp != mark.stamp:  # a disk may know no modes, which is no news
                known.put(os.fsencode(path), mark._replace(stamp=stamp))
        except FileNotFoundError:
            continue
