"""Say who stands where in the index now: on which day, and as which of that day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from newsroom.engine import Changes, Damaged, Edition, SearchRows, SpotRow
from newsroom.model.records import Record
from plugins.search.heads import head_of
from plugins.search.index import PAGES_DAY
from plugins.search.segments import Segment, day_number, day_of, segment_of


def changed_paths(rows: SearchRows, changes: Changes) -> set[str]:
    """Name the records of which anything that the index has may be another."""
    return rows.renoted() if changes.everything else {record.path for record in changes.records}


def reheaded_paths(changes: Changes) -> set[str]:
    """Name the records that stay and of which results show something else than before."""
    pairs: list[tuple[Record | None, Record | None]] = []
    pairs += ((one.old, one.new) for one in changes.articles.values())
    pairs += ((one.old, one.new) for one in changes.pages.values())
    return {new.path for old, new in pairs if old and new and head_of(old) != head_of(new)}


def spots(rows: SearchRows, edition: Edition, changes: Changes) -> Mapping[int, list[SpotRow]]:
    """List who stands where, on all days on which that may be another than it was."""
    if changes.everything:
        days = {row.day for row in rows.all_spots()}
        found = _numbered(rows.shown_articles())
    else:
        either = (one for change in changes.articles.values() for one in change.either)
        days = {day_number(article.date.date()) for article in either}
        days.update(row.day for url in changes.articles if (row := rows.spot(url)))
        found = _numbered(row for day in days for row in rows.shown_articles(day_of(day)))
    if changes.everything or changes.pages:
        days.add(PAGES_DAY)
        pages = enumerate(edition.pages)
        found[PAGES_DAY] = [SpotRow(page.url, page.path, PAGES_DAY, number) for number, page in pages]
    return {day: found.get(day, []) for day in sorted(days | found.keys())}


def _numbered(shown: Iterable[tuple[str, str, str]]) -> dict[int, list[SpotRow]]:
    """Number articles, the oldest first, within their days."""
    found: defaultdict[int, list[SpotRow]] = defaultdict(list)
    for text, url, path in shown:
        day = day_number(date.fromisoformat(text))
        found[day].append(SpotRow(url, path, day, len(found[day])))
    return found


def bounds(rows: SearchRows, now: Sequence[Segment]) -> dict[str, tuple[int, int]]:
    """Give the smallest and the largest id of each segment, by its name.

    Within its days lie those of newer segments, which are passed over at once: no list of all days is read.
    """
    found = {}
    for segment in now:
        first, last = _first(rows, now, segment), _last(rows, now, segment)
        found[segment.name] = segment.id(first.day, first.number), segment.id(last.day, last.number)
    return found


def _first(rows: SearchRows, now: Sequence[Segment], segment: Segment) -> SpotRow:
    start = segment.base
    while row := rows.first_spot(start, segment.end):
        owner = segment_of(now, row.day)
        if owner.name == segment.name:
            return row
        start = owner.end
    raise Damaged(f"spots of {segment.name}")


def _last(rows: SearchRows, now: Sequence[Segment], segment: Segment) -> SpotRow:
    end = segment.end
    while row := rows.last_spot(segment.base, end):
        owner = segment_of(now, row.day)
        if owner.name == segment.name:
            return row
        end = owner.base
    raise Damaged(f"spots of {segment.name}")
