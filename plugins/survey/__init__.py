"""READ: which files are new, changed or gone since the last build, and whether its output is whole."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pelican
from pelican.plugins import signals

from newsroom import PROGRAM
from newsroom.engine.cache_keys import libraries, page_key, read_folder, reading_key
from newsroom.engine.catalogue import same
from newsroom.engine.changes import EVERYTHING, Changes
from newsroom.engine.generator import Generator
from newsroom.engine.scanner import Scanner
from newsroom.engine.snapshot import Snapshot, composed
from newsroom.engine.workers import in_background
from newsroom.model.content import Entry, is_ignored

CODE = Path(__file__).resolve().parent.parent
SITE_PACKAGES = Path(pelican.__file__).resolve().parent.parent


class SurveyGenerator(Generator):
    """Opens the catalogue, if it fits this build, and compares the folders with it."""

    def generate_context(self) -> None:
        build, catalogue = self.build, self.build.catalogue
        if not build.check_only or Path(self.settings["CACHE_PATH"]).is_dir():
            catalogue.lock(_tell)
        keys = self._keys()
        if self.settings["LOAD_CONTENT_CACHE"] and catalogue.open():
            notes = catalogue.notes()
            build.output_snapshot = catalogue.snapshot("output")
            build.from_scratch = not same(notes, keys, "reading")
            build.changes = Changes() if same(notes, keys, "page") else EVERYTHING
        if build.from_scratch:
            catalogue.begin(passing=build.check_only)
        else:
            build.content_snapshot = catalogue.snapshot("content")
        catalogue.start()
        catalogue.note(**keys)
        damaged = self._look()
        if damaged:
            build.changes = EVERYTHING

    def _keys(self) -> dict[str, str]:
        build = self.build
        folders = [*map(Path, self.settings["THEME_TEMPLATES_OVERRIDES"]), self.theme / "templates"]
        build.templates = tuple((str(folder), read_folder(folder)) for folder in folders)
        build.static = read_folder(self.theme / "static")
        installed = libraries(SITE_PACKAGES, CODE.parent / "requirements.lock")
        reading = reading_key(PROGRAM, installed, self.settings, build.site)
        theme = [build.static, *(files for _, files in build.templates)]
        return {"reading": reading, "page": page_key(reading, build.site, theme)}

    def _look(self) -> bool:
        """Look at both folders, each in a process of its own; tell whether the output was tampered with."""
        build = self.build
        output = Scanner(self.output, build.output_snapshot, self._skip_retained)
        suspects = _suspects(self.output, build.output_snapshot, self.jobs)
        found = Scanner(self.content, build.content_snapshot, lambda _, name: is_ignored(name)).look()
        build.entries = tuple(Entry(composed(path), kind, path) for path, kind in sorted(found.fresh.items()))
        build.gone = frozenset(map(composed, found.gone))
        if not build.output_snapshot:
            return True
        seen, snapshot = output.look(suspects()), build.output_snapshot
        build.foreign = frozenset(path for path in seen.fresh if snapshot.digest(os.fsencode(path)) is None)
        build.foreign_folders = frozenset(seen.folders)
        build.output_is_ours = not seen.gone or any(snapshot.digest(path) for path in snapshot.files())
        changed = len(seen.fresh) > len(build.foreign)
        return bool(seen.gone or changed or any(kind != "file" for kind in seen.fresh.values()))

    def _skip_retained(self, folder: str, name: str) -> bool:
        return not folder and name in self.settings["OUTPUT_RETENTION"]


def _suspects(root: Path, snapshot: Snapshot, jobs: int) -> Callable[[], list[bytes]]:
    """Begin to ask for the suspects of a tree."""
    ask = in_background(lambda: b"\0".join(snapshot.suspects(root)), jobs)

    def suspects() -> list[bytes]:
        found = ask()
        return found.split(b"\0") if found else []

    return suspects


def _tell(process: str) -> None:
    print(f"Một lần dựng khác (tiến trình {process}) đang chạy, xin chờ…", file=sys.stderr, flush=True)


def get_generators(_: object) -> type[Generator]:
    return SurveyGenerator


def register() -> None:
    signals.get_generators.connect(get_generators)
