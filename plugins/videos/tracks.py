"""Read the tracks of a movie: pictures in H.264, sound in AAC, and where their bytes lie."""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from plugins.videos.boxes import Damaged, MovieError, box, boxes, find, only, table

VIDEO, SOUND = b"vide", b"soun"

_CODECS = {
    b"hvc1": "HEVC (H.265)", b"hev1": "HEVC (H.265)", b"dvh1": "Dolby Vision", b"dvhe": "Dolby Vision",
    b"av01": "AV1", b"vp08": "VP8", b"vp09": "VP9", b"mp4v": "MPEG-4 cũ", b"s263": "H.263",
    b"jpeg": "Motion JPEG", b"mjpa": "Motion JPEG", b"apcn": "ProRes", b"apch": "ProRes",
    b"encv": "mã hóa", b"enca": "mã hóa", b"ac-3": "AC-3", b"ec-3": "E-AC-3", b"alac": "ALAC",
    b"samr": "AMR", b"sawb": "AMR", b"Opus": "Opus", b"sowt": "PCM", b"twos": "PCM", b"lpcm": "PCM",
}  # fmt: skip
_PROFILES = {66, 77, 88, 100}
"""Baseline, Main, Extended and High: 8 bits, 4:2:0."""
_AAC = {0x40, 0x66, 0x67, 0x68}
_VISUAL, _AUDIO = 78, 28
_KEPT_OF_PICTURE = (b"avcC", b"pasp", b"colr")
_TABLES = {b"stts": 8, b"ctts": 8, b"stss": 4}


@dataclass
class Track:
    """A track as far as it is kept: header boxes without dates and names, tables, chunks.

    ``chunks`` are offset and length of each in the file; ``width`` and ``height`` are as shown.
    """

    kind: bytes
    header: bytes
    duration: int
    edits: bytes | None
    media: bytes
    entries: bytes
    tables: list[tuple[bytes, bytes]]
    chunks: list[tuple[int, int]]
    width: int = 0
    height: int = 0

    def written(self, place: Callable[[int], int], wide: bool) -> bytes:
        """Write the track; ``place`` says where an offset has moved to, ``wide`` that it needs 64 bits."""
        offsets = [place(offset) for offset, _ in self.chunks]
        form = f">{len(offsets)}{'Q' if wide else 'I'}"
        placed = struct.pack(">II", 0, len(offsets)) + struct.pack(form, *offsets)
        samples = box(
            b"stbl",
            box(b"stsd", self.entries),
            *(box(name, payload) for name, payload in self.tables),
            box(b"co64" if wide else b"stco", placed),
        )
        handler = box(b"hdlr", struct.pack(">II4s12xx", 0, 0, self.kind))
        about = box(b"vmhd", b"\0\0\0\1" + bytes(8)) if self.kind == VIDEO else box(b"smhd", bytes(8))
        data = box(b"dinf", box(b"dref", struct.pack(">II", 0, 1), box(b"url ", b"\0\0\0\1")))
        media = box(b"mdia", box(b"mdhd", self.media), handler, box(b"minf", about, data, samples))
        edits = box(b"edts", box(b"elst", self.edits)) if self.edits else b""
        return box(b"trak", box(b"tkhd", self.header), edits, media)


@dataclass
class _Times:
    """A header box with dates, which are blanked; it comes in a form of 32 bits and one of 64."""

    data: bytearray
    wide: bool = field(init=False)

    def __post_init__(self) -> None:
        self.wide = self.data[0] == 1
        self.data[4 : 20 if self.wide else 12] = bytes(16 if self.wide else 8)

    def number(self, narrow: int, wide: int) -> int:
        """Read a duration."""
        form, place = (">Q", wide) if self.wide else (">I", narrow)
        value: int = struct.unpack_from(form, self.data, place)[0]
        return 0 if value in (0xFFFFFFFF, 0xFFFFFFFFFFFFFFFF) else value


def undated(payload: bytes, narrow: int, wide: int) -> _Times:
    """Take a header box of so many bytes in either form."""
    length = wide if payload[:1] == b"\1" else narrow
    if len(payload) < length:
        raise Damaged
    return _Times(bytearray(payload[:length]))


def kind_of(trak: bytes) -> bytes:
    """Name the kind of a track by its handler."""
    return only(trak, b"mdia", b"hdlr")[8:12]


def read_track(trak: bytes) -> Track:
    """Read a track of pictures or sound; raise ``MovieError`` if browsers cannot play it."""
    kind = kind_of(trak)
    header = undated(only(trak, b"tkhd"), 84, 96)
    stbl = only(trak, b"mdia", b"minf", b"stbl")
    entries = _entries(only(stbl, b"stsd"), kind)
    _check_references(only(trak, b"mdia", b"minf", b"dinf", b"dref"))
    sizes = _sizes(only(stbl, b"stsz"))
    steps = table(only(stbl, b"stsc"), 12)
    kept = [(name, table(found, entry)) for name, entry in _TABLES.items() if (found := find(stbl, name))]
    if not any(name == b"stts" for name, _ in kept):
        raise Damaged
    edits = find(trak, b"edts")
    elst = find(edits, b"elst") if edits else None
    track = Track(
        kind=kind,
        header=bytes(header.data),
        duration=header.number(20, 28),
        edits=table(elst, 20 if elst[0] == 1 else 12) if elst else None,
        media=bytes(undated(only(trak, b"mdia", b"mdhd"), 24, 36).data),
        entries=entries,
        tables=[*kept, (b"stsc", steps), (b"stsz", sizes.table)],
        chunks=list(_chunks(_offsets(stbl), steps, sizes)),
    )
    if kind == VIDEO:
        track.width, track.height = _measure(track.header)
    return track


