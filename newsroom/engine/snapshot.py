"""Tell which files below a folder changed since they were last looked at.

A file that has the size, inode and time of status change (``ctime``, which no program can
set) that were noted is taken for unchanged; any other is judged by its bytes.
"""

from __future__ import annotations

import os
import stat
import struct
from array import array
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from newsroom.engine.disk import DIGEST_SIZE, is_closed
from newsroom.vietnamese.comparing import nfc

NO_DIGEST = bytes(DIGEST_SIZE)
_INODE = 2**63 - 1
"""What is kept of an inode number, some of which have 64 bits."""
_OPEN = 16_000
"""How many notes are open at once, which takes some 8 MB."""


class Stamp(NamedTuple):
    """What the file system says of a file or folder: bytes, nanoseconds, inode number."""

    size: int
    changed: int
    inode: int


UNTRUSTED = Stamp(-1, 0, 0)
"""A stamp that no file has."""


class Mark(NamedTuple):
    """What is noted of a file; a folder has no digest."""

    stamp: Stamp
    digest: bytes = NO_DIGEST


_as_stamp, _as_mark = partial(tuple.__new__, Stamp), partial(tuple.__new__, Mark)
"""Name the values of a tuple, as ``Stamp._make`` does, without a call of Python for each of many."""


class PackedShard(NamedTuple):
    """The notes of neighbouring files and folders in the form in which they are stored."""

    name: bytes
    paths: bytes
    stamps: bytes
    digests: bytes


def composed(path: str) -> str:
    """Give a path of the disk as the site names it: in NFC; a byte that is no UTF-8 is spelt out."""
    return nfc(os.fsencode(path).decode("utf-8", "backslashreplace"))


def stamp_of(found: os.stat_result) -> Stamp:
    """Take the stamp of a file or folder."""
    size = found.st_size if stat.S_ISREG(found.st_mode) else 0
    return Stamp(size, found.st_ctime_ns, found.st_ino & _INODE)


def _shard_name(path: bytes) -> bytes:
    """Name the shard of a path: the folder above the one it is in; a folder lies in itself."""
    return path.rpartition(b"/")[0].rpartition(b"/")[0]


class Snapshot:
    """The notes on all files and folders below a root; folders end with a slash, the root is ``/``.

    Neighbours are kept together in shards, so that a change rewrites few of them and reading
    them all is quick. The shards that were asked for last are open, the others packed, which takes
    a fifth of the room.
    """

    def __init__(self, packed: Iterable[PackedShard] = ()) -> None:
        self._packed = {shard.name: shard for shard in packed}
        self._open: dict[bytes, dict[bytes, Mark]] = {}
        self._count = 0  # of the notes that are open
        self._asked = 0
        self._asked_last: dict[bytes, int] = {}
        self._touched: set[bytes] = set()

    def __bool__(self) -> bool:
        closed = (shard for name, shard in self._packed.items() if name not in self._open)
        return any(self._open.values()) or any(shard.paths for shard in closed)

    def _shard(self, name: bytes) -> dict[bytes, Mark]:
        self._asked += 1
        self._asked_last[name] = self._asked
        found = self._open.pop(name, None)
        if found is None:
            packed = self._packed.get(name)
            found = dict(_unpack(packed)) if packed else {}
            self._close_oldest()
            self._count += len(found)
        self._open[name] = found
        return found

    def _close_oldest(self) -> None:
        """Close the shards that were asked for longest ago, if many notes are open.

        One stays as long as fewer others were asked for since than it has notes, since to open it again takes
        as long as these are many: the hundred thousand photos of one folder are not read anew for each page.
        """
        closing = []
        for name, shard in self._open.items():
            if self._count <= _OPEN:
                break
            if self._asked - self._asked_last[name] >= len(shard):
                closing.append(name)
                self._count -= len(shard)
        for name in closing:
            shard = self._open.pop(name)
            del self._asked_last[name]
            if name in self._touched:
                self._packed[name] = _pack(name, shard)

    def get(self, path: bytes) -> Mark | None:
        """Give the note on a file or folder."""
        name = _shard_name(path)
        return self._shard(name).get(path) if self._has(name) else None

    def _has(self, name: bytes) -> bool:
        return name in self._open or name in self._packed

    def put(self, path: bytes, mark: Mark) -> None:
        """Note a file or folder."""
        name = _shard_name(path)
        shard = self._shard(name)
        self._count += path not in shard
        shard[path] = mark
        self._touched.add(name)

    def drop(self, path: bytes) -> None:
        """Forget a file or folder."""
        name = _shard_name(path)
        if self._has(name) and self._shard(name).pop(path, None) is not None:
            self._count -= 1
            self._touched.add(name)

    def digest(self, path: bytes) -> bytes | None:
        """Give the digest of a file, ``None`` if it is not known."""
        mark = self.get(path)
        return None if mark is None or mark.digest == NO_DIGEST else mark.digest

    def set_digest(self, path: bytes, digest: bytes) -> None:
        """Note what the bytes of a file are that is known already."""
        mark = self.get(path)
        if mark is not None and mark.digest != digest:
            self.put(path, Mark(mark.stamp, digest))

    def _names(self) -> set[bytes]:
        return self._packed.keys() | self._open.keys()

    def files(self) -> Iterator[bytes]:
        """List all files, in no order."""
        for name in self._names():
            shard, packed = self._open.get(name), self._packed.get(name)
            paths = shard.keys() if shard is not None else packed.paths.split(b"\0") if packed else ()
            yield from (path for path in paths if path and not path.endswith(b"/"))

    def below(self, folder: bytes) -> list[bytes]:
        """List the files and folders below ``folder``, which ends with a slash, and itself."""
        top = _shard_name(folder)
        inner = folder.rstrip(b"/")
        names = [n for n in self._names() if n in (top, inner) or n.startswith(inner + b"/")]
        return sorted(path for name in names for path in self._shard(name) if path.startswith(folder))

    def inside(self, folder: bytes) -> list[bytes]:
        """List the files in ``folder``, which ends with a slash, and in the folders in it."""
        names = (_shard_name(folder), folder.rstrip(b"/"))
        known = [name for name in names if self._has(name)]
        paths = (path for name in known for path in self._shard(name) if path.startswith(folder))
        return sorted(path for path in paths if not path.endswith(b"/"))

    def suspects(self, root: Path, public: bool = False) -> list[bytes]:
        """List what no longer has its stamp or is gone; of what is ``public``, also what not all may read."""
        base = os.fsencode(root) + b"/"
        shards = (self._pack(name) for name in sorted(self._names()))
        return [path for shard in shards if shard.paths for path in _suspects_of(base, shard, public)]

    def _pack(self, name: bytes) -> PackedShard:
        shard = self._open.get(name)
        return self._packed[name] if shard is None else _pack(name, shard)

    def touched(self) -> list[PackedShard]:
        """Give the shards that changed, packed; one without paths has become empty."""
        return [self._pack(name) for name in sorted(self._touched)]


