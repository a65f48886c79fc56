"""How far an import has come."""

from __future__ import annotations

import io

import pytest

from newsroom.commands.importer import progress
from tests.support.progress import without_progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_short_work_shows_nothing() -> None:
    stream = io.StringIO()
    shown = progress.Progress(3, stream)
    shown.show(1, 1, "a")
    shown.stop()
    assert stream.getvalue() == ""


@pytest.mark.parametrize("name", ["bài [1].docx", "[/red]", "x" * 99])
def test_long_work_shows_lines_or_a_bar(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0)
    monkeypatch.setattr(progress, "_REFRESH", 0)
    lines = io.StringIO()
    shown = progress.Progress(30, lines)
    for number in range(3):
        shown.show(number + 1, 40, name)
    assert lines.getvalue().startswith("Nhập: 1/30 tệp, 40 bài, ")
    assert lines.getvalue().count("\n") == 1
    assert without_progress(lines.getvalue()) == ""
    terminal = Terminal()
    bar = progress.Progress(30, terminal)
    bar.show(7, 40, name)
    bar.stop()
    assert "7/30" in terminal.getvalue()
    assert "40 bài" in terminal.getvalue()
