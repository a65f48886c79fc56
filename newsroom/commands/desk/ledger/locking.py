"""One act at a time in a repository, and away with locks that a killed git left."""

from __future__ import annotations

import asyncio
import errno
import fcntl
import os
import shutil
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from newsroom.commands.desk.ledger.faults import Fault, Kind, fault
from newsroom.commands.desk.ledger.situation import OWN_REFS, Home

PATIENCE = 300.0
"""Seconds to wait until another act in this repository is done."""
LOCK_PATIENCE = 10.0
"""Seconds to wait for a program of somebody else that is at work in the repository."""
_LOOK = 0.05
STALE_AFTER = 2.0
"""Seconds without a change after which a lock that no living process can hold is taken for left behind."""
STALE_ANYWHERE = 900.0
"""The same where the system does not tell which processes there are."""
_LOCKED = ("index", "HEAD", "packed-refs", "config", "shallow")
_PROC = Path("/proc")


@asynccontextmanager
async def alone(home: Home, patience: float = PATIENCE) -> AsyncIterator[None]:
    """Hold the repository among processes of the desk; raise ``Fault`` after ``patience`` seconds.

    The system lets go of the lock when this process dies, however it dies.
    """
    try:
        home.room.mkdir(exist_ok=True)
        file = os.open(home.room / "khoa", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    except OSError as error:
        raise fault_of_system(error) from error
    try:
        until = time.monotonic() + patience
        while not _taken(file):
            if time.monotonic() > until:
                raise fault(Kind.LOCKED)
            await asyncio.sleep(_LOOK)
        _sweep(home.room)
        yield
    finally:
        os.close(file)


def _taken(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def fault_of_system(error: BaseException | None) -> Fault:
    """Word what the system refused."""
    code = error.errno if isinstance(error, OSError) else None
    if code in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return fault(Kind.FULL, str(error))
    if code in (errno.EACCES, errno.EPERM, errno.EROFS):
        return fault(Kind.READ_ONLY, str(error))
    return fault(Kind.OTHER, str(error))


def _sweep(room: Path) -> None:
    """Remove what acts that were killed left in the room; whoever holds the lock is alone there."""
    for entry in os.scandir(room):
        if entry.name.startswith("tam-"):
            if entry.is_dir(follow_symlinks=False):
                shutil.rmtree(entry.path, ignore_errors=True)
            else:
                with suppress(OSError):
                    os.unlink(entry.path)


async def mend_locks(home: Home, refs: tuple[str, ...], patience: float | None = None) -> None:
    """Remove lock files of git that a killed process left, and wait for those of a living one.

    A lock is left behind if it has not changed for a moment and no process of git works in this repository.
    Raises ``Fault`` if a living process keeps one longer than ``patience`` seconds (``LOCK_PATIENCE``).
    """
    until = time.monotonic() + (LOCK_PATIENCE if patience is None else patience)
    while locks := list(_locks(home, refs)):
        for lock in locks:
            if _is_left(lock, home):
                with suppress(FileNotFoundError):
                    lock.unlink()
        if not any(lock.exists() for lock in locks):
            continue
        if time.monotonic() > until:
            raise fault(Kind.LOCKED, f"{locks[0]}")
        await asyncio.sleep(_LOOK)


def _locks(home: Home, refs: tuple[str, ...]) -> Iterator[Path]:
    names = [*_LOCKED, *refs]
    for folder in dict.fromkeys((home.folder, home.common)):
        for name in names:
            lock = folder / f"{name}.lock"
            if lock.exists():
                yield lock
        yield from (folder / OWN_REFS).rglob("*.lock")


def _is_left(lock: Path, home: Home) -> bool:
    """Tell whether nobody holds a lock any more."""
    try:
        age = time.time() - lock.stat().st_mtime
    except FileNotFoundError:
        return False
    if age >= 0 and age < STALE_AFTER:
        return False
    if not (_PROC / "self" / "cwd").exists():
        return age > STALE_ANYWHERE
    return not any(_works_in(process, home) for process in _PROC.iterdir() if process.name.isdigit())


def _works_in(process: Path, home: Home) -> bool:
    """Tell whether a process is one of git in this repository; those of other users cannot be looked at."""
    try:
        name = (process / "comm").read_text(encoding="utf-8", errors="replace")
        if not name.startswith("git"):
            return False
        place = Path(os.readlink(process / "cwd"))
    except OSError:
        return False
    return any(place.is_relative_to(folder) for folder in (home.top, home.folder, home.common))
