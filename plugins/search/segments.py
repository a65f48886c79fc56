"""Cut the articles of the site into segments by calendar, so that one that comes or goes moves few others.

What is cut where follows from the days of the articles alone; there is no clock. The newest article
stands in a small segment of its own day, week, month or year; what is older of that week, month and year
is together, and so are all years before, unless that is too much: then it is halved by calendar.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from newsroom.model.addresses import YEARS

EPOCH = date(2000, 1, 1)
SMALL = 100
"""How many articles of the newest year, month or week make one segment with its newest day."""
MOST = 10_000
"""How many articles of years that are over make one segment."""
MOST_OF_YEAR = 5_000
"""How many articles of the newest year do."""
PER_BUCKET = 12.5
_FEWEST_BITS, _MORE_BITS = 3, 2
_LEVELS = "ymwd"
"""What parts of the calendar are named by: year, month, week, day."""
_RANGES = ((YEARS.start, YEARS.start + 255), (1, 12), (1, 5))

Days = Sequence[tuple[int, int]]
"""Days, counted from ``EPOCH``, ascending, each with how many articles it has."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A segment: the days from ``base`` to before ``end``, and how many articles it has.

    An id has ``bits`` for the number within the day. ``buckets`` is a power of two.
    """

    name: str
    base: int
    end: int
    articles: int
    bits: int
    buckets: int

    def id(self, day: int, number: int) -> int:
        """Give the id of the article that is the ``number``-th of a day."""
        return (day - self.base) << self.bits | number


def day_number(day: date) -> int:
    """Count a day from ``EPOCH``; it may be before."""
    return (day - EPOCH).days


def day_of(number: int) -> date:
    """Give the day of a number."""
    return EPOCH + timedelta(number)


def segments(counts: Mapping[int, int]) -> list[Segment]:
    """Cut the articles, given how many each day has, into segments, the newest first."""
    days = sorted((day, count) for day, count in counts.items() if count)
    found = _newest_apart("", (), days) if days else ()
    return sorted(found, key=lambda segment: segment.base, reverse=True)


def made(name: str, base: int, end: int, days: Days) -> Segment:
    """Make the segment of some days."""
    articles = _sum(days)
    busiest, bits, buckets = max(count for _, count in days), _FEWEST_BITS, 1
    while 1 << bits < busiest:
        bits += _MORE_BITS
    while buckets * PER_BUCKET < articles:
        buckets *= 2
    return Segment(name, base, end, articles, bits, buckets)


def _newest_apart(name: str, parts: tuple[int, ...], days: Days) -> Iterator[Segment]:
    """Cut what lies in a part of the calendar, the newest of the site among it."""
    level = len(parts)
    if _sum(days) <= SMALL or level == len(_LEVELS):
        yield _whole(name, parts, days)
        return
    newest = _part(days[-1][0], level)
    older = [day for day in days if _part(day[0], level) < newest]
    yield from _together(name, parts, _range(parts), older)
    rest = days[len(older) :]
    yield from _newest_apart(f"{name}{_LEVELS[level]}{newest}", (*parts, newest), rest)


def _together(name: str, parts: tuple[int, ...], span: tuple[int, int], days: Days) -> Iterator[Segment]:
    """Cut what lies between the first and the last of the years, months, weeks or days of ``span``."""
    if not days:
        return
    first, last = span
    level = len(parts)
    own = f"{name}{_LEVELS[level]}{first}" + (f"-{last}" if last > first else "")
    if _sum(days) <= (MOST_OF_YEAR if parts else MOST) or (first == last and level + 1 == len(_LEVELS)):
        yield made(own, _start((*parts, first)), _start((*parts, last + 1)), days)
    elif first == last:
        inner = (*parts, first)
        yield from _together(own, inner, _range(inner), days)
    else:
        middle = (first + last) // 2
        cut = next((place for place, (day, _) in enumerate(days) if _part(day, level) > middle), len(days))
        yield from _together(name, parts, (first, middle), days[:cut])
        yield from _together(name, parts, (middle + 1, last), days[cut:])


def _whole(name: str, parts: tuple[int, ...], days: Days) -> Segment:
    if not parts:
        first, last = _range(())
        return made(f"y{first}-{last}", _start((first,)), _start((last + 1,)), days)
    return made(name, _start(parts), _start((*parts[:-1], parts[-1] + 1)), days)


def _sum(days: Days) -> int:
    return sum(count for _, count in days)


def _part(number: int, level: int) -> int:
    """Give the year, the month, the week (seven days of the month) or the day of the month of a day."""
    day = day_of(number)
    return (day.year, day.month, (day.day + 6) // 7, day.day)[level]


def _range(parts: tuple[int, ...]) -> tuple[int, int]:
    """Give the first and the last year, month, week or day of a part of the calendar."""
    if len(parts) < len(_RANGES):
        return _RANGES[len(parts)]
    return parts[2] * 7 - 6, parts[2] * 7


def _start(parts: tuple[int, ...]) -> int:
    """Give the day with which a part of the calendar begins; behind the last of a month, the next month."""
    year, month = parts[0], parts[1] if len(parts) > 1 else 1
    if month > 12:
        year, month = year + 1, 1
    day = parts[3] if len(parts) > 3 else parts[2] * 7 - 6 if len(parts) > 2 else 1
    if day > monthrange(year, month)[1]:
        return day_number(date(year + month // 12, month % 12 + 1, 1))
    return day_number(date(year, month, day))


def segment_of(found: Sequence[Segment], day: int) -> Segment:
    """Give the segment that holds the articles of a day: the shortest in which it lies."""
    return min(
        (one for one in found if one.base <= day < one.end), key=lambda segment: segment.end - segment.base
    )
