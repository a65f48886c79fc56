"""Tell what is drawn, such as a scan, a screenshot or a chart, from a photograph.

Edges of what is drawn must stay crisp; ``docs/photos.md`` has the material that the limits
were found with.
"""

from __future__ import annotations

from PIL import Image, ImageChops

_STEP, _EDGE = 2, 48
"""Differences between neighbours that are more than noise, and that are sharp."""
_SHARP, _SHARPISH, _FEW_COLOURS = 0.2, 0.07, 0.85


def is_drawn(image: Image.Image) -> bool:
    """Tell whether a picture of mode ``L``, ``RGB`` or ``RGBA`` is drawn."""
    if image.mode == "RGBA":
        return True
    if image.width < 2 or image.height < 2:
        return False
    sharp = _sharpness(image.convert("L"))
    return sharp >= _SHARP or (sharp >= _SHARPISH and _share_of_commonest(image) >= _FEW_COLOURS)


def _sharpness(grey: Image.Image) -> float:
    """Give the share of sharp edges among all places where the picture changes."""
    width, height = grey.size
    here = grey.crop((0, 0, width - 1, height - 1))
    right = grey.crop((1, 0, width, height - 1))
    below = grey.crop((0, 1, width - 1, height))
    steps = ImageChops.lighter(ImageChops.difference(here, right), ImageChops.difference(here, below))
    histogram = steps.histogram()
    changing = sum(histogram[_STEP + 1 :])
    return sum(histogram[_EDGE:]) / changing if changing else 0.0


def _share_of_commonest(image: Image.Image) -> float:
    """Give the share of the four commonest colours, told apart by three bits a channel."""
    coarse = image.convert("RGB").point(lambda value: value & 0xE0)
    colours = coarse.getcolors(512) or []
    return sum(sorted((count for count, _ in colours), reverse=True)[:4]) / (image.width * image.height)
