"""Let a template print a whole body at once, as the themes of stock Pelican do: ``{{ article.content }}``.

Our theme goes through the pieces of a body and shows each by a component of its own. What is printed here is
plain HTML with the same names of classes and nothing that needs our scripts.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from newsroom.viewmodels.body import Content
from newsroom.viewmodels.parts import Picture, Pictures, RecordingView, VideoView


class Body(tuple[Content, ...]):
    """The pieces of a shown body, which are HTML when they are printed; ``base`` is where the site begins."""

    base: str

    def __new__(cls, pieces: Iterable[Content], base: str = "") -> Body:
        made = super().__new__(cls, pieces)
        made.base = base
        return made

    def __getnewargs__(self) -> tuple[tuple[Content, ...], str]:
        return tuple(self), self.base

    def __html__(self) -> str:
        return "\n".join(_html(piece, self.base) for piece in self)

    __str__ = __html__


def _html(piece: Content, base: str) -> str:
    match piece:
        case str():
            return piece
        case Pictures():
            figures = "".join(_figure(one, base) for one in piece.pictures)
            shared = _caption(piece.caption, piece.credit, "gallery__caption")
            return f'<figure class="gallery">{figures}{shared}</figure>'
        case VideoView():
            length = f" ({piece.length})" if piece.length else ""
            link = f'<a href="{escape(piece.url)}">{escape(piece.title)}{length}</a>'
            return f'<figure class="video">{link}{_caption(piece.caption, piece.credit)}</figure>'
        case RecordingView():
            player = f'<audio controls preload="none" src="{escape(piece.url)}"></audio>'
            return f'<figure class="recording">{player}{_caption(piece.caption, piece.credit)}</figure>'
        case Picture():
            return _figure(piece, base)


def _figure(shown: Picture, base: str) -> str:
    full = shown.photo.largest
    size = f'width="{full.width}" height="{full.height}"'
    image = f'<img src="{escape(f"{base}/{full.url}")}" alt="{escape(shown.alt)}" {size} loading="lazy">'
    return f'<figure class="figure">{image}{_caption(shown.caption, shown.credit)}</figure>'


def _caption(caption: str, credit: str, name: str = "figure__caption") -> str:
    parts = [f'<span class="{name}">{escape(caption)}</span>'] * bool(caption)
    parts += [f'<span class="figure__credit">{escape(credit)}</span>'] * bool(credit)
    return f"<figcaption>{' '.join(parts)}</figcaption>" if parts else ""
