"""Read the moments that other systems write, and give them in Vietnam time as the header has them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

from newsroom.model.addresses import YEARS
from newsroom.vietnamese.printing import VIETNAM

_ISO_RE = re.compile(
    r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})"
    r"(?:[T\s]+(?P<clock>\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?))?\s*(?P<zone>.*)",
    re.ASCII,
)
_DAY_FIRST_RE = re.compile(
    r"(?P<a>\d{1,2})[-/.](?P<b>\d{1,2})[-/.](?P<y>\d{4})"
    r"(?:[,\s]+(?P<clock>\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)\s*(?P<half>[AaPp]\.?[Mm]\.?|SA|CH)?)?\s*(?P<zone>.*)",
    re.ASCII,
)
_CLOCK_FIRST_RE = re.compile(r"(\d{1,2}:\d{2}(?::\d{2})?)[,\s-]+(?:ngày\s+)?(\d{1,2}[-/.]\d{1,2}[-/.]\d{4})")
_NAMED_RE = re.compile(
    r"(?:[A-Z][a-z]{2}, )?(?P<d>\d{1,2}) (?P<month>[A-Z][a-z]{2}) (?P<y>\d{4})"
    r"(?: (?P<clock>\d{1,2}:\d{2}(?::\d{2})?))?\s*(?P<zone>.*)",
    re.ASCII,
)
_SERVER_RE = re.compile(
    r"(?P<month>[A-Z][a-z]{2}) (?P<d>\d{1,2}),? (?P<y>\d{4})"
    r"(?: (?P<clock>\d{1,2}:\d{2}(?::\d{2}(?:[.:]\d+)?)?)\s*(?P<half>[AaPp][Mm])?)?(?P<zone>)",
    re.ASCII,
)
"""How SQL Server shows a moment by itself: ``Mar 12 2016 10:15AM``."""
_LAYMAN_RE = re.compile(r"[,\s]*(?:lúc|hồi)?\s+(\d{1,2})\s?(?:h|giờ)\s?(\d{2})(?:'|\s?phút)?\Z")
_OFFSET_RE = re.compile(
    r"\(?(?:GMT|UTC)?\s*(?P<sign>[+-])(?P<hours>\d{1,2}):?(?P<minutes>\d{2})?\)?", re.ASCII
)
_ENGLISH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTHS = {name: place for place, name in enumerate(_ENGLISH, start=1)}
_ORDER_RE = re.compile(r"\s*(?P<a>\d{1,2})[/.-](?P<b>\d{1,2})[/.-](?:\d{4}|\d\d)(?!\d)", re.ASCII)
_UNIX = range(100_000_000, 100_000_000_000)
"""Seconds since 1970: from 1973 on, so that no year, day or number of an article is taken for them."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A day in Vietnam, with its time if that is known; ``moved`` tells that another zone was given."""

    when: datetime
    has_time: bool
    moved: bool = False

    @property
    def text(self) -> str:
        """The moment as the header has it."""
        return f"{self.when:%Y-%m-%d %H:%M}" if self.has_time else f"{self.when:%Y-%m-%d}"


def moment(value: object, month_first: bool = False) -> Moment | None:
    """Read a moment of whatever form; ``None`` if there is none, or one that cannot be.

    What has no zone is Vietnam time; seconds since 1970, also in thousandths, are not. ``month_first`` is for
    days as ``7/25/2024``.
    """
    if isinstance(value, datetime):
        return _of(value, True)
    if isinstance(value, date):
        return _of(datetime(value.year, value.month, value.day), False)
    text = " ".join(str(value).split()).strip("'\"")
    text = _LAYMAN_RE.sub(r" \1:\2", text)
    if match := re.fullmatch(r"/Date\((\d{9,14})(?:[+-]\d{4})?\)/", text, re.ASCII):
        text = match[1]
    if match := re.fullmatch(r"((?:19|20)\d\d)(0[1-9]|1[0-2])(\d\d)", text, re.ASCII):
        text = "-".join(match.groups())
    if re.fullmatch(r"[34]\d{4}(?:\.\d{1,12})?", text, re.ASCII):
        return _serial(float(text))
    if re.fullmatch(r"\d{9,14}(?:\.0+)?", text, re.ASCII):
        return _unix(int(text.partition(".")[0]))
    if swapped := _CLOCK_FIRST_RE.match(text):
        text = f"{swapped[2]} {swapped[1]}{text[swapped.end() :]}"
    for pattern in (_ISO_RE, _DAY_FIRST_RE, _NAMED_RE, _SERVER_RE):
        if match := pattern.fullmatch(text):
            return _matched(match, month_first)
    return None


