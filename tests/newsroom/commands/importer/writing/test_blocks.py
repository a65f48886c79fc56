"""Blocks are written so that none runs into another."""

from __future__ import annotations

from newsroom.commands.importer.source import Block, Code, Items, Picture, Quote, Span, Text
from newsroom.commands.importer.writing.blocks import Writer, joined
from newsroom.commands.importer.writing.inline import Pen


def text(words: str, level: int = 0) -> Text:
    return Text((Span(words),), level=level)


def pieces(*blocks: Block) -> list[str]:
    pen = Pen(lambda link, words: link, lambda name: name)
    return Writer(pen, lambda _: "ẢNH", lambda _: "VIDEO", lambda _: ["BẢNG"]).pieces(blocks)


def test_two_lists_in_a_row_stay_two() -> None:
    one = Items(((text("một"),), (text("hai"),)))
    assert pieces(one, one) == ["- một\n- hai", "* một\n* hai"]


def test_a_list_goes_on_from_its_number_and_holds_blocks() -> None:
    inner = Items(((text("a"),),))
    listed = Items(((text("một"), inner), (text("hai"),)), ordered=True, start=3)
    assert pieces(listed) == ["3. một\n\n    - a\n\n4. hai"]


def test_a_paragraph_below_a_list_is_no_item() -> None:
    assert pieces(Items(((text("một"),),)), text("a) Hai"))[1] == r"a\) Hai"


def test_quotations_and_headings() -> None:
    assert pieces(Quote((text("một"), text("hai")))) == ["> một\n>\n> hai"]
    assert pieces(text("C#", 3), text("# Đề", 1)) == [r"### C\#", r"## \# Đề"]


def test_code_stands_as_it_is_but_in_lists_and_quotations() -> None:
    code = Code("a():\n\n    b = [1](2) < `3` & \\*  ")
    assert pieces(code) == ["<pre>a():\n\n    b = &#91;1](2) &#60; &#96;3&#96; &#38; \\*</pre>"]
    assert pieces(Quote((Code("a\n  [b"),))) == ["> <code>a</code>\\\n> <code>\\[b</code>"]


def test_lines_broken_on_purpose_stay_lines() -> None:
    assert pieces(text("Một\n2. Hai")) == ["Một\\\n2. Hai"]


def test_photos_of_one_paragraph_are_a_gallery_with_a_common_caption() -> None:
    one, last = Picture("1.jpg", 7), Picture("2.jpg", 7, caption=(Span("Hai đội"),))
    assert pieces(one, last) == ["ẢNH\nẢNH\n*Hai đội*"]
    assert pieces(one, Picture("2.jpg", 7)) == ["ẢNH\nẢNH"]
    for alone in (Picture("2.jpg", 8), Picture("", 7), Picture("2.jpg", 7, caption=(Span("a", link="b"),))):
        assert pieces(one, alone) == ["ẢNH", "ẢNH"]
    assert pieces(last, last) == ["ẢNH", "ẢNH"]


def test_one_line_of_a_signature_that_looks_like_an_item_stands_as_it_is() -> None:
    assert joined(["T/M BAN THƯỜNG VỤ", "BÍ THƯ"]) == "T/M BAN THƯỜNG VỤ\\\nBÍ THƯ"
    assert joined(["Hà Nội", "T/M BAN THƯỜNG VỤ"]) == "Hà Nội\\\nT/M BAN THƯỜNG VỤ"
    assert "&#47;" in joined(["T/M BAN THƯỜNG VỤ", "K/T BÍ THƯ"])
