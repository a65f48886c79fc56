"""Make small MP4 files for tests: whole ones, and such as telephones and broken downloads leave."""

from __future__ import annotations

import struct

PLACE = b"+21.0285+105.8542/"
SAMPLES = 4
TIMES = 0xD0000000


def box(type_: bytes, *parts: bytes) -> bytes:
    payload = b"".join(parts)
    return struct.pack(">I4s", 8 + len(payload), type_) + payload


def full(type_: bytes, *parts: bytes) -> bytes:
    """Make a box with version and flags of 0."""
    return box(type_, bytes(4), *parts)


def numbers(*values: int) -> bytes:
    return struct.pack(f">{len(values)}I", *values)


def visual(codec: bytes = b"avc1", profile: int = 100, width: int = 320, height: int = 180) -> bytes:
    head = bytes(6) + b"\0\1" + bytes(16) + struct.pack(">HH", width, height) + bytes(14)
    name = b"\x0eMay anh cua P." + bytes(17)
    return box(codec, head, name, b"\0\x18\xff\xff", box(b"avcC", bytes([1, profile, 0, 30, 255, 225, 0])))


def audible(codec: bytes = b"mp4a", coding: int = 0x40) -> bytes:
    head = bytes(6) + b"\0\1" + bytes(8) + b"\0\2\0\x10" + bytes(4) + numbers(44100 << 16)
    descriptor = b"\3\x80\x80\x16\0\1\0\4\x11" + bytes([coding]) + b"\x15" + bytes(11) + b"\5\2\x12\x10"
    return box(codec, head, full(b"esds", descriptor))


def track(kind: bytes, entry: bytes, offset: int, size: int, seconds: int, turned: bool = False) -> bytes:
    """Make a track of ``SAMPLES`` samples of ``size`` bytes in two chunks."""
    half = SAMPLES // 2 * size
    matrix = [0, 0x10000, 0, 0xFFFF0000, 0, 0, 0, 0, 0x40000000] if turned else [
        0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000
    ]  # fmt: skip
    shape = (320 << 16, 180 << 16) if kind == b"vide" else (0, 0)
    tkhd = full(b"tkhd", numbers(TIMES, TIMES, 1, 0, seconds * 1000), bytes(16), numbers(*matrix, *shape))
    stbl = box(
        b"stbl",
        full(b"stsd", numbers(1), entry),
        full(b"stts", numbers(1, SAMPLES, seconds * 1000 // SAMPLES)),
        full(b"stsc", numbers(1, 1, SAMPLES // 2, 1)),
        full(b"stsz", numbers(0, SAMPLES, *[size] * SAMPLES)),
        full(b"stco", numbers(2, offset, offset + half)),
    )
    dinf = box(b"dinf", full(b"dref", numbers(1), box(b"url ", b"\0\0\0\1")))
    return box(
        b"trak", tkhd,
        box(
            b"mdia",
            full(b"mdhd", numbers(TIMES, TIMES, 1000, seconds * 1000), bytes(4)),
            full(b"hdlr", bytes(4), kind, bytes(12), b"Telephone of P. Mai\0"),
            box(b"minf", dinf, stbl),
        ),
        box(b"udta", box(b"name", PLACE)),
    )  # fmt: skip


def make_mp4(
    seconds: int = 3,
    fill: bytes = b"\x11",
    picture: bytes | None = None,
    sound: bytes | None = None,
    turned: bool = False,
    between: bytes = box(b"free", PLACE),
    moov: bytes = b"",
) -> bytes:
    """Make a video whose index stands last; it names a place in all ways that telephones know.

    ``between`` are bytes before the media, ``moov`` further boxes of the index.
    """
    head = box(b"ftyp", b"mp42\0\0\0\0mp42isom") + between
    start = len(head) + 8
    pictures, sounds, places = fill * 100 * SAMPLES, b"\x22" * 10 * SAMPLES, (PLACE * 2)[:24] * SAMPLES
    mdat = box(b"mdat", pictures, sounds, places)
    tracks = [
        track(b"vide", picture or visual(), start, 100, seconds, turned),
        track(b"soun", sound or audible(), start + len(pictures), 10, seconds),
        track(b"meta", box(b"mebx", bytes(8)), start + len(pictures) + len(sounds), 24, seconds),
    ]
    mvhd = full(b"mvhd", numbers(TIMES, TIMES, 1000, seconds * 1000), bytes(80))
    keys = full(b"keys", numbers(1), box(b"mdta", b"com.apple.quicktime.location.ISO6709"))
    about = box(b"udta", box(b"\xa9xyz", PLACE)) + box(b"meta", keys, box(b"ilst", PLACE))
    return head + mdat + box(b"moov", mvhd, *tracks, about, moov)
