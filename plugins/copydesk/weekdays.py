"""Report weekdays that are not those of their dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from newsroom.model.copy import Copy
from newsroom.model.problem import Problem
from newsroom.vietnamese.patterns import late
from newsroom.vietnamese.printing import DAY_NAMES
from plugins.copydesk.prose import places

_WEEKDAY_RE = late(
    r"\b(?P<name>[Tt]hứ\s(?:[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy|[2-7])|[Cc]hủ\s[Nn]hật|CN)\s*+(?:,\s*+)?\(?"
    r"(?:[Nn]gày\s+)?(?P<day>\d{1,2})(?:\s*[-/.]\s*|\s+tháng\s+)(?P<month>\d{1,2})"
    r"(?:(?:\s*[-/.]\s*|\s+năm\s+)(?P<year>\d{4}))?(?!\d|[-/.]\d)"
)
_WEEKDAY_WORDS = ("hứ ", "hủ nhật", "hủ Nhật", "CN")
"""One of them is in a text of whose weekdays anything is told: not all are parted by ends of lines."""
_MIDDLES, _SHORT = {"ứ": "hứ", "ủ": "hủ"}, "CN"
"""What stands behind the first letter of each, by its rarest letter, and what else begins one."""
_DAYS = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5, **{str(n): n - 2 for n in range(2, 8)}}


def check_weekdays(copy: Copy) -> Iterator[Problem]:
    """Report a weekday that is not that of its date.

    A date without year is taken in the year of the article's own date, and passed over without one.
    """
    found_days = list(_weekdays(copy.text))
    if not found_days or not any(word in copy.text for word in _WEEKDAY_WORDS):
        return
    for match in found_days:
        year = int(match["year"]) if match["year"] else copy.date.year if copy.date else None
        if year is None:
            continue
        try:
            day = date(year, int(match["month"]), int(match["day"]))
        except ValueError:
            continue
        said = match["name"].casefold().split()[-1]
        if _DAYS.get(said, 6) != day.weekday():
            found = " ".join(match.group().split())
            found += ")" if "(" in found else ""
            right = DAY_NAMES[day.weekday()]
            yield Problem.of(
                copy.path, copy.line(match.start()), "wrong-weekday",
                found=found, date=f"{day:%d/%m/%Y}", right=right,
            )  # fmt: skip


def _weekdays(text: str) -> Iterator[re.Match[str]]:
    """Give weekdays with their dates; to look for letters that are in each is quicker than the pattern."""
    rare = ((place, middle) for letter, middle in _MIDDLES.items() for place in places(text, letter))
    starts = [place - 2 for place, middle in rare if place > 1 and text.startswith(middle, place - 1)]
    end = 0
    for start in sorted([*starts, *places(text, _SHORT)]):
        if start >= end and (match := _WEEKDAY_RE.match(text, start)):
            end = match.end()
            yield match
