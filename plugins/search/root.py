"""Name the files of the index, and write the one that readers begin with."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from plugins.search.building import HEAD
from plugins.search.hot import HOT
from plugins.search.index import PAGES
from plugins.search.segments import Segment

ROOT = "tim-kiem/index.json"
FOLDER = "tim"
VERSION = 1
"""To be raised when files mean something else; no script looks at it yet."""


def hashed_path(segment: str, name: str, found: bytes) -> str:
    """Give the path of a file of a segment."""
    kind = "json" if name.startswith(HEAD) else "bin"
    return f"{FOLDER}/{segment}/{name}.{found.hex()}.{kind}"


def write_root(
    segments: Sequence[Segment], bounds: Mapping[str, tuple[int, int]], lists: Mapping[str, bytes]
) -> bytes:
    """Write the root of the index, by segment its ids at both ends and the hash of its file ``seg``."""
    listed = [_entry(segment, bounds[segment.name], lists[segment.name]) for segment in segments]
    articles = sum(segment.articles for segment in segments if segment.name != PAGES)
    root = {"v": VERSION, "n": articles, "hot": " ".join(sorted(HOT)), "segments": listed}
    return json.dumps(root, separators=(",", ":")).encode()


def _entry(segment: Segment, bounds: tuple[int, int], found: bytes) -> dict[str, Any]:
    is_pages = segment.name == PAGES
    entry = {
        "name": segment.name,
        "hash": found.hex(),
        "n": segment.articles,
        "buckets": segment.buckets,
        "base": 0 if is_pages else segment.base,
        "bits": segment.bits,
        "first": bounds[0],
        "last": bounds[1],
    }
    return {**entry, "pages": True} if is_pages else entry
