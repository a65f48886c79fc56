"""Name what a paragraph of Word is made of while it is read, and what reading it makes."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsroom.commands.importer.source import Block, Picture, Text
from newsroom.commands.importer.word.numbering import Mark

LINE, PAGE = "\n", "\f"
"""The text of a ``Run`` that breaks a line, or the paragraph, as a break of page or column does."""


@dataclass(slots=True)
class Run:
    """Words of one look, as the file has them; ``code`` is that of an old font, ``caps`` shows capitals."""

    text: str
    bold: bool = False
    italic: bool = False
    raised: int = 0
    link: str = ""
    note: str = ""
    size: float = 0
    caps: bool = False
    code: str = ""
    small_font: bool = False
    """Whether its old font shows capitals for small letters, which decoding must then make."""


@dataclass(slots=True)
class Shot:
    """A picture in a paragraph: among its words, or floating beside them; ``is_tiny`` if it is no photo."""

    picture: Picture
    floats: bool = False
    is_tiny: bool = False
    middle: float = 0
    foot: float = 0
    """Where its middle stands across, and its lower edge, in the group of shapes it belongs to."""


@dataclass(slots=True)
class Box:
    """A text box: what it holds, and where in its group it stands."""

    flow: list[Laid]
    middle: float = 0
    foot: float = 0


Piece = Run | Shot | Box


@dataclass(slots=True)
class Para:
    """A paragraph before lists, quotations and captions are put together.

    ``caption`` is what Word says it is a caption of: ``picture``, ``table`` or ``""``.
    """

    text: Text
    caption: str = ""
    mark: Mark | None = None
    list_name: str = ""
    is_quote: bool = False
    joins: bool = False
    """Whether it goes on in the next paragraph: its end was hidden or deleted."""


Laid = Para | Block


@dataclass(slots=True)
class Gone:
    """What a paragraph had and the article has not: words by the reason."""

    words: dict[str, list[str]] = field(default_factory=dict)

    def add(self, reason: str, text: str) -> None:
        """Keep words that are left out."""
        if text:
            self.words.setdefault(reason, []).append(text)
