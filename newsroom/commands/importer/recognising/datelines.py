"""Read datelines as portals print them: what of a line is date, time, counter or label, and what is left."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from newsroom.commands.importer.recognising.rubbish import is_button
from newsroom.model.addresses import YEARS

_SPACE = r"[ \t]*"
_NUMBER = r"\d{1,2}"
_MONTHS = {
    "giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7,
    "tám": 8, "chín": 9, "mười một": 11, "mười hai": 12, "chạp": 12, "mười": 10,
}  # fmt: skip
_ENGLISH_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
_HALVES = ("AM", "PM", "SA", "CH")
_MONTH_WORDS = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY_FIRST = (
    rf"(?P<d>{_NUMBER}){_SPACE}(?P<sep>[/.\-–]){_SPACE}(?P<m>{_NUMBER}){_SPACE}(?P=sep){_SPACE}"
    r"(?P<y>\d{4}|\d{2})"
)
_ISO = r"(?P<y2>\d{4})-(?P<m2>\d{1,2})-(?P<d2>\d{1,2})(?:T(?=\d)|(?![\d/]|[.\-–]\d))"
_WORDS = (
    rf"(?P<d3>{_NUMBER})\s+(?:tháng\s+|thg?\.?\s*)(?P<m3>{_NUMBER}|{_MONTH_WORDS}),?(?:\s+năm"
    rf"|\s*[,/])?\s+(?P<y3>\d{{4}})"
    rf"|(?:tháng\s+|\bthg?\.?\s*)(?P<m4>{_NUMBER}|{_MONTH_WORDS})\s+(?P<d4>{_NUMBER}),?\s+(?P<y4>\d{{4}})"
)
_ENGLISH = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in _ENGLISH_MONTHS)
_ENGLISH_DATES = (
    rf"(?P<m5>{_ENGLISH})\.?\s+(?P<d5>{_NUMBER})(?:st|nd|rd|th)?,?\s+(?P<y5>\d{{4}})"
    rf"|(?P<d6>{_NUMBER})(?:st|nd|rd|th)?\s+(?P<m6>{_ENGLISH})\.?,?\s+(?P<y6>\d{{4}})"
)
DATE_RE = re.compile(
    rf"(?<![\d/.\-–])(?:{_ISO}|(?:{_DAY_FIRST}|{_WORDS}|{_ENGLISH_DATES})(?![\d/]|[.\-–]\d))", re.IGNORECASE
)
"""A full date: day, month and year."""
_PARTIAL_RE = re.compile(
    rf"(?<![\d/.\-–])(?P<d>{_NUMBER})(?:{_SPACE}[/.\-–]{_SPACE}(?P<m>{_NUMBER})"
    rf"|\s+tháng\s+(?P<m3>{_NUMBER}|{_MONTH_WORDS}))"
    r"(?![\d/%]|[.,\-–]\d)",
    re.IGNORECASE,
)
TIME_RE = re.compile(
    r"(?<![\d:/.-])(?P<hour>\d{1,2})\s*(?:[:hg]|giờ)\s*(?P<minute>\d{2})?(?:\s*phút"
    r"|['’])?(?::(?P<second>\d{2})(?:\.\d+)?)?"
    r"\s*(?P<half>AM|PM|SA|CH)?(?![\w:/])",
    re.IGNORECASE,
)
_PLACE_RE = re.compile(
    rf"^\s*[^\W\d_a-zà-ỹ][^\W\d_]*(?:[ .'’-]{{1,2}}[^\W_]+){{0,5}}\.?,?\s+(?=ngày\s+{_NUMBER}\s+tháng"
    rf"\s+{_NUMBER}\s+năm\s+\d{{4}}\s*\.?\s*$)"
)
"""The place that stands before the day of a letter of an office: ``Bình An, ngày 12 tháng 7 năm 2024``."""
_WEEKDAYS = {
    "hai": 0, "2": 0, "ba": 1, "3": 1, "tư": 2, "4": 2, "năm": 3, "5": 3, "sáu": 4, "6": 4, "bảy": 5,
    "bẩy": 5, "7": 5,
}  # fmt: skip
_WEEKDAY_RE = re.compile(
    r"\b(?:thứ\s*(?P<day>hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|t(?P<short>[2-7])|chủ\s*nhật|cn)\b", re.IGNORECASE
)
_ZONE_RE = re.compile(
    r"[(\[]?\s*(?:GMT|UTC|ICT|giờ việt nam)\s*(?:\+?\s*0?7(?::?00)?)?\s*[)\]]?|[+]07:?00\b", re.IGNORECASE
)
_PUBLISHED = (
    r"(?:lần\s+)?cập nhật(?:\s+(?:lúc|ngày|lần cuối|cuối(?:\s+cùng)?|mới nhất))?|(?:được\s+"
    r"|đã\s+)?đăng(?:\s+(?:lúc|ngày|tải|tin"
    r"|bởi|vào))*"
    r"|ngày\s+(?:đăng(?:\s+tin|\s+bài|\s+tải)?|xuất bản|cập nhật|tạo|viết|gửi|phát hành|đưa tin)"
    r"|xuất bản(?:\s+(?:ngày|lúc))?"
    r"|thời gian(?:\s+đăng)?|đưa (?:tin|lên)(?:\s+(?:lúc|ngày))?|gửi (?:lúc|ngày|bởi)"
    r"|phát hành(?:\s+(?:ngày|lúc))?"
    r"|post(?:ed)?(?:\s+(?:on|at|date))?|published(?:\s+on)?|date|created|last updated|updated|update"
)
LABEL_RE = re.compile(rf"\b(?:{_PUBLISHED})\b\s*:?", re.IGNORECASE)
"""What stands before the date on which an article was published."""
_TODAY_RE = re.compile(
    r"\b(?:hôm nay(?:\s+là)?|bây giờ(?:\s+là)?|today(?:\s+is)?|giờ hệ thống|hiện tại(?:\s+là)?)\b\s*:?",
    re.IGNORECASE,
)
_FILLER_RE = re.compile(
    r"\b(?:ngày (?:ban hành|ký)|ngày|lúc|vào|hồi|sáng|trưa|chiều|tối|đêm|giờ|phút)\b"
    r"|[\s,;:|·•–—\-/()\[\].»«>_*]+",
    re.IGNORECASE,
)
VIEWS_RE = re.compile(
    r"(?:(?:số\s+)?(?:lượt|lần)\s+(?:xem|đọc)(?:\s+tin|\s+bài)?|(?:đã|số người)\s+(?:xem|đọc)|views?"
    r"|hits?|xem|đọc)"
    r"\s*[:(]?\s*(?P<after>\d{1,3}(?:[.,]\d{3})+|\d{1,9})\s*\)?(?:\s*(?:lượt(?:\s+xem)?|lần|views?))?"
    r"|(?P<before>\d{1,3}(?:[.,]\d{3})+|\d{1,9})\s*(?:(?:lượt|lần|người)\s*(?:xem|đọc)|views?)(?!\w"
    r"|\s*[:(]?\s*\d|\s*:)",
    re.IGNORECASE,
)
_EMPTY_COUNT_RE = re.compile(
    r"(?:(?:số\s+)?(?:lượt|lần)\s+(?:xem|đọc)|bình luận|phản hồi|ý kiến|comments?)\s*:?(?:\s*\d+)?"
    r"|\d+\s*(?:bình luận|phản hồi|comments?)",
    re.IGNORECASE,
)


_PAST_NOON_RE = re.compile(r"(?:^|[\s(])(?:chiều|tối)(?![^\W\d_])", re.IGNORECASE)
_MOST_SPACES = 45
"""Spaces between the words of a line of dates, labels and counters, at most."""
_DIGIT_RE = re.compile(r"\d")


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


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a line says of date and counter; ``rest`` is what else stands on it, ``""`` for nothing."""

    stamps: tuple[Stamp, ...] = ()
    views: str = ""
    rest: str = ""
    partial: str = ""
    is_counter: bool = False

    @property
    def alone(self) -> bool:
        """Whether the line holds nothing but date and counter."""
        return not self.rest and bool(self.stamps or self.views or self.partial or self.is_counter)


