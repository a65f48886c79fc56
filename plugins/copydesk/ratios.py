"""Report percentages that do not fit the figures beside them, or that no whole can have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsroom.model.copy import Copy
from newsroom.model.problem import Problem
from newsroom.vietnamese.patterns import late
from plugins.copydesk.prose import numbers, prose

_NUMBER = r"\d{1,3}(?:\.\d{3})+|\d+"
_RATIO_RE = late(
    rf"(?P<part>{_NUMBER})(?: ?/ ?| (?:[^\W\d_]+ ){{0,4}}?(?:trên|trong)(?: tổng)? số |"
    rf" (?:trên|trong) )(?P<whole>{_NUMBER})(?![\d/]|[.,-]\d|-[A-ZĐ])"
)
_TOLD_RE = late(r"tr(?:ên|ong)(?:(?: tổng)? số)? \d")
"""What stands before the whole where no sign does."""
_BEFORE = 60
_DAY_RE = late(
    r"(?:ngày|sáng|trưa|chiều|tối|đêm|từ|đến|tới|hết|trước|sau|tháng|hôm|dịp|số|nghị định|thông tư|luật|lúc)"
    r"(?: ngày| qua| nay)?,? ?\(?\Z",
    re.IGNORECASE,
)
"""What stands before a day or the number of a document."""
_PERCENT = r"(?P<percent>\d{1,3}(?:[.,]\d{1,4})?)[ \u00a0]?%"
_AFTER_RE = late(rf"(?P<gap>[^.;!?\n\d%]{{0,90}}?){_PERCENT}(?P<more>[^.;,!?\n)]{{0,20}})")
_FIRST_RE = late(rf"{_PERCENT}[^.;,\n\d%]{{0,30}}\(\s*\Z")
_IS = r"(?:(?:(?:đạt|chiếm) )?t[ỷỉ] lệ|tương đương|tương ứng|ứng với|chiếm|bằng|đạt|=)"
_CLAUSE_RE = late(rf"[,(–-][\s*]*(?:(?:đã|cũng|tức) )?(?:{_IS}(?: là)?)?[\s*:]*\Z")
_SAYS_RE = late(rf"(?<!\w){_IS}[\s*:]*\Z")
_TARGETS = ("chỉ tiêu", "tiêu chí", "nội dung", "nhiệm vụ", "mục tiêu")
"""What itself reaches a percentage: «3/10 chỉ tiêu đạt 80%»."""

_WHOLE_RE = late(
    r"[ \u00a0]?%[ *]*(?:tổng số |số )?(?:cán bộ|đảng viên|đoàn viên|hội viên|đại biểu|học viên|công chức"
    r"|viên chức|công nhân|người|hộ|cử tri|phiếu|ý kiến|chi bộ|đảng bộ|tổ chức|cơ sở|đơn vị|doanh nghiệp"
    r"|cơ quan|đồng chí)\b"
)
_GREW_RE = late(
    r"tăng|giảm|vượt|gấp|so với|kế hoạch|chỉ tiêu|(?:theo|của) nghị quyết"
    r"|nghị quyết (?:đề ra|đại hội)|thêm|kết nạp|phát triển",
    re.IGNORECASE,
)
_ALL = 100
_CLAUSE = 200
"""The signs of a clause that are looked at, on both sides."""
_SHORTEST = 3
"""Digits of a number over 100."""


def check_ratios(copy: Copy) -> Iterator[Problem]:
    """Report a ratio whose percentage is another one, and a percentage over 100 of a whole."""
    if "%" not in copy.text:
        return
    text = prose(copy)
    for ratio in _ratios(text):
        part, whole = _integer(ratio["part"]), _integer(ratio["whole"])
        said = _percentage(text, ratio.start(), ratio.end())
        if said and whole and not _fits(part, whole, said):
            right = f"{part * 100 / whole:.2f}".rstrip("0").rstrip(".").replace(".", ",")
            values = {"found": " ".join(ratio.group().split()), "said": f"{said}%", "right": f"{right}%"}
            yield Problem.of(copy.path, copy.line(ratio.start()), "ratio-mismatch", **values)
    for start, end, number in numbers(text):
        if len(number) >= _SHORTEST and number[:3].isdigit() and "%" in text[end : end + 2]:
            yield from _over(copy, text, start, end)


def _ratios(text: str) -> Iterator[re.Match[str]]:
    """Give the ratios of a text; days and numbers of documents are none."""
    begins = ("/", " ") if _TOLD_RE.search(text) else ("/", " /")
    for start, end, _ in numbers(text):
        if text.startswith(begins, end):
            match = _RATIO_RE.match(text, start)
            is_free = text[start - 1 : start] not in ("/", "-", ".", ",") if start else True
            if match and is_free and not _DAY_RE.search(text, max(0, start - _BEFORE), start):
                yield match


def _percentage(text: str, start: int, end: int) -> str:
    """Give the percentage that is said of a ratio, ``""`` if none is."""
    match = _AFTER_RE.match(text, end)
    if match and "còn lại" not in match["gap"]:
        gap = match["gap"]
        if _CLAUSE_RE.search(gap):
            return match["percent"]
        if "," not in gap and _SAYS_RE.search(gap) and not match["more"].strip(" *"):
            return "" if gap.strip(" *").startswith(_TARGETS) else match["percent"]
    before = _FIRST_RE.search(text, max(0, start - _BEFORE), start)
    return before["percent"] if before else ""


def _fits(part: int, whole: int, said: str) -> bool:
    """Tell whether a percentage is that of a ratio to the digits given, rounded or cut off."""
    number = said.replace(",", ".")
    last = 0.1 ** len(number.partition(".")[2])
    return abs(part * 100 / whole - float(number)) < last - 1e-9


def _integer(number: str) -> int:
    return int(number.replace(".", ""))


def _over(copy: Copy, text: str, start: int, end: int) -> Iterator[Problem]:
    """Report more than all of a whole; more than was planned, or than before, may well be."""
    noun = _WHOLE_RE.match(text, end)
    whole, _, rest = text[start:end].partition(",")
    if noun is None or (int(whole.replace(".", "")) <= _ALL and not (whole == "100" and rest.strip("0"))):
        return
    begin = max(text.rfind(sign, max(0, start - _CLAUSE), start) for sign in ".;\n,")
    ends = [found for found in (text.find(sign, end, end + _CLAUSE) for sign in ".;\n,") if found > 0]
    begin, ending = max(begin + 1, start - _CLAUSE, 0), min(ends, default=end + _CLAUSE)
    if not _GREW_RE.search(text, begin, ending):
        found = text[start : noun.end()].replace("*", "")
        yield Problem.of(copy.path, copy.line(start), "percentage-over", found=found)
