"""Mend a JPEG that lacks its last bytes only, as a copy has that broke off just before its end.

Terms are those of ITU-T T.81: segments, scans, Ah and Al, and minimum coded units (MCU).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from hashlib import blake2b, shake_128

from PIL import Image

MOST_PIXELS = 50_000_000
"""What is decoded several times in the time that one photo may take."""
_SHARE = 0.02
"""The share of rows at the bottom that may be missing."""
_SHORT = 0.1
"""The share of rows up to which it may be one row of MCUs, where that is more."""
_TRIES = 3
"""How many endings are tried; one alone might happen to change nothing where it begins."""
_END = b"\xff\xd9"
_SCAN = 0xDA
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_HUFFMAN = frozenset({0xC0, 0xC1, 0xC2})
"""Frames that are baseline, extended or progressive."""
_MARKER_RE = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]", re.DOTALL)
"""A marker that ends the data of a scan."""


def mend(data: bytes) -> bytes | None:
    """Give the JPEG with an end if only the last of its rows hang on what is missing, else ``None``.

    Rows that hang on it are found by trying other endings: what comes out the same is sound.
    """
    data = data.rstrip(b"\0").removesuffix(b"\xff")  # half a marker, which would eat what follows
    rows = _sound_rows(data)
    if rows <= 0:
        return None
    try:
        shown = _top(data + _END, rows)
        sound = all(_top(data + _ending(number) + _END, rows) == shown for number in range(_TRIES))
    except (OSError, SyntaxError, ValueError):
        return None
    return data + _END if sound else None


def _ending(number: int) -> bytes:
    """Make up data of a scan."""
    return shake_128(b"%d" % number).digest(4096).replace(b"\xff", b"\x7f")


def _top(data: bytes, rows: int) -> bytes:
    """Decode a JPEG and give the digest of its first rows."""
    found = blake2b(digest_size=16)
    with Image.open(io.BytesIO(data), formats=("JPEG",)) as image:
        for top in range(0, rows, 256):
            found.update(image.crop((0, top, image.width, min(rows, top + 256))).tobytes())
    return found.digest()


def _sound_rows(data: bytes) -> int:
    """Say how many rows of a JPEG that breaks off must be sound; 0 says that it may not be used."""
    frames: list[bytes] = []
    finished: set[tuple[int, int]] = set()
    breaks_off = False
    for marker, segment, breaks_off in _segments(data):  # noqa: B007  # that of the last one counts
        if marker in _FRAMES:
            frames.append(segment if marker in _HUFFMAN else b"")
        elif marker == _SCAN:
            finished.update(_finished(segment))
    if not breaks_off or len(frames) != 1 or len(frames[0]) < 9 or len(frames[0]) < 6 + 3 * frames[0][5]:
        return 0
    components = {frames[0][6 + 3 * n]: frames[0][7 + 3 * n] & 15 for n in range(frames[0][5])}
    if not all((name, place) in finished for name in components for place in range(64)):
        return 0
    height, width = (int.from_bytes(frames[0][place : place + 2], "big") for place in (1, 3))
    unit = 8 * max(components.values(), default=0) if len(components) > 1 else 8
    return _without_last(height, unit) if unit and width * height <= MOST_PIXELS else 0


def _without_last(height: int, unit: int) -> int:
    """Say which of the rows must be sound, of a picture whose MCUs are so high."""
    last = (height - 1) % unit + 2  # the row above shows a little of the colours below it
    return height - max(int(height * _SHARE), last if last <= height * _SHORT else 0)


def _finished(scan: bytes) -> Iterator[tuple[int, int]]:
    """List the coefficients, by component, that a scan with such a header gives to their last bit."""
    count = scan[0] if scan else 0
    if len(scan) == 4 + 2 * count and not scan[-1] & 15:
        for name in scan[1 : 1 + 2 * count : 2]:
            yield from ((name, place) for place in range(scan[-3], min(scan[-2], 63) + 1))


def _segments(data: bytes) -> Iterator[tuple[int, bytes, bool]]:
    """List the segments of a JPEG: marker, content, whether it is a scan that breaks off."""
    place = 2 if data.startswith(b"\xff\xd8") else len(data)
    while found := _MARKER_RE.match(data, place):
        place, marker = found.end(), data[found.end() - 1]
        length = int.from_bytes(data[place : place + 2], "big")
        if marker == _END[1] or length < 2 or place + length > len(data):
            return
        segment, place = data[place + 2 : place + length], place + length
        following = _MARKER_RE.search(data, place) if marker == _SCAN else None
        yield marker, segment, marker == _SCAN and following is None
        place = following.start() if following else place
