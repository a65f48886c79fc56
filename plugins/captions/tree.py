"""Read and mark Markdown's tree, as taking photos and videos out of it needs."""

from __future__ import annotations

import html
import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown.util import HTML_PLACEHOLDER_RE

from newsroom.model.blocks import FIGURE_CLOSE, FIGURE_OPEN

_TAG_RE = re.compile(r"<[^>]*>")
_BREAK_RE = re.compile(r"</?(?:br|p|div|li)\b[^>]*>", re.IGNORECASE)
_ENTITY_RE = re.compile(r"&#?\w+;")


def mark(number: int) -> str:
    """Give the text that stands for figure ``number``."""
    return f"{FIGURE_OPEN}{number}{FIGURE_CLOSE}"


def plain(md: Any, piece: Element | str) -> str:
    """Give the text of an element without markup, raw HTML and entities resolved."""
    text = piece if isinstance(piece, str) else "".join(piece.itertext())
    stash = md.htmlStash.rawHtmlBlocks

    def unstashed(match: re.Match[str]) -> str:
        return html.unescape(_TAG_RE.sub("", _BREAK_RE.sub(" ", str(stash[int(match[1])]))))

    text = HTML_PLACEHOLDER_RE.sub(unstashed, text)
    return re.sub(r"\s+", " ", text).strip()


def holds_only_words(md: Any, paragraph: Element) -> bool:
    """Tell whether a paragraph is nothing but words, at most with emphasis around all of them."""
    if len(paragraph) == 1 and paragraph[0].tag in ("em", "strong"):
        inner = paragraph[0]
        around = (paragraph.text or "") + (inner.tail or "")
        return not around.strip() and holds_only_words(md, inner)
    return len(paragraph) == 0 and not holds_raw_html(md, paragraph.text or "")


def holds_raw_html(md: Any, text: str) -> bool:
    """Tell whether Markdown put raw HTML aside where ``text`` has its mark; an entity is a sign."""
    stash = md.htmlStash.rawHtmlBlocks
    found = (str(stash[int(match[1])]) for match in HTML_PLACEHOLDER_RE.finditer(text))
    return any(not _ENTITY_RE.fullmatch(piece) for piece in found)


def has_note(piece: Element | str) -> bool:
    """Tell whether the mark of a footnote stands in an element."""
    return not isinstance(piece, str) and any(link.get("class") == "footnote-ref" for link in piece.iter("a"))


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


def note_links(md: Any, piece: Element) -> None:
    """Remember the links in a caption, which has none; those around photos are remembered elsewhere."""
    for link in piece.iter("a"):
        if link.find(".//img") is None and link.get("class") != "footnote-ref":
            md.photo_links.append(link.get("href", ""))
