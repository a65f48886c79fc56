"""RENDER: the planned files, whole and in place; what is no longer planned goes."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from pelican.plugins import signals
from pelican.writers import Writer

from newsroom.engine.build import Build
from newsroom.engine.checks import REGISTRY
from newsroom.engine.disk import digest_file, fingerprint, is_temporary, same_bytes, write_atomic
from newsroom.engine.generator import Generator
from newsroom.engine.snapshot import Mark, Snapshot, Stamp, stamp_of
from newsroom.engine.workers import parallel_map
from newsroom.model.output import LargeFile, Output
from newsroom.model.problem import Problem
from plugins.press.problems import OUTPUT

MARK = b'<meta name="generator" content="bloc-news">'


@dataclass
class Tally:
    """What the press did, counted in files."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0


def overlap(root: Path, content: Path, cache: Path, retention: Collection[str]) -> str:
    """Name the problem, ``""`` if none: the tidying of the output folder would take content or cache."""
    if root == content or root in content.parents or content in root.parents:
        return "output-content"
    if root == cache or (root in cache.parents and cache.relative_to(root).parts[0] not in retention):
        return "output-cache"
    return ""


def foreign(root: Path, retention: Collection[str]) -> str:
    """Name something in the output folder that no build of ours can have put there.

    The first file that a build writes is ``index.html``, which carries a mark; a folder
    without it that is not empty is not ours to tidy.
    """
    try:
        found = (name for name in os.listdir(root) if name not in retention)
        names = sorted(name for name in found if not is_temporary(name))
    except FileNotFoundError:
        return ""
    except NotADirectoryError:
        return root.name
    index = root / "index.html"
    ours = index.is_file() and MARK in index.read_bytes()
    return "" if ours or not names else names[0]


class PressGenerator(Generator):
    """Looks whether the output folder may be written to, before anything is."""

    def generate_context(self) -> None:
        root, retention = self.output.resolve(), self.settings["OUTPUT_RETENTION"]
        cache = Path(self.settings["CACHE_PATH"]).resolve()
        if code := overlap(root, self.content.resolve(), cache, retention):
            self.build.report(Problem.of(self.output.name, 0, code, output=self.output.name))
        elif not self.build.output_is_ours and (found := foreign(root, retention)):
            name = self.output.name
            problem = Problem.of(name, 0, "foreign-output", output=name, found=found)
            self.build.report(problem)


Render = Callable[[Output], bytes | LargeFile]


class Printed(NamedTuple):
    """What became of an output: whether it had to be written, and what the file is now."""

    written: bool
    stamp: Stamp
    digest: bytes


