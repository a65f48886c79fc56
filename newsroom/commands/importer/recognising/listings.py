"""Tell pages that only list articles, each with its date and an extract: none of them is an article."""

from __future__ import annotations

import re

from newsroom.commands.importer.recognising.datelines import read_dateline
from newsroom.commands.importer.recognising.rubbish import folded, is_button, is_signs
from newsroom.commands.importer.recognising.shapes import ends_finally, is_prose
from newsroom.commands.importer.recognising.sheet import Line, Sheet
from newsroom.commands.importer.source import Fault

_MORE_RE = re.compile(r"(?:xem|doc) (?:tiep|them|chi tiet|toan bo)|chi tiet|read more|continue reading")
"""What leads from an extract to its article, folded."""
_LEAST = 2
_SHORTEST = 40
"""Characters of an extract, at least."""
_REASON = "mục của một trang danh sách, không phải bài"


def part_listing(sheet: Sheet) -> None:
    """Leave out what a page lists below its first item, or below its article, and tell that it is a list."""
    lines = [line for line in sheet.lines if line.is_text and not line.role and not is_signs(line.text)]
    starts = [start for at in range(len(lines)) if (start := _start(lines, at)) is not None]
    if len(starts) < _LEAST:
        return
    told = any(is_prose(line.text) and ends_finally(line.text) and not _is_cut(line.text)
               for line in lines[: starts[0]])  # fmt: skip
    first = lines[starts[0] if told else starts[1]]
    for line in sheet.lines[sheet.index_of(first) :]:
        sheet.drop(line, _REASON)
    for line in [] if told else sheet.lines[: sheet.index_of(lines[starts[0]])]:
        sheet.drop(line, "đứng trên danh sách, giống phần đầu trang")
    rest = (
        "bài được nhập đến trước danh sách này" if told else "chỉ mục đầu được nhập, có thể mới là đoạn trích"
    )
    text = f"từ «{first.text[:80]}» trở đi là danh sách bài khác, mỗi bài chỉ có đoạn trích: {rest}"
    sheet.faults.append(Fault(f"{text}; hãy mở từng bài, lưu thành một tệp rồi nhập lại", first.place))


def _start(lines: list[Line], at: int) -> int | None:
    """Give the index where the item begins whose extract stands at ``at``; ``None`` if none does.

    An extract was cut off or leads on to its article, and stands below a title, or a title and a date.
    """
    text = lines[at].text
    leads_on = at + 1 < len(lines) and _leads_on(lines[at + 1].text)
    if len(text) < _SHORTEST or is_button(text) or not (leads_on or _is_cut(text)):
        return None
    dated = at > 0 and _is_date(lines[at - 1])
    title = at - 1 - dated
    if title < 0 or not _is_title(lines[title].text):
        return None
    above = title > 0 and _is_date(lines[title - 1])
    if not (leads_on or dated or above):
        return None
    return title - (above and not dated)


def _is_date(line: Line) -> bool:
    found = read_dateline(line.text)
    return found.alone and bool(found.stamps or found.partial)


def _is_title(text: str) -> bool:
    is_long = len(text.split()) > 3 and len(text) <= 250
    return is_long and not (is_prose(text) or _is_cut(text) or is_button(text) or text.endswith((":", ";")))


def _is_cut(text: str) -> bool:
    return text.endswith(("...", "…"))


def _leads_on(text: str) -> bool:
    return len(text) <= 40 and _MORE_RE.fullmatch(folded(text)) is not None
