"""Hold an article of an archive before it is read, and what is told of the archive as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Entry:
    """One article that was not read yet: small, and fit to be sent to another process.

    ``name`` is that of its ``Source``: stable from one import to the next, in whatever folder the archive
    lies. ``kind`` is that of the archive; pictures come from ``root`` or below, never from elsewhere.
    ``data`` is what the reader of that kind needs.
    """

    name: str
    kind: str
    root: Path
    data: Any


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something of an archive that is not imported, on purpose, and why, in Vietnamese: no fault."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Remark:
    """Something an editor should know of the whole archive, told once, in Vietnamese."""

    text: str


@dataclass(frozen=True, slots=True)
class Failed:
    """An article that cannot be read, and why, in Vietnamese."""

    name: str
    reason: str
