"""Read datelines as portals print them: what of a line is date, time, counter or label, and what is left."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from newsroom.commands.importer.recognising.rubbish import is_button
from newsroom.commands.importer.recognising.stamps import (
    DATE_RE,
    MONTH_WORDS,
    NUMBER,
    SPACE,
    TIME_RE,
    WEEKDAY_RE,
    Stamp,
    clock,
    stamp_of,
)

_PARTIAL_RE = re.compile(
    rf"(?<![\d/.\-–])(?P<d>{NUMBER})(?:{SPACE}[/.\-–]{SPACE}(?P<m>{NUMBER})"
    rf"|\s+tháng\s+(?P<m3>{NUMBER}|{MONTH_WORDS}))"
    r"(?![\d/%]|[.,\-–]\d)",
    re.IGNORECASE,
)
_PLACE_RE = re.compile(
    rf"^\s*[^\W\d_a-zà-ỹ][^\W\d_]*(?:[ .'’-]{{1,2}}[^\W_]+){{0,5}}\.?,?\s+(?=ngày\s+{NUMBER}\s+tháng"
    rf"\s+{NUMBER}\s+năm\s+\d{{4}}\s*\.?\s*$)"
)
"""The place that stands before the day of a letter of an office: ``Bình An, ngày 12 tháng 7 năm 2024``."""
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
    r"\b(?:ngày (?:ban hành|ký)|ngày|lúc|vào|hồi|sáng|trưa|chiều|tối|đêm|giờ|phút|at)\b"
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
    for pattern in (_ZONE_RE, _TODAY_RE, LABEL_RE, WEEKDAY_RE, TIME_RE):
        text = pattern.sub(" ", text)
    return text


def _stamps(text: str, dates: list[re.Match[str]]) -> tuple[Stamp, ...]:
    """Make stamps of the dates of a line; time, weekday and label are shared by all of it."""
    found = []
    bare = text
    for match in reversed(dates):
        bare = bare[: match.start()] + " | " + bare[match.end() :]
    zoned = bool(_ZONE_RE.search(bare))
    times = [time for time in TIME_RE.finditer(_ZONE_RE.sub(" ", bare)) if clock(time)]
    weekday = WEEKDAY_RE.search(bare)
    for index, match in enumerate(dates):
        time = times[min(index, len(times) - 1)] if times else None
        before = text[dates[index - 1].end() if index else 0 : match.start()]
        if stamp := stamp_of(match, time, weekday):
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
