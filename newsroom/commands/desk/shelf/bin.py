"""Keep what is taken away: a folder a day outside the content, from which a person can take it back."""

from __future__ import annotations

import os
import shutil
from datetime import datetime
from pathlib import Path

from newsroom.commands.desk.disks import moved
from newsroom.commands.desk.shelf.standing import OWN
from newsroom.vietnamese.printing import VIETNAM

BIN = f"{OWN}/thung-rac"


def thrown(content: Path, path: Path, now: datetime | None = None) -> Path:
    """Move a file or folder of the content folder into the bin; give where it lies now.

    Below the day it has its path in the content folder, and behind a name that is taken a number.
    """
    free = _free(content, path, now)
    moved(path, free)
    return free


def kept(content: Path, path: Path, now: datetime | None = None) -> Path:
    """Copy a file of the content folder into the bin, as ``thrown`` moves one; give where the copy lies."""
    free = _free(content, path, now)
    shutil.copy2(path, free)
    return free


def _free(content: Path, path: Path, now: datetime | None) -> Path:
    day = f"{now or datetime.now(VIETNAM):%Y-%m-%d}"
    inside = path.relative_to(content)
    target = content.parent / BIN / day / inside
    target.parent.mkdir(parents=True, exist_ok=True)
    free, count = target, 1
    while os.path.lexists(free):
        count += 1
        free = target.with_name(f"{target.stem}-{count}{target.suffix}")
    return free
