"""How the preview is called."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from newsroom.commands.preview import __main__ as preview
from newsroom.commands.preview.__main__ import DEFAULT_PORT, port_of
from tests.support.building import ROOT


@pytest.mark.parametrize(("text", "port"), [("", DEFAULT_PORT), ("0", 0), ("8001", 8001), ("65535", 65535)])
def test_the_port_is_a_number(text: str, port: int) -> None:
    assert port_of(text) == port


@pytest.mark.parametrize(
    "text", ["x", "-1", "8000.5", " 80", "65536", "9" * 5000, "٨٠", "²", "localhost:8000", "0x10"]
)
def test_what_is_no_port_is_told_with_an_example(text: str) -> None:
    with pytest.raises(SystemExit, match=r"PORT: lỗi: «.*» không phải số cổng\. .*PORT=8001"):
        port_of(text)


def test_libraries_that_are_not_installed_are_told_in_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    for name in ("running", "app", "server"):
        monkeypatch.delitem(sys.modules, f"newsroom.commands.preview.{name}", raising=False)
    monkeypatch.delattr("newsroom.commands.preview.running", raising=False)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    with pytest.raises(SystemExit, match=r"Chưa cài thư viện để xem thử\. Chạy: make serve"):
        preview.main("")


@pytest.mark.slow
def test_an_interruption_while_it_is_loaded_ends_it_without_a_word() -> None:
    command = [sys.executable, "-X", "importtime", "-m", "newsroom.commands.preview", "0"]
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    with process.stderr:
        for line in process.stderr:
            if "watchfiles" in line:  # in the midst of it
                break
        process.send_signal(signal.SIGINT)
        rest = process.stderr.read()
    assert process.wait(10) == -signal.SIGINT
    assert all(line.startswith("import time:") for line in rest.splitlines())
