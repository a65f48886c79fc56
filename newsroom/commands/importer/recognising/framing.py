"""Take datelines, counters and bylines above the lead, and drop the frame of the page around them."""

from __future__ import annotations

import re

from newsroom.commands.importer.recognising import captions, copies
from newsroom.commands.importer.recognising.bodies import is_banner, is_office, is_section
from newsroom.commands.importer.recognising.bylines import is_byline, read_byline
from newsroom.commands.importer.recognising.datelines import read_dateline
from newsroom.commands.importer.recognising.endings import OFFICE
from newsroom.commands.importer.recognising.headings import kind_of
from newsroom.commands.importer.recognising.metas import read_meta
from newsroom.commands.importer.recognising.openings import Head
from newsroom.commands.importer.recognising.rubbish import (
    is_address_like,
    is_button,
    is_chrome,
    is_label,
    is_signs,
)
from newsroom.commands.importer.recognising.shapes import is_held, is_prose
from newsroom.commands.importer.recognising.sheet import Line, Sheet
from newsroom.commands.importer.source import Fault
from newsroom.vietnamese.repeating import essence

_LINK_RE = re.compile(r"\s*(?:>>+|»|››|►|▶|▸|⇒|=>)\s*\w")
"""How lines begin that lead to other articles."""
_SENT_RE = re.compile(r"(?:kính gửi|bài gửi|tin gửi|người gửi|nơi gửi|gửi)\b", re.IGNORECASE)
"""How lines begin that say where an article was sent."""
_CLOCK_RE = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
_FEW = 4
"""The words from which on a line above a title says more than a number or a place."""


def take_opening(sheet: Sheet, head: Head) -> None:
    """Take datelines, counters and bylines above the lead; drop buttons, breadcrumbs, copies of the title."""
    end = head.lead if head.lead is not None else len(sheet.lines)
    title = essence(sheet.header.get("Title", [""])[0])
    for line in sheet.lines[:end]:
        if line.role or not line.is_text:
            continue
        _opening_line(sheet, head, line, title)
    if head.lead is not None:
        for line in sheet.lines[end + 1 : end + 4]:
            if not line.role and line.is_text and read_dateline(line.text).alone:
                _date_line(sheet, head, line)


def _opening_line(sheet: Sheet, head: Head, line: Line, title: str) -> None:
    text = line.text
    if is_signs(text):
        sheet.drop(line, "dấu đứng một mình")
    elif title and copies.is_cut_of(text, title):
        sheet.drop(line, "lặp lại tiêu đề")
    elif read_dateline(text).alone:
        _date_line(sheet, head, line)
    elif read_meta(text):
        _meta(sheet, head, line)
    elif _CLOCK_RE.fullmatch(text):
        sheet.drop(line, "giờ đứng một mình trên đoạn mở đầu")
    elif is_button(text) or is_chrome(text) or is_address_like(text):
        sheet.drop(line, "nút bấm hoặc khung của trang")
    elif (
        _is_below_title(sheet, head, line)
        and (byline := read_byline(text))
        and not is_office(text)
        and (byline.confidence >= 85 or _by_a_dateline(sheet, line))
    ):
        _byline(sheet, line, byline.author, byline.source, byline.confidence, byline.reason)
    elif is_office(text) and _is_below_title(sheet, head, line):
        _office(sheet, line)
    elif is_held(text) and _is_below_author(sheet, line):
        sheet.drop(line, OFFICE)
    elif is_label(text) and not is_byline(text):
        sheet.drop(line, "tên mục hoặc người đưa bài lên trang")


def _by_a_dateline(sheet: Sheet, line: Line) -> bool:
    """Tell whether a line stands right above or below a date."""
    index = sheet.index_of(line)
    near = sheet.lines[max(0, index - 1) : index] + sheet.lines[index + 1 : index + 2]
    return any(one.is_text and read_dateline(one.text).alone for one in near)


def _is_below_author(sheet: Sheet, line: Line) -> bool:
    """Tell whether the line right above was taken as the author."""
    above = sheet.lines[sheet.index_of(line) - 1 : sheet.index_of(line)]
    return any(taken.key == "Author" and taken.place == one.place for one in above for taken in sheet.taken)


def _is_below_title(sheet: Sheet, head: Head, line: Line) -> bool:
    return head.title is not None and sheet.index_of(line) > head.title


