"""Read a body as the build does, and tell which photo of the page stands where in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

from newsroom.commands.desk.manuscript.spots import Spot, photos_in, renamed
from newsroom.model.blocks import Block, Figure, Gallery, Recording, VideoBlock
from plugins.manuscript.markup.body import Body, Typesetter

PATH = "articles/2024/07/bai/index.md"
"""Where a body is read that is asked for its photos: any article's place will do."""
_NAME = "anh-thu-{}.jpg"
_NAME_RE = re.compile(r"anh-thu-(\d+)\.jpg$")
_LOCK = Lock()


@dataclass(frozen=True, slots=True)
class Seen:
    """A photo of the page, and the spot of the text that it was read from; ``gallery`` as in ``Card``."""

    figure: Figure
    spot: Spot
    gallery: int
    shared: str


@dataclass(frozen=True, slots=True)
class Look:
    """What a body shows: photos in the order of the text, videos and recordings, all as set."""

    photos: tuple[Seen, ...]
    media: tuple[VideoBlock | Recording, ...]
    body: Body


def look(text: str) -> Look:
    """Set a body whose photos have names that tell them apart."""
    spots = list(photos_in(text))
    pieces, place = [], 0
    for number, spot in enumerate(spots):
        pieces += [text[place : spot.start], renamed(text, spot, _NAME.format(number))]
        place = spot.end
    body = _set("".join((*pieces, text[place:])))
    photos, media = _seen(body.blocks, spots)
    return Look(tuple(sorted(photos, key=lambda one: one.spot.start)), tuple(media), body)


def is_one(text: str) -> bool:
    """Tell whether lines are a photo, a row of photos, or a video, and nothing else."""
    blocks = _set(text).blocks
    return len(blocks) == 1 and not isinstance(blocks[0], str)


def _set(text: str) -> Body:
    with _LOCK:
        return _typesetter().set(PATH, text, 1)


@lru_cache(maxsize=1)
def _typesetter() -> Typesetter:
    return Typesetter(["tables", "footnotes", "plugins.captions.markdown"], {})


def _seen(blocks: Sequence[Block], spots: Sequence[Spot]) -> tuple[list[Seen], list[VideoBlock | Recording]]:
    photos: list[Seen] = []
    media: list[VideoBlock | Recording] = []
    galleries = 0
    for block in blocks:
        figures: tuple[Block, ...] = (block,)
        number, shared = 0, ""
        if isinstance(block, Gallery):
            galleries += 1
            figures, number, shared = block.figures, galleries, block.caption
        for figure in figures:
            if isinstance(figure, VideoBlock | Recording):
                media.append(figure)
            elif isinstance(figure, Figure) and (match := _NAME_RE.search(figure.src)):
                photos.append(Seen(figure, spots[int(match[1])], number, shared))
    return photos, media
