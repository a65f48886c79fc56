"""Print Vietnamese dates, numbers and texts as readers expect them."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7), "+07")


DAY_NAMES = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
"""The names of the days, Monday first, as the ``vi`` of Unicode's CLDR has them."""
NO_DATE = "Chưa có ngày"
"""What stands for the date of a draft that has none yet."""


def locale_date(moment: date | None) -> str:
    """Print a date as lists do, ``11/07/2024``, or that there is none yet."""
    if moment is None:
        return NO_DATE
    return f"{moment.day:02d}/{moment.month:02d}/{moment.year:04d}"


def dateline(moment: datetime | None, has_time: bool = True) -> str:
    """Print the dateline, ``Thứ Năm, 11/07/2024, 15:51 (GMT+7)``, or that there is no date yet."""
    if moment is None:
        return NO_DATE
    day = f"{DAY_NAMES[moment.weekday()]}, {locale_date(moment)}"
    return f"{day}, {moment:%H:%M} (GMT+7)" if has_time else day


_POINTS = str.maketrans(",.", ".,")


def number(value: float) -> str:
    """Print a number, dots between the thousands, a comma before its few decimals: ``59.693``, ``1,2``."""
    return f"{value:,}".removesuffix(".0").translate(_POINTS)


_UNITS = (
    "%|kg|g|tấn|tạ|km|m|cm|mm|ha|km²|m²|m³|m2|m3|lít|°C|KB|kB|MB|GB|TB|kW|MW|kWh|USD|VND|VNĐ|đồng|nghìn|triệu|tỷ|tỉ|người"
    "|đảng viên|đại biểu|học viên|năm|tháng|ngày|giờ|phút"
)
_SPAN_RE = re.compile(r" ([-–]) (?=[0-9])(?<=[0-9]...)")
_COUNTED = (
    "[Ss]ố", "[Đđ]iều", "[Kk]hoản", "[Cc]hương", "[Kk]hóa", "[Kk]hoá", "[Qq]uý", "lần thứ",
)  # fmt: skip
"""What numbers stand behind that belong to it."""
_BESIDE_NUMBER_RE = re.compile(
    rf" (?:(?<=[0-9] )(?=(?:{_UNITS})(?!\w))"
    rf"|(?=[0-9IVXLC])(?:{'|'.join(f'(?<={kind}.)' for kind in _COUNTED)})(?=[0-9]|[IVXLC]+\b))"
)
"""The space before a unit, and that behind a kind. Patterns that begin with one sign, or several, are found
much quicker than others."""
_WEEKDAY_RE = re.compile(r"hứ (?=(?:[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy)\b)")
_SUNDAY_RE = re.compile(r"Chủ (?=[Nn]hật\b)")


def no_break(text: str) -> str:
    """Keep on one line what belongs together: year spans, weekdays, a number with its unit or its kind."""
    if " " not in text:
        return text
    if " - " in text or " – " in text:
        text = _SPAN_RE.sub("\u00a0\\1\u00a0", text)
    text = _BESIDE_NUMBER_RE.sub("\u00a0", text)
    text = _WEEKDAY_RE.sub("hứ\u00a0", text) if "hứ " in text else text
    return _SUNDAY_RE.sub("Chủ\u00a0", text) if "Chủ " in text else text


def without_end_mark(text: str) -> str:
    """Drop the closing ``./.`` of an official text, keeping its full stop."""
    return re.sub(r"\s*\./\.?\s*$", ".", text) if "./" in text else text
