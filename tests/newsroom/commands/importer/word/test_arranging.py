"""Captions go to their photos, items to their lists."""

from __future__ import annotations

from newsroom.commands.importer.source import Look, Picture, Span, Text
from newsroom.commands.importer.word.arranging import arranged
from newsroom.commands.importer.word.numbering import Mark
from newsroom.commands.importer.word.pieces import Para
from tests.support.wordfiles import told


def para(words: str, caption: str = "", mark: Mark | None = None, **others: object) -> Para:
    return Para(Text((Span(words),), look=Look(**others)), caption, mark)  # type: ignore[arg-type]


def blocks(*flow: Para | Picture) -> list[object]:
    return [told(one) for one in arranged(flow)]


def test_a_caption_goes_to_the_photo_above_else_to_the_one_below() -> None:
    assert blocks(Picture("1.jpg"), para("Hình 1", "picture")) == [("ảnh", "1.jpg", "Hình 1")]
    assert blocks(para("Hình 1", "picture"), Picture("1.jpg")) == [("ảnh", "1.jpg", "Hình 1")]
    assert blocks(para("Hình 1", "picture"), para("Lời")) == ["Hình 1", "Lời"]
    assert blocks(para("Bảng 1", "table"), Picture("1.jpg")) == ["Bảng 1", ("ảnh", "1.jpg", "")]


def test_captions_above_and_below_are_not_mixed_up() -> None:
    flow = (Picture("1.jpg"), para("A", "picture"), Picture("2.jpg"), para("B", "picture"))
    assert blocks(*flow) == [("ảnh", "1.jpg", "A"), ("ảnh", "2.jpg", "B")]


def test_lists_nest_and_keep_their_numbers() -> None:
    def item(words: str, level: int, number: int = 0) -> Para:
        return para(words, mark=Mark(level, number > 0, number, f"{number}."))

    assert blocks(item("a", 0, 3), item("x", 1), item("y", 1), item("b", 0, 4)) == [
        (3, ["a", ("•", "x", "y")], "b")
    ]
    assert blocks(item("a", 0, 1), para("Lời"), item("b", 0, 2)) == ["1. a", "Lời", "2. b"]


def test_typed_dashes_and_numbers_are_lists_and_dialogues_are_none() -> None:
    assert blocks(para("- một"), para("- hai")) == [("•", "một", "hai")]
    assert blocks(para("1. một"), para("2. hai")) == [(1, "một", "hai")]
    assert blocks(para("- Ai đó?"), para("- Tôi đây!")) == ["- Ai đó?", "- Tôi đây!"]
    assert blocks(para("2024. Năm ấy"), para("1. một")) == ["2024. Năm ấy", "1. một"]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    first = para("H", size=40)
    first.joins = True
    assert blocks(first, para("ôm nay trời đẹp")) == ["Hôm nay trời đẹp"]
