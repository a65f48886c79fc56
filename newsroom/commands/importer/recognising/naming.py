"""Split names of persons and bodies that stand on one line."""

from __future__ import annotations

import re

from newsroom.commands.importer.recognising.shapes import (
    is_name,
    is_organisation,
    without_honours,
)

GATHERED_RE = re.compile(
    r"\s*\((?:ctv|cộng tác viên)\)?\s*$|\s*[(\[–-]?\s*(?:t\s*/\s*h|th\.?|tổng hợp|s\s*/\s*t|st|sưu tầm"
    r"|biên soạn|b/s"
    r"|lược ghi|ghi"
    r"|thực hiện|giới thiệu)\s*[)\]]?\s*$",
    re.IGNORECASE,
)
_BETWEEN_RE = re.compile(r"\s+[-–—/&+]\s+|\s*[;,&/+|]\s*|\s+và\s+|\s+[-–—]|[-–—]\s+|(?<=\w)[-–—](?=[A-ZĐ])")
_LONGEST_NAMED = 6
"""Words of names that end in a full stop, at most: more are a sentence."""


def split_names(text: str, labelled: bool = False) -> list[str]:
    """Split names of persons or bodies; empty if any part is neither."""
    text = re.sub(r"\s*\./\.?\s*$", "", text)
    if text.endswith(".") and len(text.split()) > _LONGEST_NAMED:
        return []
    text = text.strip(" .,;:-–—") if not re.search(r"\b[A-ZĐ]\.$", text) else text.strip(" ,;:-–—")
    if not text or re.search(r"\d\s*\|\s*\d", text):
        return []
    whole = is_name(text, labelled) and not _BETWEEN_RE.search(without_honours(text))
    if whole:
        return [text]
    if re.search(r"\s[-–—]\s", text) is None and is_organisation(text):
        return [text]
    parts = [part.strip(" ()") for part in _BETWEEN_RE.split(text)]
    parts = [part for part in parts if part]
    cleaned = [
        part if is_organisation(part) else GATHERED_RE.sub("", part).strip(" ()") or part for part in parts
    ]
    if 0 < len(cleaned) <= 6 and all(is_name(part, labelled) or is_organisation(part) for part in cleaned):
        return cleaned
    return [text] if is_organisation(text) else []
