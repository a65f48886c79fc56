"""Find the line above a title that is its kicker, and no name of a section or of the site."""

from __future__ import annotations

import re

from newsroom.commands.importer.recognising.bodies import is_banner, is_body, is_section
from newsroom.commands.importer.recognising.captions import is_caption_below
from newsroom.commands.importer.recognising.copies import is_cut_of
from newsroom.commands.importer.recognising.datelines import read_dateline
from newsroom.commands.importer.recognising.leading import is_furniture
from newsroom.commands.importer.recognising.rubbish import is_signs
from newsroom.commands.importer.recognising.shapes import ends_finally, is_capitals, is_prose, is_typed_item
from newsroom.commands.importer.recognising.sheet import Line, Sheet
from newsroom.commands.importer.source import Picture
from newsroom.vietnamese.repeating import essence

_SECTION_LIKE_RE = re.compile(
    r"(?:lịch sử|truyền thống|tư liệu|diễn đàn|nhịp cầu|góc|thời sự|tin|bài"
    r"|hoạt động|chuyên|trang|mục|công tác|thông tin|văn bản|nghiên cứu|bảo vệ nền tảng)\b",
    re.IGNORECASE,
)
"""How names of sections begin."""


def _is_lone_kicker(lines: list[Line], index: int, above: Line) -> bool:
    """Tell whether a short line is all that stands above a title, dates aside, and no section's name."""
    words = above.text.split()
    if not 4 <= len(words) <= 14 or above.gap > 1 or ends_finally(above.text) or is_typed_item(above.text):
        return False
    if _SECTION_LIKE_RE.match(above.text) or is_banner(above.text) or is_section(above.text):
        return False
    return _is_alone(lines, index, above)


def _is_alone(lines: list[Line], index: int, above: Line) -> bool:
    """Tell whether nothing but dates and signs stands above a title beside that line."""
    others = [one for one in lines[:index] if one is not above and one.is_text and not is_signs(one.text)]
    return all(read_dateline(one.text).alone for one in others)


def _is_body_line(sheet: Sheet, index: int, above: Line) -> bool:
    """Tell whether a body's name stands between the article's dateline and its title; not a banner."""
    title = essence(sheet.lines[index].text)
    if any(one.is_text and is_cut_of(one.text, title) for one in sheet.lines[: sheet.index_of(above)]):
        return False
    if not is_body(above.text) or not _below_a_date(sheet.lines, above):
        return False
    if not is_capitals(above.text):
        return True
    below = sheet.lines[index + 1 : index + 4]
    return _is_alone(sheet.lines, index, above) and not any(
        one.is_text and read_dateline(one.text).stamps and read_dateline(one.text).alone for one in below
    )


def _below_a_date(lines: list[Line], line: Line) -> bool:
    """Tell whether a dateline stands right above a line, lone signs aside."""
    above = [
        one for one in lines[max(0, lines.index(line) - 5) : lines.index(line)] if not is_signs(one.text)
    ]
    return bool(above) and read_dateline(above[-1].text).alone


def kicker_of(sheet: Sheet, index: int) -> tuple[Line, int, str] | None:
    """Give the line above a title that is its kicker, how sure, and why."""
    title = essence(sheet.lines[index].text)
    for above in reversed(sheet.lines[:index]):
        passed = above.role or isinstance(above.block, Picture)
        if passed or is_signs(above.text) or read_dateline(above.text).alone:
            continue
        if above.is_text and is_cut_of(above.text, title):
            continue
        if not above.is_text or is_furniture(above) or len(above.text) > 120 or is_prose(above.text):
            return None
        higher = sheet.above(above, ("dropped",))
        if higher is not None and is_caption_below(higher, above):
            return None
        if above.text.endswith(":") and len(above.text) > 4:
            return above, 95, "dòng ngay trên tiêu đề, kết thúc bằng dấu hai chấm"
        if _is_body_line(sheet, index, above):
            return above, 70, "tên cơ quan đứng giữa dòng ngày và tiêu đề"
        if _is_lone_kicker(sheet.lines, index, above):
            return above, 60, "dòng ngắn duy nhất đứng ngay trên tiêu đề"
        return None
    return None
