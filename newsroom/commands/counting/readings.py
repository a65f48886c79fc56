"""Count readings: an address, a browser and an article within thirty minutes are one.

The thirty minutes begin with the request that counts, so that who leaves a page open and loads it again and
again is counted once in each. Of who reads, a hash is kept, under a salt that is another each day
of Vietnam; salts and hashes go an hour after the day, by the time of the logs or by the clock.
Requests may come somewhat out of order, as servers write them when they end.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from newsroom.commands.counting.lines import Request
from newsroom.vietnamese.printing import VIETNAM

WINDOW = 30 * 60
"""Seconds in which repeated requests are one reading."""
_HOUR = 3600
_KEPT = 2 * _HOUR
"""Seconds behind the newest request for which hashes are kept: lines are never so late."""
_LONGEST = 26 * _HOUR
"""Seconds that a salt may live by the clock: its day, and what it takes to forget it."""
DAYS = 31
"""Days whose counts are kept one by one, for *Đọc nhiều*."""
_EPOCH = date(1970, 1, 1).toordinal()
_DAY, _OFFSET = 86400, 7 * _HOUR
_AHEAD = _DAY
"""Seconds by which a log may be ahead of the clock; later ones are of a clock that was wrong."""


def day_of(moment: int) -> str:
    """Name the day of a moment in Vietnam: ``2024-07-11``."""
    return _named((moment + _OFFSET) // _DAY)


def _named(days: int) -> str:
    return date.fromordinal(_EPOCH + days).isoformat()


def end_of(day: str) -> int:
    """Give the moment at which a day ends in Vietnam."""
    begin = datetime.fromisoformat(day).replace(tzinfo=VIETNAM)
    return int((begin + timedelta(days=1)).timestamp())


@dataclass(slots=True)
class Day:
    """Who read what on one day: when each hash under its ``salt`` was counted. ``made`` is by the clock."""

    salt: bytes
    made: int
    seen: dict[bytes, list[int]] = field(default_factory=dict)


@dataclass(slots=True)
class Readings:
    """What was counted: by permalink in all, and by day and permalink; and who read lately.

    ``newest`` is the moment of the newest request, at most a day ahead of the clock. ``salt`` gives the salt
    of a new day.
    """

    salt: Callable[[], bytes]
    totals: dict[str, int] = field(default_factory=dict)
    days: dict[str, dict[str, int]] = field(default_factory=dict)
    visitors: dict[str, Day] = field(default_factory=dict)
    newest: int = 0

    def take(self, request: Request, permalink: str, clock: int) -> bool:
        """Count a visit unless it belongs to a reading that was counted; tell whether it did count."""
        moment, day = request.moment, day_of(request.moment)
        if moment <= clock + _AHEAD:
            self.newest = max(self.newest, moment)
        if day not in self.visitors:
            self.visitors[day] = Day(self.salt(), clock)
        who = f"{request.address}\0{request.agent or ''}\0{permalink}".encode(errors="replace")
        for near in {day, day_of(moment - WINDOW), day_of(moment + WINDOW)}:
            if near in self.visitors:
                counted = self.visitors[near].seen.get(_hash(self.visitors[near].salt, who), ())
                if any(abs(moment - one) < WINDOW for one in counted):
                    return False
        own = self.visitors[day]
        own.seen.setdefault(_hash(own.salt, who), []).append(moment)
        self.totals[permalink] = self.totals.get(permalink, 0) + 1
        by_article = self.days.setdefault(day, {})
        by_article[permalink] = by_article.get(permalink, 0) + 1
        return True

    def forget(self, clock: int) -> None:
        """Drop the salts of days that are over, the hashes of hours that are, and old days."""
        if self.newest > clock + _AHEAD:  # the clock was wrong, and is set back
            self.newest = clock
        for day, one in list(self.visitors.items()):
            is_over = self.newest > end_of(day) + _HOUR or abs(clock - one.made) > _LONGEST
            if is_over:
                del self.visitors[day]
                continue
            kept = {who: [at for at in times if at > self.newest - _KEPT] for who, times in one.seen.items()}
            one.seen = {who: times for who, times in kept.items() if times}
        oldest = self._span(DAYS, clock)[-1]
        self.days = {day: found for day, found in self.days.items() if day >= oldest}

    def _span(self, number: int, clock: int) -> list[str]:
        """Name the last days: today, by the clock or by the newest reading, and those before."""
        today = (max(clock, self.newest) + _OFFSET) // _DAY
        return [_named(today - back) for back in range(number)]

    def most_read(self, number: int, clock: int) -> Iterator[tuple[str, int]]:
        """Rank what was read in the last ``number`` days with today: most first, then the newest month."""
        counted: dict[str, int] = {}
        for day in self._span(number, clock):
            for permalink, count in self.days.get(day, {}).items():
                counted[permalink] = counted.get(permalink, 0) + count
        by_name = sorted(counted.items(), reverse=True)
        yield from sorted(by_name, key=lambda item: -item[1])


def _hash(salt: bytes, who: bytes) -> bytes:
    return hashlib.blake2b(who, digest_size=9, key=salt).digest()
