"""Know what is kept of an article that its editors typed as HTML or Markdown, and what is told of it.

A page of a portal lays out with tables, quotations and old elements; in a typed article each is meant.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from newsroom.commands.importer.pages.markup import Element
from newsroom.commands.importer.source import Cell, Text

LOOSE_TABLE = (
    "Bảng chỉ xếp chỗ cho ảnh và chữ: ảnh, chữ còn đủ, đứng lần lượt từng hàng, không còn khung bảng."
)
SPLIT = "Ảnh nằm giữa câu: câu «{}» bị tách làm hai, ảnh đứng riêng ở giữa. Xin xem lại chỗ đó."
PHOTO_LINK = "liên kết đặt trên ảnh: ảnh ở trang này không dẫn đi đâu"
MEANING = "lời giải nghĩa hiện khi rê chuột: ghi vào bài hay vào [abbreviations] của site.toml nếu cần"
TITLE = "chữ hiện khi rê chuột lên liên kết"
ANCHOR = "liên kết tới một chỗ khác trong bài: giữ chữ, bỏ liên kết"
LOOKS = "Trang này không có {}: bài giữ đủ chữ, bỏ cách trình bày ấy."
_LOOKS = {
    "del": "chữ gạch ngang", "s": "chữ gạch ngang", "strike": "chữ gạch ngang", "ins": "chữ mới thêm",
    "u": "chữ gạch chân", "mark": "chữ tô nền", "small": "chữ nhỏ", "dl": "danh sách giải nghĩa",
    "details": "khung đóng mở",
}  # fmt: skip
"""Elements whose looks go, in words."""


def lost_looks(found: Counter[str]) -> Iterable[str]:
    """Tell of the looks, counted by their names, of which words alone stay."""
    if found:
        yield LOOKS.format(", ".join(f"{name} ({count} chỗ)" for name, count in found.items()))


def looks_of(element: Element) -> str:
    """Name the looks of an element that go, ``""`` if none do."""
    if element.tag == "div" and "admonition" in (element.get("class") or "").split():
        return "khung lưu ý"
    return _LOOKS.get(element.tag, "")


def unsaid(element: Element) -> Iterable[tuple[str, str]]:
    """Give what an element says that its words do not, and why it goes."""
    title = " ".join((element.get("title") or "").split())
    if element.tag == "abbr" and title:
        yield title, MEANING
    if element.tag == "a":
        if title and title != " ".join("".join(element.itertext()).split()):
            yield title, TITLE
        link = element.get("href") or ""
        if link.startswith("#") and len(link) > 1:
            yield link, ANCHOR


def code_of(element: Element) -> str:
    """Give the lines of an element that holds code, ``""`` if it holds more than that."""
    if element.tag != "pre" or "verse" in (element.get("class") or "") or element.find(".//img") is not None:
        return ""
    return "".join(_in_order(element)).replace("\r\n", "\n").expandtabs(4).strip("\n").rstrip()


def _in_order(element: Element) -> Iterable[str]:
    """Give the texts of an element in their order, a line's end for each ``br``."""
    for text in element.xpath(".//text() | .//br"):
        yield text if isinstance(text, str) else "\n"


def is_headed(rows: Sequence[Sequence[Cell]]) -> bool:
    """Tell whether the first row of a table says in words what stands below: then it lays out nothing."""
    first = [cell for cell in rows[0] if cell.blocks]
    return (
        len(rows) > 1
        and len(first) > 1
        and all(cell.header and all(isinstance(block, Text) for block in cell.blocks) for cell in first)
    )


def goes_on(text: str) -> bool:
    """Tell whether words go on behind what stands in their midst: they end no sentence."""
    words = " ".join(text.split())
    return bool(words) and words[-1] not in ".!?…:;"
