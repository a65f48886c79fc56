"""Read the moments that pages declare for machines, as Vietnam's clocks showed them."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone

from newsroom.model.addresses import YEARS

VIETNAM = timezone(timedelta(hours=7))
_ISO_RE = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[T\s]+(\d{1,2}):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?)?\s*",
    re.IGNORECASE,
)
_DAY_FIRST_RE = re.compile(
    r"(?:.{0,24}?\s|^)?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:\D{1,12}(\d{1,2})[:h](\d\d)(?::(\d\d))?\s*(AM|PM|SA|CH)?)?",
    re.IGNORECASE,
)
_MAIL_RE = re.compile(
    r"(?:\w{3},?\s+)?(\d{1,2})\s+(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.?,?\s+(\d{4})(?:\s+(\d{1,2}):(\d\d)(?::\d\d)?\s*(GMT|UTC|Z|[+-]\d{4})?)?",
    re.IGNORECASE,
)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


def moment_of(value: str) -> str:
    """Give a declared moment as ``2024-07-11 15:51`` or ``2024-07-11``, ``""`` if it is none.

    A value with a zone is turned into Vietnam's time; one without is taken as it is; day first, always.
    """
    value = value.strip()[:80]
    if match := _ISO_RE.fullmatch(value):
        year, month, day, hour, minute, _, zone = match.groups()
    elif match := _MAIL_RE.fullmatch(value):
        day, name, year, hour, minute, zone = match.groups()
        month = str(_MONTHS.index(name.lower()) + 1)
    elif match := _DAY_FIRST_RE.match(value):
        day, month, year, hour, minute, _, half = match.groups()
        zone = None
        hour = _in_24(hour, half)
    else:
        return ""
    return _written(int(year), int(month), int(day), hour, minute, zone)


def _in_24(hour: str | None, half: str | None) -> str | None:
    if hour is None or half is None:
        return hour
    number = int(hour) % 12
    return str(number + (12 if half.upper() in ("PM", "CH") else 0))


def _written(year: int, month: int, day: int, hour: str | None, minute: str | None, zone: str | None) -> str:
    if year not in YEARS:
        return ""
    try:
        if hour is None or minute is None:
            return f"{datetime(year, month, day):%Y-%m-%d}"
        moment = datetime(year, month, day, int(hour), int(minute), tzinfo=_zone(zone))
        return f"{moment.astimezone(VIETNAM):%Y-%m-%d %H:%M}"
    except (ValueError, OverflowError):
        return ""


def _zone(name: str | None) -> timezone:
    if not name:
        return VIETNAM
    if name[0] not in "+-":
        return timezone.utc  # noqa: UP017 - the name says what it is
    digits = name[1:].replace(":", "").ljust(4, "0")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(offset if name[0] == "+" else -offset)
