"""Read log files, plain or packed by gzip, line by line and with bounds, from where they were left.

A file is known by its first bytes, not by its name: a rotation renames, copies and packs it. A line is given
only once its end is there. Packed files are inflated to a limit, and what is cut off or damaged ends them.
"""

from __future__ import annotations

import glob
import hashlib
import os
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

LONGEST = 8192
"""Bytes of a line, its end not counted; a longer one is skipped."""
HEAD = 4096
"""Bytes by which a file is known, or as many as were read of it."""
_CHUNK = 1 << 18
_LEAST_ROOM, _MOST_ROOM, _RATIO = 64 << 20, 8 << 30, 200
"""Bytes to which any packed file may be inflated, the most, and how many times its size, in between."""
_GZIP, _OTHERS = b"\x1f\x8b", (b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd")
CUT_OFF, TOO_LARGE, FOREIGN = "cut off", "too large", "foreign"
"""What may be wrong with a file: it ends before its end, inflates to too much, is packed otherwise."""


def digest_of(head: bytes) -> str:
    """Name the first bytes of a file."""
    return hashlib.blake2b(head, digest_size=12).hexdigest()


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells a packed file from others, and that nobody wrote to it."""

    device: int
    inode: int
    size: int
    changed: int

    def __str__(self) -> str:
        return f"{self.device}:{self.inode}:{self.size}:{self.changed}"


class Source:
    """An open log file. ``fault`` says, after reading, what was wrong with it."""

    def __init__(self, path: str) -> None:
        """Open a file and look at its beginning; raise ``OSError`` if it cannot be read."""
        self.path, self.fault = path, ""
        self._file: BinaryIO = open(path, "rb")  # noqa: SIM115 (closed by ``close``)
        found = os.fstat(self._file.fileno())
        self.stamp = Stamp(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)
        first = self._file.read(len(_OTHERS[1]))
        self.packed = first.startswith(_GZIP)
        if first.startswith(_OTHERS):
            self.fault = FOREIGN
        self.head = self._beginning()

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _beginning(self) -> bytes:
        """Read the first bytes."""
        head = b""
        for chunk in self._chunks():
            head += chunk
            if len(head) >= HEAD:
                break
        self.fault = self.fault if self.fault == FOREIGN else ""
        return head[:HEAD]

    def _chunks(self) -> Iterator[bytes]:
        """Give the bytes of the file from its beginning, inflated."""
        self._file.seek(0)
        if self.fault == FOREIGN:
            return iter(())
        if self.packed:
            return self._inflated()
        return iter(lambda: self._file.read(_CHUNK), b"")

    def _inflated(self) -> Iterator[bytes]:
        """Inflate the members of the file, one after the other, to the limit."""
        room = min(max(_LEAST_ROOM, _RATIO * self.stamp.size), _MOST_ROOM)
        member, begun = zlib.decompressobj(31), False
        data = b""
        while room > 0:
            data = data or self._file.read(_CHUNK)
            if not data:
                self.fault = CUT_OFF if begun else self.fault
                return
            try:
                begun = True
                chunk = member.decompress(data, min(_CHUNK, room))
            except zlib.error:
                self.fault = CUT_OFF
                return
            data = member.unused_data if member.eof else member.unconsumed_tail
            room -= len(chunk)
            yield chunk
            if member.eof:
                member, begun = zlib.decompressobj(31), False
                data = data.lstrip(b"\0")  # what tapes and some tools fill up with
        self.fault = TOO_LARGE

    def lines(self, offset: int) -> Iterator[tuple[bytes | None, int]]:
        """Give each whole line from ``offset`` on, ``None`` for one that is too long, and where it ends.

        The last line of a packed file, to which nobody writes any more, needs no end.
        """
        place, kept, is_long = offset, b"", False
        for chunk in self._from(offset):
            *whole, rest = chunk.split(b"\n")
            for line in whole:
                place += (0 if is_long else len(kept)) + len(line) + 1
                line = kept + line
                yield (None if is_long or len(line) > LONGEST else line), place
                kept, is_long = b"", False
            if is_long:
                place += len(rest)
            else:
                kept += rest
                if len(kept) > LONGEST:
                    place, kept, is_long = place + len(kept), b"", True
        if self.packed and not self.fault and (kept or is_long):
            yield (None if is_long else kept), place + len(kept)

    def _from(self, offset: int) -> Iterator[bytes]:
        """Give the bytes of the file from a place on."""
        if not self.packed and self.fault != FOREIGN:
            self._file.seek(offset)
            yield from iter(lambda: self._file.read(_CHUNK), b"")
            return
        for chunk in self._chunks():
            skipped = min(offset, len(chunk))
            offset -= skipped
            if skipped < len(chunk):
                yield chunk[skipped:]


def named_logs(words: Iterable[str]) -> list[str]:
    """List the files that words name: a pattern, a folder of logs, or a log with what was rotated of it."""
    found: dict[str, None] = {}
    for word in words:
        if os.path.isdir(word):
            names = [os.path.join(word, name) for name in os.listdir(word) if _LOG_RE.fullmatch(name)]
        elif glob.has_magic(word) and not os.path.exists(word):
            names = glob.glob(word)  # noqa: PTH207 (patterns may be absolute)
        else:
            names = _rotated(word)
        found.update((os.path.abspath(name), None) for name in sorted(names) if os.path.isfile(name))
    return list(found)


_LOG_RE = re.compile(r"(?!\.).*(?:[._-]log|\.gz)(?:[.-][0-9-]+)?(?:\.gz)?")
_ROTATED_RE = re.compile(r"(?:[.-][0-9][0-9-]*)?(?:\.gz)?")


def _rotated(path: str) -> list[str]:
    """List a log and those that a rotation left beside it: ``access.log.1``, ``access.log-20240711.gz``."""
    folder, name = os.path.split(path)
    try:
        beside = os.listdir(folder or ".")
    except OSError:
        return []
    return [
        os.path.join(folder, one)
        for one in beside
        if one.startswith(name) and _ROTATED_RE.fullmatch(one[len(name) :])
    ]
