"""Make bodies showable: figures get their photos, links the prefix of the site, files their size."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote

from plugins.attachment import file_note
from plugins.model import FILE_CLOSE, FILE_OPEN, ROOT, Block, Figure, Gallery, Photo
from plugins.views import Picture, Pictures

Content = str | Picture | Pictures
"""A piece of a shown body: safe HTML, a picture or a gallery."""


def picture(figure: Figure, photos: Mapping[str, Photo]) -> Picture | None:
    """Join a figure and its photo; ``None`` if the photo is not there."""
    photo = photos.get(figure.src)
    return Picture(photo, figure.alt, figure.caption, figure.credit) if photo else None


_FILE_RE = re.compile(f"{FILE_OPEN}([^{FILE_CLOSE}]*){FILE_CLOSE}")


def with_sizes(html: str, files: Mapping[str, int]) -> str:
    """Say kind and size of each file to download where its mark stands."""
    if FILE_OPEN not in html:
        return html

    def note(match: re.Match[str]) -> str:
        text = file_note(match[1], files.get(unquote(match[1]))).replace("\u00a0", "&nbsp;")
        return f'<span class="download__note">({text})</span>'

    return _FILE_RE.sub(note, html)


def content(
    blocks: Iterable[Block], photos: Mapping[str, Photo], base: str, files: Mapping[str, int]
) -> Iterator[Content]:
    """Make a body showable: links start with ``base``, figures get their photos, files their size."""
    for block in blocks:
        if isinstance(block, Gallery):
            pictures = (picture(figure, photos) for figure in block.figures)
            yield Pictures(tuple(one for one in pictures if one), block.caption)
        elif isinstance(block, Figure):
            one = picture(block, photos)
            if one is not None:
                yield one
        else:
            yield with_sizes(block, files).replace(ROOT, base)
