"""Take a stock of small photographs for the corpus, each unlike the others: the same for the same number.

They are what offices upload, 1280 × 960 and some 120 kB. Large ones, like a camera's, are of
``bench/camera.py``.
"""

from __future__ import annotations

import random
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

SIZE = (1280, 960)
QUALITY = 82
_COARSEST, _FINEST = 320, 4


def _noise(rng: random.Random, step: int) -> Image.Image:
    width, height = SIZE[0] // step, SIZE[1] // step
    return Image.frombytes("L", (width, height), rng.randbytes(width * height)).resize(
        SIZE, Image.Resampling.BICUBIC
    )


def _colour(rng: random.Random) -> tuple[int, int, int]:
    grey = rng.randint(40, 210)
    red, green, blue = (grey + rng.randint(-40, 40) for _ in range(3))
    return red, green, blue


def picture(number: int) -> Image.Image:
    """Take photograph ``number``: a room with detail of every size, and rows of people in it."""
    rng = random.Random(f"picture {number}")
    luma, step, share = _noise(rng, _COARSEST), _COARSEST // 2, 0.4
    while step >= _FINEST:
        luma, step, share = Image.blend(luma, _noise(rng, step), share), step // 2, share * 0.85
    tints = [_noise(rng, 320).point([128 + (value - 128) // 5 for value in range(256)]) for _ in range(2)]
    whole = Image.merge("YCbCr", (luma, *tints)).convert("RGB")
    draw = ImageDraw.Draw(whole)
    for _ in range(rng.randint(2, 6)):
        x, y = rng.randrange(SIZE[0]), rng.randrange(SIZE[1] // 2)
        draw.rectangle((x, y, x + rng.randint(60, 400), y + rng.randint(60, 300)), fill=_colour(rng))
    for _ in range(rng.randint(5, 30)):
        size, x, y = rng.randint(20, 80), rng.randrange(SIZE[0]), rng.randrange(SIZE[1] // 3, SIZE[1])
        draw.rounded_rectangle((x - size, y + size, x + size, y + 4 * size), size // 2, _colour(rng))
        draw.ellipse((x - size * 3 // 5, y - size, x + size * 3 // 5, y + size), fill=(214, 172, 140))
    return whole.filter(ImageFilter.BoxBlur(0.6))


def _take(task: tuple[int, Path]) -> None:
    number, file = task
    temporary = file.with_suffix(".part")
    picture(number).save(temporary, "JPEG", quality=QUALITY)
    temporary.rename(file)


def stock(folder: Path, count: int) -> list[Path]:
    """Give ``count`` photographs in ``folder``; those that lie there already are not taken again."""
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / f"{number:04d}.jpg" for number in range(count)]
    missing = [(number, file) for number, file in enumerate(files) if not file.exists()]
    if missing:
        with ProcessPoolExecutor() as pool:
            list(pool.map(_take, missing))
    return files
