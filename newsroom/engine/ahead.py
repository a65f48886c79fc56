"""Look at both folders while the plugins are loaded: the other core has nothing to do then.

Each folder is looked at in a process of its own, by the notes that the last build sealed. No lock is taken:
what was found counts only if the seal is the same when the build has the lock, for whoever changes the output
folder or the notes breaks the seal before and sets another after.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from newsroom.engine.catalogue import Catalogue
from newsroom.engine.queries import Queries
from newsroom.engine.workers import in_background, wanted_jobs


class Looked(NamedTuple):
    """A folder to look at: what its notes are called, where it is, whether it is public."""

    name: str
    root: Path
    public: bool = False


class Ahead:
    """What looking ahead found, to be asked for once."""

    def __init__(self, cache: Path, name: str, folders: tuple[Looked, ...], jobs: int) -> None:
        """Begin to look."""
        self._results = {
            folder.name: in_background(_look(cache, name, folder), jobs, b"") for folder in folders
        }

    def suspects(self, folder: str, seal: bytes) -> list[bytes] | None:
        """Give the suspects of a folder; ``None`` if nobody looked, or not by what ``seal`` vouches for."""
        result = self._results.pop(folder, None)
        looked_by, _, found = result().partition(b"\n") if result else (b"", b"", b"")
        if not looked_by or looked_by != seal:
            return None
        return found.split(b"\0") if found else []

    def end(self) -> None:
        """Wait for the processes that nobody asked."""
        while self._results:
            self._results.popitem()[1]()


def _look(cache: Path, name: str, folder: Looked) -> Callable[[], bytes]:
    """Give the function that looks: the seal on a line, then the suspects; nothing if none fits."""

    def look() -> bytes:
        catalogue = Catalogue(cache, name)
        seal = catalogue.peek()
        if not seal:
            return b""
        snapshot = Queries(catalogue).snapshots.find(folder.name)
        return seal + b"\n" + b"\0".join(snapshot.suspects(folder.root, folder.public))

    return look


def look_ahead(settings: Mapping[str, Any], name: str) -> Ahead | None:
    """Begin to look by the notes of the catalogue ``name``, if they are wanted and a process is free."""
    jobs = wanted_jobs(settings.get("JOBS"))
    if jobs < 2 or not settings["LOAD_CONTENT_CACHE"]:
        return None
    content = Looked("content", Path(settings["PATH"]))
    output = Looked("output", Path(settings["OUTPUT_PATH"]), public=True)
    return Ahead(Path(settings["CACHE_PATH"]), name, (content, output), jobs)
