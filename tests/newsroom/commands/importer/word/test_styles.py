"""Looks are resolved through styles, defaults and theme."""

from __future__ import annotations

import pytest

from newsroom.commands.importer.word.markup import parse
from newsroom.commands.importer.word.styles import Styles, read_styles
from tests.support.wordfiles import SPACES


def styles(inner: str, theme: str = "") -> Styles:
    drawn = parse(f"<a:theme {SPACES}>{theme}</a:theme>".encode()) if theme else None
    return read_styles(parse(f"<w:styles {SPACES}>{inner}</w:styles>".encode()), drawn)


def style(key: str, name: str, inner: str = "", base: str = "", kind: str = "paragraph") -> str:
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    return f'<w:style w:type="{kind}" w:styleId="{key}"><w:name w:val="{name}"/>{based}{inner}</w:style>'


@pytest.mark.parametrize(
    ("name", "base", "expected"),
    [
        ("Heading 2", "", "heading 2"),
        ("Tên bài", "Title", "Title"),
        ("Tên bài", "Normal", "Tên bài"),
        ("CAPTION", "", "caption"),
        ("Illustration", "", "caption"),
        ("Quotations", "", "Quote"),
        ("heading 3,H3", "", "heading 3"),
        ("Normal", "", "Normal"),
    ],
)
def test_styles_are_named_as_english_word_names_them(name: str, base: str, expected: str) -> None:
    assert (
        styles(style("b", base or "none") + style("x", name, base="b" if base else "")).name("x") == expected
    )


def test_a_circle_of_bases_ends() -> None:
    assert styles(style("a", "A", base="b") + style("b", "B", base="a")).name("a") == "A"


def test_a_switch_in_both_styles_is_off_and_a_direct_one_wins() -> None:
    bold = "<w:rPr><w:b/></w:rPr>"
    one = styles(style("p", "P", bold) + style("c", "C", bold, kind="character"))
    assert one.run("p", {})["bold"] is True
    assert one.run("p", {"style": "c"})["bold"] is False
    assert one.run("p", {"style": "c", "bold": True})["bold"] is True


def test_fonts_come_from_the_theme_and_from_bases() -> None:
    theme = '<a:majorFont><a:latin typeface=".VnTimeH"/></a:majorFont><a:minorFont><a:latin typeface="Arial"/></a:minorFont>'
    inner = '<w:rPr><w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi" w:ascii="Times"/></w:rPr>'
    assert (
        styles(style("p", "P", inner) + style("q", "Q", base="p"), theme).run("q", {})["wide_font"]
        == ".VnTimeH"
    )
