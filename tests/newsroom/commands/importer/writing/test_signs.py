"""Words stay words: no sign of them is a mark."""

from __future__ import annotations

import pytest

from newsroom.commands.importer.writing.signs import begun, cleaned, escaped, in_cell, refused


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Giá *gốc*", r"Giá \*gốc\*"),
        ("ban_tin_a", "ban_tin_a"),
        ("__/__/____", r"\_\_/\_\_/\_\_\_\_"),
        ("[x] xong", r"\[x] xong"),
        ("![a](b)", r"\!\[a](b)"),
        ("a < 5 và <b>", r"a < 5 và \<b>"),
        ("<!-- a -->", "&lt;!-- a -->"),
        ("R&D, A & B, &amp;", "R&amp;D, A & B, &amp;amp;"),
        ("~~xóa~~ ~5", r"\~\~xóa\~\~ ~5"),
        ("C:\\thu", "C:\\\\thu"),
    ],
)
def test_signs_within_a_line_are_kept(text: str, written: str) -> None:
    assert escaped(text) == written


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("2024. Năm", r"2024\. Năm"),
        ("1) Một", r"1\) Một"),
        ("(1) Một", r"\(1) Một"),
        ("a/ Một", "a&#47; Một"),
        ("- Một", r"\- Một"),
        ("– Một", "&#8211; Một"),
        ("• Một", "&#8226; Một"),
        ("Một", "Một"),
    ],
)
def test_a_mark_of_an_item_is_kept_from_being_one(line: str, written: str) -> None:
    assert begun(line) == written
    assert begun(line, is_item=False) == line


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("# Đề", r"\# Đề"),
        ("#ĐoànKết", "#ĐoànKết"),
        ("> Trích", r"\> Trích"),
        (">50%", ">50%"),
        ("---", r"\---"),
        ("[album]", "&#91;album]"),
    ],
)
def test_other_marks_are_kept_wherever_a_line_stands(line: str, written: str) -> None:
    assert begun(line) == begun(line, is_item=False) == written


def test_what_no_manuscript_holds_goes_and_is_named() -> None:
    assert cleaned("a\u00a0 b\tc\x07\ue000\u200b") == "a b c"
    assert refused("a\ue000") == "\ue000"
    assert not refused("a\n")


def test_dashes_alone_are_a_cell() -> None:
    assert in_cell("---") == "&#45;--"
    assert in_cell("5-6") == "5-6"
