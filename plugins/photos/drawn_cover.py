"""Draw a cover from words: category, title and the name of the site, as a newspaper would set them.

Sizes are in pixels of a picture 1200 wide and grow with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from zlib import crc32

from PIL import Image, ImageDraw, ImageFont

from newsroom.vietnamese.comparing import nfc
from newsroom.vietnamese.printing import no_break

Size = tuple[int, int]

PAPER = "#fffaf2"
GROUNDS = ("#8c1717", "#6d2323", "#1f4a3a", "#1e3c5c", "#57391f", "#4d2a4a", "#174b52")
"""Colours of the ground; paper stands out from each by a contrast of 7 or more (WCAG 2.2)."""
RULE = "#e2b65a"
MARGIN = 84
LARGEST, SMALLEST, STEP = 84, 38, 2
LEADING = 1.36
"""The distance of lines, so that two marks on a capital touch nothing."""
MOST_LINES = 6
_WIDTH = 1200
_MEASURE, _SLACK = 500, 0.985
"""The size at which characters are measured; what rounding at smaller sizes may take."""
_EVEN = 0.2
_FONTS = Path(__file__).parent / "fonts"
_SERIF, _SANS = "NotoSerif-Bold.ttf", "NotoSans-Bold.ttf"
_ALIASES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2060": "", "\u200b": ""})


def draw(size: Size, title: str, category: str, site: str) -> Image.Image:
    """Draw a cover; without a ``category`` it is that of the site itself. The mode is ``RGB``."""
    scale = size[0] / _WIDTH
    margin = round(MARGIN * scale)
    image = _ground(size, ground_of(category)).copy()
    top, bottom = margin, size[1] - margin
    if category:
        points = round(30 * scale)
        text = _fit(legible(category, _SANS), _SANS, points, size[0] - 2 * margin)
        _write(image, (margin, top + round(24 * scale)), text, _SANS, points)
        top += round(48 * scale)
    image.paste(RULE, (margin, top, margin + round(96 * scale), top + round(7 * scale)))
    top += round(34 * scale)
    if site != title:
        points = round(26 * scale)
        text = _fit(legible(site, _SANS), _SANS, points, size[0] - 2 * margin)
        _write(image, (margin, bottom), text, _SANS, points)
        bottom -= round(52 * scale)
    _set_title(image, legible(title, _SERIF), (margin, top, size[0] - margin, bottom), scale)
    return image


def ground_of(category: str) -> str:
    """Choose the ground for a category, always the same; that of the site is the first."""
    return GROUNDS[crc32(category.encode()) % len(GROUNDS)] if category else GROUNDS[0]


@lru_cache(maxsize=32)
def _ground(size: Size, colour: str) -> Image.Image:
    """Paint the ground: one colour, with rings like those of a drum that rise from a corner."""
    rings = Image.new("L", (size[0] * 2, size[1] * 2), 0)
    pen = ImageDraw.Draw(rings)
    reach = size[1] * 2
    for number, part in enumerate((0.98, 0.9, 0.7, 0.64, 0.4, 0.36)):
        radius, centre = round(reach * part), (size[0] * 2, size[1] * 2)
        box = (centre[0] - radius, centre[1] - radius, centre[0] + radius, centre[1] + radius)
        pen.ellipse(box, fill=18 if number % 2 == 0 else 0)
    image = Image.new("RGB", size, colour)
    image.paste(PAPER, mask=rings.resize(size, Image.Resampling.BOX))
    return image


@lru_cache(maxsize=64)
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_FONTS / name, size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=8192)
def _sign(name: str, size: int, char: str) -> tuple[Image.Image, int, int] | None:
    """Draw a character once; give it with its place beside the point on the line where it begins."""
    font = _font(name, size)
    left, top, right, bottom = map(round, font.getbbox(char, anchor="ls"))
    if right <= left or bottom <= top:
        return None
    mask = Image.new("L", (right - left, bottom - top))
    ImageDraw.Draw(mask).text((-left, -top), char, 255, font, "ls")
    return mask, left, top


def _write(image: Image.Image, place: tuple[int, int], text: str, name: str, size: int) -> None:
    """Write a line whose letters stand on ``place``, from signs that are kept: Pillow draws them anew."""
    across = float(place[0])
    for char in text:
        sign = _sign(name, size, char)
        if sign is not None:
            mask, left, top = sign
            image.paste(PAPER, (round(across) + left, place[1] + top), mask)
        across += _advance(name, char) * size


@lru_cache(maxsize=4096)
def _has(name: str, char: str) -> bool:
    """Tell whether a font has a character of its own."""
    font = _font(name, 32)
    return char == " " or bytes(font.getmask(char)) != bytes(font.getmask("\U0010fffe"))


def legible(text: str, name: str) -> str:
    """Give what a font can draw of a text; what it cannot goes, with the space it leaves."""
    kept = "".join(char for char in nfc(text) if char in "\u00a0\u202f\u2060" or _has(name, char))
    return " ".join(word for word in kept.split(" ") if word)


@lru_cache(maxsize=4096)
def _advance(name: str, char: str) -> float:
    """Measure a character as a part of the size of the font."""
    return float(_font(name, _MEASURE).getlength(char)) / _MEASURE


def _length(text: str, name: str) -> float:
    return sum(_advance(name, char) for char in text.translate(_ALIASES))


def _set_title(image: Image.Image, title: str, box: tuple[int, int, int, int], scale: float) -> None:
    """Set a title as large as fits into ``box``, its lines about equal, in the middle."""
    width, height = box[2] - box[0], box[3] - box[1]
    words = [(word, _length(word, _SERIF)) for word in no_break(title).split(" ")]
    for points in range(LARGEST, SMALLEST - 1, -STEP):
        size, leading = max(1, round(points * scale)), round(points * LEADING * scale)
        lines = break_lines(words, _SLACK * width / size)
        if len(lines) <= MOST_LINES and len(lines) * leading <= height:
            break
    else:
        most = max(1, min(MOST_LINES, height // max(1, leading)))
        lines = [*lines[: most - 1], _fit(" ".join(lines[most - 1 :]), _SERIF, size, width)]
    first = box[1] + (height - len(lines) * leading) // 2 + round(leading * 0.76)
    for number, line in enumerate(lines):
        _write(image, (box[0], first + number * leading), line.translate(_ALIASES), _SERIF, size)


Words = Sequence[tuple[str, float]]
"""Words with their lengths, as parts of the size of the font."""


def break_lines(words: Words, width: float) -> list[str]:
    """Break a text into as few lines as fit ``width``, then make them about equally long."""
    lines = _greedy(words, width)
    low, high = max((length for _, length in words), default=0.0), width
    while high - low > _EVEN and len(lines) > 1:
        middle = (low + high) / 2
        found = _greedy(words, middle)
        if len(found) == len(lines):
            high, lines = middle, found
        else:
            low = middle
    return lines


def _greedy(words: Words, width: float) -> list[str]:
    """Fill line after line; a word that is longer than a line is cut."""
    space = _advance(_SERIF, " ")
    lines: list[str] = []
    filled = 0.0
    for word, length in words:
        if lines and filled + space + length <= width:
            lines[-1] += f" {word}"
            filled += space + length
            continue
        *full, rest = _cut(word, length, width)
        lines += [*full, rest]
        filled = length if not full else _length(rest, _SERIF)
    return lines


def _cut(word: str, length: float, width: float) -> list[str]:
    """Cut a word into pieces that fit."""
    pieces = []
    while length > width and len(word) > 1:
        number = 1
        while number < len(word) - 1 and _length(word[: number + 1], _SERIF) <= width:
            number += 1
        pieces.append(word[:number])
        word = word[number:]
        length = _length(word, _SERIF)
    return [*pieces, word]


def _fit(text: str, name: str, size: int, width: int) -> str:
    """Shorten a text between words, with an ellipsis, to fit ``width``."""
    room = _SLACK * width / max(1, size)
    if _length(text, name) <= room:
        return text.translate(_ALIASES)
    room -= _advance(name, "…")
    words = text.split(" ")
    while len(words) > 1 and _length(" ".join(words), name) > room:
        words.pop()
    short = " ".join(words)
    while len(short) > 1 and _length(short, name) > room:
        short = short[:-1]
    return short.translate(_ALIASES).rstrip(" ,;:–-") + "…"
