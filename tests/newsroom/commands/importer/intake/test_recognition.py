"""No line of a source gets lost unsaid."""

from __future__ import annotations

import pytest

from newsroom.commands.importer.draft import Draft
from newsroom.commands.importer.intake import recognition
from newsroom.commands.importer.recognising import Known
from newsroom.commands.importer.source import Dropped, Picture, Source, Span, Text


def text(words: str, place: int) -> Text:
    return Text((Span(words),), place)


SOURCE = Source("a.txt", "text", (text("Hội nghị bàn việc", 1), text("Tin khác", 2), text("Câu bị quên", 3)))


def test_a_line_that_stands_nowhere_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    draft = Draft("a.txt", {}, SOURCE.blocks[:1], dropped=(Dropped(2, "Tin khác", "ngoài bài"),))
    monkeypatch.setattr(recognition, "recognise", lambda source, known: draft)
    (fault,) = recognition.draft_of(SOURCE, Known()).faults
    assert fault.place == 3
    assert "«Câu bị quên»" in fault.text


def test_a_draft_that_has_all_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    draft = Draft("a.txt", {}, SOURCE.blocks)
    monkeypatch.setattr(recognition, "recognise", lambda source, known: draft)
    assert recognition.draft_of(SOURCE, Known()) is draft


@pytest.mark.parametrize(
    ("lines", "held"),
    [
        (["x17"], False),
        (["", "a b"], False),
        (["Hội nghị bàn việc"], True),
        (["một hai"] * 4, True),
        ([], False),
    ],
)
def test_a_file_without_a_sentence_is_no_article(lines: list[str], held: bool) -> None:
    blocks = tuple(text(line, place) for place, line in enumerate(lines))
    assert recognition.holds_words(Source("a", "text", blocks)) == held
    assert recognition.holds_words(Source("a", "text", (*blocks, Picture("a.jpg"))))
