"""Cut an export of WordPress (WXR) into its items, whatever is wrong within one of them.

The file is never parsed as a whole: one illegal byte, one element left open or one entity would stop all that
comes after it. Items are found by their tags outside of CDATA, and parsed one by one.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from newsroom.commands.importer.source import Unreadable

CHUNK = 1 << 20
_TAIL = 1 << 16
"""Bytes at the end of an export in which it is closed."""
LARGEST = 32 << 20
"""Bytes of an item from which on it is not read."""
_LARGEST_HEAD = 64 << 20
_ENCODING_RE = re.compile(rb"<\?xml[^>]{0,200}?encoding=[\"']([A-Za-z0-9._-]{1,40})[\"']")
_START_RE = re.compile(rb"<item[\s>]")
_TOKEN_RE = re.compile(rb"<!\[CDATA\[|</item\s*>")
_END_RE = re.compile(rb"</item\s*>")


@dataclass(frozen=True, slots=True)
class Piece:
    """The bytes of the head of an export or of an item, and their encoding; empty if it was too large."""

    data: bytes
    encoding: str = "utf-8"


def pieces(path: Path) -> Iterator[Piece]:
    """Give the head of an export, then its items one by one; the last may have been cut off.

    Raises ``Unreadable`` if there is no item, nor the head of an export.
    """
    with path.open("rb") as file:
        stream, encoding = _as_ascii_like(file)
        buffer = b""
        while not (start := _START_RE.search(buffer)):
            more = stream.read(CHUNK)
            if not more or len(buffer) > _LARGEST_HEAD:
                break
            buffer += more
        if start is None and b"<channel" not in buffer:
            raise Unreadable(
                "không phải tệp xuất của WordPress: không có bài nào; hãy xuất lại bằng Công cụ → Xuất"
            )
        yield Piece(buffer[: start.start() if start else len(buffer)], encoding)
        for item in _items(stream, buffer[start.start() :] if start else b""):
            yield Piece(item, encoding)


def is_cut_off(path: Path) -> bool:
    """Tell whether an export ends before its end."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _TAIL))
        end = file.read().replace(b"\0", b"")
    return not re.search(rb"</(?:channel|rss)\s*>", end)


def _as_ascii_like(file: BinaryIO) -> tuple[BinaryIO | codecs.StreamRecoder, str]:
    """Give a stream in which tags are ASCII, and the encoding of what is between them."""
    head = file.read(1024)
    file.seek(0)
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if head.startswith(mark):
            file.seek(2)
            return codecs.EncodedFile(file, "utf-8", encoding, errors="replace"), "utf-8"
    declared = _ENCODING_RE.search(head)
    name = declared[1].decode("ascii") if declared else "utf-8"
    try:
        known = codecs.lookup(name).name
    except LookupError:
        known = "utf-8"
    return file, "utf-8" if known.startswith(("utf", "ascii")) else known


def _items(stream: BinaryIO | codecs.StreamRecoder, buffer: bytes) -> Iterator[bytes]:
    while True:
        end = _end_of_item(buffer)
        while end is None and (more := stream.read(CHUNK)):
            buffer += more
            if len(buffer) > LARGEST:
                yield b""
                buffer = _after_item(stream, buffer)
                break
            end = _end_of_item(buffer)
        else:
            if end is None:
                if len(buffer) > len(b"<item></item>"):
                    yield buffer  # the file was cut off within it
                return
            yield buffer[:end]
            buffer = buffer[end:]
        start = _START_RE.search(buffer)
        while start is None:
            more = stream.read(CHUNK)
            if not more:
                return
            buffer = buffer[-8:] + more
            start = _START_RE.search(buffer)
        buffer = buffer[start.start() :]


def _after_item(stream: BinaryIO | codecs.StreamRecoder, buffer: bytes) -> bytes:
    """Skip an item that is too large, up to what looks like its end."""
    while (end := _END_RE.search(buffer)) is None:
        more = stream.read(CHUNK)
        if not more:
            return b""
        buffer = buffer[-16:] + more
    return buffer[end.end() :]


def _end_of_item(buffer: bytes) -> int | None:
    """Find the end of the item that ``buffer`` begins with; ``None`` if it is not there yet.

    A CDATA that is never closed would go on to the end of one in a later item: then the item ends before.
    """
    place = 0
    while token := _TOKEN_RE.search(buffer, place):
        if token[0] != b"<![CDATA[":
            return token.end()
        close = buffer.find(b"]]>", token.end())
        stop = close if close >= 0 else len(buffer)
        early = _END_RE.search(buffer, token.end(), stop)
        if early and buffer.find(b"<![CDATA[", early.end(), stop) >= 0:
            return early.end()
        if close < 0:
            return None
        place = close + 3
    return None