def _pack(name: bytes, shard: Mapping[bytes, Mark]) -> PackedShard:
    if not shard:
        return PackedShard(name, b"", b"", b"")
    paths = sorted(shard)
    stamps, digests = zip(*map(shard.__getitem__, paths), strict=True)
    numbers = struct.pack(f"{3 * len(paths)}q", *chain.from_iterable(stamps))
    return PackedShard(name, b"\0".join(paths), numbers, b"".join(digests))


def _unpack(packed: PackedShard) -> Iterator[tuple[bytes, Mark]]:
    if not packed.paths:
        return
    stamps = map(_as_stamp, struct.iter_unpack("3q", packed.stamps))
    digests = struct.iter_unpack(f"{DIGEST_SIZE}s", packed.digests)
    marks = ((stamp, digest) for stamp, (digest,) in zip(stamps, digests, strict=True))
    yield from zip(packed.paths.split(b"\0"), map(_as_mark, marks), strict=True)


def _suspects_of(base: bytes, shard: PackedShard, public: bool) -> list[bytes]:
    """List the suspects of a shard; names relative to its folder are quickest for the system."""
    paths = shard.paths.split(b"\0")
    try:
        folder = os.open(base + shard.name, os.O_RDONLY | os.O_DIRECTORY)
    except OSError:
        return paths
    start = len(shard.name) + 1 if shard.name else 0
    stamps, lstat, found = array("q", shard.stamps), os.lstat, []
    try:
        notes = zip(paths, stamps[0::3], stamps[1::3], stamps[2::3], strict=True)
        for path, size, changed, inode in notes:
            try:
                now = lstat(path[start:].rstrip(b"/") or b".", dir_fd=folder)
            except OSError:
                found.append(path)
                continue
            same = now.st_ctime_ns == changed and now.st_ino & _INODE == inode
            same &= not size or now.st_size == size  # folders are noted without one
            if not same or (public and is_closed(now.st_mode)):
                found.append(path)
    finally:
        os.close(folder)
    return found


class Files(Mapping[str, str]):
    """The files of a tree: their paths in NFC, and as the disk has them."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._tree = snapshot

    @cached_property
    def _decomposed(self) -> Mapping[str, str]:
        """The files whose path on the disk is not in NFC."""
        stored = (os.fsdecode(path) for path in self._tree.files() if not path.isascii())
        return {composed(path): path for path in stored if composed(path) != path}

    def __getitem__(self, path: str) -> str:
        if not path.endswith("/") and self._tree.get(os.fsencode(path)) is not None:
            return path
        if path.isascii():
            raise KeyError(path)
        return self._decomposed[path]

    def __iter__(self) -> Iterator[str]:
        return (composed(os.fsdecode(path)) for path in self._tree.files())

    def __len__(self) -> int:
        return sum(1 for _ in self)
