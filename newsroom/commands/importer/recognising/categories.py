"""Find the category of an article in its breadcrumb and in the section names above it."""

from __future__ import annotations

import re

from newsroom.commands.importer.draft import UNKNOWN
from newsroom.commands.importer.recognising.known import Known
from newsroom.commands.importer.recognising.sheet import Sheet

_CRUMB_RE = re.compile(r"\s*(?:>>|»|›|>|/|\||::|→)\s*")
_LABEL_RE = re.compile(r"^(?:chuyên mục|danh mục|mục|thể loại|category)\s*:\s*", re.IGNORECASE)


def find_category(sheet: Sheet, known: Known, title_index: int | None) -> None:
    """Set the category from the lines above the title, the innermost section first; else it is asked for."""
    top = sheet.lines[: title_index + 6 if title_index is not None else 8]
    for line in reversed(top):
        if "Category" in sheet.header:
            return
        if not line.is_text or len(line.text) > 300:
            continue
        for part in reversed(_CRUMB_RE.split(_LABEL_RE.sub("", line.text))):
            if name := known.category_of(part):
                sheet.set("Category", name, "tên mục in trên trang", 90, line.place)
                if line.role == "" and known.category_of(line.text):
                    sheet.take(line, "Category")
                break
    sheet.header.setdefault("Category", [UNKNOWN])
