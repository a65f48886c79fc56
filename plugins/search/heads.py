"""Write what results show of articles, a few neighbours in a file.

A file holds a span of days, the days of the segment halved until there are few enough articles; or some
articles of a busy day. So one that comes or goes moves no other but its neighbours.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from newsroom.engine import SpotRow
from newsroom.model.records import Article, Record
from plugins.search.segments import Segment

MOST = 20
"""How many heads a file has."""
_LEAD = 200
"""How many signs of a lead are shown."""


class HeadSpan(NamedTuple):
    """A file of heads: the smallest id that it may hold, and who stands in it."""

    start: int
    spots: tuple[SpotRow, ...]


def spans(segment: Segment, spots: Sequence[SpotRow]) -> list[HeadSpan]:
    """Share the articles of a segment, ascending, out to files."""
    days = 1
    while days < segment.end - segment.base:
        days *= 2
    return list(_halved(segment, segment.base, days, spots))


def _halved(segment: Segment, first: int, days: int, spots: Sequence[SpotRow]) -> Iterator[HeadSpan]:
    """Share out what lies within some days: halve them until a file holds enough."""
    if not spots:
        return
    if len(spots) <= MOST:
        yield HeadSpan(segment.id(first, 0), tuple(spots))
    elif days == 1:
        for place in range(0, len(spots), MOST):
            yield HeadSpan(segment.id(first, place), tuple(spots[place : place + MOST]))
    else:
        days //= 2
        cut = bisect_left(spots, first + days, key=lambda spot: spot.day)
        yield from _halved(segment, first, days, spots[:cut])
        yield from _halved(segment, first + days, days, spots[cut:])


def write_heads(heads: Sequence[tuple[int, Record]]) -> bytes:
    """Write the heads of records, each with its id."""
    listed = [{"i": number, **head_of(record)} for number, record in heads]
    return json.dumps(listed, ensure_ascii=False, separators=(",", ":")).encode()


def head_of(record: Record) -> dict[str, Any]:
    """Give what results show of a record, but for its id."""
    head: dict[str, Any] = {"u": record.url, "t": record.title}
    lead = shortened(record.summary)
    if isinstance(record, Article):
        document = record.document
        day = f"{record.date:%Y-%m-%dT%H:%M}" if record.has_time else f"{record.date:%Y-%m-%d}"
        head["d"] = day if record.has_date else ""
        head["c"] = record.category.slug
        head["k"] = record.kicker
        head["a"] = list(record.authors)
        head["o"] = "" if record.authors else record.source or (document.issuer if document else "")
        head["n"] = document.number if document else ""
    head["s"] = lead
    return {key: value for key, value in head.items() if value not in ("", [])}


def shortened(lead: str) -> str:
    """Cut a lead behind a word, if it is long."""
    if len(lead) <= _LEAD:
        return lead
    cut = lead[:_LEAD].rsplit(None, 1)[0].rstrip(" ,;:.–-")
    return f"{cut}…"
