"""Bring the index of the search up to date with what is published.

It holds for every article where it stands (``SpotRow``): its day, and its number within that day. Who comes
or goes moves the later ones of the same day, and no others; and now and then the bounds of segments. Of a
segment that stays, what its replaced articles touch is patched; another one is made anew. The files are the
same either way.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from newsroom.engine import SearchRows, SpotRow
from newsroom.model.records import Record
from plugins.search.building import (
    HEAD,
    LEXICON,
    LIST,
    Files,
    Patch,
    Replacement,
    begin,
    build,
    hash_of,
    write_list,
)
from plugins.search.heads import spans, write_heads
from plugins.search.segments import Segment, made, segment_of, segments

PAGES = "trang"
"""The segment of the static pages."""
PAGES_DAY = 1_000_000
"""The day, after all others, on which static pages stand."""
_ALL = 1 << 62
"""More than any id."""
_TOO_MANY = 3
"""A segment is made anew if more than one in so many of its articles are replaced."""
_AHEAD = 10_000
"""Articles of segments that are made anew while other stages work; of more, the notes would take memory."""
_WORTH_IT = 100
"""Articles for which a process is begun."""

Spots = Mapping[int, Sequence[SpotRow]]
"""Who stands on some days, in order."""


class Move(NamedTuple):
    """Where a record of a segment stood and stands, ``None`` if not in that segment."""

    old: SpotRow | None
    new: SpotRow | None


def cut(counts: Mapping[int, int]) -> list[Segment]:
    """Cut all that is in the index into segments: articles, the newest first, then static pages."""
    found = segments({day: count for day, count in counts.items() if day != PAGES_DAY})
    if counts.get(PAGES_DAY):
        found.append(made(PAGES, PAGES_DAY, PAGES_DAY + 1, [(PAGES_DAY, counts[PAGES_DAY])]))
    return found


@dataclass
class Update:
    """Changes the index; ``before`` are the segments as they were, ``record`` gives a record by its path.

    ``changed`` are the paths of records of which anything may be another, ``reheaded`` those of which results
    show something else. With ``everything`` all heads are made anew. ``jobs`` processes make segments anew.
    """

    rows: SearchRows
    before: Sequence[Segment]
    record: Callable[[str], Record | None]
    changed: Collection[str]
    reheaded: Collection[str] = ()
    everything: bool = False
    jobs: int = 1
    touched: set[tuple[str, str]] = field(default_factory=set, init=False)
    """The files that are others, or are no more: segment and name."""
    _now: Sequence[Segment] = field(default=(), init=False)
    _moved: Mapping[str, Sequence[Move]] = field(default_factory=dict, init=False)
    _begun: Callable[[], dict[str, Files]] = field(default=dict, init=False)

    def run(self, new: Spots) -> Sequence[Segment]:
        """Begin, and bring to an end at once."""
        self.begin(new)
        return self.end()

    def begin(self, new: Spots) -> None:
        """Put ``new`` in the place of what stood on these days; let processes begin to make segments anew."""
        old = {day: self.rows.spots(day, day + 1) for day in new}
        differing = {day for day in new if list(new[day]) != old[day]}
        for day in differing:
            for row in old[day]:
                self.rows.drop_spot(row.url)
        self.rows.put_spots(row for day in differing for row in new[day])
        now = self.before
        if differing or not self.before:
            now = cut(self.rows.counts())
        self._now, self._moved = now, self._moves(old, new, now)
        if self.jobs > 1:
            self._begin_anew()

    def _begin_anew(self) -> None:
        """Begin with the first of the segments to be made anew; their notes are held meanwhile."""
        names, wanted, room = list[str](), list[tuple[Iterable[tuple[int, bytes]], int]](), _AHEAD
        for segment in self._now:
            if self._is_new(segment) and segment.articles <= room:
                room -= segment.articles
                names.append(segment.name)
                wanted.append((self._notes(segment, self._own(segment, self._now)), segment.buckets))
        if room <= _AHEAD - _WORTH_IT:
            made = begin(wanted, self.jobs)
            self._begun = lambda: dict(zip(names, made(), strict=True))

    def end(self) -> Sequence[Segment]:
        """Bring all segments up to date; give them as they are now."""
        now, moves, begun = self._now, self._moved, self._begun()
        self._begun = dict  # lets go of the notes
        kept = {segment.name: segment for segment in self.before}
        for segment in now:
            self._update(segment, moves.get(segment.name, ()), now, begun.pop(segment.name, None))
        for name in kept.keys() - {segment.name for segment in now}:
            self._drop(name, self.rows.hashes(name))
        return now

    def _moves(self, old: Spots, new: Spots, now: Sequence[Segment]) -> Mapping[str, list[Move]]:
        """Say by segment who left it, came to it, or changed within it."""
        found: defaultdict[str, list[Move]] = defaultdict(list)
        for day in sorted({*new, *self._passed_on(now)}):
            was = old[day] if day in old else self.rows.spots(day, day + 1)
            is_ = new.get(day, was)
            source = segment_of(self.before, day).name if was and self.before else ""
            target = segment_of(now, day).name if is_ else ""
            if source != target:
                found[source] += (Move(row, None) for row in was)
                found[target] += (Move(None, row) for row in is_)
                continue
            before, after = ({row.url: row for row in rows} for rows in (was, is_))
            for url in before.keys() | after.keys():
                pair = Move(before.get(url), after.get(url))
                if pair.old != pair.new or (pair.new and pair.new.path in self.changed):
                    found[target].append(pair)
        return found

    def _passed_on(self, now: Sequence[Segment]) -> Iterator[int]:
        """Give the days that are in another segment than before, though nobody on them moved."""
        bounds = [[(one.name, one.base, one.end) for one in found] for found in (self.before, now)]
        if not self.before or bounds[0] == bounds[1]:
            return
        for day in self.rows.counts():
            among = any(one.base <= day < one.end for one in self.before)
            if among and segment_of(self.before, day).name != segment_of(now, day).name:
                yield day

    # One segment

    def _is_new(self, segment: Segment) -> bool:
        """Tell whether a segment is to be made anew."""
        kept = next((one for one in self.before if one.name == segment.name), None)
        moves = self._moved.get(segment.name, ())
        return kept is None or not _alike(segment, kept) or len(moves) * _TOO_MANY > segment.articles

    def _update(
        self, segment: Segment, moves: Sequence[Move], now: Sequence[Segment], begun: Files | None
    ) -> None:
        """Bring a segment up to date; ``begun`` is what was made of it meanwhile."""
        is_new = self._is_new(segment)
        if not (is_new or moves or self.everything):
            return
        hashes = self.rows.hashes(segment.name)
        if is_new:
            spots = self._own(segment, now)
            files: dict[str, bytes | None] = dict.fromkeys(hashes)
            files |= begun or build(self._notes(segment, spots), segment.buckets, self.jobs)
            files |= self._all_heads(segment, spots)
        else:
            files = self._patched(segment, moves)
            files |= self._heads(segment, moves, now, hashes)
        self._put(segment, files, hashes)

    def _put(self, segment: Segment, files: Mapping[str, bytes | None], before: Mapping[str, bytes]) -> None:
        """Put the files of a segment that may be others, ``None`` for those that are no more."""
        made = {
            name: (hash_of(data), data) for name, data in files.items() if data is not None and name != LIST
        }
        hashes = {name: found for name, found in before.items() if name != LIST and name not in files}
        hashes |= {name: found for name, (found, _) in made.items()}
        listed = write_list(hashes, segment.buckets)
        made[LIST] = hash_of(listed), listed
        new = {name: one for name, one in made.items() if before.get(name) != one[0]}
        self.rows.put_files(segment.name, new)
        self._drop(segment.name, before.keys() - hashes.keys() - {LIST})
        self.touched.update((segment.name, name) for name in new)

    def _drop(self, segment: str, names: Iterable[str]) -> None:
        for name in sorted(names):
            self.rows.drop_file(segment, name)
            self.touched.add((segment, name))

    def _own(
        self, segment: Segment, now: Sequence[Segment], start: int = 0, end: int = _ALL
    ) -> list[SpotRow]:
        """List who stands in a segment, of those whose ids are from ``start`` to before ``end``."""
        first = segment.base + (start >> segment.bits)
        last = min(segment.end, segment.base + (end - 1 >> segment.bits) + 1)
        days: dict[int, bool] = {}
        found = []
        for row in self.rows.spots(first, last):
            if row.day not in days:
                days[row.day] = segment_of(now, row.day).name == segment.name
            if days[row.day] and start <= segment.id(row.day, row.number) < end:
                found.append(row)
        return found

    def _notes(self, segment: Segment, spots: Iterable[SpotRow]) -> Iterator[tuple[int, bytes]]:
        return ((segment.id(spot.day, spot.number), self.rows.note(spot.path)) for spot in spots)

    def _patched(self, segment: Segment, moves: Iterable[Move]) -> dict[str, bytes | None]:
        """Give the buckets that replaced records touch, and the lexicon if it does."""

        def noted(row: SpotRow | None, note: Callable[[str], bytes]) -> tuple[int, bytes] | None:
            return (segment.id(row.day, row.number), note(row.path)) if row else None

        hashes = self.rows.hashes(segment.name)
        patch = Patch(
            segment.buckets, lambda name: self.rows.file(segment.name, name) if name in hashes else b""
        )
        for old, new in moves:
            patch.replace(Replacement(noted(old, self.rows.note_before), noted(new, self.rows.note)))
        # A bucket without terms has no file; a lexicon may be empty, where no word is one of its own.
        return {name: data if data or name == LEXICON else None for name, data in patch.files().items()}

    # Heads

    def _heads(
        self, segment: Segment, moves: Sequence[Move], now: Sequence[Segment], hashes: Mapping[str, bytes]
    ) -> dict[str, bytes | None]:
        """Give the heads that may be others, ``None`` for files that are no more."""
        starts = sorted(int(name.removeprefix(HEAD)) for name in hashes if name.startswith(HEAD))
        ids = sorted({segment.id(row.day, row.number) for move in moves for row in move if row})
        if self.everything or any(move.old != move.new for move in moves):
            return self._shared_out(segment, self._own(segment, now), starts, ids)
        found: dict[str, bytes | None] = {}
        new = (move.new for move in moves if move.new and move.new.path in self.reheaded)
        for place in {bisect_right(starts, segment.id(row.day, row.number)) - 1 for row in new}:
            end = starts[place + 1] if place + 1 < len(starts) else _ALL
            own = self._own(segment, now, starts[place], end)
            found[f"{HEAD}{starts[place]}"] = self._head(segment, own)
        return found

    def _shared_out(
        self, segment: Segment, spots: Sequence[SpotRow], starts: Sequence[int], ids: Sequence[int]
    ) -> dict[str, bytes | None]:
        """Give the heads of a segment whose articles moved: of spans with other bounds or any of ``ids``."""
        before = dict(pairwise((*starts, _ALL)))
        shared_out = spans(segment, spots)
        ends = [*(span.start for span in shared_out[1:]), _ALL]
        found: dict[str, bytes | None] = dict.fromkeys(f"{HEAD}{start}" for start in starts)
        for (start, own), end in zip(shared_out, ends, strict=True):
            holds_any = bisect_left(ids, start) < bisect_left(ids, end)
            if self.everything or before.get(start) != end or holds_any:
                found[f"{HEAD}{start}"] = self._head(segment, own)
            else:
                del found[f"{HEAD}{start}"]
        return found

    def _all_heads(self, segment: Segment, spots: Sequence[SpotRow]) -> dict[str, bytes]:
        return {f"{HEAD}{span.start}": self._head(segment, span.spots) for span in spans(segment, spots)}

    def _head(self, segment: Segment, spots: Iterable[SpotRow]) -> bytes:
        records = ((spot, self.record(spot.path)) for spot in spots)
        return write_heads(
            [(segment.id(spot.day, spot.number), record) for spot, record in records if record]
        )


def _alike(one: Segment, other: Segment) -> bool:
    """Tell whether the files of two segments may be the same, but for some articles."""
    return replace(one, articles=0) == replace(other, articles=0)
