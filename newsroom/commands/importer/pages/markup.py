"""Make a tree of HTML, however broken: no depth, size or byte of it stops the reading."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from newsroom.vietnamese.comparing import nfc

Element = Any
"""An element of lxml, which has no types."""
DEEPEST = 600
"""Levels of boxes that are kept where a page has more than the parser takes (2,048 elements)."""
_CONTROL_RE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_EMPTY_RE = re.compile(r"<(source|track|wbr|bgsound|keygen)\b([^<>]*?)/?>", re.IGNORECASE)
"""Elements that hold nothing, which the parser does not know: all that follows would be in them."""
_LONG_TAG_RE = re.compile(r"<([a-zA-Z][\w:-]{0,40})[^<>]{6000,}>")
_BODY_RE = re.compile(r"<(?:body|frameset)[\s>]", re.IGNORECASE)
_HEAD_RE = re.compile(
    r"\s*(?:<!--.*?-->|<!doctype[^>]*>|<\?[^>]*>|<(script|style|title|noscript)\b.*?</\1\s*>"
    r"|</?(?:html|head|meta|link|base)\b[^>]*>|\ufeff)",
    re.IGNORECASE | re.DOTALL,
)
_MOST_ATTRIBUTES = 1000
_TAG_RE = re.compile(r"<(?:!--.*?-->|(/?)([a-zA-Z][\w:-]*)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*+>)", re.DOTALL)


def names(text: str) -> frozenset[str]:
    """Make a set of the words of ``text``."""
    return frozenset(text.split())


_UNCOUNTED = names(
    "p li td th tr dt dd option tbody thead tfoot colgroup html head body br img hr input meta link "
    "area base col embed source track wbr param script style"
)
"""Elements that the parser closes by itself, or that hold nothing."""


def tree_of(text: str) -> Element:
    """Parse a page or a piece of one; what comes back is always an ``html`` element.

    The text is taken in NFC. A page that nests deeper than the parser goes loses boxes, never words.
    """
    text = _CONTROL_RE.sub("", nfc(text)) if _CONTROL_RE.search(text) else nfc(text)
    if not _BODY_RE.search(text):
        text = _with_body(text)
    if _LONG_TAG_RE.search(text):
        text = _LONG_TAG_RE.sub(_bared, text)
    tree, whole = _parsed(text := _EMPTY_RE.sub(r"<\1\2 />", text))
    return tree if whole else _parsed(flattened(text))[0]


def _with_body(text: str) -> str:
    """Say where the body begins in a page that does not: the parser leaves newer elements in the head."""
    place = 0
    while match := _HEAD_RE.match(text, place):
        place = match.end()
    return f"{text[:place]}<body>{text[place:]}"


def _bared(tag: re.Match[str]) -> str:
    """Take the attributes from a tag with thousands: the parser compares each with all others."""
    return tag[0] if tag[0].count("=") < _MOST_ATTRIBUTES else f"<{tag[1]}>"


def _parsed(text: str) -> tuple[Element, bool]:
    """Parse, and tell whether the parser reached the end."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)
    tree = None
    if text.strip():
        try:
            tree = etree.fromstring(text.encode("utf-8", "replace"), parser=parser)
        except etree.LxmlError:
            tree = None
    if tree is None:
        return etree.fromstring(b"<html><body></body></html>", parser=etree.HTMLParser()), True
    return tree, not any("depth" in entry.message.lower() for entry in parser.error_log)


def flattened(text: str) -> str:
    """Leave out the tags of boxes that stand deeper than ``DEEPEST`` in others."""
    depth = 0

    def kept(match: re.Match[str]) -> str:
        nonlocal depth
        name = (match[2] or "").lower()
        if not name or name in _UNCOUNTED or match[0].endswith("/>"):
            return match[0]
        if match[1]:
            depth = max(depth - 1, 0)
            return match[0] if depth < DEEPEST else " "
        depth += 1
        return match[0] if depth <= DEEPEST else " "

    return _TAG_RE.sub(kept, text)
