"""Draw the pictures of examples, and make their sound.

Each picture says how large it is, so that one sees which a browser took.
"""

from __future__ import annotations

import re
from zlib import crc32

from newsroom.commands.preview.examples.values import PICTURES

_NAME_RE = re.compile(rf"{PICTURES}/([a-z0-9-]+)-(\d{{1,4}})x(\d{{1,4}})\.(?:jpg|avif|png)", re.ASCII)
_DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" viewBox="0 0 {w} {h}">'
    '<linearGradient id="a" x2="0" y2="1"><stop stop-color="hsl({hue} 45% 62%)"/>'
    '<stop offset="1" stop-color="hsl({hue} 40% 86%)"/></linearGradient>'
    '<rect width="{w}" height="{h}" fill="url(#a)"/>'
    '<circle cx="{sun}" cy="{top}" r="{r}" fill="#fff" opacity=".7"/>'
    '<path d="M0 {h}V{low}L{a} {high}L{b} {low}L{c} {top2}L{w} {low}V{h}z" fill="hsl({hue} 35% 32%)"/>'
    '<text x="50%" y="{text}" fill="#fff" font-family="sans-serif" font-size="{size}" text-anchor="middle">'
    "{w} × {h}</text></svg>"
)


SILENCE = (b"\xff\xe3\x18\xc4" + bytes(68)) * 70
"""Five seconds of an MP3 without a sound: frames of 72 bytes and 72 ms (ISO/IEC 11172-3, MPEG 2.5)."""


def drawn(place: str) -> bytes | None:
    """Draw the picture at a place below the page of components, as SVG; ``None`` if no picture is there."""
    found = _NAME_RE.fullmatch(place)
    if found is None:
        return None
    w, h = int(found[2]), int(found[3])
    size = min(w / 12, h / 8)
    parts = {
        "sun": w * 0.75, "top": h * 0.3, "r": min(w, h) * 0.09, "low": h * 0.78, "high": h * 0.42,
        "top2": h * 0.55, "a": w * 0.28, "b": w * 0.5, "c": w * 0.72, "text": h * 0.95, "size": size,
    }  # fmt: skip
    told = {name: f"{value:.0f}" for name, value in parts.items()}
    return _DRAWING.format(w=w, h=h, hue=crc32(found[1].encode()) % 360, **told).encode()
