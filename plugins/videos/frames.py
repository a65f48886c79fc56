"""Read recordings in MP3 (ISO/IEC 11172-3, 13818-3): only their frames are published.

What else such a file holds (tags with names, pictures and places before, between and behind the frames)
reaches no reader. A file whose frames are not what it mostly holds is none.
"""

from __future__ import annotations

import os
import re
import struct
from collections.abc import Iterator
from functools import lru_cache
from typing import BinaryIO, NamedTuple

from plugins.videos.boxes import MovieError
from plugins.videos.movie import Movie

_RATES = (44100, 48000, 32000)
_SPEEDS = {
    1: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}  # fmt: skip
"""Kilobits a second, as the first version and the two later ones count them."""
_SAME = 0xFFFE0C00
"""The bits of a header that stay through a recording: sync, version, layer, sampling rate."""
_JUNK = 1 << 16
"""Bytes between and around the frames that are let pass, beside tags."""
_SURE = 3
"""The frames in a row by which a recording is recognised."""
_SYNC_RE = re.compile(rb"\xff[\xe2-\xff]")
_SIGNS = (
    (b"MZ", "chương trình chạy được"), (b"\x7fELF", "chương trình chạy được"), (b"#!AMR", "AMR"),
    (b"#!", "chương trình chạy được"), (b"%PDF-", "PDF"), (b"PK\x03\x04", "tệp nén hoặc tài liệu Office"),
    (b"Rar!", "tệp nén"), (b"7z\xbc\xaf", "tệp nén"), (b"RIFF", "WAV"), (b"OggS", "Ogg"), (b"fLaC", "FLAC"),
    (b"\x30\x26\xb2\x75", "WMA"), (b"FORM", "AIFF"), (b"caff", "CAF"), (b"MThd", "MIDI"),
    (b"\xff\xd8\xff", "ảnh"), (b"\x89PNG", "ảnh"), (b"GIF8", "ảnh"),
    (b"\x1aE\xdf\xa3", "video WebM hoặc MKV"), (b"ID3", "MP3"), (b"\xff\xf1", "AAC"), (b"\xff\xf9", "AAC"),
    (b"\xff\xfd", "MPEG lớp II"), (b"\xff\xfc", "MPEG lớp II"), (b"\xff\xf5", "MPEG lớp II"),
)  # fmt: skip


class _Frame(NamedTuple):
    """A frame by its header: what stays through a recording, bytes, samples, and samples a second."""

    kind: int
    length: int
    samples: int
    rate: int


@lru_cache(maxsize=4096)
def _frame(header: bytes) -> _Frame | None:
    """Read the header of a frame of layer III; ``None`` if it is none."""
    if len(header) < 4:
        return None
    (bits,) = struct.unpack(">I", header)
    version, layer, speed, rate = bits >> 19 & 3, bits >> 17 & 3, bits >> 12 & 15, bits >> 10 & 3
    if bits >> 21 != 0x7FF or version == 1 or layer != 1 or speed in (0, 15) or rate == 3:
        return None
    first = version == 3
    hertz = _RATES[rate] >> {3: 0, 2: 1, 0: 2}[version]
    samples = 1152 if first else 576
    length = samples // 8 * _SPEEDS[1 if first else 2][speed] * 1000 // hertz + (bits >> 9 & 1)
    return _Frame(bits & _SAME, length, samples, hertz)


def read_mp3(file: BinaryIO) -> Movie:
    """Read a recording in MP3; raise ``MovieError`` if it cannot be published."""
    size = file.seek(0, os.SEEK_END)
    if size > 128 and _at(file, size - 128, 3) == b"TAG":
        size -= 128
    start, head = _beginning(file, size)
    spans: list[tuple[int, int]] = []
    count = 0
    for place, frame in _frames(file, start, size, head.kind):
        count += 1
        if spans and spans[-1][1] == place:
            spans[-1] = (spans[-1][0], place + frame.length)
        else:
            spans.append((place, place + frame.length))
    if _promised(_at(file, start, min(head.length, 64))) > count + 2:
        raise MovieError("recording-damaged")
    return Movie(round(count * head.samples / head.rate) or 1, 0, 0, b"", tuple(spans))


