"""How the preview is called."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

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


def handed_on(*given: str, **environment: str) -> list[str]:
    """List the words that ``make serve`` would call the task with."""
    alone = {key: value for key, value in os.environ.items() if not key.startswith("MAKE") and key != "PORT"}
    command = ["make", "-n", "serve", *given]
    done = subprocess.run(
        command, cwd=ROOT, env=alone | environment, check=True, capture_output=True, text=True
    )
    _, _, line = done.stdout.partition(".venv/bin/invoke ")  # what is before it sets up
    words = ["sh", "-c", f"printf '%s\\n' {line}"]
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout.splitlines()


def test_make_hands_on_the_port(tmp_path: Path) -> None:
    assert handed_on() == ["serve"]
    assert handed_on("PORT=8001") == ["serve", "--port=8001"]
    assert handed_on(PORT="8001") == ["serve", "--port=8001"]
    assert handed_on(f"PORT=1'; touch {tmp_path}/x; '") == ["serve", f"--port=1'; touch {tmp_path}/x; '"]
    assert list(tmp_path.iterdir()) == []
