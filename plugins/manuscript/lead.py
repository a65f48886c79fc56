"""Read the lead: what stands below ``Summary`` by mistake, and what is longer than readers take in."""

from __future__ import annotations

import re

from plugins.manuscript.header import Field
from plugins.manuscript.schema import Header

MAX_WORDS = 60
"""Syllables, as Vietnamese spells them apart."""
_END_RE = re.compile(r"[.!?…:][\"”»)]*\s*$")
_INDENT = 4
_FEW = 2


def read_lead(header: Header) -> str:
    """Read ``Summary``; paragraphs of the body that slid into it, and a long one, are told."""
    item = header.one("summary")
    if item is None:
        return ""
    words = len(item.value.split())
    if _has_paragraphs(item):
        header.report(item.line, "lead-paragraphs", count=len(item.parts))
    elif words > MAX_WORDS:
        header.report(item.line, "long-lead", words=words, limit=MAX_WORDS)
    return item.value


def _has_paragraphs(item: Field) -> bool:
    """Tell whether the lines of a value are paragraphs, not one text that was broken into lines.

    Each ends a sentence then, and they are many or far to the right, as Word indents them.
    """
    if not item.parts or not all(map(_END_RE.search, item.parts)):
        return False
    indented = (part[: len(part) - len(part.lstrip())].expandtabs(_INDENT) for part in item.parts[1:])
    return len(item.parts) > _FEW or any(len(indent) >= _INDENT for indent in indented)
