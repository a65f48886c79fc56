"""Take ISO media files (ISO/IEC 14496-12) apart into boxes, and put boxes together.

Sizes come from the file and are believed only as far as they fit what holds the box. Nothing
here goes from box to box by itself: callers name the way, so that no file can lead far down.
"""

from __future__ import annotations

import os
import struct
from typing import BinaryIO, NamedTuple

_MAX_BOXES = 4096


class MovieError(Exception):
    """A video cannot be used; ``code`` is one of the room's problems."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code, self.values = code, values


class Damaged(MovieError):  # noqa: N818 (what is found, not what went wrong)
    """The file is not whole."""

    def __init__(self) -> None:
        super().__init__("video-damaged")


class Place(NamedTuple):
    """Where the payload of a box lies in the file."""

    type: bytes
    start: int
    end: int


def top_boxes(file: BinaryIO) -> list[Place]:
    """List the boxes of a file."""
    size = file.seek(0, os.SEEK_END)
    found: list[Place] = []
    position = 0
    while size - position >= 8:
        file.seek(position)
        type_, start, end = _header(file.read(16), position, size, last=True)
        found.append(Place(type_, start, end))
        position = end
        if len(found) > _MAX_BOXES:
            raise Damaged
    return found


def boxes(data: bytes) -> list[tuple[bytes, bytes]]:
    """List the boxes of a payload with theirs; up to seven bytes after the last are let pass."""
    found: list[tuple[bytes, bytes]] = []
    position = 0
    while len(data) - position >= 8:
        type_, start, end = _header(data[position : position + 16], position, len(data), last=False)
        found.append((type_, data[start:end]))
        position = end
    return found


def _header(head: bytes, position: int, limit: int, last: bool) -> tuple[bytes, int, int]:
    """Read the header of the box at ``position``; give type, start of the payload and end."""
    length, type_ = struct.unpack_from(">I4s", head)
    start = position + 8
    if length == 1:
        if len(head) < 16:
            raise Damaged
        (length,) = struct.unpack_from(">Q", head, 8)
        start += 8
    elif length == 0 and last:
        length = limit - position
    end = position + length
    if end < start or end > limit:
        raise Damaged
    return type_, start, end


def box(type_: bytes, *parts: bytes) -> bytes:
    """Make a box of its payload."""
    payload = b"".join(parts)
    return struct.pack(">I4s", 8 + len(payload), type_) + payload


def only(data: bytes, *way: bytes) -> bytes:
    """Give the payload of the first box at the end of a way of types; it must be there."""
    for type_ in way:
        found = find(data, type_)
        if found is None:
            raise Damaged
        data = found
    return data


def find(data: bytes, type_: bytes) -> bytes | None:
    """Give the payload of the first box of a type."""
    return next((payload for name, payload in boxes(data) if name == type_), None)


def table(payload: bytes, entry: int) -> bytes:
    """Give a table of entries of so many bytes, with its version and count and nothing behind it."""
    (count,) = struct.unpack_from(">I", payload, 4)
    end = 8 + count * entry
    if end > len(payload):
        raise Damaged
    return payload[:end]
