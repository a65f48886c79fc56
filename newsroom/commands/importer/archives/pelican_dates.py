"""Read dates as Pelican reads them: in whatever form, the month before the day where both may be meant."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

_CLOCK_RE = re.compile(r"\d:\d\d|\dT\d{4}|\d ?[ap]m\b", re.IGNORECASE)
_EITHER_RE = re.compile(r"\s*(\d{1,2})[-/.](\d{1,2})[-/.]\d{4}\b")
_DATES = ("date", "modified")
EITHER = "Ngày «{}» có thể hiểu hai cách; trang cũ hiểu là ngày {}: xem lại Date, Modified của bài."


def dated(text: str) -> str:
    """Give a moment as ``2024-07-11 15:51``, with its zone if it says one; a text that is none stays."""
    found = _read(text)
    if found is None:
        return text
    return found.isoformat(" ", "minutes") if _CLOCK_RE.search(text) else f"{found:%Y-%m-%d}"


def _read(text: str) -> datetime | None:
    """Read a moment; what leaves out its day, month or year is none, as Pelican takes those of today."""
    from dateutil.parser import parse  # type: ignore[import-untyped]

    text = re.sub(" +", " ", text)
    try:
        first, second = (parse(text, default=one) for one in (datetime(2000, 1, 1), datetime(2001, 2, 2)))
    except (ValueError, OverflowError):
        return None
    return first if first == second else None


def with_dates(values: Mapping[str, Any]) -> dict[str, Any]:
    """Give a header whose dates are in the usual form."""
    return {
        key: dated(value) if key in _DATES and isinstance(value, str) else value
        for key, value in values.items()
    }


def either_way(values: Mapping[str, Any]) -> str:
    """Tell of a date whose day may be its month, ``""`` if there is none."""
    for key in _DATES:
        text = str(values.get(key) or "")
        match = _EITHER_RE.match(text)
        if match and match[1] != match[2] and max(int(match[1]), int(match[2])) <= 12:
            found = _read(text)
            return EITHER.format(text.strip(), f"{found.day}-{found.month}-{found.year}") if found else ""
    return ""


def day_of(values: Mapping[str, Any]) -> datetime | None:
    """Give the day of an article in its own zone, as addresses have it; ``None`` if the header has none."""
    return _read(str(values.get("date") or "x"))
