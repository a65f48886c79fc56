"""A caption becomes a picture, or joins the one above it."""

from __future__ import annotations

from newsroom.commands.importer.recognising.picturing import make_picture, picture_above, plainer
from newsroom.commands.importer.source import Picture, Span
from tests.support.lines import PROSE, sheet
from tests.support.scraped import caption_of

CAPTION = "Quang cảnh buổi gặp mặt"


def test_a_caption_alone_becomes_a_picture_without_its_tail() -> None:
    found = sheet(PROSE, f"{CAPTION} - Ảnh 1.")
    make_picture(found, found.lines[1], CAPTION, "như chú thích", 80)
    block = found.lines[1].block
    assert isinstance(block, Picture)
    assert caption_of(block) == CAPTION
    assert [one.text for one in found.dropped] == ["- Ảnh 1."]


def test_a_caption_below_a_bare_picture_joins_it() -> None:
    found = sheet(Picture("1.jpg", 1), CAPTION)
    assert picture_above(found, found.lines[1]) is found.lines[0]
    make_picture(found, found.lines[1], CAPTION, "dưới ảnh", 80)
    assert isinstance(found.lines[0].block, Picture)
    assert caption_of(found.lines[0].block) == CAPTION
    assert picture_above(found, found.lines[1]) is None


def test_looks_that_cover_a_whole_caption_go() -> None:
    assert plainer((Span("a", bold=True), Span("b", bold=True, italic=True))) == (
        Span("a"),
        Span("b", italic=True),
    )
