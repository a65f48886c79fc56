"""Lay a video out anew, with nothing in it but picture and sound.

Of the file only what a player needs is taken: the first track of pictures and of sound, their
tables, and the stretches of media that those name. So whatever else it holds (place, date and
device, titles, tracks of positions, what lies between) reaches no reader, and the index comes
first, so that it plays while it loads.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO

from plugins.videos.boxes import Damaged, MovieError, Place, box, boxes, only, top_boxes
from plugins.videos.tracks import SOUND, VIDEO, Track, kind_of, read_track, undated

PIECE = 1 << 20
_MAX_INDEX = 8 << 20
"""Bytes: the index of some nine hours of film."""

_NARROW = 0xF0000000
"""Bytes of media up to which offsets fit 32 bits."""
_TYPE = box(b"ftyp", b"isom\0\0\2\0isomiso2avc1mp41")
_FRAGMENTS = {b"moof", b"sidx", b"styp"}
_DAMAGE = (struct.error, IndexError, OverflowError, ValueError)


@dataclass(frozen=True, slots=True)
class Movie:
    """A video as it is published: ``head``, then ``spans`` (start, end) of the original file.

    ``duration`` is in seconds, ``None`` if it is not known; ``width`` and ``height`` are as shown.
    """

    duration: int | None
    width: int
    height: int
    head: bytes
    spans: tuple[tuple[int, int], ...]

    @property
    def size(self) -> int:
        """The number of bytes."""
        return len(self.head) + sum(end - start for start, end in self.spans)

    def pieces(self, file: BinaryIO) -> Iterator[bytes]:
        """Give the bytes; ``file`` is the original."""
        yield self.head
        for start, end in self.spans:
            file.seek(start)
            while start < end:
                piece = file.read(min(PIECE, end - start))
                if not piece:
                    raise Damaged
                start += len(piece)
                yield piece


def read_movie(file: BinaryIO, pictures: bool = True) -> Movie:
    """Read a video, or without its ``pictures``; raise ``MovieError`` if it cannot be published."""
    try:
        return _read(file, (VIDEO, SOUND) if pictures else (SOUND,))
    except _DAMAGE as error:
        raise Damaged from error


def _read(file: BinaryIO, kinds: tuple[bytes, ...]) -> Movie:
    if file.read(8)[4:] != b"ftyp":
        raise MovieError("video-unreadable")
    places = top_boxes(file)
    index = next((place for place in places if place.type == b"moov"), None)
    if any(place.type in _FRAGMENTS for place in places):
        raise MovieError("video-fragmented")
    if index is None or index.end - index.start > _MAX_INDEX:
        raise MovieError("video-unreadable" if index else "video-damaged")
    file.seek(index.start)
    moov = file.read(index.end - index.start)
    if any(type_ == b"mvex" for type_, _ in boxes(moov)):
        raise MovieError("video-fragmented")
    tracks = list(_tracks(moov, kinds))
    spans = _spans(tracks, [place for place in places if place.type == b"mdat"])
    return _laid_out(only(moov, b"mvhd"), tracks, spans)


def _tracks(moov: bytes, kinds: tuple[bytes, ...]) -> Iterator[Track]:
    """Read the first track of each kind; a video may have no sound."""
    traks = [payload for type_, payload in boxes(moov) if type_ == b"trak"]
    for kind in kinds:
        found = next((trak for trak in traks if kind_of(trak) == kind), None)
        if found is not None:
            yield read_track(found)
        elif kind == kinds[0]:
            raise MovieError("video-unreadable")


def _spans(tracks: Iterable[Track], media: list[Place]) -> list[tuple[int, int]]:
    """Join the chunks of all tracks to stretches of the file; all must lie where media do."""
    spans: list[tuple[int, int]] = []
    chunks = sorted(chunk for track in tracks for chunk in track.chunks if chunk[1])
    for start, length in chunks:
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], start + length))
        else:
            spans.append((start, start + length))
    places = sorted((place.start, place.end) for place in media)
    for start, end in spans:
        number = bisect_right(places, (start, 1 << 64)) - 1
        if number < 0 or end > places[number][1]:
            raise Damaged
    if not spans:
        raise Damaged
    return spans


class _Shifts:
    """Says where the spans move to when they stand one behind the other."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._starts = [start for start, _ in spans]
        self._places: list[int] = []
        self.total = 0
        for start, end in spans:
            self._places.append(self.total)
            self.total += end - start

    def place(self, base: int, offset: int) -> int:
        """Give the new place of an offset, the first span being at ``base``.

        A chunk without samples may lie anywhere.
        """
        number = max(0, bisect_right(self._starts, offset) - 1)
        return base + min(self.total, max(0, self._places[number] + offset - self._starts[number]))


def _laid_out(mvhd: bytes, tracks: list[Track], spans: list[tuple[int, int]]) -> Movie:
    header = undated(mvhd, 100, 112)
    (scale,) = struct.unpack_from(">I", header.data, 20 if header.wide else 12)
    length = max(track.duration for track in tracks) or header.number(16, 24)
    struct.pack_into(*((">Q", header.data, 24) if header.wide else (">I", header.data, 16)), length)
    shifts = _Shifts(spans)
    wide = shifts.total > _NARROW

    def head(base: int) -> bytes:
        listed = (track.written(partial(shifts.place, base), wide) for track in tracks)
        index = box(b"moov", box(b"mvhd", bytes(header.data)), *listed)
        return _TYPE + index + media_header(shifts.total, wide)

    return Movie(
        duration=round(length / scale) or None if scale else None,
        width=tracks[0].width,
        height=tracks[0].height,
        head=head(len(head(0))),
        spans=tuple(spans),
    )


def media_header(length: int, wide: bool) -> bytes:
    """Write the header of the box that holds so many bytes of media."""
    if wide:
        return struct.pack(">I4sQ", 1, b"mdat", 16 + length)
    return struct.pack(">I4s", 8 + length, b"mdat")
