"""Take the lead out of the body, and off its beginning what is no part of it: agency, date, title."""

from __future__ import annotations

import re

from newsroom.commands.importer.draft import SURE
from newsroom.commands.importer.recognising.datelines import read_dateline
from newsroom.commands.importer.recognising.headings import is_in_series
from newsroom.commands.importer.recognising.openings import Head
from newsroom.commands.importer.recognising.shapes import is_typed_item, opens_as_news
from newsroom.commands.importer.recognising.sheet import Line, Sheet, plain_text
from newsroom.commands.importer.recognising.wording import repeats
from newsroom.commands.importer.source import Text
from newsroom.vietnamese.repeating import essence

_AGENCY_RE = re.compile(
    r"^\(\s*(?P<tag>[A-ZĐ][A-ZĐ0-9.&-]{1,11}|[\w-]+(?:\.[\w-]+)+"
    r"|[A-ZĐ][\w.]{1,20}(?:\s[A-ZĐ]\w{0,8}){0,2})\s*\)\s*[-–—:.]?\s*(?=[\w\"“])"
    r"|^(?P<dashed>[A-ZĐ]{2,8}|[A-Z][\w-]*(?:\.[\w-]+)+)\s*[-–—]\s+(?=[A-ZĐÀ-Ỹ\"“])"
    r"|^(?P<plain>[A-ZĐ]{3,8}(?:\.VN)?)\s+(?=(?:Sáng|Trưa|Chiều|Tối|Ngày|Vừa qua|Trong|Theo)\b)"
    r"|^\((?P<worded>(?!Tiếp|Bài|Phần|Kỳ|Trích|Theo)[A-ZĐ]\w{0,9}(?:\s\w{1,9}){0,3})\)\s*"
    r"[-–—:]\s*(?=[A-ZĐÀ-Ỹ\"“])"
    r"|^(?P<glued>ĐCSVN|TTXVN|ABO|NDO|VOV|QĐND|BTG|TTV|CTTĐT|CPV)\s*[-–—:]\s*(?=\w)"
)
_DATED_TAG_RE = re.compile(
    r"^[(\[]\s*(?P<before>[^()\[\]\d]{0,30}?)[\s,;"
    r"|–—-]*(?P<date>(?:ngày\s+)?\d[\d\s/.\-–:,hg]{6,30}\d)[\s,;"
    r"|–—-]*(?P<after>[^()\[\]\d]{0,30})[)\]]\s*[-–—:.]?\s*",
    re.IGNORECASE,
)
_BULLETS = "-–—+*•▪●◦·✓"
_ASKED_RE = re.compile(r"(?:(?:[^:?!]{0,40}\s)?hỏi|trả lời|đáp)\s*(?:\d+\s*)?:", re.IGNORECASE)
"""How a question of readers and its answer begin."""
_NO_AGENCIES = frozenset(
    "UBND HĐND MTTQ UBMTTQ BCH BTV TP HCM UBKT THPT THCS CNTT KCN HTX CLB LĐLĐ LLVT CB CBCC".split()  # noqa: SIM905
)
"""Abbreviations of which none is an agency's."""


def take_lead(sheet: Sheet, head: Head) -> None:
    """Take the lead out of the body, and the agency off its beginning."""
    if head.lead is None:
        return
    line = sheet.lines[head.lead]
    if line.role or not line.is_text:
        return
    title = sheet.header.get("Title", [""])[0]
    _cut_title_copy(sheet, line, title)
    _cut_agency(sheet, head, line)
    if _take_declared(sheet, line) or _announces(sheet, head.lead) or _is_amid(sheet, head, line):
        return
    for below in sheet.lines[head.lead + 1 : head.lead + 4]:
        if below.is_text and not below.role and repeats(below.text, line.text):
            sheet.drop(below, "lặp lại đoạn mở đầu")
    bold = isinstance(line.block, Text) and (line.block.bold or line.block.italic)
    sheet.set(
        "Summary",
        line.text,
        "đoạn mở đầu" + (", in đậm" if bold else ""),
        95 if bold or opens_as_news(line.text) else 80,
        line.place,
    )
    sheet.take(line, "Summary")


