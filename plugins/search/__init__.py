"""PLAN: the index of the search, the page *Tìm kiếm*."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from functools import partial
from typing import Any

from pelican import Pelican
from pelican.plugins import signals

from newsroom.engine import Generator, Index
from newsroom.model.content import SITE_FILE
from newsroom.model.output import Output
from plugins.search.building import LIST
from plugins.search.index import Update
from plugins.search.page import pages
from plugins.search.root import ROOT, hashed_path, write_root
from plugins.search.segments import Segment
from plugins.search.spots import bounds, changed_paths, reheaded_paths, spots

NOTE_OF = "plugins.search.terms.note_of"
_KEPT = "search"
"""Under which the segments are noted."""


class SearchGenerator(Generator):
    """Brings the index up to date, and plans what of it is another."""

    def __init__(self, *words: Any, **named: Any) -> None:
        super().__init__(*words, **named)
        if not self.build.check_only:
            self.build.as_soon_as(Index, self._begin_index)

    def run(self) -> None:
        if not self.build.check_only:
            self._plan_index()
        for part, output in pages(self.edition, self.changes):
            self.plan(part, output)

    def _begin_index(self) -> None:
        """Let processes begin with the index, of which no other stage gives or takes anything."""
        rows, everything = self.build.queries.search, self.changes.everything
        noted = json.loads(self.build.queries.notes.all().get(_KEPT, "[]"))
        before = [Segment(**one) for one in noted]
        changed, reheaded = changed_paths(rows, self.changes), reheaded_paths(self.changes)
        self._update = Update(rows, before, self.edition.record, changed, reheaded, everything, self.jobs)
        self._update.begin(spots(rows, self.edition, self.changes))

    def _plan_index(self) -> None:
        rows, everything = self.build.queries.search, self.changes.everything
        update = self._update
        before, now = update.before, update.end()
        rows.settle(self.build.scan.gone)
        self.build.queries.notes.put(**{_KEPT: json.dumps([asdict(one) for one in now])})
        if everything or update.touched or list(now) != list(before):
            self._plan_root(now)
        known = {(segment, name): found for segment, name, found in rows.files()} if everything else {}
        for segment, name in sorted(known.keys() | update.touched):
            self._plan_file(segment, name, known.get((segment, name)) or rows.hash(segment, name))

    def _plan_root(self, now: Sequence[Segment]) -> None:
        rows = self.build.queries.search
        lists = {segment.name: rows.hash(segment.name, LIST) or b"" for segment in now}
        root = write_root(now, bounds(rows, now), lists)
        self.plan("search:root", Output(ROOT, SITE_FILE, lambda: root))

    def _plan_file(self, segment: str, name: str, found: bytes | None) -> None:
        part = f"search:{segment}/{name}"
        if found is None:
            self.plan(part)
            return
        make = partial(self.build.queries.search.file, segment, name)
        self.plan(part, Output(hashed_path(segment, name, found), SITE_FILE, make))


def add_noting(pelican: Pelican) -> None:
    """Let manuscripts be noted where they are read: by its name every process finds the function."""
    settings = pelican.settings
    if __name__ in settings["PLUGINS"]:  # a signal outlives the build that connected to it
        settings["NOTE_OF"] = NOTE_OF


def get_generators(_: object) -> type[Generator]:
    return SearchGenerator


def register() -> None:
    signals.initialized.connect(add_noting)
    signals.get_generators.connect(get_generators)
