"""Know where links of a Word file lead, and leave out those that a page may not lead to."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote

from newsroom.commands.importer.word import faults
from newsroom.commands.importer.word.markup import value
from newsroom.commands.importer.word.reading import Reading

_UNSAFE_RE = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_SAFE_RE = re.compile(r"(?:https?|mailto|tel|ftp):", re.IGNORECASE)
_DRIVE_RE = re.compile(r"[a-z]:[\\/]|\\\\", re.IGNORECASE)


def target_of(reading: Reading, element: Any) -> str:
    """Give the address of ``w:hyperlink``, ``""`` if it leads into the file itself."""
    relation = reading.related(value(element, "r:id"))
    if relation is None or not relation.is_external:
        return ""
    anchor = value(element, "w:anchor")
    return f"{relation.target}#{anchor}" if anchor and "#" not in relation.target else relation.target


def safe_link(reading: Reading, link: str, text: str) -> str:
    """Give an address that a page may lead to; others are told with the words they stood at."""
    link = re.sub(r"[\x00-\x1f]", "", link).strip()
    if not link:
        return ""
    if not is_safe(link):
        shown = " ".join(text.split())[:60]
        reading.fault(faults.LINK.format(link=link[:80], words=shown), once=f"link {link}")
        return ""
    return f"http://{link}" if link.lower().startswith("www.") else link


def is_safe(target: str) -> bool:
    """Tell whether a page may lead to an address: the web, mail, telephone, or a file beside the text."""
    bare = re.sub(r"[\x00-\x20]", "", target)
    if _SAFE_RE.match(bare):
        return True
    leaves = bare.startswith("/") or ".." in re.split(r"[/\\]", unquote(bare))
    return not (leaves or _DRIVE_RE.match(bare) or _UNSAFE_RE.match(bare))
