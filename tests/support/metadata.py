"""Take encoded pictures apart and name all that is in them beside the picture."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

_JPEG_NEEDS = {0xC0, 0xC2, 0xC4, 0xDB, 0xDD}
_JFIF = b"JFIF\0\1\1"
_PNG_NEEDS = {"IHDR", "PLTE", "tRNS", "IDAT", "IEND"}
_BOXES = {"meta", "iprp", "ipco", "iinf", "iref"}
_AVIF_NEEDS = {"ftyp", "mdat", "hdlr", "pitm", "iloc", "ispe", "pixi", "av1C", "ipma", "auxC", "auxl"}


def superfluous(data: bytes) -> list[str]:
    """Name every block of a JPEG, PNG or AVIF that is not needed to show it; raise over what is malformed."""
    if data.startswith(b"\xff\xd8"):
        return list(_of_jpeg(data))
    if data.startswith(b"\x89PNG"):
        return list(_of_png(data))
    assert data[4:12] == b"ftypavif"
    found = list(_of_boxes(data, 0, len(data)))
    assert found.count("mdat") == 1
    return [name for name in found if name not in _AVIF_NEEDS]


def _of_jpeg(data: bytes) -> Iterator[str]:
    place = 2
    while True:
        assert data[place] == 0xFF
        marker = data[place + 1]
        if marker == 0xD9:
            break
        (length,) = struct.unpack_from(">H", data, place + 2)
        body = data[place + 4 : place + 2 + length]
        place += 2 + length
        if marker == 0xDA:
            place = _end_of_scan(data, place)
        elif marker == 0xE0:
            if not (body.startswith(_JFIF) and len(body) == 14 and body[-2:] == b"\0\0"):  # no thumbnail
                yield "APP0"
        elif marker not in _JPEG_NEEDS:
            yield f"marker {marker:x}"
    if len(data) != place + 2:
        yield "trailer"


def _end_of_scan(data: bytes, place: int) -> int:
    while data[place] != 0xFF or data[place + 1] == 0 or 0xD0 <= data[place + 1] <= 0xD7:
        place += 1
    return place


def _of_png(data: bytes) -> Iterator[str]:
    place, kind = 8, ""
    while kind != "IEND":
        (length,) = struct.unpack_from(">I", data, place)
        kind = data[place + 4 : place + 8].decode("ascii")
        (checksum,) = struct.unpack_from(">I", data, place + 8 + length)
        assert checksum == zlib.crc32(data[place + 4 : place + 8 + length])
        place += 12 + length
        if kind not in _PNG_NEEDS:
            yield kind
    if len(data) != place:
        yield "trailer"


def _of_boxes(data: bytes, start: int, end: int) -> Iterator[str]:
    place = start
    while place < end:
        (length,) = struct.unpack_from(">I", data, place)
        kind = data[place + 4 : place + 8].decode("ascii")
        assert 8 <= length <= end - place
        body = place + 8
        if kind in _BOXES:
            skipped = {"meta": 4, "iinf": 6, "iref": 4}.get(kind, 0)
            yield from _of_boxes(data, body + skipped, place + length)
        elif kind == "infe":
            item = data[body + 8 : body + 12].decode("ascii")
            if item != "av01":  # Exif, or mime for XMP
                yield f"item {item}"
        elif kind == "colr":
            if data[body : body + 4] != b"nclx":  # prof, rICC
                yield "profile"
        else:
            yield kind
        place += length
