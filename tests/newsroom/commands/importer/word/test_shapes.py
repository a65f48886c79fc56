"""What a file says directly of a paragraph or table is read."""

from __future__ import annotations

from newsroom.commands.importer.word.markup import parse
from newsroom.commands.importer.word.shapes import has_borders, read_shape
from tests.support.wordfiles import SPACES


def shape(inner: str) -> dict[str, object]:
    return read_shape(parse(f"<w:pPr {SPACES}>{inner}</w:pPr>".encode()))


def test_alignment_indent_outline_and_lists_are_read() -> None:
    assert shape('<w:jc w:val="end"/><w:ind w:start="720"/><w:outlineLvl w:val="1"/>') == {
        "align": "right",
        "indent": 36,
        "outline": 1,
    }
    assert shape('<w:numPr><w:ilvl w:val="2"/><w:numId w:val="5"/></w:numPr>') == {
        "list": "5",
        "list_level": 2,
    }
    assert shape('<w:framePr w:dropCap="drop"/>') == {"drop": True}
    assert read_shape(None) == {}


def test_lines_are_drawn_unless_they_are_none() -> None:
    def lines(kind: str) -> bool:
        return has_borders(parse(f'<w:tblBorders {SPACES}><w:top w:val="{kind}"/></w:tblBorders>'.encode()))

    assert lines("single")
    assert not lines("nil")
    assert not lines("none")
