"""Read dates: day, month and year as portals print them, with time and weekday."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from newsroom.model.addresses import YEARS

SPACE = r"[ \t]*"
NUMBER = r"\d{1,2}"
_MONTHS = {
    "giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7,
    "tám": 8, "chín": 9, "mười một": 11, "mười hai": 12, "chạp": 12, "mười": 10,
}  # fmt: skip
_ENGLISH_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
_HALVES = ("AM", "PM", "SA", "CH")
MONTH_WORDS = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY_FIRST = (
    rf"(?P<d>{NUMBER}){SPACE}(?P<sep>[/.\-–]){SPACE}(?P<m>{NUMBER}){SPACE}(?P=sep){SPACE}"
    r"(?P<y>\d{4}|\d{2})"
)
_ISO = r"(?P<y2>\d{4})-(?P<m2>\d{1,2})-(?P<d2>\d{1,2})(?:T(?=\d)|(?![\d/]|[.\-–]\d))"
_WORDS = (
    rf"(?P<d3>{NUMBER})\s+(?:tháng\s+|thg?\.?\s*)(?P<m3>{NUMBER}|{MONTH_WORDS}),?(?:\s+năm"
    rf"|\s*[,/])?\s+(?P<y3>\d{{4}})"
    rf"|(?:tháng\s+|\bthg?\.?\s*)(?P<m4>{NUMBER}|{MONTH_WORDS})\s+(?P<d4>{NUMBER}),?\s+(?P<y4>\d{{4}})"
)
_ENGLISH = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in _ENGLISH_MONTHS)
_ENGLISH_DATES = (
    rf"(?P<m5>{_ENGLISH})\.?\s+(?P<d5>{NUMBER})(?:st|nd|rd|th)?,?\s+(?P<y5>\d{{4}})"
    rf"|(?P<d6>{NUMBER})(?:st|nd|rd|th)?\s+(?P<m6>{_ENGLISH})\.?,?\s+(?P<y6>\d{{4}})"
)
DATE_RE = re.compile(
    rf"(?<![\d/.\-–])(?:{_ISO}|(?:{_DAY_FIRST}|{_WORDS}|{_ENGLISH_DATES})(?![\d/]|[.\-–]\d))", re.IGNORECASE
)
"""A full date: day, month and year."""
TIME_RE = re.compile(
    r"(?<![\d:/.-])(?P<hour>\d{1,2})\s*(?:[:hg]|giờ)\s*(?P<minute>\d{2})?(?:\s*phút"
    r"|['’])?(?::(?P<second>\d{2})(?:\.\d+)?)?"
    r"\s*(?P<half>AM|PM|SA|CH)?(?![\w:/])",
    re.IGNORECASE,
)
_WEEKDAYS = {
    "hai": 0, "2": 0, "ba": 1, "3": 1, "tư": 2, "4": 2, "năm": 3, "5": 3, "sáu": 4, "6": 4, "bảy": 5,
    "bẩy": 5, "7": 5,
}  # fmt: skip
WEEKDAY_RE = re.compile(
    r"\b(?:thứ\s*(?P<day>hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|t(?P<short>[2-7])|chủ\s*nhật|cn)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A full date as printed; ``time`` is ``HH:MM`` or empty.

    ``other`` is the date if its month was meant to stand first, which nobody can tell from the line alone;
    ``weekday_fits`` is ``None`` if no weekday stands there.
    """

    year: int
    month: int
    day: int
    time: str = ""
    has_seconds: bool = False
    labelled: bool = False
    is_today: bool = False
    weekday_fits: bool | None = None
    other: tuple[int, int] | None = None
    short_year: bool = False
    zoned: bool = False
    updated: bool = False

    @property
    def value(self) -> str:
        """The date as the header of an article has it."""
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}" + (f" {self.time}" if self.time else "")

    @property
    def moment(self) -> datetime:
        return datetime(self.year, self.month, self.day)


def is_real(year: int, month: int, day: int) -> bool:
    """Tell whether there is such a day, in a year that articles can have."""
    if year not in YEARS:
        return False
    try:
        datetime(year, month, day)
    except ValueError:
        return False
    return True


def clock(time: re.Match[str]) -> str:
    """Give the time of a match in 24 hours, ``""`` if there is no such time."""
    hour, minute, half = int(time["hour"]), int(time["minute"] or 0), (time["half"] or "").upper()
    if half in ("PM", "CH") and hour < 12:
        hour += 12
    if half in ("AM", "SA") and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else ""


def _first(match: re.Match[str], key: str) -> str:
    """Give what a group caught in that alternative of the pattern which fits."""
    return next(match[f"{key}{number}"] for number in ("", *range(2, 7)) if match[f"{key}{number}"])


def _month(named: str) -> int:
    """Give the number of a month, 0 for none."""
    if named.isdigit():
        return int(named)
    word = named.casefold()
    english = [number for number, name in enumerate(_ENGLISH_MONTHS, 1) if name.startswith(word[:3])]
    return _MONTHS.get(word) or (english[0] if english else 0)


def _fits(year: int, month: int, day: int, weekday: re.Match[str] | None) -> bool:
    """Tell whether there is such a day, and it is the weekday named."""
    if weekday is None or not is_real(year, month, day):
        return False
    number = weekday["day"] or weekday["short"]
    return datetime(year, month, day).weekday() == (_WEEKDAYS[number.casefold()] if number else 6)


def stamp_of(match: re.Match[str], time: re.Match[str] | None, weekday: re.Match[str] | None) -> Stamp | None:
    day = int(_first(match, "d"))
    month = _month(_first(match, "m"))
    written = _first(match, "y")
    year = int(written) + (2000 if len(written) == 2 else 0)
    other = None
    half = (time["half"] or "").upper() if time else ""
    is_twelve = bool(time and int(time["hour"]) <= 12)
    if match["d"] and half in _HALVES and is_twelve and match["sep"] == "/":
        day_first, month_first = is_real(year, month, day), is_real(year, day, month)
        if month_first and not day_first:
            day, month = month, day
        elif month_first and day != month and half in ("AM", "PM"):
            other = (day, month)
    elif match["d"] and _fits(year, day, month, weekday) and not _fits(year, month, day, weekday):
        day, month = month, day  # as Drupal writes: ``T6, 08/14/2020``
    if not is_real(year, month, day):
        return None
    fits = None
    if weekday:
        number = weekday["day"] or weekday["short"]
        wanted = _WEEKDAYS[number.casefold()] if number else 6
        fits = datetime(year, month, day).weekday() == wanted
        if other and not fits and datetime(year, other[0], other[1]).weekday() == wanted:
            month, day, other, fits = other[0], other[1], None, True
        elif fits:
            other = None
    return Stamp(
        year, month, day, clock(time) if time else "", bool(time and time["second"]),
        weekday_fits=fits, other=other, short_year=len(written) == 2,
    )  # fmt: skip