def _at(file: BinaryIO, place: int, length: int) -> bytes:
    file.seek(place)
    return file.read(length)


def _tag(file: BinaryIO, place: int) -> int:
    """Give the length of the tag at a place (ID3v2, APEv2), 0 if there is none."""
    head = _at(file, place, 32)
    if head.startswith(b"ID3") and len(head) >= 10:
        length = 0
        for byte in head[6:10]:
            length = length << 7 | byte & 0x7F
        return length + (20 if head[5] & 0x10 else 10)
    if head.startswith(b"APETAGEX") and len(head) == 32:
        (length,) = struct.unpack_from("<I", head, 12)
        return 32 + int(length)
    return 0


def _beginning(file: BinaryIO, size: int) -> tuple[int, _Frame]:
    """Find the first frame, tags and some junk aside."""
    place = 0
    while length := _tag(file, place):
        place += length
        if place > size:
            raise MovieError("recording-damaged")
    for start in _syncs(file, place, size):
        frame = _frame(_at(file, start, 4))
        if frame and _goes_on(file, start, size, frame, _SURE):
            return start, frame
    found = true_kind(_at(file, place, 1024)) if place < size or not place else "thẻ MP3 không có tiếng"
    if found == "MP3":
        raise MovieError("recording-damaged")
    raise MovieError("recording-unreadable", kind="MP3", found=found)


def _syncs(file: BinaryIO, place: int, size: int) -> Iterator[int]:
    """Give where frames could begin, within what may be junk."""
    window = _at(file, place, min(_JUNK, size - place) + 1)
    return (place + match.start() for match in _SYNC_RE.finditer(window))


def _goes_on(file: BinaryIO, place: int, size: int, frame: _Frame, count: int) -> bool:
    """Tell whether so many frames of a kind follow one another, or all up to the end or a tag."""
    for _ in range(count):
        found = _frame(_at(file, place, 4))
        if found is None or found.kind != frame.kind:
            return bool(_tag(file, place))
        place += found.length
        if place >= size:
            return place == size
    return True


def _frames(file: BinaryIO, place: int, size: int, kind: int) -> Iterator[tuple[int, _Frame]]:
    """Give the frames and where they begin; tags and some junk between them are passed over."""
    junk = 0
    while place < size:
        frame = _frame(_at(file, place, 4))
        if frame and frame.kind == kind:
            if place + frame.length > size:
                raise MovieError("recording-damaged")
            yield place, frame
            place += frame.length
        elif length := _tag(file, place):
            place += length
        else:
            following = _following(file, place + 1, size, kind)
            junk += following - place
            if junk > _JUNK:
                raise MovieError("recording-damaged")
            place = following


def _following(file: BinaryIO, place: int, size: int, kind: int) -> int:
    """Find where frames go on; the end if nowhere near."""
    for start in _syncs(file, place, size):
        frame = _frame(_at(file, start, 4))
        if frame and frame.kind == kind and _goes_on(file, start, size, frame, _SURE):
            return start
    return size


def _promised(head: bytes) -> int:
    """Give how many frames the first one says that there are (Xing, Info), 0 if it does not."""
    for sign in (b"Xing", b"Info"):
        place = head.find(sign, 4)
        if place > 0 and len(head) >= place + 12 and head[place + 7] & 1:
            return int.from_bytes(head[place + 8 : place + 12], "big")
    return 0


def true_kind(data: bytes) -> str:
    """Name the kind of a file by its first bytes, in words for editors."""
    if not data:
        return "tệp rỗng"
    if data[4:8] == b"ftyp":
        return "M4A hoặc MP4"
    for sign, name in _SIGNS:
        if data.startswith(sign):
            return name
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<script", b"<?xml")):
        return "trang web (HTML)"
    return "MP3" if _frame(data[:4]) else "loại lạ"
