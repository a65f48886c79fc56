"""Hold what the site shows of photos, videos and recordings."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import NamedTuple


class Rendition(NamedTuple):
    """One encoded size of a photo. ``url`` is site-relative; sizes are in pixels.

    It is a tuple because a cover has some twenty-five, and a tuple is made in a third of the time.
    """

    url: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Original:
    """What the file of a photo is, before anything is made of it.

    Sizes are in pixels, as the photo is to be seen. ``quality`` is that of a JPEG (1–100, as
    libjpeg counts), 0 where it cannot be told. ``cut_off`` says that its last bytes are missing.
    """

    format: str
    width: int
    height: int
    quality: int = 0
    animated: bool = False
    cut_off: bool = False


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo of the content folder, or a part of one, as the site shows it.

    ``renditions`` are of a format that every browser knows, ``modern`` of a lighter one, each
    the smallest first. ``colour`` (``#rrggbb``) fills the place until the picture is there.
    ``original`` is that of a whole photo.
    """

    path: str
    renditions: tuple[Rendition, ...]
    modern: tuple[Rendition, ...] = ()
    colour: str = ""
    original: Original | None = None

    @property
    def largest(self) -> Rendition:
        return self.renditions[-1]

    @property
    def smallest(self) -> Rendition:
        return self.renditions[0]

    @property
    def all_renditions(self) -> tuple[Rendition, ...]:
        return self.renditions + self.modern

    def at_least(self, width: int) -> Rendition:
        """Give the smallest rendition of at least ``width`` pixels, else the largest."""
        return next((r for r in self.renditions if r.width >= width), self.largest)


Focus = tuple[int, int]
"""The place that crops keep in view, in per cent from the left and from the top."""


@dataclass(frozen=True, slots=True)
class Cover:
    """The photo of an article as lists show it: whole, and cut to 3:2, 16:9 and 1:1."""

    photo: Photo
    card: Photo
    wide: Photo
    square: Photo

    @property
    def parts(self) -> tuple[Photo, Photo, Photo]:
        """The crops."""
        return self.card, self.wide, self.square


SHARE_NAME, SHARE_SIZE = "og.jpg", (1200, 630)
"""The picture that chat apps show beside a link (Open Graph): its name below the permalink, which
stays when the photo is another, and its size in pixels."""


RECORDING_TYPES = {".mp3": "audio/mpeg", ".m4a": "audio/mp4"}
"""The files that are played as recordings, by suffix, and their media types."""
_SOUNDS = frozenset({
    *RECORDING_TYPES, ".aac", ".aif", ".aiff", ".amr", ".flac", ".mid", ".mp2", ".oga", ".ogg", ".opus",
    ".wav", ".wma",
})  # fmt: skip
"""What is meant as a recording; not all of these can be used."""


def is_sound(path: str) -> bool:
    """Tell whether a file is meant as a recording, by its name."""
    return posixpath.splitext(path)[1].casefold() in _SOUNDS


def is_recording(path: str) -> bool:
    """Tell whether a file can be played as a recording, by its name."""
    return posixpath.splitext(path)[1].casefold() in RECORDING_TYPES


@dataclass(frozen=True, slots=True)
class VideoFile:
    """A video or recording of the content folder as the site publishes it.

    ``duration`` is in seconds, ``width`` and ``height`` in pixels as it is shown, 0 of a recording,
    ``size`` in bytes; ``digest`` is that of the published bytes. ``subtitles`` is the digest of those beside
    it as they are published, ``""`` if there are none, ``transcript`` the paragraphs of what is said.
    """

    path: str
    duration: int | None
    width: int
    height: int
    size: int
    digest: str
    subtitles: str = ""
    transcript: tuple[str, ...] = ()
