"""Resolve Markdown's placeholders, the marks that stand for what it has set aside.

While Markdown works, a sign after a backslash, what an inline pattern has set, raw HTML and the ``&``
of an entity are numbers between U+0002 and U+0003 (``markdown.util``). Whoever takes a text out of its
tree or its attributes takes these along, and no reader may ever see them.
"""

from __future__ import annotations

import html
import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown.extensions.footnotes import FN_BACKLINK_TEXT, NBSP_PLACEHOLDER
from markdown.util import (
    AMP_SUBSTITUTE,
    ETX,
    HTML_PLACEHOLDER_RE,
    INLINE_PLACEHOLDER_RE,
    STX,
)

ENTITY_RE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]*);")
"""What stands for a sign in HTML, with its end: ``&section=2`` in an address is none."""
LEFT_OVER_RE = re.compile(f"{STX}[^{STX}{ETX}]*{ETX}")
"""A placeholder of any kind."""
_SIGNS = {AMP_SUBSTITUTE: "&", FN_BACKLINK_TEXT: "↩", NBSP_PLACEHOLDER: "\u00a0"}
_ESCAPED_RE = re.compile(f"{STX}([0-9]+){ETX}")
_STRAY_RE = re.compile(f"{STX}[^{STX}{ETX}]*{ETX}|[{STX}{ETX}]")
_TAG_RE = re.compile(r"<[^>]*>")
_BREAK_RE = re.compile(r"</?(?:br|p|div|li)\b[^>]*>", re.IGNORECASE)
_DEPTH = 20
"""How deep what is set aside may lie within another."""


def resolved(md: Any, text: str) -> str:
    """Give a text of Markdown's without placeholders, with the words that they stand for.

    Entities stay what they are, tags go. What stands for nothing any more goes as well.
    """
    if STX not in text and ETX not in text:
        return text
    nodes = getattr(md.treeprocessors["inline"], "stashed_nodes", {})
    for _ in range(_DEPTH):
        before = text
        text = INLINE_PLACEHOLDER_RE.sub(lambda match: _words(nodes.get(match[1], "")), text)
        if text == before:
            break
    text = HTML_PLACEHOLDER_RE.sub(lambda match: raw_words(_raw(md, match[1])), text)
    for placeholder, sign in _SIGNS.items():
        text = text.replace(placeholder, sign)
    text = _ESCAPED_RE.sub(lambda match: chr(int(match[1])), text)
    return _STRAY_RE.sub("", text)


def unescaped(text: str) -> str:
    """Give the signs that the entities of a text stand for; what only begins like one stays."""
    return ENTITY_RE.sub(lambda match: html.unescape(match.group()), text) if "&" in text else text


def raw_words(raw: str) -> str:
    """Give the words of raw HTML, entities as they are."""
    return _TAG_RE.sub("", _BREAK_RE.sub(" ", raw))


def holds_raw_html(md: Any, text: str) -> bool:
    """Tell whether raw HTML was put aside where ``text`` has its mark; an entity is a sign."""
    found = (_raw(md, match[1]) for match in HTML_PLACEHOLDER_RE.finditer(text))
    return any(not ENTITY_RE.fullmatch(piece) for piece in found)


def _raw(md: Any, number: str) -> str:
    blocks = md.htmlStash.rawHtmlBlocks
    return str(blocks[int(number)]) if int(number) < len(blocks) else ""


def _words(node: Element | str) -> str:
    if isinstance(node, str):
        return node
    words = (node.get("alt") if node.tag == "img" else node.text) or ""
    return words + "".join(_words(child) + (child.tail or "") for child in node)
