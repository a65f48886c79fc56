"""Tables keep the words of all cells."""

from __future__ import annotations

from newsroom.commands.importer.source import Block, Cell, Code, Items, Picture, Span, Table, Text
from newsroom.commands.importer.writing.inline import Pen
from newsroom.commands.importer.writing.tables import BELOW, MERGED, table_of


def cell(*words: str, across: int = 1, down: int = 1) -> Cell:
    return Cell(tuple(Text((Span(word),)) for word in words), across, down)


def written(*rows: tuple[Cell, ...]) -> tuple[list[str], list[str]]:
    pen = Pen(lambda link, words: link, lambda name: name)
    return table_of(Table(rows), pen, lambda _: "![](1.jpg)", lambda _: "VIDEO"), pen.faults


def test_a_table_has_a_row_of_dashes_below_its_head() -> None:
    rows, faults = written((cell("Tên"), cell("Số")), (cell("A|B", "C"), cell("---")))
    assert rows == ["| Tên | Số |\n| --- | --- |\n| A\\|B<br>C | &#45;-- |"]
    assert not faults


def test_merged_cells_keep_their_place_and_are_told() -> None:
    rows, faults = written((cell("A", across=2), cell("B", down=2)), (cell("C"), cell("D")))
    assert rows == ["| A |  | B |\n| --- | --- | --- |\n| C | D |  |"]
    assert faults == [MERGED]


def test_what_a_cell_cannot_hold_gives_its_words_or_stands_below() -> None:
    blocks: tuple[Block, ...] = (Items(((Text((Span("a"),)),),)), Picture("1.jpg"))
    rows, faults = written((Cell(blocks), cell("b")))
    assert rows == ["| - a | b |\n| --- | --- |", "![](1.jpg)"]
    assert faults == [BELOW]


def test_a_photo_alone_and_code_stand_in_their_cells() -> None:
    rows, faults = written((cell("Ảnh"), cell("Mã")), (Cell((Picture("1.jpg"),)), Cell((Code("a\n b"),))))
    assert rows == ["| Ảnh | Mã |\n| --- | --- |\n| ![](1.jpg) | <code>a</code><br><code>b</code> |"]
    assert not faults