def _byline(sheet: Sheet, line: Line, author: str, source: str, confidence: int, reason: str) -> None:
    new = [
        (key, value)
        for key, value in (("Author", author), ("Source", source))
        if value and key not in sheet.header
    ]
    for key, value in new:
        sheet.set(key, value, reason, confidence, line.place)
    if new:
        sheet.take(line, new[0][0])
    else:
        sheet.drop(line, "tên tác giả hoặc nguồn lặp lại")


def _office(sheet: Sheet, line: Line) -> None:
    """Take an office as the author only where no person is named above it."""
    if "Author" in sheet.header:
        sheet.drop(line, OFFICE)
    elif _by_a_dateline(sheet, line):
        sheet.set("Author", line.text, "tên đơn vị đứng cạnh dòng ngày tháng", 70, line.place)
        sheet.take(line, "Author")


def _date_line(sheet: Sheet, head: Head, line: Line) -> None:
    """Keep the dates of a line for later; its counter is taken at once."""
    found = read_dateline(line.text)
    if found.views:
        sheet.set("Views", found.views, "bộ đếm in trên trang", 95, line.place)
    if found.stamps:
        head.stamps.extend((line, stamp) for stamp in found.stamps)
    elif found.partial and not any(_is_below_title(sheet, head, other) for other, _ in head.stamps):
        head.partial.append(line)
    elif found.partial:
        return  # a day of the text: the article has its date
    elif found.views and sheet.header.get("Views") == [found.views]:
        sheet.take(line, "Views")
    else:
        sheet.drop(line, "bộ đếm hoặc giờ của trang")


def _meta(sheet: Sheet, head: Head, line: Line) -> None:
    """Take a line apart that holds several things."""
    meta = read_meta(line.text)
    if meta is None:
        return
    sheet.set("Views", meta.views, "bộ đếm in trên trang", 95, line.place)
    head.stamps.extend((line, stamp) for stamp in meta.stamps)
    named = _is_below_title(sheet, head, line)
    for byline in (one for one in meta.bylines if named or one.reason.startswith("ghi sau")):
        for key, value in (("Author", byline.author), ("Source", byline.source)):
            sheet.set(key, value, byline.reason, byline.confidence, line.place)
    sheet.take(line, "Date" if meta.stamps else "Views")


def _is_menu(line: Line) -> bool:
    """Tell whether a line above an article without a title is a name of the page's sections."""
    if kind_of(line.text):
        return False
    return not line.level and (len(line.text.split()) <= 4 or is_section(line.text) or is_banner(line.text))


def _drop_above(sheet: Sheet, line: Line) -> None:
    """Drop a line above the title; tell it where it can be no frame of a page, nor a letterhead."""
    is_page = sheet.source.kind in (captions.TEXT, captions.PAGE)
    is_frame = is_banner(line.text) or is_section(line.text) or _SENT_RE.match(line.text) is not None
    if not (is_page or is_frame) and len(line.text.split()) >= _FEW:
        text = (
            f"bỏ dòng «{line.text[:80]}» đứng trên tiêu đề: nếu thuộc tiêu đề thì thêm vào Title hoặc Kicker"
        )
        sheet.faults.append(Fault(text, line.place))
    sheet.drop(line, "đứng trên tiêu đề, giống phần đầu trang")


def clear(sheet: Sheet, head: Head) -> None:
    """Drop what is left above the title, lone signs and buttons within."""
    dated = {id(line) for line in (*(line for line, _ in head.stamps), *head.partial)}
    title = essence(sheet.header.get("Title", [""])[0])
    for index, line in enumerate(sheet.lines):
        if line.role or not line.is_text or id(line) in dated:
            continue
        if is_signs(line.text):
            sheet.drop(line, "dấu đứng một mình")
        elif title and len(title) >= 15 and essence(line.text) == title:
            sheet.drop(line, "lặp lại tiêu đề")
        elif index and captions.is_caption_below(sheet.lines[index - 1], line):
            continue
        elif head.title is not None and index < head.title:
            _drop_above(sheet, line)
        elif head.title is None and head.lead is not None and index < head.lead and _is_menu(line):
            sheet.drop(line, "đứng trên đoạn mở đầu, giống mục của trang")
        elif _LINK_RE.match(line.text) and len(line.text) <= 200 and not is_prose(line.text):
            sheet.drop(line, "liên kết tới bài khác")
        elif is_button(line.text) and len(line.text) > 1:
            sheet.drop(line, "nút bấm hoặc khung của trang")
