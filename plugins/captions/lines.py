"""Find the lines that stand with photos in one paragraph, and tell captions from text.

A caption is what is slanted as a whole, what ends in a credit, or a single short line of plain
words right below the photo (docs/adr/024-captions.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from newsroom.model.hosts import looks_hosted
from newsroom.vietnamese.credit import split_credit
from plugins.captions.tree import has_note, is_line_break, is_slanted

Pieces = Sequence[tuple[str, Any]]
"""The pieces of a paragraph: ``image`` elements, ``em`` elements, other ``text``."""

_LONGEST = 200
"""Characters of the longest line of plain words that is taken for a caption."""
_NO_CAPTION_RE = re.compile(r"[-–—+*•●▪◦‣·|#>\[]|\d+[.)]|[a-zđ]\)|https?:|www\.", re.IGNORECASE)
"""How lists, dialogue, tables and addresses begin."""


def pieces(paragraph: Element) -> Iterator[tuple[str, Any]]:
    """Walk a paragraph: ``image`` elements, ``em`` elements, other ``text``."""
    text = ""
    for kind, piece in _walk(paragraph):
        if kind == "text" and isinstance(piece, str):
            text += piece
            continue
        yield "text", text
        yield kind, piece
        text = ""
    yield "text", text


def _walk(paragraph: Element) -> Iterator[tuple[str, Any]]:
    yield "text", paragraph.text or ""
    for child in paragraph:
        if child.tag == "img":
            yield "image", child
        elif child.find(".//img") is not None:
            yield from _walk(child)
        elif is_slanted(child):
            yield "em", child
        else:
            yield "text", "\n" if child.tag == "br" else child
        yield "text", child.tail or ""


def is_credited(piece: Element | str, text: str) -> bool:
    """Tell whether what stands with a photo is one line that ends in a credit, slanted or not."""
    is_one = not isinstance(piece, str) or "\n" not in piece.strip()
    return is_one and bool(split_credit(text)[1])


def is_line(listed: Pieces, number: int) -> bool:
    """Tell whether a piece is a single short line right below a photo, with at most a credit after it."""
    piece = listed[number][1]
    if not isinstance(piece, str) or not piece.lstrip(" ").startswith("\n"):
        return False
    first, *rest = [line.strip() for line in piece.split("\n") if line.strip()]
    if len(first) > _LONGEST or first.endswith(":") or _NO_CAPTION_RE.match(first) or looks_hosted(first):
        return False
    if listed[number - 1][0] != "image" or [line for line in rest if not _is_credit(line)]:
        return False
    return number + 1 == len(listed) or _ends_before(piece, *listed[number + 1])


def _ends_before(piece: str, kind: str, following: Element | str) -> bool:
    """Tell whether the line ends where the next piece begins, and that is a photo or a credit."""
    text = following if isinstance(following, str) else "".join(following.itertext())
    if not (piece.rstrip(" ").endswith("\n") or text.startswith("\n")):
        return False
    return kind == "image" or _is_credit(text.strip())


def _is_credit(line: str) -> bool:
    caption, credit = split_credit(line)
    return bool(credit) and not caption


def lines_under(paragraph: Element) -> dict[Element, list[Element]]:
    """Find the slanted lines right under each photo of a paragraph that has other text too."""
    under: dict[Element, list[Element]] = {}
    image: Element | None = None
    before = ""
    for child in paragraph:
        if child.tag == "img":
            image = child
        elif child.tag == "br":
            pass
        elif image is not None and _is_slanted_line(child, before):
            under.setdefault(image, []).append(child)
        else:
            image = None
        before = child.tail or ""
        before += "\n" if child.tag == "br" else ""
        if before.strip():
            image = None
    return under


def _is_slanted_line(element: Element, before: str) -> bool:
    return is_slanted(element) and is_line_break(before) and _ends_line(element) and not has_note(element)


def _ends_line(element: Element) -> bool:
    tail = (element.tail or "").lstrip(" ")
    return not tail or tail.startswith("\n")
