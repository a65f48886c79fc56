"""Runs become spans that are clean and whole."""

from __future__ import annotations

from newsroom.commands.importer.source import Span
from newsroom.commands.importer.word.pieces import Run
from newsroom.commands.importer.word.spans import raise_small, shown_in_capitals, size_of, spans_of


def test_spans_of_one_look_are_one() -> None:
    assert spans_of([Run("Hội ", bold=True), Run("nghị", bold=True), Run(" mới")]) == (
        Span("Hội nghị", bold=True),
        Span(" mới"),
    )


def test_white_space_is_single_and_none_at_the_ends() -> None:
    assert spans_of([Run("  a \t"), Run("  b  ", bold=True), Run("  ")]) == (Span("a "), Span("b", bold=True))


def test_spaces_at_a_broken_line_go() -> None:
    assert spans_of([Run("a "), Run("\n"), Run("  b")]) == (Span("a\nb"),)


def test_a_note_keeps_its_place() -> None:
    assert spans_of([Run("a", note="1"), Run(" b")]) == (Span("a", note="1"), Span(" b"))
    assert spans_of([Run("", note="1")]) == (Span("", note="1"),)


def test_sizes_and_capitals_are_those_of_most_letters() -> None:
    assert size_of([Run("Hội nghị", size=14), Run("1", size=20)]) == 14
    assert size_of([]) == 0
    assert shown_in_capitals([Run("HỘI NGHỊ 2")])
    assert not shown_in_capitals([Run("2024")])


def test_small_letters_shown_as_capitals_are_raised() -> None:
    runs = [Run("hội nghị", caps=True)]
    raise_small(runs)
    assert runs[0].text == "HỘI NGHỊ"
