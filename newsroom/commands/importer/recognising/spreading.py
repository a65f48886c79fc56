"""Find the second line of a title that goes over two."""

from __future__ import annotations

import re

from newsroom.commands.importer.recognising.bodies import is_banner, is_body, is_office, is_section
from newsroom.commands.importer.recognising.copies import is_cut_of
from newsroom.commands.importer.recognising.datelines import read_dateline
from newsroom.commands.importer.recognising.leading import is_furniture
from newsroom.commands.importer.recognising.shapes import (
    ends_finally,
    has_family_name,
    is_capitals,
    is_name,
    is_prose,
    opens_as_news,
)  # fmt: skip
from newsroom.commands.importer.recognising.sheet import Line, Sheet
from newsroom.commands.importer.recognising.stacking import is_genre
from newsroom.vietnamese.repeating import essence

_VERB_RE = re.compile(
    r"(?:phát động|tổ chức|triển khai|khai mạc|tổng kết|sơ kết|làm việc|kiểm tra|trao|thăm|ra mắt"
    r"|quán triệt|tiếp)\s",
    re.IGNORECASE,
)
"""How the second line of a title begins whose first names who acts."""


def _is_authors(sheet: Sheet, index: int) -> bool:
    """Tell whether a line is a name: it begins with a family's, or an office or a date stands below it."""
    line, below = sheet.lines[index], sheet.lines[index + 1 : index + 2]
    signed = any(is_office(one.text) or read_dateline(one.text).alone for one in below)
    return is_name(line.text) and (has_family_name(line.text) or signed)


def second_line(sheet: Sheet, index: int) -> Line | None:
    """Give the line right under a title that goes on with it: no gap, same looks, no end between."""
    if index < 0 or index + 1 >= len(sheet.lines):
        return None
    line, below = sheet.lines[index], sheet.lines[index + 1]
    if (
        line.role
        or not line.is_text
        or is_furniture(line)
        or (len(line.text) < 12 and not is_genre(line.text))
    ):
        return None
    acts = is_body(line.text) and is_capitals(line.text) and _VERB_RE.match(below.text) is not None
    if (is_banner(line.text) and not acts) or (is_section(line.text) and not is_genre(line.text)):
        return None
    if below.role or not below.is_text or below.gap or is_furniture(below) or is_prose(below.text):
        return None
    if ends_finally(line.text) or len(line.text) + len(below.text) > 220 or opens_as_news(below.text):
        return None
    if line.text.endswith(":") or _is_authors(sheet, index + 1):
        return None
    capitals = is_capitals(line.text) and is_capitals(below.text)
    joined = essence(f"{line.text} {below.text}")
    known = any(is_cut_of(one.text, joined) and len(essence(one.text)) > len(essence(line.text)) + 3
                for one in sheet.lines if one.is_text and one is not line)  # fmt: skip
    goes_on = below.text.lstrip("“\"‘'(")[:1].islower() or line.text.endswith(
        (",", " và", " của", " các", " -", " –")
    )
    return below if capitals or known or goes_on or is_genre(line.text) else None