class Press(Writer):  # type: ignore[misc] # Pelican has no types
    """Writes the output folder so that it holds exactly the planned files."""

    def __init__(self, output_path: str, settings: dict[str, Any]) -> None:
        super().__init__(output_path, settings)
        self.tally = Tally()
        self._root = Path(output_path)

    def print_all(
        self,
        render: Render,
        build: Build,
        jobs: int,
    ) -> None:
        """Remove what is no longer planned, render what is stale, ``index.html`` first, note both."""
        stale = list({output.path: output for output in build.outputs if output.stale}.values())
        stale.sort(key=lambda output: (output.path != "index.html", output.near))
        unwanted = build.released | build.foreign
        if build.changes.everything:
            self._remove_orphans({output.path for output in stale})
        else:
            self._remove(unwanted)
            self._remove_folders(build.foreign_folders)
            for path in build.foreign_folders:
                build.output_snapshot.drop(os.fsencode(path) + b"/")
        results = self._print(render, stale, build, jobs)
        self.tally.written = sum(printed.written for printed in results.values())
        touched = {path for path, printed in results.items() if printed.written}
        if build.changes.everything:
            build.output_snapshot = Snapshot()
            touched = set(results)
        else:
            touched |= unwanted | {f"{folder}/." for folder in build.foreign_folders}
            for path in unwanted:
                build.output_snapshot.drop(os.fsencode(path))
        for path, printed in results.items():
            build.output_snapshot.put(os.fsencode(path), Mark(printed.stamp, printed.digest))
        self._note_folders(build.output_snapshot, touched)

    def _print(
        self,
        render: Render,
        stale: list[Output],
        build: Build,
        jobs: int,
    ) -> dict[str, Printed]:
        """Render outputs, the first of them before any other."""

        def print_nth(number: int) -> Printed:
            return self._print_one(render, stale[number], build.output_snapshot)

        first, rest = range(len(stale))[:1], range(len(stale))[1:]
        printed = chain(map(print_nth, first), parallel_map(print_nth, rest, jobs))
        tracked = build.progress.track("Ghi trang", printed, len(stale))
        return {output.path: one for output, one in zip(stale, tracked, strict=True)}

    def _print_one(self, render: Render, output: Output, known: Snapshot) -> Printed:
        """Render one output, and write it if the file is not known to be the same."""
        data = render(output)
        digest = data.digest if isinstance(data, LargeFile) else fingerprint(data)
        mark = known.get(os.fsencode(output.path))
        if mark is not None and mark.digest == digest:
            return Printed(False, mark.stamp, digest)
        file = f"{self._root}/{output.path}"
        same = mark is None and holds(file, data)
        if not same:
            write_atomic(file, data.pieces if isinstance(data, LargeFile) else data)
        return Printed(not same, stamp_of(os.lstat(file)), digest)

    def _note_folders(self, snapshot: Snapshot, paths: Iterable[str]) -> None:
        """Note the folders above the paths, and the root."""
        folders = {folder for path in paths for folder in _folders(os.fsencode(path))}
        root = os.fsencode(self._root) + b"/"
        for folder in folders:
            try:
                snapshot.put(folder, Mark(stamp_of(os.lstat(root + folder.lstrip(b"/")))))
            except FileNotFoundError:
                snapshot.drop(folder)

    def _remove(self, paths: Iterable[str]) -> None:
        """Remove files, and folders that this leaves empty."""
        for path in sorted(paths):
            file = self._root / path
            try:
                file.unlink()
                self.tally.removed += 1
                for folder in file.parents:
                    if folder == self._root:
                        break
                    folder.rmdir()
            except FileNotFoundError:
                continue
            except OSError as error:
                if error.errno not in (errno.ENOTEMPTY, errno.EEXIST):
                    raise

    def _remove_folders(self, paths: Iterable[str]) -> None:
        """Remove empty folders, the innermost first."""
        for path in sorted(paths, reverse=True):
            try:
                (self._root / path).rmdir()
            except OSError as error:
                if error.errno not in (errno.ENOTEMPTY, errno.EEXIST, errno.ENOENT, errno.ENOTDIR):
                    raise

    def _remove_orphans(self, planned: Collection[str]) -> None:
        """Remove what is not planned, and folders left empty; keep ``OUTPUT_RETENTION`` at the top."""
        kept = set(self.settings["OUTPUT_RETENTION"])
        if not self._root.is_dir():
            return
        for entry in list(os.scandir(self._root)):
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


def holds(file: str, data: bytes | LargeFile) -> bool:
    """Tell whether a plain file holds exactly ``data``."""
    if isinstance(data, LargeFile):
        return os.path.isfile(file) and not os.path.islink(file) and digest_file(file) == data.digest
    return same_bytes(file, data)


def _folders(path: bytes) -> list[bytes]:
    """List the folders above a file, as a tree names them."""
    parts = path.split(b"/")[:-1]
    return [b"/", *(b"/".join(parts[:length]) + b"/" for length in range(1, len(parts) + 1))]


def get_writer(_: object) -> type[Press]:
    return Press


def get_generators(_: object) -> type[Generator]:
    return PressGenerator


def register() -> None:
    REGISTRY.register(__name__, OUTPUT)
    signals.get_generators.connect(get_generators)
    signals.get_writer.connect(get_writer)
