"""Remember who writes here: one line in a file beside the site that is in no repository."""

from __future__ import annotations

import subprocess
from contextlib import suppress
from pathlib import Path

from newsroom.engine import write_atomic
from newsroom.vietnamese.comparing import clean

FILE = Path(".but-danh")
_LONGEST = 200


def remembered(file: Path = FILE) -> str:
    """Give the byline of the last article begun here, ``""`` if none is known."""
    try:
        with file.open(encoding="utf-8", errors="replace") as opened:
            return " ".join(clean(opened.readline(_LONGEST)).split())
    except OSError:
        return ""


def remember(byline: str, file: Path = FILE) -> None:
    """Keep a byline for the next article; where it cannot be kept it is asked for again."""
    if byline != remembered(file):
        with suppress(OSError):
            write_atomic(file, f"{byline}\n".encode())


def suggested() -> str:
    """Give the name that git signs with here, only ever to be offered."""
    try:
        done = subprocess.run(["git", "config", "user.name"], capture_output=True, check=False, timeout=5)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return " ".join(clean(done.stdout.decode("utf-8", "replace")).split())[:_LONGEST]
