"""Name what an article's folder holds, and the folder."""

from __future__ import annotations

import posixpath
from collections.abc import Collection
from datetime import date
from pathlib import Path

from newsroom.commands.importer.draft import UNKNOWN, Draft
from newsroom.commands.importer.source import Quote, Text
from newsroom.commands.importer.writing.pictures import photo_format
from newsroom.model.content import PHOTO_FORMATS
from newsroom.model.dates import parse_date
from newsroom.vietnamese.slugs import slug

_FEW = 60
"""The characters of a body's first words of which the slug is made if there is no title."""
_NAMELESS = "bai-viet"
_RESERVED = frozenset({"index.md", "chu-thich.txt"})


def folder_of(draft: Draft, today: date) -> str:
    """Give the folder that an article has by its date and title: ``2024/07/ten-bai``.

    Without a date it is that of the month of the import; without a title the body's first words name it.
    """
    written = next(iter(draft.header.get("Date", ())), "")
    moment, _, _ = parse_date(" ".join(written.split()))
    day = moment.date() if moment else today
    return f"{day.year:04d}/{day.month:02d}/{_slug(draft)}"


def _slug(draft: Draft) -> str:
    title = next(iter(draft.header.get("Title", ())), "")
    if title.strip() != UNKNOWN and (found := slug(title)):
        return found
    for block in draft.blocks:
        texts = block.blocks if isinstance(block, Quote) else (block,)
        for text in texts:
            if isinstance(text, Text) and (found := slug(" ".join(text.text.split())[:_FEW])):
                return found
    stem = posixpath.splitext(posixpath.basename(draft.source.replace("\\", "/")))[0]
    return slug(stem) or _NAMELESS


def file_name(name: str, data: bytes | Path, taken: Collection[str]) -> str:
    """Give the name of a file in the folder: plain letters, the suffix of what it is, and free."""
    stem, suffix = posixpath.splitext(posixpath.basename(name.replace("\\", "/")))
    suffix = _suffix(suffix.casefold(), data)
    plain = slug(stem) or "tep"
    found, count = f"{plain}{suffix}", 1
    while found in taken or found in _RESERVED:
        count += 1
        found = f"{plain}-{count}{suffix}"
    return found


def _suffix(suffix: str, data: bytes | Path) -> str:
    """Give the suffix of a photo by what it holds, of anything else as it is."""
    kind = photo_format(data)
    if kind and suffix not in PHOTO_FORMATS.get(kind, ()):
        return PHOTO_FORMATS[kind][0] if kind in PHOTO_FORMATS else suffix
    return suffix
