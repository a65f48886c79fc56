"""Read dates as people type them, day first or as ISO 8601 has them, and the period between two of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from newsroom.model.addresses import YEARS
from newsroom.vietnamese.printing import VIETNAM

DATE_RE = re.compile(
    r"(?:(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})|(?P<d2>\d{1,2})/(?P<m2>\d{1,2})/(?P<y2>\d{4}))"
    r"(?:\s+(?P<hour>\d{1,2}):(?P<minute>\d{2}))?",
    re.ASCII,
)
_WORDS_RE = re.compile(
    r"(?:ngày\s+)?([0-9]{1,2})\s+tháng\s+([0-9]{1,2}),?\s+năm\s+([0-9]{4})(?=\s|$)", re.IGNORECASE
)
"""A day as offices write it above a signature."""
_ZONE_RE = re.compile(
    r"(?:\s*\(?(?:GMT|UTC|ICT|Z)\)?\s*)?[+-]?\d{0,2}:?\d{0,2}\)?|\(?\w+/\w+\)?", re.IGNORECASE | re.ASCII
)


def parse_date(value: str) -> tuple[datetime | None, bool, str]:
    """Parse a date of the format, or in words; give it, whether it has a time, and what is wrong with it.

    The third value is ``""`` or one of ``form``, ``unreal``, ``far`` (out of ``YEARS``), ``zone``.
    """
    value = _WORDS_RE.sub(r"\1/\2/\3", value, count=1) if _WORDS_RE.match(value) else value
    match = DATE_RE.match(value)
    if match is None:
        return None, False, "form"
    rest = value[match.end() :]
    if rest:
        return None, False, "zone" if _ZONE_RE.fullmatch(rest.strip()) else "form"
    year, month, day = (int(match[key] or match[f"{key}2"]) for key in ("y", "m", "d"))
    has_time = match["hour"] is not None
    hour, minute = int(match["hour"] or 0), int(match["minute"] or 0)
    try:
        moment = datetime(year, month, day, hour, minute, tzinfo=VIETNAM)
    except ValueError:
        return None, has_time, "unreal"
    return (moment, has_time, "") if year in YEARS else (None, has_time, "far")


@dataclass(frozen=True, slots=True)
class Period:
    """When something is shown: from ``begin`` on, no longer at ``end``; ``None`` where it has no bound."""

    begin: datetime | None = None
    end: datetime | None = None

    def holds(self, now: datetime) -> bool:
        """Tell whether ``now`` lies within."""
        return (self.begin is None or self.begin <= now) and (self.end is None or now < self.end)

    def changes_after(self, now: datetime) -> Iterator[datetime]:
        """List the moments after ``now`` at which it begins or ends."""
        return (moment for moment in (self.begin, self.end) if moment and moment > now)


ALWAYS = Period()


def turns(periods: Iterable[Period], before: datetime, now: datetime) -> bool:
    """Tell whether any of the periods holds at one of two moments only."""
    return any(period.holds(before) != period.holds(now) for period in periods)
