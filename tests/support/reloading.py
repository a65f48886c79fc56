"""Run ``pelican -r`` as a program for tests: edit, and wait until the edit shows."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.support.building import NOW, ROOT, tiny_site

PATIENCE = 90.0
"""Seconds after which what is waited for is taken for never to come."""
_AGAIN = 3.0
"""Seconds after which an edit is made again: a change while Pelican does not look yet is lost on it."""


@dataclass(frozen=True)
class Reloading:
    """A site, and ``pelican -r`` at work on it."""

    folder: Path
    process: subprocess.Popen[bytes]

    @property
    def said(self) -> str:
        return (self.folder / "said").read_text(encoding="utf-8", errors="replace")

    @property
    def page(self) -> str:
        """The first article, as it is published now."""
        page = self.folder / "output" / "2024" / "01" / "bai-0" / "index.html"
        with suppress(FileNotFoundError):
            return page.read_text(encoding="utf-8")
        return ""

    def write(self, name: str, text: str, until: Callable[[], bool]) -> None:
        """Write a file of the site until what is awaited has come; it must not have come yet."""
        assert not until()
        end, due = time.monotonic() + PATIENCE, 0.0
        while not until():
            now = time.monotonic()
            assert self.process.poll() is None, f"the program ended:\n{self.said}"
            assert now < end, f"nothing came of it:\n{self.said}"
            if now >= due:
                (self.folder / name).write_text(text, encoding="utf-8")
                due = now + _AGAIN
            time.sleep(0.05)

    def text(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")


@contextmanager
def reloading(folder: Path, *options: str) -> Iterator[Reloading]:
    """Start ``pelican -r`` on a tiny site in a folder, wait for its first build; end it at last."""
    for name in ("newsroom", "plugins"):
        (folder / name).symlink_to(ROOT / name)
    conf = (ROOT / "pelicanconf.py").read_text(encoding="utf-8")
    (folder / "pelicanconf.py").write_text(f"{conf}\nJOBS = 2\n", encoding="utf-8")
    shutil.copytree(ROOT / "theme", folder / "theme")
    tiny_site(folder / "content")
    command = [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "-r", *options]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": NOW, "PYTHONUNBUFFERED": "1"}
    with open(folder / "said", "wb") as said:
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=said, stderr=said, start_new_session=True
        )
    site = Reloading(folder, process)
    try:
        end = time.monotonic() + PATIENCE
        while "Xong: 3 bài" not in site.said:
            assert process.poll() is None, site.said
            assert time.monotonic() < end, site.said
            time.sleep(0.05)
        yield site
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(PATIENCE)
