"""Say what is made of a photo, and name it.

Names hash the bytes of the original and all of ``RECIPE``, so that what has a name never
needs to be made twice and may be kept by browsers for good. ``docs/photos.md`` has the
measurements behind the numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from newsroom.engine import digest
from newsroom.model.media import Focus
from newsroom.viewmodels.layout import FULL, LARGE, MEDIUM, PHOTO_WIDTHS, SMALL

FOLDER = "photos"

Ratio = tuple[int, int]
"""Width and height in proportion."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides what renditions look like.

    ``version`` stands for what makes them: the modules that touch pixels, Pillow, libheif. Raise
    it when they give other bytes or find other faults; ``tests/plugins/photos/test_recipe.py``
    tells when.
    """

    version: int = 1
    widths: tuple[int, ...] = PHOTO_WIDTHS
    tallest: int = 16_000
    most_pixels: int = 8_000_000
    card: tuple[Ratio, tuple[int, ...]] = ((3, 2), (SMALL, MEDIUM))
    wide: tuple[Ratio, tuple[int, ...]] = ((16, 9), (MEDIUM, LARGE, FULL))
    square: tuple[Ratio, tuple[int, ...]] = ((1, 1), (SMALL,))
    jpeg: tuple[int, int] = (75, 65)
    avif: tuple[int, int] = (60, 50)
    avif_speed: tuple[int, int] = (8, 9)
    drawn_avif: int = 80
    drawn_avif_speed: int = 6
    drawn_jpeg: int = 90
    share: int = 80
    share_bytes: int = 300_000

    def bounds(self, ratio: float) -> tuple[int, int]:
        """Give the width and height that a photo of a ratio of sides is to keep within.

        Encoders and browsers have limits, which what is very tall would break.
        """
        return max(1, min(self.widths[-1], int(sqrt(self.most_pixels * ratio)))), self.tallest

    def of_width(self, of: tuple[int, int], width: int) -> int:
        """Choose what is for a photograph so wide; wide ones go to dense screens, which forgive more."""
        return of[0] if width < self.widths[2] else of[1]


RECIPE = Recipe()
DRAWING = 2
"""The like of ``Recipe.version`` for share pictures that are drawn; stands for their fonts, too."""
LETTERING = 1
"""The like of ``DRAWING`` for signs that the first fonts have not: only pictures with such hang on it."""

INSIGNIA = 1
"""The like of ``DRAWING`` for the pictures of the sign of the site: all pages are made again with another."""

_FORMERLY = {
    "photos 1": "d31b26a93af0593b6ae025a5561d77c8",
}
"""What stores call the makers that were known by a hash of their modules and libraries, not yet by a
number: with these names, what such programs made is found. An entry goes when its number is raised."""


def _maker(name: str) -> str:
    return _FORMERLY.get(name, name)


PHOTO_MAKER, DRAWING_MAKER = _maker(f"photos {RECIPE.version}"), _maker(f"drawings {DRAWING}")
INSIGNIA_MAKER = _maker(f"insignia {INSIGNIA}")
"""Who made what is in a store, by its receipts."""


def photo_name(original: str) -> str:
    """Name the renditions of a whole photo by the digest of the original."""
    return digest(f"{original} {RECIPE}".encode())


def cover_name(original: str, focus: Focus | None) -> str:
    """Name the crops of a photo by the digest of the original and the focus."""
    return digest(f"{original} {focus} {RECIPE}".encode())


def share_url(name: str) -> str:
    """Give the address under which a share picture is kept."""
    return f"{FOLDER}/{name}-share.jpg"
