"""Keep what builds have read and printed in an embedded database, to be trusted only under its seal.

``NAME.sqlite`` is the index; ``NAME-texts.sqlite`` holds records and bodies, each of which the
index knows by its digest. ``NAME.seal`` holds checksums of the index: it is taken away before
the output folder is first touched and put back when everything is written. So a build that
was killed, a damaged file and an older version all look alike: the seal is missing or does
not fit, and the catalogue is made anew from the files. It holds nothing that they do not.
"""

from __future__ import annotations

import fcntl
import json
import os
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Any

from newsroom.engine.codec import Damaged
from newsroom.engine.disk import flush, write_atomic
from newsroom.engine.schema import FORMAT, INDEX, TEXTS
from newsroom.engine.snapshot import stamp_of

_PIECE = 4 * 2**20
"""Bytes of the index that have a checksum of their own."""
_THREADS = 4

_DISK_FAULTS = frozenset(
    {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}
)


def is_disk_fault(error: Exception) -> bool:
    """Tell an error of the database that is the disk's from one that comes of damage."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _DISK_FAULTS


class Catalogue:
    """The catalogue of one kind of build, in the folder of the cache."""

    def __init__(self, folder: Path, name: str) -> None:
        """Take ``NAME.sqlite`` below ``folder``; nothing is opened yet."""
        self._kept = (folder / f"{name}.sqlite", folder / f"{name}-texts.sqlite")
        self._begun = (folder / f"{name}-new.sqlite", folder / f"{name}-texts-new.sqlite")
        self._index, self._texts = self._kept
        self._seal = folder / f"{name}.seal"
        self._lock_file = folder / f"{name}.lock"
        self._lock: int | None = None
        self._is_reader = False
        self._connection: sqlite3.Connection | None = None
        self._pid = 0
        self._is_still = False
        self.is_kept = False
        """Whether what an earlier build left was opened, and so may have been read."""

    # The lock

    def lock(self, wait: Callable[[str], None]) -> None:
        """Keep other builds out until ``close``; ``wait(pid)`` is told who is in, then this waits.

        The system gives the lock of a process that died to the next.
        """
        self._lock_file.parent.mkdir(parents=True, exist_ok=True)
        self._take(os.open(self._lock_file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644), wait)
        self._sign()

    def lock_for_reading(self, wait: Callable[[str], None]) -> bool:
        """Keep builds out and change nothing, not even where one may; tell whether there is a catalogue."""
        self._is_reader = True
        try:
            self._take(os.open(self._lock_file, os.O_RDONLY | os.O_CLOEXEC), wait)
        except FileNotFoundError:
            return False
        return True

    def _take(self, file: int, wait: Callable[[str], None]) -> None:
        self._lock = file
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            wait(os.pread(file, 20, 0).decode("ascii", "replace"))
            fcntl.flock(file, fcntl.LOCK_EX)

    def _sign(self) -> None:
        """Note who is in."""
        assert self._lock is not None
        os.ftruncate(self._lock, 0)
        os.pwrite(self._lock, str(os.getpid()).encode(), 0)

    # Opening and closing

    def open(self) -> bool:
        """Open the catalogue if its seal fits; tell whether it does."""
        if not self._is_sealed():
            return False
        self.is_kept = True
        self._connect()
        return True

    def seal_text(self) -> bytes:
        """Give what the seal says, nothing if it is broken; no two builds that wrote something seal alike."""
        try:
            return self._seal.read_bytes()
        except OSError:
            return b""

    def peek(self) -> bytes:
        """Open without the lock, to read, what nobody touched since it was sealed; give the seal."""
        text = self.seal_text()
        try:
            seal, stamp = json.loads(text), list(stamp_of(os.lstat(self._index)))
            if seal["format"] != FORMAT or seal["stamp"] != stamp or not self._texts.is_file():
                return b""
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return b""
        self._connect_reader()
        return text

    def begin(self, passing: bool = False) -> None:
        """Begin a new catalogue aside; it takes the place of the old one when its seal is broken.

        One that is ``passing`` leaves no file: it is never to be sealed.
        """
        self._disconnect()
        if passing:
            self._index = self._texts = Path(":memory:")
        else:
            self._discard(self._begun)
            self._index, self._texts = self._begun
            self._index.parent.mkdir(parents=True, exist_ok=True)
        self._connect()
        self.connection.executescript(INDEX)
        self.connection.executescript(TEXTS)

    @staticmethod
    def _discard(files: Iterable[Path]) -> None:
        for file in files:
            for suffix in ("", "-journal", "-wal", "-shm"):
                file.with_name(file.name + suffix).unlink(missing_ok=True)

    def _connect(self) -> None:
        if self._is_reader:
            self._connect_reader()
            return
        self._connection = sqlite3.connect(self._index, isolation_level=None, timeout=60)
        self._connection.execute("PRAGMA journal_mode = MEMORY")
        self._connection.execute("PRAGMA synchronous = OFF")
        self._connection.execute("ATTACH ? AS texts", (str(self._texts),))
        self._connection.execute("PRAGMA texts.journal_mode = MEMORY")
        self._connection.execute("PRAGMA texts.synchronous = OFF")
        self._pid = os.getpid()

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection of this process; a forked worker gets one of its own, which only reads."""
        if self._connection is None:
            raise Damaged(str(self._index))
        if self._pid != os.getpid():
            self._connect_reader()
            if self._is_still:
                self.start()
        return self._connection

    def _connect_reader(self) -> None:
        self._connection = sqlite3.connect(f"{self._index.resolve().as_uri()}?mode=ro", uri=True)
        self._connection.execute("ATTACH ? AS texts", (f"{self._texts.resolve().as_uri()}?mode=ro",))
        self._pid = os.getpid()

    def _disconnect(self) -> None:
        if self._connection is not None and self._pid == os.getpid():
            self._connection.close()
        self._connection = None

    def close(self) -> None:
        """Give up what was not committed, and the lock."""
        try:
            self._disconnect()
        finally:
            self._unlock()

    def _unlock(self) -> None:
        if self._lock is not None:
            if not self._is_reader:
                self._discard(self._begun)
            fcntl.flock(self._lock, fcntl.LOCK_UN)  # closing alone leaves it to children that still end
            os.close(self._lock)
            self._lock = None

    # The seal

    def _vouch(self) -> str:
        """Describe the index: format, stamp on this machine, checksum."""
        stamp = stamp_of(os.lstat(self._index))
        return json.dumps({"format": FORMAT, "stamp": stamp, "crc32": _checksums(self._index)})

    def _is_sealed(self) -> bool:
        """Tell whether the seal fits: by the stamp as long as nobody touched the index, else by its bytes."""
        try:
            seal = json.loads(self._seal.read_text(encoding="utf-8"))
            stamp = list(stamp_of(os.lstat(self._index)))
            if not self._texts.is_file() or seal["format"] != FORMAT:
                return False
            if seal["stamp"] == stamp:
                return True
            return bool(seal["crc32"] == _checksums(self._index))
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return False

    def unseal(self) -> None:
        """Break the seal and commit: what follows changes the output folder."""
        self.commit()
        self._seal.unlink(missing_ok=True)
        if self._index == self._begun[0]:
            self._disconnect()
            self._discard(self._kept)
            for begun, kept in zip(self._begun, self._kept, strict=True):
                begun.replace(kept)
            self._index, self._texts = self._kept
            self._connect()

    def seal(self) -> None:
        """Close the catalogue and vouch for it: it describes the output folder as it is."""
        self._disconnect()
        flush(self._index)
        write_atomic(self._seal, self._vouch().encode(), durable=True)

    # Transactions

    def start(self) -> None:
        """Begin a transaction if there is none."""
        if not self.connection.in_transaction:
            self.connection.execute("BEGIN")

    def commit(self) -> None:
        """Keep what was changed; workers see it from now on."""
        if self.connection.in_transaction:
            self.connection.execute("COMMIT")

    @contextmanager
    def still(self) -> Iterator[None]:
        """Read within one transaction while nothing is changed, as workers do that are forked meanwhile.

        Else each question takes locks and looks whether the files are others now, which is most of its time.
        """
        self.start()
        self._is_still = True
        try:
            yield
        finally:
            self._is_still = False
            self.commit()

    # What is kept

    def all(self, sql: str, *values: Any) -> list[Any]:
        """Ask for rows."""
        return self.connection.execute(sql, values).fetchall()

    def one(self, sql: str, *values: Any) -> Any:
        """Ask for the first value of the first row; ``None`` if there is no row."""
        row = self.connection.execute(sql, values).fetchone()
        return None if row is None else row[0]

    def put(self, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """Put rows into a table, in place of those with the same key; they may come one by one."""
        rest = iter(rows)
        if (first := next(rest, None)) is not None:
            marks = ", ".join("?" * len(first))
            sql = f"INSERT OR REPLACE INTO {table} VALUES ({marks})"
            self.connection.executemany(sql, chain([first], rest))

    def change(self, sql: str, *values: Any) -> None:
        """Change or delete rows."""
        self.connection.execute(sql, values)


def _checksums(file: Path) -> list[int]:
    """Give the CRC-32 of each piece of a file, several pieces at a time."""
    from concurrent.futures import ThreadPoolExecutor

    with open(file, "rb") as opened, ThreadPoolExecutor(_THREADS) as threads:
        size, place = os.fstat(opened.fileno()).st_size, opened.fileno()

        def checksum(start: int) -> int:
            return zlib.crc32(os.pread(place, _PIECE, start))

        return list(threads.map(checksum, range(0, size, _PIECE)))
