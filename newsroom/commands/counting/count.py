"""Count: read what is new in the logs, keep it, and write the small files that pages fetch."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from newsroom.commands.counting import state as keeping
from newsroom.commands.counting.lines import DIRECTIVE, Request, fields_of, parse_combined, parse_w3c
from newsroom.commands.counting.outcome import OWN_RE, month_files, most_read_file, with_siblings
from newsroom.commands.counting.published import Published
from newsroom.commands.counting.readings import day_of
from newsroom.commands.counting.sources import Source, digest_of
from newsroom.commands.counting.state import Place, State
from newsroom.commands.counting.summary import Summary
from newsroom.commands.counting.visits import Network, visit
from newsroom.engine import same_bytes, write_atomic

_SALT = 32
_LOOKED_AT = 32
"""Lines at the head of a log among which its first moment is looked for."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be done: of ``site``, the folder that readers see, by ``logs``, into ``counts``.

    ``state`` is the folder of what is kept, ``clock`` the time in seconds since 1970, ``without`` are the
    addresses that count nothing.
    """

    site: Path
    logs: tuple[str, ...]
    counts: Path
    state: Path
    clock: int
    without: tuple[Network, ...] = ()


class NoSite(Exception):  # noqa: N818 (what is found, not what went wrong)
    """There is no site of ours in the folder."""


def count(job: Job, wait: Callable[[], None] = lambda: None) -> Summary:
    """Do it. Raises ``NoSite``, ``keeping.Damaged``, or ``OSError`` if nothing can be kept."""
    with keeping.locked(job.state, wait):
        state = keeping.load(job.state, lambda: os.urandom(_SALT))
        site = Published(job.site, state.facts)
        base = site.base
        if base is None:
            raise NoSite
        summary = Summary()
        for path in in_order(job.logs, summary):
            with opened(path, summary) as source:
                if source:
                    read_log(source, state, Reader(job, site, base, state, summary))
        state.readings.forget(job.clock)
        state.forget(day_of(job.clock))
        state.facts = site.kept(state.readings.totals)
        keeping.save(job.state, state)
        summary.written = write(job, state, site)
        return summary


@contextmanager
def opened(path: str, summary: Summary) -> Iterator[Source | None]:
    """Open a log, ``None`` if that may not be; one that a rotation took away meanwhile is no news."""
    source = None
    try:
        source = Source(path)
    except FileNotFoundError:
        pass
    except OSError:
        if path not in summary.closed:
            summary.closed.append(path)
    try:
        yield source
    finally:
        if source:
            source.close()


def in_order(paths: Iterable[str], summary: Summary) -> list[str]:
    """Put logs in the order of their first moments, those without one by their change."""
    dated: list[tuple[int, str]] = []
    for path in paths:
        with opened(path, summary) as source:
            if source:
                dated.append((first_moment(source.head) or source.stamp.changed // 10**9, path))
    return [path for _, path in sorted(dated)]


def first_moment(head: bytes) -> int | None:
    """Give the moment of the first request among the first lines of a log."""
    fields: tuple[str, ...] = ()
    for line in head.split(b"\n")[:_LOOKED_AT]:
        text = line.decode("utf-8", "replace").strip("\r\0")
        if text.startswith(DIRECTIVE):
            fields = fields_of(text) or fields
        elif request := parse(text, fields):
            return request.moment
    return None


def parse(text: str, fields: tuple[str, ...]) -> Request | None:
    """Read a line of a log whose columns are ``fields``, if it names such."""
    return parse_w3c(fields, text) if fields else parse_combined(text)


@dataclass(slots=True)
class Reader:
    """Takes the lines of one log; ``fields`` are the columns that hold now."""

    job: Job
    site: Published
    base: str
    state: State
    summary: Summary
    fields: tuple[str, ...] = ()

    def take(self, line: bytes | None) -> bool:
        """Take a line; tell whether it was more than a word of the log about itself."""
        if line is None:
            self.summary.too_long += 1
            return True
        try:
            text = line.strip(b"\r\0").decode()
        except UnicodeDecodeError:
            self.summary.broken += 1
            return True
        if text.startswith(DIRECTIVE) or not text:
            self.fields = fields_of(text) or self.fields
            return False
        request = parse(text, self.fields)
        if request is None:
            self.summary.unreadable += 1
        elif permalink := visit(request, self.base, self.job.without):
            self._count(request, permalink)
        return True

    def _count(self, request: Request, permalink: str) -> None:
        known = self.site.article(permalink)
        if known and self.state.readings.take(request, permalink, self.job.clock):
            self.summary.readings += 1
            self.summary.articles.add(permalink)


def read_log(source: Source, state: State, reader: Reader) -> None:
    """Read a log from where it was left, and note where it is left now."""
    today, stamp, summary = day_of(reader.job.clock), str(source.stamp), reader.summary
    known = find_place(source.head, state.places)
    if known:
        place = known
    elif source.fault:
        summary.faults[source.path] = source.fault
        return
    else:
        place = Place(0, "", 0, (), today)
    if source.packed and stamp in state.done:
        state.done[stamp] = today
        _note(state, known, replace(place, seen=today))
        return
    reader.fields, is_begun, read = place.fields, known is not None, 0
    for line, end in source.lines(place.offset):
        is_begun = reader.take(line) or is_begun
        place, read = replace(place, offset=end, fields=reader.fields), read + 1
    summary.lines += read
    summary.logs += read > 0
    if source.fault:
        summary.faults[source.path] = source.fault
    if source.packed:
        state.done[stamp] = today
    if is_begun:
        length = min(place.offset, len(source.head))
        _note(state, known, replace(place, head=length, digest=digest_of(source.head[:length]), seen=today))


def find_place(head: bytes, places: Iterable[Place]) -> Place | None:
    """Find where the log that begins with ``head`` was left: of several that fit, the one known best."""
    best = None
    digests: dict[int, str] = {}
    for place in places:
        if place.head <= len(head) and (best is None or place.head > best.head):
            if place.head not in digests:
                digests[place.head] = digest_of(head[: place.head])
            if digests[place.head] == place.digest:
                best = place
    return best


def _note(state: State, old: Place | None, new: Place) -> None:
    """Put a place in the stead of an older one of the same log."""
    if new.head:
        state.places = [*(one for one in state.places if one is not old), new]


def write(job: Job, state: State, site: Published) -> int:
    """Write the files whose bytes are others, take away those of which nothing is left; say how many."""
    readings = state.readings
    files = with_siblings(
        month_files(readings.totals, site.article)
        | most_read_file(lambda days: readings.most_read(days, job.clock), site.article)
    )
    changed = [name for name, data in files.items() if not same_bytes(job.counts / name, data)]
    for name in changed:
        write_atomic(job.counts / name, files[name], public=True)
    old = [
        file for file in job.counts.glob("*.json*") if OWN_RE.fullmatch(file.name) and file.name not in files
    ]
    for file in old:
        file.unlink()
    return len(changed) + len(old)
