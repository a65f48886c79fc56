from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pytest

from newsroom.engine.progress import Progress
from tests.support.progress import without_progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def seconds(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Let each look at the clock take half a second."""
    passed = [0.0]

    def monotonic() -> float:
        passed[0] += 0.5
        return passed[0]

    monkeypatch.setattr("newsroom.engine.progress.time.monotonic", monotonic)
    monkeypatch.setattr("newsroom.engine.progress.PATIENCE", 1.0)
    return passed


@pytest.mark.parametrize("stream", [io.StringIO(), Terminal()])
def test_short_work_is_not_shown(stream: io.StringIO) -> None:
    assert list(Progress(stream).track("Đọc bài", range(5), 5)) == [0, 1, 2, 3, 4]
    assert stream.getvalue() == ""


def test_long_work_gives_plain_lines_now_and_then(seconds: list[float]) -> None:
    stream = io.StringIO()
    assert list(Progress(stream).track("Đọc bài", range(30), 30)) == list(range(30))
    lines = stream.getvalue().splitlines()
    assert lines[0] == "Đọc bài: 2/30, 2/giây"
    assert 2 <= len(lines) <= 4
    assert without_progress(stream.getvalue()) == ""


def test_a_terminal_gets_a_bar_that_goes_away(seconds: list[float]) -> None:
    stream = Terminal()
    list(Progress(stream).track("Đọc bài", range(30), 30))
    shown = stream.getvalue()
    assert re.search(r"Đọc bài.*12/30", shown)
    assert shown.endswith("\x1b[2K")


def test_what_goes_wrong_in_the_work_comes_through(seconds: list[float]) -> None:
    def work() -> Iterator[int]:
        yield from range(4)
        raise OSError("full")

    with pytest.raises(OSError, match="full"):
        list(Progress(io.StringIO()).track("Ghi trang", work(), 10))
