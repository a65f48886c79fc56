"""Know without reading a manuscript what an earlier start of the desk, or the last preview, read of it.

Both tell with what stamp they saw a file: one that has it still is unchanged.
"""

from __future__ import annotations

import json
import os
import time
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from newsroom.commands.desk.shelf.heads import Head, head_of_record
from newsroom.commands.desk.shelf.standing import OWN
from newsroom.engine import Build, Catalogue, Stamp, decode, write_atomic
from newsroom.model.content import ARTICLES, SITE_FILE
from newsroom.model.naming import INDEX
from newsroom.model.records import Article
from newsroom.model.site import Category
from newsroom.vietnamese.printing import VIETNAM

NAME = "danh-sach.json"
_FORMAT = 1
_FRESH = 2 * 10**9
"""The nanoseconds in which a file may change twice and have one stamp: what is as new is looked at again."""


@dataclass(frozen=True, slots=True)
class Noted:
    """What was read of an article, and the stamp that its manuscript had."""

    head: Head
    stamp: Stamp


def kept(content: Path) -> dict[str, Noted]:
    """Read what an earlier start of the desk noted, by place; nothing if that is damaged."""
    try:
        found = json.loads((content.parent / OWN / NAME).read_bytes())
        if found["format"] != _FORMAT:
            return {}
        return {row[0]: _from_row(row) for row in found["rows"]}
    except (OSError, ValueError, KeyError, TypeError, IndexError, RecursionError):
        return {}


def keep(content: Path, noted: Iterable[Noted]) -> None:
    """Note for the next start what is old enough to be known by its stamp; no harm if the disk refuses."""
    before = time.time_ns() - _FRESH
    rows = [_to_row(one) for one in noted if one.stamp.changed < before]
    text = json.dumps({"format": _FORMAT, "rows": rows}, ensure_ascii=False, separators=(",", ":"))
    with suppress(OSError):
        write_atomic(content.parent / OWN / NAME, text.encode("utf-8", "replace"))


def previewed(content: Path, cache: Path) -> dict[str, Noted]:
    """Give what the last preview with the folder ``cache`` read, by place; nothing while one is made."""
    with suppress(Exception), closing(Catalogue(cache, "preview")) as catalogue:
        if catalogue.peek():
            return dict(_of_preview(catalogue, _categories(content)))
    return {}


def _of_preview(catalogue: Catalogue, categories: Mapping[str, Category]) -> Iterator[tuple[str, Noted]]:
    queries = Build(datetime.now(VIETNAM), catalogue).queries
    snapshot = queries.snapshots.find("content")
    for path, text in queries.records.texts():
        place = path.removeprefix(f"{ARTICLES}/").removesuffix(f"/{INDEX}")
        mark = snapshot.get(os.fsencode(path)) if path.startswith(f"{ARTICLES}/") else None
        if mark is None:
            continue
        with suppress(LookupError):
            article = decode(text, categories)
            if isinstance(article, Article):
                yield place, Noted(head_of_record(article), mark.stamp)


def _categories(content: Path) -> dict[str, Category]:
    found = tomllib.loads((content / SITE_FILE).read_text("utf-8")).get("categories", [])
    return {one["slug"]: Category(one["name"], one["slug"]) for one in found}


def _to_row(one: Noted) -> list[Any]:
    head = one.head
    date = head.date.isoformat() if head.date else None
    flags = (head.has_time, head.draft, head.withdrawn)
    return [head.place, *one.stamp, head.title, date, *map(int, flags), head.category, head.author]


def _from_row(row: list[Any]) -> Noted:
    place, size, changed, inode, title, date, has_time, draft, withdrawn, category, author = row
    moment = datetime.fromisoformat(date) if date else None
    head = Head(place, title, moment, bool(has_time), bool(draft), bool(withdrawn), category, author)
    return Noted(head, Stamp(int(size), int(changed), int(inode)))