def is_real(year: int, month: int, day: int) -> bool:
    """Tell whether there is such a day, in a year that articles can have."""
    if year not in YEARS:
        return False
    try:
        datetime(year, month, day)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=4096)
def read_dateline(line: str) -> Dateline:
    """Take a line apart into stamps, counter and rest."""
    if (
        len(line) > 400
        or line.count(" ") > _MOST_SPACES
        or not (_DIGIT_RE.search(line) or _EMPTY_COUNT_RE.search(line))
    ):
        return Dateline(rest=line)
    rest, views, is_counter = _PLACE_RE.sub("", line), "", False
    if match := VIEWS_RE.search(rest):
        views = re.sub(r"[.,]", "", match["after"] or match["before"])
        rest = rest[: match.start()] + " | " + rest[match.end() :]
    dates = list(DATE_RE.finditer(rest))
    stamps = _stamps(rest, dates)
    bare = rest
    for match in reversed(dates):
        bare = bare[: match.start()] + " | " + bare[match.end() :]
    partial = ""
    left = _without_words(bare)
    if not stamps and (found := _PARTIAL_RE.search(left)):
        partial, left = found.group(), left[: found.start()] + left[found.end() :]
    if _EMPTY_COUNT_RE.fullmatch(left.strip(" ,;:|·•–—-/()[].")):
        left, is_counter = "", True
    left = " ".join(_FILLER_RE.sub(" ", left).split())
    if left and (stamps or views or is_counter) and is_button(left):
        left = ""  # as pages print them side by side: ``Lượt xem: 12 In trang``
    if partial and left:
        partial = ""
    return Dateline(stamps, views, " ".join(rest.split()) if left else "", partial, is_counter)


