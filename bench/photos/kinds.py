"""Tell drawn pictures (text, tables, screenshots, charts) from photographs, with Pillow alone.

What is drawn is flat or has hard edges and hardly anything between; its colours are few.
"""

from __future__ import annotations

from PIL import Image, ImageChops

HARD = 48
"""A difference of luma between neighbours from which on it is a hard edge."""

STILL = 2
"""A difference up to which they are the same."""


def sharpness(image: Image.Image) -> float:
    """Give the share of hard edges in all places that differ from a neighbour."""
    luma, (width, height) = image.convert("L"), image.size
    here = luma.crop((0, 0, width - 1, height - 1))
    across = ImageChops.difference(here, luma.crop((1, 0, width, height - 1)))
    down = ImageChops.difference(here, luma.crop((0, 1, width - 1, height)))
    counts = ImageChops.lighter(across, down).histogram()
    return sum(counts[HARD:]) / max(1, sum(counts[STILL + 1 :]))


def concentration(image: Image.Image) -> float:
    """Give the share of the four commonest colours, of 512."""
    colours = image.convert("RGB").point([value & 0xE0 for value in range(256)] * 3).getcolors(512) or []
    counts = sorted((count for count, _ in colours), reverse=True)
    return sum(counts[:4]) / (image.width * image.height)


def is_drawn(image: Image.Image) -> bool:
    """Tell whether a picture, at most 1600 wide, is drawn."""
    sharp = sharpness(image)
    return sharp >= 0.2 or (sharp >= 0.07 and concentration(image) >= 0.85)
