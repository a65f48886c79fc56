"""Make pictures that are as hard to encode as those of a camera."""

from __future__ import annotations

import io
import random

from PIL import Image, ImageChops, ImageDraw

NOISE = 5
"""The octaves of detail."""


def photograph(width: int, height: int, seed: int = 0) -> Image.Image:
    """Paint a picture with the detail of a photograph: noise at all scales, edges, a light sky."""
    rng = random.Random(seed)
    channels = []
    base = _detail(width, height, rng)
    for _ in range(3):
        tint = _detail(width, height, rng, octaves=2)
        channels.append(ImageChops.blend(base, tint, 0.35))
    image = Image.merge("RGB", channels)
    pen = ImageDraw.Draw(image)
    for _ in range(14):
        x, y = rng.randrange(width), rng.randrange(height // 2, height)
        size = rng.randrange(height // 20, height // 5)
        colour = tuple(rng.randrange(30, 220) for _ in range(3))
        pen.ellipse((x, y, x + size * 2 // 3, y + size), fill=colour)
    sky = Image.linear_gradient("L").resize((width, height))
    return Image.composite(image, Image.new("RGB", (width, height), (196, 214, 232)), sky)


def _detail(width: int, height: int, rng: random.Random, octaves: int = NOISE) -> Image.Image:
    """Add up noise whose strength falls with its frequency, as in pictures of the world."""
    total = Image.new("L", (width, height), 128)
    for octave in range(octaves):
        cells = 3 * 4**octave
        size = (cells, max(1, cells * height // width))
        noise = Image.frombytes("L", size, rng.randbytes(size[0] * size[1]))
        layer = noise.resize((width, height), Image.Resampling.BICUBIC)
        strength = 0.55 * 0.42**octave
        flat = Image.new("L", (width, height), 128)
        total = ImageChops.add(total, ImageChops.blend(flat, layer, strength), 1, -128)
    return total


def camera_file(width: int, height: int, seed: int = 0, **options: object) -> bytes:
    """Give such a picture as the JPEG of a camera."""
    buffer = io.BytesIO()
    photograph(width, height, seed).save(buffer, "JPEG", quality=92, **options)
    return buffer.getvalue()
