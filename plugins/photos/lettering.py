"""Set the letters of drawn covers: which font has a sign, how wide it is, how it is drawn.

What the fonts of the titles have not is taken from further ones; a sign that none has is replaced
by its plain form (``㎡`` → ``m2``), a run of letters by an ellipsis, and anything else goes. Whoever
draws says so (``left_out``).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageColor, ImageDraw, ImageFont

from newsroom.vietnamese.comparing import nfc

SERIF, SANS = "PaperSerif-SemiBold.ttf", "NotoSans-Bold.ttf"
_SYMBOLS = (
    "NotoSansMath-Regular-more.ttf", "NotoSansSymbols-Bold-more.ttf", "NotoSansSymbols2-Regular-more.ttf"
)  # fmt: skip
CHAINS = {
    SERIF: (SERIF, "NotoSerif-Bold.ttf", "NotoSerif-Bold-more.ttf", *_SYMBOLS),
    SANS: (SANS, "NotoSans-Bold-more.ttf", *_SYMBOLS),
}
"""The fonts that are asked for a sign, in this order."""
FONTS = Path(__file__).parent / "fonts"
ALIASES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2060": "", "\u200b": ""})
_KEPT = "\u00a0\u202f\u2060"
_MEASURE = 500
"""The size at which characters are measured."""
_BOLDER = 0.03
"""How much thicker the strokes of regular fonts are drawn, as a part of the size, beside bold letters."""
_GAP = 0.05
"""The distance of a mark from its letter, as a part of the size."""

_ABOVE = {unicodedata.combining(mark) for mark in "\u0306\u0315\u035d"}
_BELOW = {unicodedata.combining(mark) for mark in "\u0323\u0327\u035c"}
_THROUGH = unicodedata.combining("\u0336")
"""Unicode's combining classes of marks, by where they stand."""
_JOINING = "\u200c\u200d\ufe0e\ufe0f"

Box = tuple[int, int, int, int]
"""Left, top, right and bottom in pixels."""
Sign = tuple[Image.Image, int, int, Box]
"""A drawn character, where it begins beside the point on the line, and the box of its ink in it."""


@lru_cache(maxsize=64)
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / name, size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=4096)
def _has(name: str, char: str) -> bool:
    """Tell whether a font has a character of its own."""
    font = _font(name, 32)
    return char == " " or bytes(font.getmask(char)) != bytes(font.getmask("\U0010fffe"))


@lru_cache(maxsize=4096)
def face(name: str, char: str) -> str:
    """Name the font that has a character, of those that are asked for ``name``; ``""`` if none has."""
    return next((one for one in CHAINS[name] if _has(one, char)), "")


@lru_cache(maxsize=8192)
def _sign(name: str, size: int, char: str) -> Sign | None:
    """Draw a character once."""
    found = face(name, char) or name
    font, stroke = _font(found, size), max(1, round(size * _BOLDER)) if "-Regular" in found else 0
    left, top, right, bottom = map(round, font.getbbox(char, anchor="ls", stroke_width=stroke))
    if right <= left or bottom <= top:
        return None
    mask = Image.new("L", (right - left, bottom - top))
    ImageDraw.Draw(mask).text((-left, -top), char, 255, font, "ls", stroke_width=stroke)
    ink = mask.getbbox() or (0, 0, *mask.size)
    if unicodedata.combining(char):  # whose box reaches from the line to the mark
        mask, left, top, ink = (
            mask.crop(ink),
            left + ink[0],
            top + ink[1],
            (0, 0, ink[2] - ink[0], ink[3] - ink[1]),
        )
    return mask, left, top, ink


@lru_cache(maxsize=4096)
def advance(name: str, char: str) -> float:
    """Measure a character as a part of the size of the font."""
    if unicodedata.combining(char):
        return 0.0
    return float(_font(face(name, char) or name, _MEASURE).getlength(char)) / _MEASURE


def width_of(text: str, name: str) -> float:
    """Measure a text as a part of the size of the font."""
    return sum(advance(name, char) for char in text.translate(ALIASES))


def write(image: Image.Image, place: tuple[int, int], text: str, name: str, size: int, colour: str) -> None:
    """Write a line whose letters stand on ``place``, from signs that are kept: Pillow draws them anew."""
    ink_colour, surface = ImageColor.getcolor(colour, image.mode), image.im
    across = float(place[0])
    letter: Box | None = None
    for char in text:
        sign = _sign(name, size, char)
        if sign is None:
            letter = None
        else:
            mask, left, top, ink = sign
            corner = round(across) + left, place[1] + top
            kind = unicodedata.combining(char)
            if kind and letter is not None:
                corner = _beside(letter, mask.size, corner, kind, round(size * _GAP))
            right, bottom = corner[0] + mask.width, corner[1] + mask.height
            surface.paste(ink_colour, (*corner, right, bottom), mask.im)  # as ``image.paste`` does, at once
            box = (corner[0] + ink[0], corner[1] + ink[1], corner[0] + ink[2], corner[1] + ink[3])
            letter = _around(letter, box) if kind and letter is not None else box
        across += advance(name, char) * size


def _beside(
    letter: Box, size: tuple[int, int], place: tuple[int, int], kind: int, gap: int
) -> tuple[int, int]:
    """Place a mark in the middle of its letter and clear of it; ``kind`` is Unicode's combining class.

    Fonts tell where by rules that Pillow's own layout does not read.
    """
    left = (letter[0] + letter[2] - size[0]) // 2
    if kind in _ABOVE:
        return left, min(place[1], letter[1] - gap - size[1])
    if kind in _BELOW:
        return left, max(place[1], letter[3] + gap)
    return (left, place[1]) if kind == _THROUGH else place


def _around(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def legible(text: str, name: str) -> str:
    """Give what the fonts can draw of a text; what they cannot goes, with the space it leaves.

    Where letters or figures go, an ellipsis says that something is missing.
    """
    kept = "".join(_drawable(char, name) or _gap(char) for char in nfc(text))
    return " ".join(word for word in re.sub("\ufffc+", "…", kept).split(" ") if word)


def _drawable(char: str, name: str) -> str:
    """Give a character, or what stands for it, as the fonts have it; ``""`` if they do not."""
    if char in _KEPT or face(name, char):
        return char
    plain = unicodedata.normalize("NFKC", char)
    return plain if plain != char and all(one == " " or face(name, one) for one in plain) else ""


def _gap(char: str) -> str:
    return "\ufffc" if unicodedata.category(char)[0] in "LN" else ""


def left_out(text: str) -> list[str]:
    """List the signs of a text that no font has, those that touch as one; what is invisible is none."""
    runs = "".join(char if _is_missing(char) else " " for char in nfc(text)).split()
    seen = (run.strip(_JOINING) for run in runs)
    return list(dict.fromkeys(run for run in seen if run))


def _is_missing(char: str) -> bool:
    """Tell whether a character is drawn nowhere, or may join two of which that holds."""
    if char in _JOINING:
        return True
    return not char.isspace() and not _drawable(char, SERIF) and unicodedata.category(char) != "Cf"
