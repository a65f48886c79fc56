"""Know the lines that stand in the head of an official document, as offices of Party and State write them.

Sources: Hướng dẫn 36-HD/VPTW (2018) of the Party's central office, Nghị định 30/2020/NĐ-CP, annex I.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsroom.commands.importer.recognising.bodies import is_body
from newsroom.commands.importer.recognising.datelines import read_dateline
from newsroom.commands.importer.recognising.rubbish import is_signs
from newsroom.commands.importer.recognising.shapes import is_capitals, is_organisation, is_prose
from newsroom.commands.importer.recognising.sheet import Line
from newsroom.commands.importer.source import Block, Items, Text

MOTTO, NUMBER, DAY, BLANK_DAY, MATTER, SEAL, OFFICE, RULE = (
    "motto", "number", "day", "blank day", "matter", "seal", "office", "rule",
)  # fmt: skip
"""What a line, or a column of one, is in the head of a document."""
KINDS = {
    name.casefold(): name
    for name in (
        "Báo cáo", "Biên bản", "Chỉ thị", "Chương trình hành động", "Chương trình", "Công điện", "Đề án",
        "Giấy mời", "Hướng dẫn", "Kế hoạch", "Kết luận", "Lời kêu gọi", "Nghị định", "Nghị quyết",
        "Phương án", "Quy chế", "Quy định", "Quyết định", "Thông báo", "Thông cáo", "Thông tri", "Thông tư",
        "Tờ trình", "Tuyên bố", "Quy trình", "Dự án",
    )
}  # fmt: skip
"""The kinds of documents, by their names in small letters."""
_KIND_RE = re.compile(rf"({'|'.join(sorted(KINDS, key=len, reverse=True))})(?!\w)", re.IGNORECASE)
_MOTTO = (
    r"(?:đảng cộng sản việt nam|cộng h(?:òa|oà) xã hội chủ nghĩa việt nam"
    r"|độc lập\s*[-–]\s*tự do\s*[-–]\s*hạnh phúc)"
)
_BLANK = r"[.…\s\d]*"
_DAY = rf"[^\W\d_a-zà-ỹ][^\W\d_]*(?:[ .-]{{1,2}}[^\W\d_]+){{0,5}},?\s+ngày{_BLANK}tháng{_BLANK}năm{_BLANK}"
_COLUMN_RES = (
    re.compile(rf"(?P<left>.*\S)\s+(?P<right>{_MOTTO})\s*", re.IGNORECASE),
    re.compile(rf"(?P<left>[Ss][Ốố].*?\S)\s+(?P<right>{_DAY})"),
)
"""How a line holds two columns, though nothing sets them apart any more."""
_MOTTO_RE = re.compile(_MOTTO, re.IGNORECASE)
_DAY_RE = re.compile(_DAY)
_NUMBER_RE = re.compile(
    r"số\s*[:.]?[\s\d.…]*(?:[-–/]\s*\d{4}\s*)?[-–/]\s*[^\W\d_][\w.&+]*(?:\s*[-–/]\s*[\w.&+]+)*", re.IGNORECASE
)
_MATTER_RE = re.compile(r"(?:v\s*/\s*v|về việc)(?:\s*:)?\s+(?P<matter>\S.*)", re.IGNORECASE)
_SEAL_RE = re.compile(
    r"[(\[]?\s*(?:(?:tuyệt |tối )?mật|(?:thượng )?khẩn|hỏa tốc(?: hẹn giờ)?"
    r"|dự thảo(?: lần(?: thứ)? \w+| \d+)?|lưu hành nội bộ)\s*[)\]]?",
    re.IGNORECASE,
)
"""What is stamped on a document that not everybody may read, or is no document yet."""
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Piece:
    """A line, or a part of one: what stands in one column, or before a broken line."""

    line: Line
    text: str
    is_item: bool = False


def pieces_of(line: Line) -> Iterator[Piece]:
    """Cut a line into what its writer set under each other or side by side."""
    for block, is_item in _texts(line.block):
        for text in block.text.split("\n"):
            text = " ".join(text.split())
            for number, part in enumerate(_columns(text, block.look.beside)):
                if part.strip():
                    yield Piece(line, part.strip(), is_item and not number)


def _columns(text: str, beside: str) -> tuple[str, ...]:
    """Give the columns of a line: what is no one part of a head may be two."""
    is_two = bool(beside) and text != beside and text.endswith(beside)
    columns = (text.removesuffix(beside).strip(), beside) if is_two else (text,)
    part = part_of(text)
    if len(text) > 2 * _LONGEST or (is_two and part == DAY and all(map(part_of, columns))):
        return columns
    if part not in ("", OFFICE):
        return (text,)
    if is_two:
        return columns
    match = next((found for one in _COLUMN_RES if (found := one.fullmatch(text))), None)
    return (match["left"], match["right"]) if match else (text,)


def _texts(block: Block) -> Iterator[tuple[Text, bool]]:
    if isinstance(block, Text):
        yield block, False
    elif isinstance(block, Items):
        for item in block.items:
            for one in item:
                yield from ((text, True) for text, _ in _texts(one))


def part_of(text: str) -> str:
    """Name what a piece is in the head of a document, ``""`` if nothing that stands there."""
    if is_signs(text):
        return RULE
    if len(text) > 2 * _LONGEST:
        return ""
    for part, pattern in (
        (MOTTO, _MOTTO_RE), (NUMBER, _NUMBER_RE), (MATTER, _MATTER_RE), (SEAL, _SEAL_RE),
    ):  # fmt: skip
        if pattern.fullmatch(text):
            return part
    if _DAY_RE.fullmatch(text):
        return DAY if read_dateline(text).stamps else BLANK_DAY
    if kind_at(text) or is_prose(text) or len(text) > _LONGEST or text.endswith(":"):
        return ""
    return OFFICE if is_capitals(text) or is_organisation(text) or is_body(text) else ""


def kind_at(text: str) -> str:
    """Name the kind of document, in capitals, that a line begins with; ``""`` if it begins with none."""
    match = _KIND_RE.match(text)
    return KINDS[match.group().casefold()] if match and is_capitals(match.group()) else ""


def matter_of(text: str) -> str:
    """Give what a letter is about: what follows on ``V/v``."""
    match = _MATTER_RE.fullmatch(text)
    return match["matter"] if match else ""
