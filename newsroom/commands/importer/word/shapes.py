"""Read what a Word file says directly of the shape of a paragraph or table."""

from __future__ import annotations

from typing import Any

from newsroom.commands.importer.word.markup import child, name_of, value
from newsroom.commands.importer.word.measures import number, points

Properties = dict[str, Any]
"""What an element of properties says, by names of ours; what it does not say is not there."""

_ALIGNS = {
    "left": "left", "start": "left", "center": "center", "right": "right", "end": "right",
    "both": "justify", "distribute": "justify", "lowKashida": "justify", "mediumKashida": "justify",
    "highKashida": "justify", "thaiDistribute": "justify",
}  # fmt: skip


def read_shape(element: Any) -> Properties:
    """Read ``w:pPr``: what it says of a paragraph."""
    found: Properties = {}
    if element is None:
        return found
    for one in element:
        name = name_of(one)
        if name == "w:pStyle":
            found["style"] = value(one)
        elif name == "w:jc":
            found["align"] = _ALIGNS.get(value(one), "")
        elif name == "w:outlineLvl":
            found["outline"] = number(value(one), 9)
        elif name == "w:ind":
            _read_indent(one, found)
        elif name == "w:numPr":
            if (listed := child(one, "w:numId")) is not None:
                found["list"] = value(listed)
            if (level := child(one, "w:ilvl")) is not None:
                found["list_level"] = number(value(level), 0)
        elif name == "w:framePr":
            found["drop"] = value(one, "w:dropCap") in ("drop", "margin")
    return found


def _read_indent(element: Any, found: Properties) -> None:
    left = value(element, "w:left") or value(element, "w:start")
    if left:
        found["indent"] = points(left, 20)


def has_borders(borders: Any) -> bool:
    """Tell whether ``w:tblBorders`` or ``w:tcBorders`` draws any line."""
    return any(value(one) not in ("", "nil", "none") for one in borders)