def _announces(sheet: Sheet, index: int) -> bool:
    """Tell whether a paragraph only announces the next, which is no list: ``… thương tiếc báo tin:``."""
    below = sheet.lines[index + 1 : index + 2]
    return sheet.lines[index].text.endswith(":") and not any(is_typed_item(one.text) for one in below)


def _is_amid(sheet: Sheet, head: Head, line: Line) -> bool:
    """Tell whether a paragraph is one of a numbered list, or the answer below a question: no lead is."""
    bullet = line.text[:1]
    bullets = [one for one in sheet.open() if one.is_text and one.text.startswith(bullet)]
    if is_in_series(sheet.lines, line) or (bullet in _BULLETS and len(bullets) > 1):
        return True
    above = sheet.open((head.title if head.title is not None else -1) + 1, head.lead)
    return any(
        one.is_text
        and (_ASKED_RE.match(one.text) or is_in_series(sheet.lines, one) or _is_announcing(one.text))
        for one in above
    )


def _is_announcing(text: str) -> bool:
    """Tell whether a line announces what stands below it, so that this is no lead: ``… báo tin:``."""
    return text.endswith(":") and len(text.split()) >= 8


def _take_declared(sheet: Sheet, lead: Line) -> bool:
    """Take a declared lead that no paragraph says: then all paragraphs are the body's."""
    for fact in sheet.source.facts.get("Summary", ())[:1]:
        said, shown = essence(fact.value).rstrip("…"), essence(lead.text)
        if fact.confidence < SURE or len(said) < 20 or shown.startswith(said):
            return False
        same = next((line for line in sheet.open() if line.is_text and essence(line.text) == said), None)
        place = same.place if same else 0
        sheet.set("Summary", plain_text(fact.value), f"nguồn ghi: {fact.origin}", fact.confidence, place)
        if same:
            sheet.take(same, "Summary")
        return True
    return False


def _cut_title_copy(sheet: Sheet, line: Line, title: str) -> None:
    """Cut a copy of the title off the beginning of the lead: they were glued."""
    if not title or not line.text.casefold().startswith(title.casefold()):
        return
    rest = line.text[len(title) :].lstrip(" .:-–—")
    if (len(rest) >= 40 and rest[0].isupper()) or rest[:1] == "(":
        sheet.leave_out(
            line.place, line.text[: len(line.text) - len(rest)], "lặp lại tiêu đề, dính vào đoạn mở đầu"
        )
        sheet.shorten(line, rest)


def _cut_agency(sheet: Sheet, head: Head, line: Line) -> None:
    """Take the agency off the lead, with the date that may stand in its brackets."""
    _cut_dated_tag(sheet, head, line)
    match = _AGENCY_RE.match(line.text)
    if match is None:
        return
    tag = next(value for value in match.groups() if value)
    rest = line.text[match.end() :]
    if (tag in _NO_AGENCIES and not match["tag"]) or len(rest) < 30:
        return
    raw = line.text[: match.end()]
    sheet.set("Agency", tag, "hãng tin đứng đầu đoạn mở đầu", 93 if match["tag"] else 85, line.place)
    authors = sheet.header.get("Author", [""])
    if authors[0].endswith(f"; {tag}"):  # ``Nguyễn Văn A/BTV``: the agency once more
        sheet.header["Author"] = [authors[0].removesuffix(f"; {tag}")]
    sheet.take(line, "Agency", raw)
    sheet.shorten(line, rest)


def _cut_dated_tag(sheet: Sheet, head: Head, line: Line) -> None:
    """Take off a tag with a date: ``(TTXVN - 20/02/2019) …``, ``(20/02/2019) …``."""
    match = _DATED_TAG_RE.match(line.text)
    if match is None or len(line.text) - match.end() < 30:
        return
    found = read_dateline(match["date"])
    tag = (match["before"] or match["after"] or "").strip(" ,;-–—|")
    if not found.stamps or (tag and not _AGENCY_RE.match(f"({tag}) x")):
        return
    head.in_text.extend((line, stamp) for stamp in found.stamps)
    if tag:
        sheet.set("Agency", tag, "hãng tin đứng đầu đoạn mở đầu", 93, line.place)
    sheet.take(line, "Date", line.text[: match.end()])
    sheet.shorten(line, line.text[match.end() :])
