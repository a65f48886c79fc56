"""Hold the pieces of a body: HTML, figures, galleries, videos, recordings, and the marks in its HTML."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A photo as an article places it; texts are plain, ``src`` is a path in the content folder.

    ``wide`` asks for more room than the text has.
    """

    src: str
    alt: str
    caption: str = ""
    credit: str = ""
    line: int = 0
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Gallery:
    """Several photos of one paragraph; ``caption`` is the one they share."""

    figures: tuple[Figure, ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class VideoBlock:
    """A video as an article places it; texts are plain, ``duration`` and ``start`` are in seconds.

    ``host`` is one of ``newsroom.model.hosts``, or ``""`` for an own file. ``key`` is the name of the
    video at its host, or the path of the file in the content folder, ``""`` if it cannot be one.
    Without a ``title`` it has that of its article.
    """

    host: str
    key: str
    title: str = ""
    duration: int | None = None
    still: Figure | None = None
    caption: str = ""
    credit: str = ""
    start: int = 0
    upright: bool = False
    line: int = 0


@dataclass(frozen=True, slots=True)
class Recording:
    """A recording as an article places it: ``key`` is the path of its file in the content folder.

    ``key`` is ``""`` if it cannot be one. Texts are plain; without a ``title`` it has that of its article.
    """

    key: str
    title: str = ""
    caption: str = ""
    credit: str = ""
    line: int = 0


Media = Figure | VideoBlock | Recording
Block = str | Gallery | Media
"""A piece of a body: sanitised HTML, a figure, a gallery, a video or a recording."""
ROOT = "\ue000"
FIGURE_OPEN, FIGURE_CLOSE = "\ue001", "\ue002"
"""Private-use characters, which no manuscript may hold: the prefix of links inside the site,
and the marks around the number of a figure while a body is being set."""
FILE_OPEN, FILE_CLOSE = "\ue0f0", "\ue0f1"
"""Likewise, the marks around the content path, percent-encoded, of a file to download: where they
stand, the page says kind and size of the file."""


def body_media(body: tuple[Block, ...]) -> tuple[Media, ...]:
    """List the figures, videos and recordings of a body in reading order."""
    found: list[Media] = []
    for block in body:
        if isinstance(block, Gallery):
            found.extend(block.figures)
        elif not isinstance(block, str):
            found.append(block)
    return tuple(found)


def body_figures(body: tuple[Block, ...]) -> tuple[Figure, ...]:
    """List the figures of a body in reading order, the stills of videos included."""
    media = (one.still if isinstance(one, VideoBlock) else one for one in body_media(body))
    return tuple(figure for figure in media if isinstance(figure, Figure))
