"""Write figures, galleries and videos as plain HTML, for themes that know nothing of them.

Classes are those of our theme. Addresses stay as they were typed, ``{attach}…`` as well: Pelican
resolves them in the HTML.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import NamedTuple

from newsroom.model.blocks import Figure, Gallery, VideoBlock
from newsroom.vietnamese.credit import split_credit


class Image(NamedTuple):
    """What a photo has beside its texts: its address, where a link around it leads, other attributes."""

    src: str
    href: str = ""
    attributes: Mapping[str, str] = {}


def write_block(block: Figure | Gallery | VideoBlock, images: Sequence[Image]) -> str:
    """Write a figure, gallery or video; the ``src`` of a photo is its number among ``images``."""
    if isinstance(block, VideoBlock):
        return _video(block)
    if isinstance(block, Figure):
        return _figure(block, images[int(block.src)])
    inner = "\n".join(_figure(one, images[int(one.src)], " gallery__item") for one in block.figures)
    caption = _caption("gallery__caption", *split_credit(block.caption))
    return f'<figure class="gallery">\n{inner}\n{caption}</figure>'


def _figure(figure: Figure, image: Image, more: str = "") -> str:
    wide = " figure--wide" if figure.wide else ""
    named = {"src": image.src, "alt": figure.alt, **image.attributes}
    picture = f"<img{_attributes(named)}>"
    if image.href:
        picture = f"<a{_attributes({'href': image.href})}>{picture}</a>"
    caption = _caption("figure__text", figure.caption, figure.credit)
    return f'<figure class="figure{wide}{more}">\n{picture}\n{caption}</figure>'


def _video(video: VideoBlock) -> str:
    """Write a video as a link, with its picture if it has one; how long it is stands behind its title."""
    words = escape(video.title or ("" if video.still else video.key), quote=False)
    if video.duration:
        words = f"{words} ({_clock(video.duration)})".strip()
    if video.still:
        still = f"<img{_attributes({'src': video.still.src, 'alt': video.still.alt})}>"
        words = f"{still} {words}".strip()
    caption = _caption("video__text", video.caption, video.credit)
    link = f"<a{_attributes({'href': video.key})}>{words}</a>"
    return f'<figure class="video">\n{link}\n{caption}</figure>'


def _caption(name: str, caption: str, credit: str) -> str:
    parts = [(caption, "figure__caption"), (credit, "figure__credit")]
    spans = " ".join(
        f'<span class="{kind}">{escape(text, quote=False)}</span>' for text, kind in parts if text
    )
    return f'<figcaption class="{name}">{spans}</figcaption>\n' if spans else ""


def _attributes(named: Mapping[str, str]) -> str:
    return "".join(f' {name}="{escape(value)}"' for name, value in named.items())


def _clock(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"