def _without_words(text: str) -> str:
    for pattern in (_ZONE_RE, _TODAY_RE, LABEL_RE, _WEEKDAY_RE, TIME_RE):
        text = pattern.sub(" ", text)
    return text


def _stamps(text: str, dates: list[re.Match[str]]) -> tuple[Stamp, ...]:
    """Make stamps of the dates of a line; time, weekday and label are shared by all of it."""
    found = []
    bare = text
    for match in reversed(dates):
        bare = bare[: match.start()] + " | " + bare[match.end() :]
    zoned = bool(_ZONE_RE.search(bare))
    times = [time for time in TIME_RE.finditer(_ZONE_RE.sub(" ", bare)) if _clock(time)]
    weekday = _WEEKDAY_RE.search(bare)
    for index, match in enumerate(dates):
        time = times[min(index, len(times) - 1)] if times else None
        before = text[dates[index - 1].end() if index else 0 : match.start()]
        if stamp := _stamp(match, time, weekday):
            stamp = replace(stamp, time=_by_daytime(stamp.time, bare))
            found.append(_marked(stamp, before if LABEL_RE.search(before) else bare, zoned))
    return tuple(found)


def _by_daytime(time: str, bare: str) -> str:
    """Give a time of 24 hours where a word says that it is past noon: ``Chiều, 16/05/2023 03:20``."""
    hour = int(time[:2]) if time else 0
    return f"{hour + 12:02d}{time[2:]}" if 0 < hour < 12 and _PAST_NOON_RE.search(bare) else time


def _marked(stamp: Stamp, bare: str, zoned: bool) -> Stamp:
    """Say of a stamp what stands around it on its line."""
    label, is_today = LABEL_RE.search(bare), bool(_TODAY_RE.search(bare))
    updated = bool(label and re.search("cập nhật|updated?", label.group(), re.IGNORECASE))
    labelled = bool(label) and not is_today
    return replace(stamp, labelled=labelled, is_today=is_today, zoned=zoned, updated=updated)


def _clock(time: re.Match[str]) -> str:
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


def _stamp(match: re.Match[str], time: re.Match[str] | None, weekday: re.Match[str] | None) -> Stamp | None:
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
        year, month, day, _clock(time) if time else "", bool(time and time["second"]),
        weekday_fits=fits, other=other, short_year=len(written) == 2,
    )  # fmt: skip
