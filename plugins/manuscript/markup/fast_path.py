"""Set ordinary blocks without Markdown's machinery, and leave the rest to it.

A news text is paragraphs, headings, photos with captions, lists, tables, quotations and notes in their
plain forms. Such blocks are set here, the same as Markdown sets them (``plain_blocks.py``,
``plain_words.py``, ``plain_tables.py``, ``plain_notes.py``, ``plugins/captions/plain_photos.py``); runs of
all other blocks go to Markdown together, with what may belong to them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any

from markdown import Markdown

from newsroom.model.blocks import FIGURE_CLOSE, FIGURE_OPEN
from newsroom.vietnamese.printing import no_break
from plugins.manuscript.markup.marks import read_mark
from plugins.manuscript.markup.plain_blocks import Plain, Title, read_block
from plugins.manuscript.markup.plain_notes import take_notes
from plugins.manuscript.markup.plain_tables import PlainTable

_BLANK_LINES_RE = re.compile(r"\n(?:[ \t]*\n)+")
_WHOLE_DOCUMENT_SIGNS = ("]:", *"<\t\r\x02\x03")
"""References and HTML: what a block here may mean to one elsewhere."""
_BETWEEN = "\x02"
"""What stands between blocks until each is set; no text holds it."""

Clean = Callable[[str], str]
Read = Plain | None
"""A block as it was read; ``None`` if it is left to Markdown."""


def convert(
    md: Markdown, text: str, level: Callable[[int], int], clean: Clean, clean_plain: Clean | None = None
) -> str:
    """Convert a whole text: ordinary blocks here, the others with ``md``.

    ``level`` gives the level at which a heading is printed. ``clean`` makes Markdown's HTML safe, and
    judges its links, ``clean_plain`` a block that is set here; if that holds none, it is safe as it is.
    """
    has_notes = "^" in text and "[^" in text
    notes = take_notes(md, text) if has_notes else None
    above = notes.text if notes else text
    if any(sign in above for sign in _WHOLE_DOCUMENT_SIGNS) or not above.strip():
        return clean(md.convert(text))
    blocks = _BLANK_LINES_RE.split(above.strip("\n"))
    photos = getattr(md, "plain_photos", None)
    found = [read_block(block, photos) for block in blocks]
    _leave_dependent(blocks, found)
    if has_notes and (notes is None or None in found):  # notes are one list
        return clean(md.convert(text))
    setter = _Setter(md, level)
    pieces: list[str] = []
    for is_read, run in groupby(range(len(blocks)), key=lambda number: found[number] is not None):
        numbers = list(run)
        if is_read:
            html = no_break(_BETWEEN.join(setter.set([one for n in numbers if (one := found[n])])))
            html = notes.numbered(md, html, _BETWEEN) if notes else html
            pieces.append(_cleaned(html, clean_plain or clean))
        else:
            pieces.append(clean(md.convert("\n\n".join(blocks[n] for n in numbers))))
    return "\n".join(pieces)


def _cleaned(html: str, clean: Clean) -> str:
    """Clean the blocks that were set and hold links or styles: the others, most of them, are clean."""
    if not _has_attributes(html):
        return html.replace(_BETWEEN, "\n").replace("\u00a0", "&nbsp;")
    return "\n".join([
        clean(block) if _has_attributes(block) else block.replace("\u00a0", "&nbsp;")
        for block in html.split(_BETWEEN)
    ])  # fmt: skip


def _has_attributes(html: str) -> bool:
    """Tell what is cleaned though it was set here: links are judged then, styles of cells made classes."""
    return "<a " in html or "<td style" in html or "<th style" in html


def _leave_dependent(blocks: Sequence[str], found: list[Read]) -> None:
    """Leave blocks to Markdown too that are read, but may belong to one above or below them."""
    for number in range(1, len(blocks)):
        above, here = found[number - 1], found[number]
        if above is None:
            if here and _may_go_on(blocks[number - 1], blocks[number]):
                found[number] = None
        elif _goes_on(above, blocks[number]):
            found[number - 1] = found[number] = None
    for number in range(len(blocks) - 2, -1, -1) if None in found else ():
        above, here = found[number], found[number + 1]
        if above and above.kind == "photos" and above.photos.is_single and here is None:
            found[number] = None  # what stands below may say the caption again


def _may_go_on(above: str, block: str) -> bool:
    """Tell whether a block may belong to one that Markdown sets above it."""
    first = block.partition("\n")[0]
    return "![" in above or first[0] in " >" or "|" in first or read_mark(first) is not None


def _goes_on(above: Plain, block: str) -> bool:
    """Tell whether a block may belong to one that is read above it."""
    if above.kind not in ("list", "quotation", "table"):
        return False
    first = block.partition("\n")[0]
    if above.kind == "list":
        return first[0] == " " or read_mark(first) is not None
    if above.kind == "quotation":
        return first.lstrip().startswith(">")
    return "|" in first


class _Setter:
    """Sets the blocks of one text that were read, in their order."""

    def __init__(self, md: Any, level: Callable[[int], int]) -> None:
        self._md, self._level = md, level

    def set(self, blocks: Sequence[Plain]) -> Iterator[str]:
        """Set a run of blocks; a paragraph that says the caption of the photo above it again is left out."""
        is_said = False
        for number, block in enumerate(blocks):
            if block.kind == "photos":
                again = self._again(block, blocks[number + 1 : number + 2])
                is_said = bool(again)
                yield self._figure(block.photos.figure(again))
                continue
            for piece in block.pieces[is_said:]:
                yield self._set(piece)
            is_said = False

    def _again(self, block: Plain, following: Sequence[Plain]) -> str:
        """Give the text of the block below a single photo if it says its caption again."""
        photos = block.photos
        text = following[0].words if following and photos.is_single else None
        return text if text and photos.is_said_again(text) else ""

    def _set(self, piece: Any) -> str:
        if isinstance(piece, str):
            return piece
        if isinstance(piece, Title):
            tag = f"h{self._level(piece.written)}"
            return f"<{tag}>{piece.words}</{tag}>"
        if isinstance(piece, PlainTable):
            self._md.long_rows += piece.long_rows
            return piece.html
        return self._figure(piece)

    def _figure(self, figure: Any) -> str:
        self._md.figures.append(figure)
        return f"<p>{FIGURE_OPEN}{len(self._md.figures) - 1}{FIGURE_CLOSE}</p>"
