"""Find the foot of an official document: to whom it is sent, who signed it, in which office."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from newsroom.commands.importer.recognising.letterheads import Piece, pieces_of
from newsroom.commands.importer.recognising.rubbish import is_signs
from newsroom.commands.importer.recognising.shapes import (
    has_family_name,
    is_capitals,
    is_held,
    is_name,
    is_position,
    is_prose,
)
from newsroom.commands.importer.recognising.sheet import Line
from newsroom.commands.importer.source import Items, Text

SENT, SIGNED, NAME, OFFICE, RULE = "sent", "signed", "name", "office", "rule"
"""What a piece of a foot is: a receiver, a note that it is signed, who signed, in which office, a rule."""
_SENT_RE = re.compile(r"(?:nơi|nới) nhận\s*[:.]?", re.IGNORECASE)
_FOR_RE = re.compile(
    r"(?:T\s*/\s*M|K\s*/\s*T|T\s*/\s*L|TM|KT|TL|TUQ|T\.M|Q)(?:\.\s*|\s+)(?=[^\W\d_])|THAY MẶT\s"
)
"""How a line begins that says for whom somebody signs."""
_SIGNED_RE = re.compile(
    r"[(\[]?\s*(?:đã ký|ký tên|ký, ghi rõ họ tên|chữ ký|ký)\b[^.;:]{0,50}[)\]]?|\(ký\b[^()]*\)", re.IGNORECASE
)
_DUTY_RE = re.compile(
    r"(?:thư ký|chủ trì|chủ tọa|chủ toạ|người (?:ghi biên bản|lập biểu|chủ trì)|đoàn chủ tịch"
    r"|(?:phó )?(?:bí thư|chủ tịch|giám đốc|chánh văn phòng|tổng giám đốc|chủ nhiệm|trưởng ban|trưởng phòng"
    r"|hiệu trưởng|viện trưởng|cục trưởng))\b[^.;:]*",
    re.IGNORECASE,
)
_DASH_RE = re.compile(r"[-–—+•*]\s*\S|\([^()]*\)[;,.]?$")
_MOST = 60
"""The lines of a foot, at most."""
_LONGEST, _LONGEST_OFFICE = 130, 90


@dataclass(slots=True)
class Foot:
    """The foot of a document: its pieces with what each is, line by line."""

    parts: list[tuple[Piece, str]] = field(default_factory=list)

    @property
    def is_sent(self) -> bool:
        """Whether receivers stand in it."""
        return any(part == SENT for _, part in self.parts)

    @property
    def may_sign(self) -> bool:
        """Whether an office stands in it, so that a name may follow."""
        return any(part in (OFFICE, SIGNED) for _, part in self.parts)

    @property
    def names(self) -> list[str]:
        """Who signed, in the order in which they stand."""
        return [_named(piece.text) for piece, part in self.parts if part == NAME]


def foot_of(lines: Sequence[Line], start: int) -> Foot | None:
    """Find the foot that stands below ``start``, ``None`` if there is none."""
    fallback, index = None, start
    while index < len(lines):
        pieces = [] if lines[index].role else list(pieces_of(lines[index]))
        foot = _read(lines[index : index + _MOST]) if any(map(_begins, pieces)) else Foot()
        if foot.names:
            return foot
        if fallback is None and any(part == SENT for _, part in foot.parts):
            fallback = foot
        index += max(1, len({id(piece.line) for piece, _ in foot.parts}))
    return fallback


def _begins(piece: Piece) -> bool:
    text = piece.text
    if _SENT_RE.match(text) or _FOR_RE.match(text):
        return True
    return not piece.is_item and is_capitals(text) and _is_office(text)


def _read(lines: Sequence[Line]) -> Foot:
    """Read the lines of a foot as far as they are some."""
    foot = Foot()
    for line in lines:
        if line.role or not isinstance(line.block, Text | Items):
            break
        before = len(foot.parts)
        for piece in pieces_of(line):
            foot.parts.append((piece, _part(piece, foot)))
        if not all(part for _, part in foot.parts[before:]):
            del foot.parts[before:]
            break
    return foot


def _part(piece: Piece, foot: Foot) -> str:
    """Name what a piece is below those of a foot that were read, ``""`` if it is no part of one."""
    text = piece.text
    if is_signs(text):
        return RULE
    if _SENT_RE.match(text) and len(text) <= _LONGEST:
        return SENT
    if _FOR_RE.match(text) and len(text) <= _LONGEST_OFFICE:
        return OFFICE
    if _SIGNED_RE.fullmatch(text):
        return SIGNED
    is_short = len(text) <= _LONGEST and not is_prose(text)
    if foot.is_sent and is_short and (piece.is_item or _DASH_RE.search(text)):
        return SENT
    if not piece.is_item and _is_office(text):
        return OFFICE
    if foot.may_sign and is_name(text) and (has_family_name(text) or not is_capitals(text)):
        return NAME
    if foot.is_sent and is_short and text.endswith((";", ",", ".")):
        return SENT
    goes_on = foot.may_sign and not foot.names and is_capitals(text) and len(text) <= _LONGEST_OFFICE
    return OFFICE if goes_on else ""


def _is_office(text: str) -> bool:
    if len(text) > _LONGEST_OFFICE or is_prose(text):
        return False
    is_duty = _DUTY_RE.fullmatch(text) is not None and (is_capitals(text) or len(text.split()) <= 6)
    return is_duty or is_position(text) or is_held(text)


def _named(text: str) -> str:
    """Give a name as names are written, also where it was typed in capitals."""
    return " ".join(word.capitalize() for word in text.split()) if is_capitals(text) else text
