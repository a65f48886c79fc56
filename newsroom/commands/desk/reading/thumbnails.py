"""Make small pictures of photos for the screen, each in a process that may die over it."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from newsroom.model.content import is_photo
from plugins.photos.sandbox import Lost, run_all

SIDE = 240
"""The pixels of the longer side of a small picture."""
_MOST = 100
"""The photos of one article that are made small; others are named only."""


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A file beside an article: its name, its bytes, and a small JPEG of it, ``b""`` if none can be made."""

    name: str
    size: int
    small: bytes = b""


def thumbnails_of(files: Mapping[str, Path]) -> Iterator[Thumbnail]:
    """Give all files, in their order, the photos among them with a small picture.

    The calling process must have no threads that hold locks.
    """
    photos = [str(file) for name, file in islice(files.items(), _MOST) if is_photo(name)]
    small = {path: b"" if isinstance(one, Lost) else one for path, one in run_all(_small, photos, 2)}
    for name, file in files.items():
        yield Thumbnail(name, file.stat().st_size, small.get(str(file), b""))


def small_of(path: str) -> bytes:
    """Make the small picture of one photo, ``b""`` if it is none, or nobody can; for the process apart."""
    found = next((one for _, one in run_all(_small, [path], 1)), b"")
    return b"" if isinstance(found, Lost) else found


def _small(path: str) -> bytes:
    """Make the small picture of a photo, ``b""`` if it is none."""
    from plugins.photos.photo import PhotoError, look, picture

    try:
        data = Path(path).read_bytes()
        look(data)
        image = picture(data, SIDE, SIDE)
    except (PhotoError, OSError):
        return b""
    out = io.BytesIO()
    if image.mode == "RGBA":
        from PIL import Image

        white = Image.new("RGB", image.size, "white")
        white.paste(image, mask=image.getchannel("A"))
        image = white
    image.convert("RGB").save(out, "JPEG", quality=70)
    return out.getvalue()
