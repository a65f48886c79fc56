"""Read numbers and lengths of Word files."""

from __future__ import annotations

import re


def number(text: str, otherwise: int) -> int:
    """Read a whole number of the file."""
    try:
        return int(text)
    except ValueError:
        return otherwise


def points(text: str, parts: float) -> float:
    """Read a length in points: ``parts`` of a point if bare, else with its unit as strict files write it."""
    match = re.fullmatch(r"(-?\d+(?:\.\d+)?)(pt|cm|mm|in|pc|pi)?", text)
    if match is None:
        return 0
    figure = float(match[1])
    unit = {"pt": 1.0, "cm": 72 / 2.54, "mm": 7.2 / 2.54, "in": 72.0, "pc": 12.0, "pi": 12.0}
    return figure * unit[match[2]] if match[2] else figure / parts
