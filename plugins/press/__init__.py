"""RENDER: the planned files, whole and in place; what is no longer planned goes."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment
from pelican.plugins import signals
from pelican.writers import Writer

from plugins.files import same_bytes, write_atomic
from plugins.model import Output, Problem
from plugins.press.press import render
from plugins.stage import Stage
from plugins.workers import spread

MARK = b'<meta name="generator" content="bloc-news">'


@dataclass
class Tally:
    """What the press did, counted in files."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0


def foreign(root: Path, content: Path, retention: Collection[str]) -> str:
    """Name something in the output folder that no build of ours can have put there.

    The first file that a build writes is ``index.html``, which carries a mark; a folder
    without it that is not empty, or one that overlaps the content, is not ours to tidy.
    """
    if root == content or root in content.parents or content in root.parents:
        return content.name
    try:
        names = sorted(name for name in os.listdir(root) if name not in retention)
    except FileNotFoundError:
        return ""
    except NotADirectoryError:
        return root.name
    index = root / "index.html"
    ours = index.is_file() and MARK in index.read_bytes()
    return "" if ours or not names else names[0]


class PressGenerator(Stage):
    """Looks whether the output folder may be written to, before anything is."""

    def generate_context(self) -> None:
        retention = self.settings["OUTPUT_RETENTION"]
        found = foreign(self.output.resolve(), self.content.resolve(), retention)
        if found:
            name = self.output.name
            self.build.problems.append(Problem.of(name, 0, "foreign-output", output=name, found=found))


class Press(Writer):  # type: ignore[misc] # Pelican has no types
    """Writes the output folder so that it holds exactly the planned files."""

    def __init__(self, output_path: str, settings: dict[str, Any]) -> None:
        super().__init__(output_path, settings)
        self.tally = Tally()

    def print_all(self, environment: Environment, outputs: Iterable[Output], jobs: int) -> None:
        """Render every output, ``index.html`` first; what already holds the same bytes is left alone."""
        listed = sorted(outputs, key=lambda output: output.path != "index.html")

        def print_nth(number: int) -> bool:
            return self._print_one(environment, listed[number])

        first, rest = range(len(listed))[:1], range(len(listed))[1:]
        self.tally.written = sum(map(print_nth, first)) + sum(spread(print_nth, rest, jobs))
        self.tally.unchanged = len(listed) - self.tally.written
        self._remove_orphans(Path(self.output_path), {output.path for output in listed})

    def _print_one(self, environment: Environment, output: Output) -> bool:
        """Render one output; tell whether it had to be written."""
        data = render(environment, output)
        file = Path(self.output_path, output.path)
        if same_bytes(file, data):
            return False
        write_atomic(file, data)
        return True

    def _remove_orphans(self, root: Path, planned: Collection[str]) -> None:
        """Remove what is not planned, and folders left empty; keep ``OUTPUT_RETENTION`` at the top."""
        kept = set(self.settings["OUTPUT_RETENTION"])
        for entry in list(os.scandir(root)):
            if entry.name not in kept:
                self._tidy(entry, entry.name, planned)

    def _tidy(self, entry: os.DirEntry[str], path: str, planned: Collection[str]) -> bool:
        """Tidy a file or folder, ``path`` below the root; tell whether something of it stays."""
        if entry.is_dir(follow_symlinks=False):
            with os.scandir(entry.path) as found:
                stays = [self._tidy(inner, f"{path}/{inner.name}", planned) for inner in found]
            if not any(stays):
                os.rmdir(entry.path)
            return any(stays)
        if path in planned:
            return True
        os.unlink(entry.path)
        self.tally.removed += 1
        return False


def get_writer(_: object) -> type[Press]:
    return Press


def get_generators(_: object) -> type[Stage]:
    return PressGenerator


def register() -> None:
    signals.get_generators.connect(get_generators)
    signals.get_writer.connect(get_writer)
