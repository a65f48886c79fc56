"""What a paragraph of a source tells of itself."""

from __future__ import annotations

from newsroom.commands.importer.source import Span, Text


def test_a_paragraph_is_bold_when_all_its_words_are() -> None:
    assert Text((Span("Hội nghị", bold=True), Span(" "), Span("tổng kết", bold=True))).bold
    assert not Text((Span("Hội nghị", bold=True), Span(" tổng kết"))).bold
    assert not Text((Span(" ", bold=True),)).bold


def test_a_paragraph_is_italic_when_all_its_words_are() -> None:
    assert Text((Span("Ảnh: P. Mai", italic=True),)).italic
    assert not Text((Span("Ảnh: "), Span("P. Mai", italic=True))).italic


def test_the_text_of_a_paragraph_is_that_of_its_spans() -> None:
    assert Text((Span("Hội "), Span("nghị", bold=True))).text == "Hội nghị"
