"""Report days and hours that there are not, periods that run backwards, and news from the future."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from newsroom.model.copy import Copy
from newsroom.model.problem import Problem
from newsroom.vietnamese.patterns import late
from plugins.copydesk.prose import FILLER, numbers, places, prose

_LEAP, _MONTHS, _LONGEST_MONTH = 2000, 12, 31
_YEAR = r"(?P<year>(?:19|20)[0-9]{2})"
_DAY_RE = late(
    rf"(?P<day>[0-9]{{1,2}}) ?(?P<sign>[-/.]) ?(?P<month>[0-9]{{1,2}})(?: ?(?P=sign) ?{_YEAR})?"
    r"(?![\w%/-]|[.,][0-9]| ?[-/] ?[0-9])"
)
_WORDED_RE = late(rf"(?P<day>[0-9]{{1,2}}) tháng (?P<month>[0-9]{{1,2}})(?: năm {_YEAR})?(?![0-9])")
_MONTH_RE = late(rf"(?P<month>[0-9]{{1,2}})(?:[-/.]| năm ){_YEAR}(?![0-9])")
_DAY_WORDS = r"(?:ngày|sáng|trưa|chiều|tối|đêm|hôm|mùng|mồng)"
_AFTER_DAY_WORD_RE = late(rf"\b{_DAY_WORDS}(?: ngày| hết ngày)?,? \(?\Z", re.IGNORECASE)
_AFTER_BOUND_RE = late(r"\b(?:từ|đến|tới|hết|trước|sau|và|dịp) \Z", re.IGNORECASE)
_LUNAR_RE = late(r"âm lịch|\btết\b|tháng giêng|tháng chạp", re.IGNORECASE)
_BEFORE = 20
_SIGNS_AFTER, _WORDS_AFTER = (" /", " -", " –"), (" tháng ", " đến ", " tới ")
_GOING_ON = frozenset((*_SIGNS_AFTER, " đ", " t"))
"""What stands behind the first number of a day or period, and how it begins."""
_OF_MONTH = "háng "
"""What a month stands behind, at the beginning of a sentence as well."""

_NEWS_RE = late(
    rf"(?:\A|[.!?…)] |[\n)*{FILLER}])(?:Vào )?(?:Sáng|Trưa|Chiều|Tối|Đêm|Ngày)(?: ngày| nay)?,? \(?\Z"
)
_TO_COME_RE = late(
    r"\bsẽ\b|dự kiến|sắp |sắp tới|hạn |kế hoạch|chuẩn bị|kể từ|bắt đầu|có hiệu lực|tới đây|diễn ra từ"
    r"|trước ngày|là ngày|lịch",
    re.IGNORECASE,
)
_DONE_RE = late(r"\bđã\b|vừa (?:qua|tổ chức|diễn ra|khai mạc)", re.IGNORECASE)
_SENTENCE_END_RE = late(r"[.!?…](?:\s|$)|\n")
_SENTENCE = 400
_NEAR = timedelta(days=90)
"""How long before a day without year is one of the past year."""

_CENTURIES = ("19", "20")
_YEARS_RE = late(
    r"(?P<first>(?:19|20)[0-9]{2})(?: ?[-–] ?| (?:đến|tới) (?:năm )?)(?P<last>(?:19|20)[0-9]{2})"
    r"(?![\w/-]|\.[0-9])"
)
_FROM_RE = late(
    r"\btừ (?:ngày )?(?P<first>[0-9]{1,2})(?:[-/.](?P<month>[0-9]{1,2}))? (?:đến|tới) (?:hết )?(?:ngày )?\Z",
    re.IGNORECASE,
)
_TIME_RE = late(
    r"(?P<hour>[0-9]{1,3}) ?(?P<sign>giờ|h(?![^\W\d])|g(?![^\W\d])|:) ?(?P<minute>[0-9]{2})?(?![\d.,]*\d)"
    r"(?P<more> phút)?",
    re.IGNORECASE,
)
_AT_RE = late(r"\b(?:lúc|hồi|từ|đến) \Z", re.IGNORECASE)
_MIDNIGHT, _LAST_MINUTE = 24, 59


@dataclass(frozen=True, slots=True)
class _Day:
    """A day as a text says it; ``year`` is 0 where it says none."""

    start: int
    end: int
    day: int
    month: int
    year: int

    @property
    def is_real(self) -> bool:
        """Whether a calendar has it, some year."""
        year = self.year or _LEAP
        return 1 <= self.month <= _MONTHS and 1 <= self.day <= monthrange(year, self.month)[1]


def check_dates(copy: Copy) -> Iterator[Problem]:
    """Report days that no calendar has, news of days after the article, and periods that run backwards."""
    text = prose(copy)
    today = copy.date.date() if copy.date else None
    months = {place + len(_OF_MONTH) for place in places(text, _OF_MONTH)}
    for start, end, number in numbers(text):
        after = text[end : end + 2]
        if "." in number or after[:1] in "/-–" or after in _GOING_ON:
            if _may_begin_day(number, after) or text.startswith(_WORDS_AFTER, end):
                yield from _numbered(copy, text, start, number, today)
        elif after[:1] in "hg:" or after in (" g", " h"):
            yield from _no_time(copy, text, start)
        if start in months:
            yield from _no_month(copy, text, start)


def _may_begin_day(number: str, after: str) -> bool:
    """Tell whether a day or a period in figures may begin with a number: thousands are none."""
    return after[:1] in "/-–" or ("." in number and number[-4:-3] != ".") or after in _SIGNS_AFTER


def _numbered(copy: Copy, text: str, start: int, number: str, today: date | None) -> Iterator[Problem]:
    """Report what is wrong with the day or the period that may begin at a number."""
    if text[start - 1 : start] in ("/", "-", ".", ",") or text[start - 1 : start].isalnum():
        return
    years = _YEARS_RE.match(text, start) if number.startswith(_CENTURIES) else None
    if years:
        if years["first"] > years["last"]:
            yield _told(copy, text, start, years.end(), "period-backwards")
        return
    match = _DAY_RE.match(text, start) or _WORDED_RE.match(text, start)
    if match is None:
        return
    day = _Day(start, match.end(), int(match["day"]), int(match["month"]), int(match["year"] or 0))
    if not day.is_real:
        if _is_meant(text, day, " " in match.group()) and not _is_lunar(text, day):
            yield _told(copy, text, start, day.end, "no-such-day")
        return
    begun = _FROM_RE.search(text, max(0, start - 40), start)
    if begun and int(begun["month"] or day.month) == day.month and int(begun["first"]) > day.day:
        yield _told(copy, text, begun.start(), day.end, "period-backwards")
    elif today is not None and _is_news_to_come(copy, text, day, today):
        found = _said(text[max(text.rfind(" ", 0, start - 1), text.rfind("\n", 0, start)) + 1 : day.end])
        yield Problem.of(copy.path, copy.line(start), "day-to-come", found=found, date=f"{today:%d/%m/%Y}")


def _is_meant(text: str, day: _Day, is_worded: bool) -> bool:
    """Tell whether two numbers are meant as a day: by a year, a word before, or as they are."""
    begin = max(0, day.start - _BEFORE)
    if day.year and not (is_worded and "tháng" in text[day.start : day.end]):
        return True
    if _AFTER_DAY_WORD_RE.search(text, begin, day.start):
        return True
    looks_so = day.day <= _LONGEST_MONTH and 1 <= day.month <= _MONTHS
    return looks_so and bool(_AFTER_BOUND_RE.search(text, begin, day.start))


def _is_lunar(text: str, day: _Day) -> bool:
    """Tell whether a day is one of the lunar calendar, whose second month may have 30."""
    return bool(_LUNAR_RE.search(text, max(0, day.start - _BEFORE), day.end + 30))


def _is_news_to_come(copy: Copy, text: str, day: _Day, today: date) -> bool:
    """Tell whether a day after that of the article is told as if it were past."""
    year = day.year or today.year
    if day.day > monthrange(year, day.month)[1]:
        return False  # 29 February of another year
    told = date(year, day.month, day.day)
    if told <= today or (not day.year and told - today > _NEAR):
        return False
    if not _NEWS_RE.search(text, max(0, day.start - _BEFORE), day.start):
        return False
    sentence = _SENTENCE_END_RE.split(text[day.end : day.end + _SENTENCE], maxsplit=1)[0]
    in_lead = copy.body is not None and day.start < copy.body_start
    return not _TO_COME_RE.search(sentence) and bool(in_lead or _DONE_RE.search(sentence))


def _no_month(copy: Copy, text: str, start: int) -> Iterator[Problem]:
    """Report a month that there is not: «tháng 13/2024»."""
    match = _MONTH_RE.match(text, start)
    if (
        match
        and not 1 <= int(match["month"]) <= _MONTHS
        and not text[max(0, start - 8) : start - 6].strip().isdigit()
    ):
        yield _told(copy, text, start - 6, match.end(), "no-such-day")


def _no_time(copy: Copy, text: str, start: int) -> Iterator[Problem]:
    """Report an hour or minute that no clock has; how long something took may be more."""
    match = _TIME_RE.match(text, start)
    before = text[start - 1 : start]
    if match is None or (match["sign"] == ":" and not match["minute"]):
        return
    if before and (before.isalnum() or before in ".,/:-"):
        return
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    sign, at = match["sign"].casefold(), bool(_AT_RE.search(text, max(0, start - 8), start))
    is_moment = at or (sign in ("h", "g") and bool(match["minute"]))
    late = hour > _MIDNIGHT or (hour == _MIDNIGHT and minute > 0)
    if (late and is_moment) or (minute > _LAST_MINUTE and (is_moment or bool(match["more"]))):
        yield _told(copy, text, start, match.end(), "no-such-time")


def _told(copy: Copy, text: str, start: int, end: int, code: str) -> Problem:
    return Problem.of(copy.path, copy.line(start), code, found=_said(text[start:end]))


def _said(found: str) -> str:
    return " ".join(found.replace("*", "").replace(FILLER, "").split())
