"""Read the head of an official document: what stands above its text, and its kind and matter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from newsroom.commands.importer.recognising import letterheads as heads
from newsroom.commands.importer.recognising.datelines import read_dateline
from newsroom.commands.importer.recognising.headings import kind_of
from newsroom.commands.importer.recognising.letterheads import Piece, kind_at, matter_of, part_of, pieces_of
from newsroom.commands.importer.recognising.rubbish import is_signs
from newsroom.commands.importer.recognising.shapes import is_capitals, is_prose, is_typed_item
from newsroom.commands.importer.recognising.sheet import Line
from newsroom.commands.importer.recognising.signatures import Foot
from newsroom.commands.importer.source import Text

LETTER = "Công văn"
"""The kind of a document that says none and begins with what it is about."""
BASIS_RE = re.compile(r"[-–+•\s]*(?:căn cứ|xét|kính gửi|thực hiện|theo đề nghị)\b", re.IGNORECASE)
"""How a document begins that says by what right it is made, or to whom it goes: no lead."""
_ADDRESS_RE = re.compile(r"[-–+•\s]*(?:căn cứ|xét|kính gửi)\b", re.IGNORECASE)
"""How the text of a document begins, never what it is about."""
_TOP = 30
_MOST_MATTER = 6
_LONGEST = 300


@dataclass(slots=True)
class Letter:
    """An official document as it was found: the pieces of its head by what they are, kind, matter, foot."""

    parts: list[tuple[Piece, str]] = field(default_factory=list)
    kind: str = ""
    titled: list[Piece] = field(default_factory=list)
    matter: str = ""
    is_register: bool = False
    foot: Foot | None = None

    def all(self, part: str) -> list[str]:
        """List the texts of the head that are of one kind."""
        return [piece.text for piece, found in self.parts if found == part]


def read_letter(lines: Sequence[Line]) -> tuple[Letter | None, int]:
    """Read the head of a document, and give the index of the line below it; ``None`` if it is none."""
    letter, top = Letter(), 0
    for line in lines[:_TOP]:
        pieces = [] if line.role or not isinstance(line.block, Text) else list(pieces_of(line))
        found = [(piece, part_of(piece.text)) for piece in pieces]
        if not found or not all(part for _, part in found):
            break
        letter.parts += found
        top += 1
    below = _read_title(lines, top, letter)
    signs = [part for part in (heads.MOTTO, heads.NUMBER, heads.DAY, heads.BLANK_DAY) if letter.all(part)]
    is_sure = len(signs) > 1 or (letter.kind != LETTER and bool({heads.MOTTO, heads.NUMBER} & set(signs)))
    return (letter, below) if letter.kind and is_sure else (None, 0)


def _read_title(lines: Sequence[Line], index: int, letter: Letter) -> int:
    """Read kind and matter of a document from a line on; give the index of the line below them."""
    first = list(pieces_of(lines[index])) if index < len(lines) else []
    kind = kind_at(first[0].text) if first else ""
    matters = [(piece, part) for piece, part in letter.parts if part == heads.MATTER]
    if not kind:
        for piece, _ in matters[:1]:
            letter.kind, letter.titled, letter.matter = LETTER, [piece], f"về việc {matter_of(piece.text)}"
        return index
    letter.kind, letter.titled = kind, first
    said = [first[0].text[len(kind) :].strip(" :-–"), *(piece.text for piece in first[1:])]
    index += 1
    while index < len(lines) and len(letter.titled) < _MOST_MATTER:
        if not _goes_on(lines[index], [one for one in said if one], letter):
            break
        pieces = list(pieces_of(lines[index]))
        letter.titled += pieces
        said += [piece.text for piece in pieces]
        index += 1
    letter.matter = " ".join(one for one in said if one)
    return index


def _goes_on(line: Line, said: Sequence[str], letter: Letter) -> bool:
    """Tell whether a line says what the document is about, below what ``said`` of it already."""
    text, block = line.text, line.block
    if line.role or not isinstance(block, Text) or is_signs(text) or is_prose(text):
        return False
    if is_typed_item(text) or kind_of(text) or text.endswith(":") or _ADDRESS_RE.match(text):
        return False
    if len(text) + sum(map(len, said)) > _LONGEST or line.level:
        return False
    if not said:
        return not read_dateline(text).alone
    titled = letter.titled[0].line.block
    is_alike = isinstance(titled, Text) and block.look.align == titled.look.align
    return is_alike and block.bold == _bold(letter) and is_capitals(text) == is_capitals(said[-1])


def _bold(letter: Letter) -> bool:
    block = letter.titled[-1].line.block
    return isinstance(block, Text) and block.bold
