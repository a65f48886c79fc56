"""How the desk is called."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from newsroom.commands.desk import __main__ as desk


@pytest.fixture(autouse=True)
def _signals(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signal, "signal", lambda *_: None)


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Note what would be served, and serve nothing."""
    from newsroom.commands.desk import running

    found: list[object] = []
    monkeypatch.setattr(running, "serve_one", found.append)
    monkeypatch.setattr(running, "serve_office", found.append)
    return found


@pytest.mark.parametrize(
    ("words", "wanted"),
    [([], None), ([""], None), (["8002"], 8002), (["0"], 0), (["--kit", "/etc/x.toml"], Path("/etc/x.toml"))],
)
def test_a_port_or_the_settings_of_a_server_are_named(
    served: list[object], words: list[str], wanted: object
) -> None:
    desk.main(words)
    assert served == [wanted]


@pytest.mark.parametrize("words", [["x"], ["--kit"], ["65536"], ["80 80"]])
def test_what_is_no_port_is_told_with_an_example(served: list[object], words: list[str]) -> None:
    with pytest.raises(SystemExit, match=r"PORT: lỗi: «.*» không phải số cổng"):
        desk.main(words)
    assert served == []


def test_too_many_words_are_told(served: list[object]) -> None:
    with pytest.raises(SystemExit, match="make desk"):
        desk.main(["8001", "8002", "8003"])


def test_libraries_that_are_not_installed_are_told_in_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tomlkit", None)
    for name in [name for name in sys.modules if name.startswith("newsroom.commands.desk.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delattr("newsroom.commands.desk.running", raising=False)
    with pytest.raises(SystemExit, match=r"Chưa cài thư viện của bàn biên tập\. Chạy: make desk"):
        desk.main([])
