"""The sheet keeps account of what is taken, dropped and cut."""

from __future__ import annotations

from newsroom.commands.importer.recognising.sheet import cut_spans, leaves, plain_text
from newsroom.commands.importer.source import Cell, Items, Picture, Quote, Span, Table, Text
from tests.support.lines import paragraph, sheet


def test_gaps_are_the_empty_places_around_a_line() -> None:
    first, second = sheet("Một", "", "", "Hai").lines
    assert (first.gap, first.after, second.gap) == (0, 2, 2)


def test_a_value_is_set_once() -> None:
    found = sheet("Một")
    found.set("Title", "Một", "vì sao", 90)
    found.set("Title", "Hai", "vì sao", 90)
    assert found.header == {"Title": ["Một"]}
    assert [guess.value for guess in found.guesses] == ["Một"]


def test_cutting_keeps_the_looks_of_what_is_left() -> None:
    spans = (Span("(ABO) ", bold=True), Span("Sáng "), Span("11-7", italic=True))
    assert cut_spans(spans, "(ABO) Sáng 11-7", "Sáng 11-7") == (Span("Sáng "), Span("11-7", italic=True))
    assert cut_spans(spans, "(ABO) Sáng 11-7", "(ABO)") == (Span("(ABO)", bold=True),)


def test_leaves_are_the_paragraphs_within_a_block() -> None:
    items = Items(((paragraph("một", 3),), (Quote((paragraph("hai", 3),), 3),)), place=3)
    table = Table(((Cell((paragraph("ba", 4),)), Cell((Picture("1.jpg", 4, caption=(Span("bốn"),)),))),), 4)
    assert [text for _, text in (*leaves(items), *leaves(table))] == ["một", "hai", "ba", "bốn"]


def test_dropping_tells_why_and_only_once() -> None:
    found = sheet("Một")
    found.drop(found.lines[0], "lý do")
    found.drop(found.lines[0], "lý do khác")
    assert [(item.place, item.text, item.reason) for item in found.dropped] == [(1, "Một", "lý do")]


def test_plain_text_is_on_one_line() -> None:
    assert plain_text(" a \n  b ") == "a b"
    assert isinstance(sheet("a").lines[0].block, Text)
