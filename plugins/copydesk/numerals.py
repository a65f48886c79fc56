"""Report numbers that one text writes in two ways, or as nobody writes them in Vietnamese."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsroom.model.copy import Copy
from newsroom.model.problem import Problem
from newsroom.vietnamese.patterns import late
from plugins.copydesk.prose import numbers, prose

_POINTS_RE = late(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
_PLAIN_RE = late(r"[1-9][0-9]{3,8}")
_COMMAS_RE = late(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+")
_POINT_RE = late(r"[0-9]{1,3}\.[0-9]{1,2}")
_COUNTED_RE = late(
    r" (?:người|lao động|đảng viên|cán bộ|đoàn viên|hội viên|đại biểu|hộ|đồng|lượt|suất|công nhân|học sinh"
    r"|sinh viên|tổ chức|doanh nghiệp|chi bộ)\b"
)
"""What there is no part of."""
_LONG = 5
"""Digits from which on a number is no year."""
_NO_COUNT_RE = late(
    r"(?:năm|số|điện thoại|hotline|mã|tài khoản|đt|sđt|biển|fax|id|iso)(?: số)?[ :.]*\Z", re.IGNORECASE
)
_BESIDE = "/:+-"


def check_numerals(copy: Copy) -> Iterator[Problem]:
    """Report a number without points beside others with them, commas for points and points for commas."""
    text = prose(copy)
    found = numbers(text)
    grouped = {
        number.replace(".", "") for *_, number in found if "." in number and _POINTS_RE.fullmatch(number)
    }
    for start, end, number in found:
        if not grouped and number.isdigit():
            continue
        code, better = _other_way(text, end, number, grouped)
        if code and _stands_alone(text, start, end) and not _is_name(text, start, code):
            told = text[start : end + 2].partition("%")
            shown = "".join(told[:2]) if code == "decimal-point" else number
            values = {"found": shown, "better": shown.replace(number, better)}
            yield Problem.of(copy.path, copy.line(start), code, **values)


def _other_way(text: str, end: int, number: str, grouped: set[str]) -> tuple[str, str]:
    """Say what is odd about a number, and how it should be written."""
    if "," in number:
        if _COMMAS_RE.fullmatch(number) and (number.count(",") > 1 or _COUNTED_RE.match(text, end)):
            return "number-commas", number.replace(",", ".")
    elif "." in number:
        if "%" in text[end : end + 2] and _POINT_RE.fullmatch(number):
            return "decimal-point", number.replace(".", ",")
    elif grouped and (number in grouped or len(number) >= _LONG) and _PLAIN_RE.fullmatch(number):
        return "number-points", f"{int(number):,}".replace(",", ".")
    return "", ""


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether a number is no part of a word, a day or the name of a document."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (
        (before and (before.isalnum() or before in _BESIDE)) or after.isalnum() or after in {*_BESIDE}
    )


def _is_name(text: str, start: int, code: str) -> bool:
    """Tell whether a number counts nothing: a telephone, an account."""
    return code == "number-points" and bool(_NO_COUNT_RE.search(text, max(0, start - 14), start))
