"""Make photographs like a camera's, 4000 × 3000, of nothing in particular: the same for the same number.

A few scenes have detail of every size, as nature has, places in and out of focus, hard edges and plain
walls. A photograph is a part of a scene with figures, light, grain and the notes of a camera of its own.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from functools import cache, lru_cache
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter

SIZE = (4000, 3000)
SCENE = (4400, 3300)
SCENES = 16
QUALITY = 96
GRAIN = 20
"""Half of the range of grain and weave in steps of luma; most of it is far smaller."""

_FINEST, _COARSEST = 2, 550
_FALL = 0.82
"""What remains of the contrast from one size of detail to the half of it."""

_EXIF_ORIENTATION, _EXIF_MAKER = 0x0112, 0x010F


def _noise(rng: random.Random, size: tuple[int, int]) -> Image.Image:
    return Image.frombytes("L", size, rng.randbytes(size[0] * size[1]))


def _detail(rng: random.Random, finest: int, share: float) -> Image.Image:
    """Lay noise of ever smaller grain over one another; ``finest`` is the smallest in pixels."""
    width, height = SCENE
    plane = Image.new("L", SCENE, 128)
    step = _COARSEST
    while step >= finest:
        layer = _noise(rng, (width // step, height // step)).resize(SCENE, Image.Resampling.BICUBIC)
        plane = Image.blend(plane, layer, share if step < _COARSEST else 0.75)
        step, share = step // 2, share * _FALL
    return plane


@lru_cache(maxsize=SCENES)
def scene(number: int) -> Image.Image:
    """Make a scene: fine detail where a mask says so, else soft; colours that change slowly."""
    rng = random.Random(f"scene {number}")
    fine = _detail(rng, _FINEST, 0.22 + 0.16 * rng.random())
    soft = fine.filter(ImageFilter.BoxBlur(14 + 22 * rng.random()))
    focus = _noise(rng, (8, 6)).resize(SCENE, Image.Resampling.BICUBIC)
    level = rng.randint(95, 150)
    mask = focus.point([max(0, min(255, 12 * (value - level))) for value in range(256)])
    luma = Image.composite(fine, soft, mask)
    luma = luma.point([max(0, min(255, round(128 + 1.7 * (value - 128)))) for value in range(256)])
    tints = [_noise(rng, (11, 8)).resize(SCENE, Image.Resampling.BICUBIC) for _ in range(2)]
    tints = [tint.point([128 + (value - 128) // 6 for value in range(256)]) for tint in tints]
    picture = Image.merge("YCbCr", (luma, *tints)).convert("RGB")
    _build(ImageDraw.Draw(picture), rng)
    return picture


def _build(draw: ImageDraw.ImageDraw, rng: random.Random) -> None:
    """Put plain walls, posts and wires into a scene."""
    width, height = SCENE
    for _ in range(rng.randint(2, 6)):
        x, y, colour = rng.randrange(width), rng.randrange(height), _colour(rng)
        draw.rectangle((x, y, x + rng.randint(150, 900), y + rng.randint(200, 1200)), fill=colour)
    for _ in range(rng.randint(4, 14)):
        line = (rng.randrange(width), rng.randrange(height), rng.randrange(width), rng.randrange(height))
        draw.line(line, _colour(rng), rng.randint(3, 14))


def _colour(rng: random.Random) -> tuple[int, int, int]:
    grey = rng.randint(30, 225)
    red, green, blue = (max(0, min(255, grey + rng.randint(-45, 45))) for _ in range(3))
    return red, green, blue


@cache
def _grain() -> Image.Image:
    """Make what lies on everything: the grain of a sensor, the weave of cloth and skin."""
    rng, size = random.Random("grain"), (SIZE[0] + 512, SIZE[1] + 512)
    noise = _noise(rng, size).filter(ImageFilter.GaussianBlur(0.7))
    for step in (3, 8, 21):
        layer = _noise(rng, (size[0] // step, size[1] // step)).resize(size, Image.Resampling.BICUBIC)
        noise = Image.blend(noise, layer, 0.3)
    return noise.point([(value * 2 * GRAIN) // 255 for value in range(256)])


def _people(draw: ImageDraw.ImageDraw, rng: random.Random) -> None:
    """Draw rows of heads and shoulders."""
    for _ in range(rng.randint(6, 40)):
        size = rng.randint(60, 260)
        x, y = rng.randrange(SIZE[0]), rng.randrange(SIZE[1] // 3, SIZE[1])
        skin = (rng.randint(170, 235), rng.randint(130, 190), rng.randint(100, 160))
        draw.rounded_rectangle((x - size, y + size, x + size, y + 4 * size), size // 2, _colour(rng))
        draw.ellipse((x - size * 3 // 5, y - size, x + size * 3 // 5, y + size), fill=skin)
        draw.pieslice((x - size * 3 // 5, y - size, x + size * 3 // 5, y + size), 180, 360, (25, 20, 18))


def photograph(number: int) -> Image.Image:
    """Take photograph ``number``."""
    rng = random.Random(f"photograph {number}")
    left, top = (rng.randrange(whole - part) for whole, part in zip(SCENE, SIZE, strict=True))
    picture = scene(number % SCENES).crop((left, top, left + SIZE[0], top + SIZE[1]))
    if rng.random() < 0.5:
        picture = picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    _people(ImageDraw.Draw(picture), rng)
    picture = picture.filter(ImageFilter.BoxBlur(0.8))  # as lens and sensor draw edges
    gain, lift = rng.uniform(0.8, 1.15), rng.randint(-12, 20)
    curve = [max(0, min(255, round(gain * value + lift))) for value in range(256)]
    grain = _grain().crop((x := rng.randrange(512), y := rng.randrange(512), x + SIZE[0], y + SIZE[1]))
    return ImageChops.add(picture.point(curve * 3), Image.merge("RGB", (grain,) * 3), offset=-GRAIN)


def take(number: int, file: Path) -> None:
    """Write photograph ``number`` as JPEG; each tenth was held upright."""
    exif = Image.Exif()
    exif[_EXIF_MAKER] = "bench"
    exif[_EXIF_ORIENTATION] = 6 if number % 10 == 9 else 1
    temporary = file.with_suffix(".part")
    photograph(number).save(temporary, "JPEG", quality=QUALITY, subsampling="4:2:2", exif=exif)
    temporary.rename(file)


def _take_all(roll: list[tuple[int, Path]]) -> None:
    for number, file in roll:
        take(number, file)


def film(folder: Path, count: int) -> list[Path]:
    """Give ``count`` photographs in ``folder``; those that lie there already are not made again."""
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / f"{number:05d}.jpg" for number in range(count)]
    missing = [(number, file) for number, file in enumerate(files) if not file.exists()]
    with ProcessPoolExecutor() as pool:  # a task a scene, which takes longer to make than a photograph
        rolls = [[one for one in missing if one[0] % SCENES == number] for number in range(SCENES)]
        list(pool.map(_take_all, rolls))
    return files


def total(files: Iterable[Path]) -> int:
    """Add up the bytes of files."""
    return sum(file.stat().st_size for file in files)
