"""Run the preview for tests: its server in a thread, or all of it as a program."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

from newsroom.commands.preview.app import make_app
from newsroom.commands.preview.components.answering import ComponentPages
from newsroom.commands.preview.server import bind, make_server
from newsroom.commands.preview.state import State
from tests.support.building import ROOT

PATIENCE = 30.0
"""Seconds after which what is waited for is taken for never to come."""


@contextmanager
def previewed(
    folder: Path, state: State, port: int = 0, components: ComponentPages | None = None
) -> Iterator[int]:
    """Serve ``folder`` as a preview in ``state``, at ``port`` or any free one; give the port."""
    listener = bind(port)
    server = make_server(make_app(folder, state, components))
    thread = threading.Thread(target=lambda: asyncio.run(server.serve(sockets=[listener])))
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        server.should_exit = True
        thread.join(PATIENCE)
        listener.close()


def get(port: int, path: str, host: str = "127.0.0.1") -> tuple[int, str]:
    """Ask for a path; give the status and the text."""
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", path, headers={"Host": host})
        response = connection.getresponse()
        return response.status, response.read().decode()
    finally:
        connection.close()


def said(port: int, *parts: bytes) -> bytes:
    """Send bytes as they are, and give what is said until the connection ends or is silent for long."""
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection:
        for part in parts:
            connection.sendall(part)
        answer = b""
        while more := connection.recv(65536):
            answer += more
        return answer


def wait_until(holds: Callable[[], bool], what: str) -> None:
    """Wait until something holds; fail if it never does."""
    end = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > end:
            raise AssertionError(f"never: {what}")
        time.sleep(0.05)


def copy_program(folder: Path) -> None:
    """Put the program into ``folder``, as a preview finds it."""
    for name in ("newsroom", "plugins", "theme"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pelicanconf.py", folder)


class Program:
    """``make serve`` without make, in a folder; what it says is kept in a file there."""

    def __init__(self, folder: Path, port: int = 0) -> None:
        self.folder, self.log = folder, folder / "preview.log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "newsroom.commands.preview", str(port)],
                cwd=folder,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # a terminal of its own, as it were
            )

    @property
    def said(self) -> str:
        """What it said so far."""
        return self.log.read_bytes().decode("utf-8")

    def port(self) -> int:
        """Wait for the first build to end; give the port that is served then."""
        found: list[str] = []

        def told() -> bool:
            found[:] = re.findall(r"http://127\.0\.0\.1:(\d+)/", self.said)
            return bool(found) or self.process.poll() is not None

        wait_until(told, "the preview started")
        assert found, self.said
        return int(found[0])

    def press_ctrl_c(self) -> None:
        """Interrupt it as a terminal does: all processes of the foreground group at once."""
        os.killpg(self.process.pid, signal.SIGINT)

    def end(self, number: int = signal.SIGTERM) -> int:
        """End it, if it has not ended; give its exit status."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        return self.process.wait(PATIENCE)


@contextmanager
def running(folder: Path, port: int = 0) -> Iterator[Program]:
    """Run the program in ``folder`` meanwhile."""
    program = Program(folder, port)
    try:
        yield program
    finally:
        program.end()