def is_month_first(values: Iterable[str]) -> bool:
    """Tell whether days of a column are as ``7/25/2024``: some can be nothing else, none the other."""
    pairs = [(int(found["a"]), int(found["b"])) for one in values if (found := _ORDER_RE.match(one))]
    return any(second > 12 for _, second in pairs) and not any(first > 12 for first, _ in pairs)


def _serial(days: float) -> Moment | None:
    """Read a moment as Excel keeps it: days since the end of 1899, Vietnam time."""
    when = datetime(1899, 12, 30) + timedelta(minutes=round(days * 24 * 60))
    return _of(when, days != int(days))


def _unix(seconds: int) -> Moment | None:
    if seconds not in _UNIX:
        seconds //= 1000
    if seconds not in _UNIX:
        return None
    found = _of(datetime.fromtimestamp(seconds, UTC), True)
    return found and Moment(found.when, True)  # seconds since 1970 have no zone that could be wrong


def _matched(match: re.Match[str], month_first: bool) -> Moment | None:
    parts = match.groupdict()
    if "month" in parts:
        day, month = int(parts["d"]), _MONTHS.get(parts["month"], 0)
    elif "a" in parts:
        day, month = int(parts["a"]), int(parts["b"])
        day, month = (month, day) if month_first else (day, month)
    else:
        day, month = int(parts["d"]), int(parts["m"])
    zone = _zone(parts["zone"] or "")
    if zone is _UNKNOWN:
        return None
    hour, minute = _clock(parts["clock"], parts.get("half") or "")
    try:
        when = datetime(int(parts["y"]), month, day, hour, minute, tzinfo=zone)
    except ValueError:
        return None
    return _of(when, parts["clock"] is not None)


_UNKNOWN = timezone(timedelta(hours=-23, minutes=-59))


def _zone(text: str) -> timezone | None:
    text = text.strip()
    if text in ("Z", "UTC", "GMT"):
        return UTC
    if not text or text in ("ICT", "+07", "Asia/Ho_Chi_Minh", "Asia/Bangkok", "Asia/Saigon"):
        return None
    match = _OFFSET_RE.fullmatch(text)
    if match is None:
        return _UNKNOWN
    offset = timedelta(hours=int(match["hours"]), minutes=int(match["minutes"] or 0))
    if offset > timedelta(hours=14):
        return _UNKNOWN
    return timezone(-offset if match["sign"] == "-" else offset)


def _clock(text: str | None, half: str) -> tuple[int, int]:
    if not text:
        return 0, 0
    hour, minute = (int(part) for part in text.split(":")[:2])
    if half:
        afternoon = half[0] in "PpC"
        hour = hour % 12 + 12 * afternoon if hour <= 12 else hour
    return hour, minute


def _of(when: datetime, has_time: bool) -> Moment | None:
    if when.year not in YEARS:
        return None
    if when.tzinfo is None or not has_time:
        return Moment(when.replace(tzinfo=VIETNAM), has_time)
    there = when.astimezone(VIETNAM)
    return Moment(there, True, moved=when.utcoffset() != there.utcoffset()) if there.year in YEARS else None
