"""Write figures, galleries and videos as plain HTML, for themes that know nothing of them.

Classes are those of our theme. Addresses stay as they were typed, ``{attach}…`` as well: Pelican
resolves them in the HTML.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from types import MappingProxyType
from typing import NamedTuple

from newsroom.model.blocks import Figure, Gallery, VideoBlock
from newsroom.vietnamese.credit import split_credit

Attributes = Mapping[str, str | None]
"""Attributes by name; one without a value is ``None``."""
NO_ATTRIBUTES: Attributes = MappingProxyType({})


class Image(NamedTuple):
    """What a photo or video has beside its texts: attributes of it, of the link and the figure around it."""

    src: str
    link: Attributes = NO_ATTRIBUTES
    attributes: Attributes = NO_ATTRIBUTES
    figure: Attributes = NO_ATTRIBUTES


NOTHING = Image("")


def write_block(block: Figure | Gallery | VideoBlock, images: Sequence[Image], own: Image = NOTHING) -> str:
    """Write a figure, gallery or video; the ``src`` of a photo is its number among ``images``.

    ``own`` holds attributes of the block as a whole.
    """
    if isinstance(block, VideoBlock):
        return _video(block, own)
    if isinstance(block, Figure):
        return _figure(block, images[int(block.src)], own=own.figure)
    inner = "\n".join(_figure(one, images[int(one.src)], " gallery__item") for one in block.figures)
    caption = _caption("gallery__caption", *split_credit(block.caption))
    return f"{_opened('gallery', own.figure)}\n{inner}\n{caption}</figure>"


def _figure(figure: Figure, image: Image, more: str = "", own: Attributes = NO_ATTRIBUTES) -> str:
    wide = " figure--wide" if figure.wide else ""
    named = {"src": image.src, "alt": figure.alt, **image.attributes}
    picture = f"<img{_attributes(named)}>"
    if image.link:
        picture = f"<a{_attributes(image.link)}>{picture}</a>"
    caption = _caption("figure__text", figure.caption, figure.credit)
    return f"{_opened(f'figure{wide}{more}', own, image.figure)}\n{picture}\n{caption}</figure>"


def _video(video: VideoBlock, own: Image) -> str:
    """Write a video as a link, with its picture if it has one; how long it is stands behind its title."""
    words = escape(video.title or ("" if video.still else video.key), quote=False)
    if video.duration:
        words = f"{words} ({_clock(video.duration)})".strip()
    if video.still:
        still = f"<img{_attributes({'src': video.still.src, 'alt': video.still.alt, **own.attributes})}>"
        words = f"{still} {words}".strip()
    caption = _caption("video__text", video.caption, video.credit)
    link = f"<a{_attributes({'href': video.key, **own.link})}>{words}</a>"
    return f"{_opened('video', own.figure)}\n{link}\n{caption}</figure>"


def together(several: Iterable[Attributes]) -> dict[str, str | None]:
    """Make one element's attributes of several: all classes and ids, else the first of a name."""
    found: dict[str, str | None] = {}
    for one in several:
        for name, value in one.items():
            if name in ("class", "id"):
                names = f"{found.get(name) or ''} {value or ''}".split()
                found[name] = " ".join(dict.fromkeys(names))
            else:
                found.setdefault(name, value)
    return {name: value for name, value in found.items() if value or name not in ("class", "id")}


def _opened(kind: str, *own: Attributes) -> str:
    """Write how a figure begins; more ids than one are places in it, for what leads there."""
    named = together([{"class": kind}, *own])
    first, *more = (named.get("id") or "").split() or [""]
    if first:
        named["id"] = first
    return f"<figure{_attributes(named)}>" + "".join(f'\n<span id="{escape(name)}"></span>' for name in more)


def _caption(name: str, caption: str, credit: str) -> str:
    parts = [(caption, "figure__caption"), (credit, "figure__credit")]
    spans = " ".join(
        f'<span class="{kind}">{escape(text, quote=False)}</span>' for text, kind in parts if text
    )
    return f'<figcaption class="{name}">{spans}</figcaption>\n' if spans else ""


def _attributes(named: Attributes) -> str:
    return "".join(
        f" {name}" if value is None else f' {name}="{escape(value)}"' for name, value in named.items()
    )


def _clock(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"
