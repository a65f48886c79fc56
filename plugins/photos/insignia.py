"""Draw the sign of the site, or make what is needed of the site's own: small PNG pictures.

Our sign is that of ``theme/static/favicon.svg``: a page with its head, a picture and three lines, on the
flag.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import cache

from PIL import Image, ImageDraw

from plugins.photos.photo import look, picture

FLAG, ON_FLAG = "#96181a", "#fff6e6"
TOUCH, ICONS, TAB = 180, (192, 512), 96
"""Sides in pixels: on home screens of iOS; for a manifest, of which the largest is maskable too; in tabs."""
LOGO = (1200, 160)
"""Within how many pixels, wide and high, a logo is kept: twice what is shown, for dense screens."""
_GRID = 32
"""The side of the sign in its own units."""
_PARTS = (
    (7, 7, 25, 12), (7, 15, 15, 25), (18, 15, 25, 17.4), (18, 18.8, 25, 21.2), (18, 22.6, 25, 25),
)  # fmt: skip
"""Left, top, right and bottom of what is drawn."""
_ROUND = 5
_FINE = 5
"""How many times larger than wanted the sign is drawn, so that its edges get smooth."""
_FILLS = {"whole": 0.72, "maskable": 0.56}
"""The part of the side that a sign takes of a picture; systems show a circle of four fifths of a maskable."""


def ours(side: int, rounded: bool = False) -> Image.Image:
    """Draw our sign on the flag, from edge to edge or with round corners on nothing."""
    unit = side * _FINE / _GRID
    large = _ground(side * _FINE, unit * _ROUND if rounded else 0)
    draw = ImageDraw.Draw(large)
    for left, top, right, bottom in _PARTS:
        draw.rectangle((left * unit, top * unit, right * unit - 1, bottom * unit - 1), ON_FLAG)
    return large.resize((side, side), Image.Resampling.LANCZOS)


def on_flag(sign: Image.Image, side: int, kind: str = "whole", rounded: bool = False) -> Image.Image:
    """Put a sign of its own on the flag; one without a see-through place is its own ground."""
    if sign.mode != "RGBA" and kind == "whole" and sign.width == sign.height:
        return sign.convert("RGB").resize((side, side), Image.Resampling.LANCZOS)
    ground = _ground(side, side * _ROUND / _GRID if rounded else 0)
    scale = _FILLS[kind] * side / max(sign.size)
    size = (max(1, round(sign.width * scale)), max(1, round(sign.height * scale)))
    small = sign.convert("RGBA").resize(size, Image.Resampling.LANCZOS)
    ground.alpha_composite(small, ((side - size[0]) // 2, (side - size[1]) // 2))
    return ground


def _ground(side: int, radius: float) -> Image.Image:
    image = Image.new("RGBA", (side, side))
    ImageDraw.Draw(image).rounded_rectangle((0, 0, side - 1, side - 1), radius, FLAG)
    return image


def png(image: Image.Image) -> bytes:
    """Encode a picture; one that hides nothing has no place for what is see-through."""
    if image.mode == "RGBA" and image.getchannel("A").getextrema()[0] == 255:
        image = image.convert("RGB")
    buffer = io.BytesIO()
    image.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


@cache
def our_icons() -> Mapping[str, bytes]:
    """Draw our icons, by name: that in tabs is the theme's own."""
    icons = {f"icon-{side}": png(ours(side, rounded=True)) for side in ICONS}
    return {"touch": png(ours(TOUCH)), **icons, "maskable": png(ours(ICONS[-1]))}


def own_icons(data: bytes) -> dict[str, bytes]:
    """Make the icons of a picture, by name; raise ``PhotoError`` if it cannot be read."""
    sign = picture(data, ICONS[-1], ICONS[-1])
    icons = {f"icon-{side}": png(on_flag(sign, side, rounded=True)) for side in ICONS}
    tab, touch = png(on_flag(sign, TAB, rounded=True)), png(on_flag(sign, TOUCH))
    return {"touch": touch, **icons, "maskable": png(on_flag(sign, ICONS[-1], "maskable")), "icon": tab}


def logo(data: bytes) -> tuple[bytes, int, int]:
    """Make the logo of a picture, with its width and height; raise ``PhotoError`` if it cannot be read."""
    image = picture(data, *LOGO)
    return png(image), image.width, image.height


def is_empty(data: bytes) -> bool:
    """Tell whether a picture is see-through everywhere; raise ``PhotoError`` if it cannot be read."""
    image = picture(data, *LOGO)
    return image.mode == "RGBA" and image.getchannel("A").getextrema()[1] == 0


def form(data: bytes) -> tuple[str, int, int]:
    """Tell format, width and height of a picture; raise ``PhotoError`` if it is none."""
    original = look(data)
    return original.format, original.width, original.height
