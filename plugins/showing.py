"""Make bodies showable: figures get their photos, links the prefix of the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from plugins.model import ROOT, Block, Figure, Gallery, Photo
from plugins.views import Picture, Pictures

Content = str | Picture | Pictures
"""A piece of a shown body: safe HTML, a picture or a gallery."""


def picture(figure: Figure, photos: Mapping[str, Photo]) -> Picture | None:
    """Join a figure and its photo; ``None`` if the photo is not there."""
    photo = photos.get(figure.src)
    return Picture(photo, figure.alt, figure.caption, figure.credit) if photo else None


def content(blocks: Iterable[Block], photos: Mapping[str, Photo], base: str) -> Iterator[Content]:
    """Make a body showable: links start with ``base``, figures get their photos."""
    for block in blocks:
        if isinstance(block, Gallery):
            pictures = (picture(figure, photos) for figure in block.figures)
            yield Pictures(tuple(one for one in pictures if one), block.caption)
        elif isinstance(block, Figure):
            one = picture(block, photos)
            if one is not None:
                yield one
        else:
            yield block.replace(ROOT, base)
