"""Read and mark Markdown's tree, as taking photos and videos out of it needs."""

from __future__ import annotations

import html
import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown.util import HTML_PLACEHOLDER_RE

from newsroom.model.blocks import FIGURE_CLOSE, FIGURE_OPEN


def mark(number: int) -> str:
    """Give the text that stands for figure ``number``."""
    return f"{FIGURE_OPEN}{number}{FIGURE_CLOSE}"


def plain(md: Any, piece: Element | str) -> str:
    """Give the text of an element without markup, raw HTML and entities resolved."""
    text = piece if isinstance(piece, str) else "".join(piece.itertext())
    stash = md.htmlStash.rawHtmlBlocks

    def unstashed(match: re.Match[str]) -> str:
        return html.unescape(re.sub(r"<[^>]*>", "", str(stash[int(match[1])])))

    text = HTML_PLACEHOLDER_RE.sub(unstashed, text)
    return re.sub(r"\s+", " ", text).strip()


def attribute(element: Element, name: str) -> str:
    """Give an attribute that Markdown set from text: entities and escapes resolved, on one line."""
    return " ".join(html.unescape(element.get(name, "")).replace('\\"', '"').split())


def is_slanted(element: Element) -> bool:
    """Tell whether an element is emphasised text, ``*…*`` or ``***…***``."""
    only_child = element[0].tag if len(element) == 1 and not element.text and not element[0].tail else ""
    return element.tag == "em" or (element.tag == "strong" and only_child == "em")


def is_line_break(text: str) -> bool:
    """Tell whether a text is nothing but the end of a line."""
    return "\n" in text and not text.strip()
