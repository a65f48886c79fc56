"""READ: which files are new, changed or gone since the last build, and whether its output is whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pelican
from pelican.plugins import signals

from newsroom import PROGRAM
from newsroom.engine import (
    ALL,
    Ahead,
    Generator,
    Scan,
    Scanner,
    Snapshot,
    Theme,
    libraries,
    page_key,
    read_folder,
    read_inside,
    reading_key,
    scan_folders,
    tell,
)
from newsroom.model.addresses import article_place
from newsroom.model.content import has_manuscripts, is_ignored
from newsroom.settings import sources_of
from plugins.survey.fitting import unfit_line

ROOT = Path(__file__).resolve().parents[2]
_ALL = 10**9
SITE_PACKAGES = Path(pelican.__file__).resolve().parent.parent


class SurveyGenerator(Generator):
    """Opens the catalogue, if it fits this build, and compares the folders with it."""

    def run(self) -> Scan:
        catalogue, queries = self.build.catalogue, self.build.queries
        if not self.build.check_only or Path(self.settings["CACHE_PATH"]).is_dir():
            catalogue.lock(_tell)
        keys = self._keys(self._theme())
        content, output = Snapshot(), Snapshot()
        is_empty, lost = not has_manuscripts(self.content), set[str]()
        from_scratch = everything = True
        if self.settings["LOAD_CONTENT_CACHE"] and catalogue.open():
            lost.update(queries.entries.newest(ALL.of(), _ALL) if is_empty else ())
            output = queries.snapshots.find("output")
            from_scratch = not queries.notes.fit(keys, "reading")
            everything = self.build.everything or not output or not queries.notes.fit(keys, "page")
        if from_scratch:
            catalogue.begin(passing=self.build.check_only)
        else:
            content = queries.snapshots.find("content")
        catalogue.start()
        queries.notes.put(**keys)
        lost.update(self._pages_of_articles() if is_empty else ())
        return replace(self._look(content, output, from_scratch, everything), lost=frozenset(lost))

    def _pages_of_articles(self) -> Iterator[str]:
        """Give the addresses of articles that have a page in the output folder, whoever knows of it."""
        for page in self.output.glob("[0-9][0-9][0-9][0-9]/[0-9][0-9]/*/index.html"):
            address = page.parent.relative_to(self.output).as_posix()
            if article_place(address) == address:
                yield f"{address}/"

    def _theme(self) -> Theme:
        """Read the theme, and hand it on."""
        folders = [*map(Path, self.settings["THEME_TEMPLATES_OVERRIDES"]), self.theme / "templates"]
        templates = tuple((str(folder), read_folder(folder)) for folder in folders)
        theme = Theme(templates, read_folder(self.theme / "static"))
        names = {name for _, files in templates for name in files}
        if unfit := unfit_line(str(self.theme), names, theme.static):
            raise SystemExit(unfit)
        self.build.give(theme)
        return theme

    def _keys(self, theme: Theme) -> dict[str, str]:
        site, installed = self.build.site, libraries(SITE_PACKAGES, ROOT / "requirements.lock")
        added = sources_of(self.settings["MARKDOWN"])
        reading = reading_key(PROGRAM, installed + added, self.settings, site)
        folders = [theme.static, *(files for _, files in theme.templates), self._brand()]
        return {"reading": reading, "page": page_key(reading, site, folders)}

    def _brand(self) -> dict[str, bytes]:
        """Read the pictures of the site's own sign, which every page shows."""
        files = sorted(set(self.build.site.brand.files.values()))
        return {path: read_inside(self.content, path) or b"" for path in files}

    def _look(self, content: Snapshot, output: Snapshot, from_scratch: bool, everything: bool) -> Scan:
        """Look at the content folder; the output folder may be looked at until somebody asks."""
        seal = self.build.catalogue.seal_text()
        scanner = Scanner(self.output, output, self._skip_retained, public=True)
        ahead = self.build.ahead
        known = ahead.suspects("content", seal) if ahead and content else None
        suspects = partial(_suspects, ahead, seal, self.output, output)
        change, outside = scan_folders(
            Scanner(self.content, content, lambda _, name: is_ignored(name)), scanner, suspects, known
        )
        return Scan(
            content=content,
            output=output,
            from_scratch=from_scratch,
            everything=everything,
            entries=change.entries,
            gone=change.gone,
            outside=outside,
        )

    def _skip_retained(self, folder: str, name: str) -> bool:
        return not folder and name in self.settings["OUTPUT_RETENTION"]


def _suspects(ahead: Ahead | None, seal: bytes, root: Path, snapshot: Snapshot) -> list[bytes]:
    """Give what looking ahead found of the output folder, if it is about what is in hand now; else look."""
    found = ahead.suspects("output", seal) if ahead else None
    return snapshot.suspects(root, public=True) if found is None else found


def _tell(process: str) -> None:
    tell(f"Một lần dựng khác (tiến trình {process}) đang chạy, xin chờ…")


def get_generators(_: object) -> type[Generator]:
    return SurveyGenerator


def register() -> None:
    signals.get_generators.connect(get_generators)
