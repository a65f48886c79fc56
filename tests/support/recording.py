"""Make small MP3 files for tests: whole ones, and such as telephones, tag editors and broken downloads leave."""

from __future__ import annotations

import struct

FRAME = 72
"""Bytes of a frame at 8 kbit/s and 8000 samples a second (MPEG 2.5), in which there are 576 samples."""
HEAD = b"\xff\xe3\x18\xc4"
PERSON = b"Gioi thieu boi P. Mai, 21.0285"


def frame(fill: bytes = b"\x11") -> bytes:
    return HEAD + fill * (FRAME - len(HEAD))


def id3(payload: bytes = PERSON, footer: bool = False) -> bytes:
    """Make a tag (ID3v2.4) around ``payload``."""
    size = bytes(len(payload) >> shift & 0x7F for shift in (21, 14, 7, 0))
    head = b"\4\0" + (b"\x10" if footer else b"\0") + size
    return b"ID3" + head + payload + (b"3DI" + head if footer else b"")


def ape(payload: bytes = PERSON) -> bytes:
    """Make a tag (APEv2) with a header."""
    ends = b"APETAGEX" + struct.pack("<III", 2000, len(payload) + 32, 1)
    return ends + b"\0\0\0\xa0" + bytes(8) + payload + ends + b"\0\0\0\x80" + bytes(8)


def id3v1() -> bytes:
    return b"TAG" + PERSON.ljust(125, b"\0")


def counted(frames: int, sign: bytes = b"Xing") -> bytes:
    """Make the first frame of an encoder, which says how many follow."""
    head = HEAD + bytes(9) + sign + struct.pack(">II", 1, frames)
    return head.ljust(FRAME, b"\0")


def make_mp3(seconds: int = 3, fill: bytes = b"\x11", tagged: bool = True) -> bytes:
    """Make a recording; if ``tagged``, with what names a person before and behind it."""
    frames = frame(fill) * round(seconds * 8000 / 576)
    return id3() + frames + ape() + id3v1() if tagged else frames
