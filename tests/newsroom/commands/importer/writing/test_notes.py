"""Notes are numbered as their marks stand."""

from __future__ import annotations

from newsroom.commands.importer.source import Items, Span, Text
from newsroom.commands.importer.writing.blocks import Writer
from newsroom.commands.importer.writing.inline import Pen
from newsroom.commands.importer.writing.notes import Notes


def test_notes_that_are_used_stand_below_and_the_others_as_text() -> None:
    body = {
        "x": (Text((Span("Một"),)), Items(((Text((Span("a"),)),),))),
        "y": (Text((Span("Hai"),)),),
        "z": (),
    }
    notes = Notes(body)
    assert (notes.mark("x"), notes.mark("x"), notes.mark("z"), notes.mark("w")) == ("1", "1", "", "")
    writer = Writer(Pen(lambda link, words: link, notes.mark), lambda _: "", lambda _: "", lambda _: [])
    assert notes.written(writer) == ["Hai", "[^1]: Một\n\n    - a"]
    assert len(notes.faults) == 1
