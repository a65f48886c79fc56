"""Report parts that do not make up their whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from newsroom.model.copy import Copy
from newsroom.model.problem import Problem
from newsroom.vietnamese.patterns import late
from plugins.copydesk.prose import places, prose

_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_WORDS = r"[^\W\d_]+"
_LEAD_RE = late(
    r"\((?:trong đó(?: có)?:?|bao gồm:?|gồm(?: có)?:?|có)?\s*"
    r"|(?:trong đó(?: có)?|bao gồm|gồm(?: có)?)[,:]?\s+"
)
_STARTS = ("(", "trong đó", "bao gồm", "gồm")
_DIGIT_RE = late(r"\d")
_WHOLE_RE = late(
    rf"(?<![\w.,/-])(?P<number>{_NUMBER}) (?P<noun>{_WORDS}(?:,? {_WORDS}){{0,8}})[,;:]?\s*\(?\Z"
)
_PART = rf"(?:{_WORDS} ){{0,4}}(?:{_NUMBER})(?![\d,.]\d|/)(?: {_WORDS}){{0,6}}?"
_PARTS_RE = late(rf"(?P<parts>{_PART}(?:[,;] {_PART})*(?:,? và {_PART})?)(?=[.,;:)\n]|\Z)")
_SPLIT_RE = late(r"[,;] (?:và )?| và ")
_ONE_RE = late(rf"(?P<label>(?:{_WORDS} )*)(?P<number>{_NUMBER})(?: (?P<noun>.+))?")
_BEFORE = 90

_PEOPLE = (
    "người", "đảng viên", "đại biểu", "đồng chí", "cán bộ", "học viên", "đoàn viên", "hội viên", "ủy viên",
    "uỷ viên", "thành viên", "quần chúng", "công nhân", "lao động", "nam", "nữ", "vận động viên", "thí sinh",
    "sinh viên", "học sinh", "giáo viên", "chiến sĩ", "công chức", "viên chức", "cá nhân", "cựu chiến binh",
)  # fmt: skip
_BODIES = (
    "tổ chức", "chi bộ", "đảng bộ", "đảng ủy", "đảng uỷ", "cơ sở", "đơn vị", "cơ quan", "doanh nghiệp",
    "tập thể", "chi đoàn", "đoàn cơ sở", "công đoàn", "chi hội", "công ty", "TCCS",
)  # fmt: skip
_APART = (
    {"đảng bộ", "chi bộ"}, {"nam", "nữ"}, {"tập thể", "cá nhân"},
    {"khiển trách", "cảnh cáo", "cách chức", "khai trừ"},
)  # fmt: skip
"""Kinds of which nothing is of two."""
_LABELS = tuple({name for kinds in _APART for name in kinds})


def check_sums(copy: Copy) -> Iterator[Problem]:
    """Report parts that are not the whole together, or of which one is larger than it."""
    if "(" not in copy.text and "gồm" not in copy.text and "trong đó" not in copy.text:
        return
    text = prose(copy)
    done = 0
    for lead in _leads(text):
        if lead.start() < done or not _DIGIT_RE.search(text, max(0, lead.start() - _BEFORE), lead.start()):
            continue
        whole = _WHOLE_RE.search(text, max(0, lead.start() - _BEFORE), lead.start())
        parts = _PARTS_RE.match(text, lead.end()) if whole else None
        if whole and parts:
            done = parts.end()
            closed = text[parts.end() : parts.end() + 1] == ")" and lead.group()[0] == "("
            if code := _judge(whole, lead.group(), parts["parts"], closed):
                found = text[whole.start() : parts.end() + closed].replace("*", "")
                total = _written(sum((number for number, *_ in _split(parts["parts"])), Decimal(0)))
                yield Problem.of(
                    copy.path, copy.line(whole.start()), code,
                    found=" ".join(found.split()), total=total, whole=whole["number"],
                )  # fmt: skip


def _leads(text: str) -> Iterator[re.Match[str]]:
    """Give what stands before parts; to look for the letters that begin it is quicker than the pattern."""
    end = 0
    for place in sorted({place for start in _STARTS for place in places(text, start)}):
        if place >= end and (match := _LEAD_RE.match(text, place)):
            end = match.end()
            yield match


def _judge(whole: re.Match[str], lead: str, listed: str, closed: bool) -> str:
    """Say what is wrong with parts of a whole, ``""`` if nothing is."""
    parts, size = _split(listed), _value(whole["number"])
    if not parts or not all(_is_part_of(noun or label, whole["noun"], noun) for _, label, noun in parts):
        return ""
    total = sum((number for number, *_ in parts), Decimal(0))
    slack = _slack([size, *(number for number, *_ in parts)])
    if "trong đó" in lead:
        larger = any(number > size + slack for number, _, noun in parts if noun)
        names = {name for _, label, noun in parts for name in (label, noun)}
        apart = any(
            len([one for one in names if one.startswith(tuple(kinds))]) == len(parts) for kinds in _APART
        )
        is_bare = bool(slack) and not any(label or noun not in whole["noun"] for _, label, noun in parts)
        if larger or (len(parts) > 1 and (apart or is_bare) and total > size + slack):
            return "part-over" if larger else "sum-mismatch"
        return ""
    is_list = len(parts) > 1 and (" và " in listed or closed)
    return "sum-mismatch" if is_list and abs(total - size) > slack else ""


def _slack(numbers: Sequence[Decimal]) -> Decimal:
    """Say how far a sum may be off because its numbers were rounded; nothing where all are whole."""
    if all(number == number.to_integral_value() for number in numbers):
        return Decimal(0)
    places = (-min(0, int(number.as_tuple().exponent)) for number in numbers)
    return sum((Decimal(5).scaleb(-place - 1) for place in places), Decimal(0))


def _split(listed: str) -> list[tuple[Decimal, str, str]]:
    """Give the number of each part, what stands before it and what behind it."""
    found = []
    for part in _SPLIT_RE.split(listed):
        match = _ONE_RE.fullmatch(part.strip())
        if match is None:
            return []
        found.append((_value(match["number"]), match["label"].strip(), match["noun"] or ""))
    return found


def _is_part_of(name: str, whole: str, noun: str) -> bool:
    """Tell whether something may be counted as a part: of one kind, or of one name.

    ``name`` is its ``noun``, or what stands before a number that has none: «nam 5», not «khóa 12».
    """
    if not noun:
        return name.startswith(_LABELS)
    kinds = {
        kind for kind, names in (("people", _PEOPLE), ("bodies", _BODIES)) if any(n in whole for n in names)
    }
    if noun.startswith(_PEOPLE):
        return ("people" in kinds and "bodies" not in kinds) or "cá nhân" in whole
    if noun.startswith(_BODIES):
        return "bodies" in kinds
    return noun.split()[0] == whole.split()[0]


def _value(number: str) -> Decimal:
    return Decimal(number.replace(".", "").replace(",", "."))


def _written(number: Decimal) -> str:
    return str(number).replace(".", ",")
