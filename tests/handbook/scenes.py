"""Draw the photos of the samples: a few flat landscapes, which show nobody and compress well."""

from __future__ import annotations

import math

from PIL import Image, ImageDraw

SIZE = (1600, 840)
_SKIES = ("#f6dfb8", "#cfe3ea", "#f3cfc0", "#dbe7d0")
_HILLS = (
    ("#b8c4a8", "#8fa583", "#5f7f5b"),
    ("#a9c0c4", "#7d9fa3", "#557d78"),
    ("#d3a594", "#b17f72", "#7f5b57"),
    ("#c3cf9b", "#93ab6b", "#5f8048"),
)
_SUN, _FIELD, _PATH = "#e2725b", "#e3c979", "#f7f0dc"


def scene(number: int) -> Image.Image:
    """Draw the landscape of a number; neighbouring numbers differ."""
    width, height = SIZE
    kind = (number - 1) % len(_SKIES)
    image = Image.new("RGB", SIZE, _SKIES[kind])
    pen = ImageDraw.Draw(image)
    x = width * (2 + 3 * kind % 7) // 9
    pen.ellipse((x - 100, 120, x + 100, 320), fill=_SUN)
    for depth, colour in enumerate(_HILLS[kind]):
        pen.polygon(_hill(0.42 + 0.13 * depth, 0.10 - 0.02 * depth, kind + depth * 1.7), fill=colour)
    pen.polygon(_hill(0.84, 0.02, kind), fill=_FIELD)
    foot = width * (3 + kind) // 8
    pen.polygon(
        [
            (foot, int(height * 0.85)),
            (foot + 24, int(height * 0.85)),
            (foot + 260, height),
            (foot - 200, height),
        ],
        fill=_PATH,
    )
    return image


def _hill(level: float, swell: float, phase: float) -> list[tuple[float, float]]:
    """Give the outline of a range of hills at a part of the height, down to the lower edge."""
    width, height = SIZE
    top = [
        (
            x,
            height
            * (level - swell * math.sin(x / 260 + phase * 2.1) - swell * 0.6 * math.sin(x / 110 + phase)),
        )
        for x in range(0, width + 20, 20)
    ]
    return [*top, (width, height), (0, height)]
