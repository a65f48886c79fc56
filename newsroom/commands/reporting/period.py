"""Read which days a report is of: a month, a year, or from one day to another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

_MONTH_RE = re.compile(r"(\d{4})[-/.](\d{1,2})|(\d{1,2})[-/.](\d{4})", re.ASCII)
_YEAR_RE = re.compile(r"\d{4}", re.ASCII)
_DAY_RE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", re.ASCII)
USAGE = "Ví dụ: make report MONTH=2024-07, hoặc make report FROM=01/07/2024 TO=15/07/2024."


class Unclear(Exception):  # noqa: N818 (what is found, not what went wrong)
    """It is not clear which days are meant; the message says why and what to write."""


@dataclass(frozen=True, slots=True)
class Period:
    """The days from ``first`` to ``last``, both included; ``name`` is for files, ``title`` for readers."""

    first: date
    last: date
    name: str
    title: str


def read_period(month: str, first: str, last: str) -> Period:
    """Read a period; raise ``Unclear`` if it is none."""
    month, first, last = month.strip(), first.strip(), last.strip()
    if month and (first or last):
        raise Unclear(f"MONTH: lỗi: chỉ ghi MONTH, hoặc chỉ FROM và TO. {USAGE}")
    if month:
        return _month(month)
    if not first and not last:
        raise Unclear(f"MONTH: lỗi: chưa ghi tháng cần báo cáo. {USAGE}")
    begin, end = _day("FROM", first), _day("TO", last)
    if end < begin:
        raise Unclear(f"TO: lỗi: ngày «{last}» trước ngày «{first}» của FROM. {USAGE}")
    return Period(begin, end, f"{begin}_{end}", f"từ {_told(begin)} đến {_told(end)}")


def _month(text: str) -> Period:
    """Read ``2024-07``, ``7/2024`` or ``2024``."""
    try:
        if _YEAR_RE.fullmatch(text):
            year = int(text)
            return Period(date(year, 1, 1), date(year, 12, 31), text, f"năm {year}")
        if match := _MONTH_RE.fullmatch(text):
            year, month = int(match[1] or match[4]), int(match[2] or match[3])
            first = date(year, month, 1)
            last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
            return Period(first, last, f"{year}-{month:02d}", f"tháng {month}/{year}")
    except (ValueError, OverflowError):
        pass
    raise Unclear(f"MONTH: lỗi: «{text}» không phải một tháng. {USAGE}")


def _day(key: str, text: str) -> date:
    """Read ``2024-07-01`` or ``1/7/2024``."""
    match = _DAY_RE.fullmatch(text)
    try:
        if match:
            parts = match[1], match[2], match[3]
            year, month, day = parts if match[1] else (match[6], match[5], match[4])
            return date(int(year), int(month), int(day))
    except ValueError:
        pass
    raise Unclear(f"{key}: lỗi: {f'«{text}» không phải một ngày' if text else 'chưa ghi ngày'}. {USAGE}")


def _told(day: date) -> str:
    return f"{day.day:02d}/{day.month:02d}/{day.year}"