def _measure(header: bytes) -> tuple[int, int]:
    """Give width and height of the picture as it is shown, turned if the track is."""
    a, b = struct.unpack_from(">ii", header, len(header) - 44)
    width, height = (size >> 16 for size in struct.unpack(">II", header[-8:]))
    return (height, width) if a == 0 and b != 0 else (width, height)


def _entries(stsd: bytes, kind: bytes) -> bytes:
    """Keep of the sample descriptions what a decoder needs."""
    found = boxes(stsd[8:])
    if not found:
        raise Damaged
    make = _picture_entry if kind == VIDEO else _sound_entry
    return struct.pack(">II", 0, len(found)) + b"".join(make(name, payload) for name, payload in found)


def _unfit(code: str, name: bytes) -> MovieError:
    plain = name.decode("ascii", "replace")
    return MovieError(code, codec=_CODECS.get(name, plain if plain.isprintable() else "lạ"))


def _picture_entry(name: bytes, payload: bytes) -> bytes:
    children = dict(reversed(boxes(payload[_VISUAL:])))
    if name not in (b"avc1", b"avc3"):
        raise _unfit("video-codec", name)
    if len(children.get(b"avcC", b"")) < 7:
        raise Damaged
    if children[b"avcC"][1] not in _PROFILES:
        raise MovieError("video-codec", codec="H.264 loại chuyên dụng (10 bit hoặc 4:2:2)")
    head = b"\0\0\0\0\0\0\0\1" + bytes(16) + payload[24:42] + bytes(32) + payload[74:_VISUAL]
    kept = (box(child, children[child]) for child in _KEPT_OF_PICTURE if child in children)
    return box(name, head, *kept)


def _sound_entry(name: bytes, payload: bytes) -> bytes:
    if name != b"mp4a":
        raise _unfit("video-sound", name)
    (version,) = struct.unpack_from(">H", payload, 8)
    children = payload[_AUDIO + {0: 0, 1: 16, 2: 36}.get(version, 0) :]
    wave = find(children, b"wave")
    esds = find(children, b"esds") or (find(wave, b"esds") if wave else None)
    if esds is None:
        raise Damaged
    if _object_type(esds) not in _AAC:
        raise _unfit("video-sound", b"MPEG")
    head = b"\0\0\0\0\0\0\0\1" + bytes(8) + payload[16:20] + bytes(4) + payload[24:_AUDIO]
    return box(name, head, box(b"esds", esds))


def _object_type(esds: bytes) -> int:
    """Find the coding of sound in an elementary stream descriptor (ISO/IEC 14496-1)."""
    position = _descriptor(esds, 4, 3)
    flags = esds[position + 2]
    position += 3 + (2 if flags & 0x80 else 0) + (2 if flags & 0x20 else 0)
    if flags & 0x40:
        position += 1 + esds[position]
    return esds[_descriptor(esds, position, 4)]


def _descriptor(data: bytes, position: int, tag: int) -> int:
    """Step over the tag and length of a descriptor."""
    if data[position] != tag:
        raise Damaged
    position += 1
    while data[position] & 0x80:
        position += 1
    return position + 1


def _check_references(dref: bytes) -> None:
    """Refuse a track whose bytes lie in another file."""
    if not all(payload[3:4] and payload[3] & 1 for _, payload in boxes(dref[8:])):
        raise MovieError("video-unreadable")


@dataclass
class _Sizes:
    """The sizes of samples: one for all, or one each."""

    table: bytes
    count: int
    same: int
    each: Sequence[int]


def _sizes(stsz: bytes) -> _Sizes:
    same, count = struct.unpack_from(">II", stsz, 4)
    if same:
        return _Sizes(stsz[:12], count, same, ())
    if 12 + 4 * count > len(stsz):
        raise Damaged
    return _Sizes(stsz[: 12 + 4 * count], count, 0, _numbers(stsz[12 : 12 + 4 * count], "I"))


def _numbers(data: bytes, form: str) -> Sequence[int]:
    """Read numbers of 32 (``I``) or 64 bits (``Q``), the high bytes first."""
    found = array(form, data)
    if sys.byteorder == "little":
        found.byteswap()
    return found


def _offsets(stbl: bytes) -> Sequence[int]:
    narrow = find(stbl, b"stco")
    if narrow is not None:
        return _numbers(table(narrow, 4)[8:], "I")
    return _numbers(table(only(stbl, b"co64"), 8)[8:], "Q")


def _chunks(offsets: Sequence[int], steps: bytes, sizes: _Sizes) -> Iterator[tuple[int, int]]:
    """Give offset and length of each chunk; together they must hold all samples."""
    listed = list(struct.iter_unpack(">III", steps[8:])) if offsets else []
    firsts = [first for first, _, _ in listed]
    if offsets and (not listed or firsts[0] != 1 or firsts != sorted(set(firsts))):
        raise Damaged
    sample = 0
    ends = [*(first - 1 for first in firsts[1:]), len(offsets)]
    for (first, each, _), end in zip(listed, ends, strict=False):
        for chunk in range(first - 1, min(end, len(offsets))):
            count = min(each, sizes.count - sample)
            yield offsets[chunk], count * sizes.same or sum(sizes.each[sample : sample + count])
            sample += count
    if sample != sizes.count:
        raise Damaged
