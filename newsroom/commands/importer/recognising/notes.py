"""Know notes and keywords that stand below an article."""

from __future__ import annotations

import re

from newsroom.commands.importer.recognising.rubbish import is_signs
from newsroom.commands.importer.recognising.shapes import (
    is_prose,
    is_typed_item,
)
from newsroom.commands.importer.recognising.sheet import Line, Sheet

NOTE_RE = re.compile(
    r"(?:[(\[]\d{1,2}[)\]]\.?|\*{1,3}\)?)\s*\S.{3}|(?:tài liệu tham khảo|chú thích|ghi chú)\s*:?$",
    re.IGNORECASE,
)
"""Notes below an article: ``(1) …``, ``[2] …``, and what heads them."""
_NOTES_RE = re.compile(
    r"(?:danh mục )?(?:tài liệu (?:tham khảo|trích dẫn)|chú thích|ghi chú)\s*:?", re.IGNORECASE
)
UNPARTED_RE = re.compile(r"(?:TỪ KHÓA|TỪ KHOÁ|TAGS?|THẺ)\s+(?=[^\W\d_])")
"""A label in capitals with keywords that nothing parts."""
_TAGS_RE = re.compile(r"^(?:từ khóa|từ khoá|tags?|thẻ|nhãn|keywords?)\s*:\s*(?P<tags>\S.*)$", re.IGNORECASE)


def notes_start(sheet: Sheet, start: int) -> int | None:
    """Give the index of the line that heads the notes below an article, ``None`` if none does."""
    for index in range(len(sheet.lines) - 1, start, -1):
        line = sheet.lines[index]
        if line.is_text and not line.role and _NOTES_RE.fullmatch(line.text):
            below = [one for one in sheet.lines[index + 1 :] if one.is_text and not one.role]
            return index if below and all(map(_is_note, below)) else None
    return None


def _is_note(line: Line) -> bool:
    return is_typed_item(line.text) or NOTE_RE.match(line.text) is not None or is_signs(line.text)


def read_tags(text: str) -> list[str]:
    """Read a line of tags: ``Từ khóa: a, b``; empty if it is none."""
    match = _TAGS_RE.match(text)
    if match is None or len(text) > 300 or is_prose(match["tags"]):
        return []
    parts = re.split(r"[;#]" if ";" in text or "#" in text else ",", match["tags"])
    return list(dict.fromkeys(part.strip(" .,|") for part in parts if part.strip(" .,|")))
