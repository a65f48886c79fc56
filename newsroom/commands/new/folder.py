"""Make the folder of an article that begins; what is there is never written over."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from newsroom.model.content import ARTICLES
from newsroom.model.dates import parse_date
from newsroom.vietnamese.slugs import slug

INDEX = "index.md"
_NAMELESS = "bai-viet"


class Taken(Exception):  # noqa: N818 (what is found, not what went wrong)
    """There is an article already; the text is its path."""


def place_of(title: str, date: str, now: datetime) -> str:
    """Give ``2024/07/ten-bai`` for a title and a header's date; without one it is in the month of ``now``."""
    day = parse_date(" ".join(date.split()))[0] or now
    return f"{day.year:04d}/{day.month:02d}/{slug(title) or _NAMELESS}"


def make(content: Path, place: str, text: str, files: Mapping[str, bytes | Path]) -> Path:
    """Make the folder with its manuscript and files, whole or not at all; raise ``Taken`` if it is there."""
    folder = content / ARTICLES / place
    if os.path.lexists(folder):
        raise Taken(str(folder / INDEX))
    temporary = folder.parent / f".nhap-moi-{os.getpid()}"  # which an import sweeps away if this is killed
    shutil.rmtree(temporary, ignore_errors=True)
    temporary.mkdir(parents=True)
    try:
        for name, data in files.items():
            if isinstance(data, bytes):
                (temporary / name).write_bytes(data)
            else:
                shutil.copyfile(data, temporary / name)
        (temporary / INDEX).write_text(text, encoding="utf-8")
        temporary.rename(folder)
    except BaseException:
        shutil.rmtree(temporary, ignore_errors=True)
        raise
    return folder / INDEX
