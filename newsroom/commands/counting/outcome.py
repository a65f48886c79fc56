"""Say what readers' pages fetch: the figures of each month, and *Đọc nhiều*."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from newsroom.commands.counting.published import Fact

MOST_READ = "doc-nhieu.json"
PERIODS = (7, 30)
"""Days over which *Đọc nhiều* ranks."""
NUMBER = 10
"""Articles of each list."""
OWN_RE = re.compile(r"(?:\d{4}-\d\d|doc-nhieu)\.json(?:\.gz)?", re.ASCII)
"""Names of the files that are written."""

Articles = Callable[[str], Fact | None]


def month_files(totals: Mapping[str, int], article: Articles) -> dict[str, bytes]:
    """Write the figures by month of the permalink: what was imported and what was counted since."""
    months: dict[str, dict[str, int]] = {}
    for permalink, count in sorted(totals.items()):
        fact = article(permalink)
        if fact:
            year, month, _ = permalink.split("/", 2)
            months.setdefault(f"{year}-{month}.json", {})[permalink] = fact.views + count
    return {name: _json(figures) for name, figures in months.items()}


def most_read_file(ranked: Callable[[int], Iterable[tuple[str, int]]], article: Articles) -> dict[str, bytes]:
    """Write *Đọc nhiều* of each period; ``ranked`` gives what was read in so many days, most first."""
    lists = {str(days): list(_first(ranked(days), article)) for days in PERIODS}
    return {MOST_READ: _json(lists)} if any(lists.values()) else {}


def _first(ranked: Iterable[tuple[str, int]], article: Articles) -> Iterator[dict[str, Any]]:
    """Give the first that are published still."""
    left = NUMBER
    for permalink, count in ranked:
        fact = article(permalink)
        if fact and left:
            left -= 1
            yield {"url": permalink, "title": fact.title, "count": count}
        if not left:
            return


def with_siblings(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Add a packed sibling to each file, for servers that send such; the same bytes give the same."""
    packed = {f"{name}.gz": gzip.compress(data, mtime=0) for name, data in files.items()}
    return {**files, **packed}


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
