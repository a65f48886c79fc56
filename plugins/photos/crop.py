"""Cut a picture to a ratio of sides so that what matters stays in view."""

from __future__ import annotations

from math import exp

from PIL import Image, ImageFilter

from newsroom.model.media import Focus
from plugins.photos.rendition import Ratio

Box = tuple[int, int, int, int]

_GRID = 64
_CENTRE, _UPPER_THIRD, _SPREAD = 0.5, 0.36, 0.3
"""Where faces are likely: in the middle, at the upper third; the deviation of the guess."""
_TALL = 1.2


def box(size: tuple[int, int], ratio: Ratio, focus: Focus) -> Box:
    """Give the largest box of a ratio inside a picture of ``size``, as near to ``focus`` as it gets."""
    width, height = size
    wanted = (
        min(width, round(height * ratio[0] / ratio[1])),
        min(height, round(width * ratio[1] / ratio[0])),
    )
    wide, high = (max(1, side) for side in wanted)
    left = _start(width, wide, focus[0])
    top = _start(height, high, focus[1])
    return left, top, left + wide, top + high


def _start(whole: int, part: int, percent: int) -> int:
    return min(max(0, round(whole * percent / 100 - part / 2)), whole - part)


def attention(image: Image.Image, drawn: bool) -> Focus:
    """Guess what matters in a picture: where its edges are, near the upper third.

    What is ``drawn`` and tall, such as a scanned letter, is looked at from its top.
    """
    if drawn and image.height > _TALL * image.width:
        return 50, 0
    grid = image.convert("L").resize((_GRID, _GRID), Image.Resampling.BOX)
    edges = grid.filter(ImageFilter.FIND_EDGES).crop((1, 1, _GRID - 1, _GRID - 1))
    across = edges.resize((edges.width, 1), Image.Resampling.BOX).tobytes()
    down = edges.resize((1, edges.height), Image.Resampling.BOX).tobytes()
    return _middle(across, _CENTRE), _middle(down, _UPPER_THIRD)


def _middle(profile: bytes, expected: float) -> int:
    """Give the mean place of a profile in per cent, each place weighed by how likely it is."""
    places = [(number + 0.5) / len(profile) for number in range(len(profile))]
    weights = [
        (strength + 1) * exp(-(((place - expected) / _SPREAD) ** 2) / 2)
        for place, strength in zip(places, profile, strict=True)
    ]
    mean = sum(place * weight for place, weight in zip(places, weights, strict=True)) / sum(weights)
    return round(100 * mean)
