"""What the press is given to print, and what it says of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from newsroom.engine import Stamp
from newsroom.model.output import LargeFile, Output

Render = Callable[[Output], bytes | LargeFile]


@dataclass
class Tally:
    """What the press did, counted in files without their siblings."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0
    foreign: list[str] = field(default_factory=list)
    """Files among those removed that no build is known to have put there, as a killed one's have."""
    pages: list[str] = field(default_factory=list)
    """The HTML pages among those written."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be printed: the files that are planned, and what goes.

    With ``everything`` the planned files are all of the site and whatever else is there goes;
    else ``unwanted`` are the files that go and ``empty_folders`` folders that nobody planned.
    """

    outputs: tuple[Output, ...]
    everything: bool = True
    unwanted: frozenset[str] = frozenset()
    empty_folders: frozenset[str] = frozenset()

    @property
    def stale(self) -> list[Output]:
        """The files to render, ``index.html`` first, each once."""
        stale = list({output.path: output for output in self.outputs if output.stale}.values())
        stale.sort(key=lambda output: (output.path != "index.html", output.near))
        return stale


class Packing(NamedTuple):
    """Whether text files have packed siblings, and whether those that are known are as they should be."""

    wanted: bool = False
    trusted: bool = False


class Printed(NamedTuple):
    """What became of an output: whether it had to be written, and what the file is now.

    ``siblings`` are those that were made or kept. ``is_linked`` tells that the file has other names.
    """

    written: bool
    stamp: Stamp
    digest: bytes
    siblings: tuple[tuple[str, Printed], ...] = ()
    is_linked: bool = False
