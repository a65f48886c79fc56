"""Hold where on a page its article stands, and what in it is none of it."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass, field

from newsroom.commands.importer.pages.markup import Element

DATE_RE = re.compile(
    r"\d{1,2}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d{2,4}|\d{1,2}\s+tháng\s+\d|\d{4}-\d\d-\d\d|lượt (?:xem|đọc)",
    re.IGNORECASE,
)
LINE = 300
"""Characters of the longest line beside an article that may be of it."""


@dataclass(slots=True)
class Region:
    """Where the article is: its parts stand in ``root``; what is in ``leave_out`` is none, for a reason."""

    root: Element
    system: str
    title: Element | None
    bodies: tuple[Element, ...]
    parts: dict[str, tuple[Element, ...]] = field(default_factory=dict)
    leave_out: dict[Element, str] = field(default_factory=dict)
    rivals: int = 0
    """How many other boxes of the page the same selector finds: a list shows one of each article."""


def is_in(element: Element, boxes: Container[Element]) -> bool:
    """Tell whether an element is, or stands in, one of the boxes."""
    while element is not None:
        if element in boxes:
            return True
        element = element.getparent()
    return False
