"""Tell those who publish the output folder what the last build left there."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from newsroom.engine.absence import as_gone, stored_takedowns
from newsroom.engine.catalogue import Catalogue, is_disk_fault
from newsroom.engine.disk import digest_file
from newsroom.engine.queries import Queries
from newsroom.engine.snapshot import NO_DIGEST, UNTRUSTED, Mark
from newsroom.model.gone import Gone


@dataclass(frozen=True, slots=True)
class BuiltFile:
    """A file of the output folder: its size in bytes and the ``fingerprint`` of what it holds."""

    size: int
    digest: bytes


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """What the last build left: the files of the output folder by path, in order, and what was taken down."""

    files: Mapping[str, BuiltFile]
    gone: tuple[Gone, ...] = ()


@contextmanager
def built_site(cache: Path, output: Path, wait: Callable[[str], None]) -> Iterator[BuiltSite | None]:
    """Give what the last build left in ``output``, and keep builds out meanwhile.

    ``cache`` is ``CACHE_PATH``, which may belong to another user: nothing is written there. ``None`` if no
    catalogue vouches for the folder: the last build did not end. ``wait(pid)`` is told of a build that is
    running.
    """
    catalogue = Catalogue(cache, "site")
    try:
        yield _read(catalogue, output) if catalogue.lock_for_reading(wait) else None
    finally:
        catalogue.close()


def _read(catalogue: Catalogue, output: Path) -> BuiltSite | None:
    """Read what the last build left, ``None`` if no catalogue vouches for it or that is damaged."""
    queries = Queries(catalogue)
    try:
        if not catalogue.open():
            return None
        snapshot = queries.snapshots.find("output")
        files = ((os.fsdecode(path), snapshot.get(path)) for path in sorted(snapshot.files()))
        built = {path: _built(output / path, mark) for path, mark in files if mark is not None}
        return BuiltSite(built, tuple(map(as_gone, stored_takedowns(queries))))
    except OSError:
        raise
    except Exception as error:
        if is_disk_fault(error):
            raise
        return None


def noted_change(cache: Path, wait: Callable[[str], None]) -> datetime | None:
    """Give the moment at which the site that was built last is another by itself, ``None`` if it stays.

    ``cache`` is ``CACHE_PATH``. Raises ``LookupError`` if no catalogue vouches for a build. ``wait(pid)`` is
    told of a build that is running.
    """
    catalogue = Catalogue(cache, "site")
    try:
        if not catalogue.lock_for_reading(wait) or not catalogue.open():
            raise LookupError(f"the last build with {cache} did not end")
        return Queries(catalogue).notes.moment("next_change")
    finally:
        catalogue.close()


def _built(file: Path, mark: Mark) -> BuiltFile:
    if mark.digest == NO_DIGEST:
        return BuiltFile(file.stat().st_size, digest_file(file))
    size = mark.stamp.size if mark.stamp != UNTRUSTED else file.stat().st_size
    return BuiltFile(size, mark.digest)
