"""READ: the new and changed files of the content folder → frozen records, and what is wrong with them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

from pelican.plugins import signals
from pelican.readers import BaseReader, Readers

from plugins.codec import decode, digest_body, encode, encode_body
from plugins.files import Entry
from plugins.manuscript.links import site_address
from plugins.model import Problem, Site
from plugins.stage import Reading, Stage
from plugins.tree import fingerprint
from plugins.workers import spread


class Sheet(NamedTuple):
    """What a worker sends back of a manuscript: texts, which are quick to send."""

    url: str
    record: str
    body: str
    problems: tuple[Problem, ...]
    draft: bool
    digest: bytes


class ManuscriptReader(BaseReader):  # type: ignore[misc] # Pelican has no types
    """Reads ``.md`` files for Pelican; Markdown's extensions come from its ``MARKDOWN`` setting."""

    file_extensions: ClassVar = ["md"]

    @cached_property
    def _typesetter(self) -> Any:
        from plugins.manuscript.body import Typesetter

        markdown = self.settings["MARKDOWN"]
        return Typesetter(markdown["extensions"], markdown["extension_configs"])

    def read_manuscript(self, root: Path, site: Site, entry: Entry) -> Sheet:
        """Read a file of the content folder ``root``."""
        from plugins.manuscript.record import read

        data = (root / entry.stored).read_bytes()
        found = read(entry.path, data, site, self._typesetter)
        url, digest = site_address(entry.path) or "", fingerprint(data)
        if found.record is None:
            return Sheet(url, "", "", found.problems, found.draft, digest)
        body = encode_body(found.record.body)
        record = replace(found.record, body_digest=digest_body(body))
        return Sheet(url, encode(record), body, found.problems, found.draft, digest)


class ManuscriptGenerator(Stage):
    """Begins to read what is new or changed of articles and standing pages, in the order of their paths."""

    def generate_context(self) -> None:
        found = self.build.entries
        entries = [entry for entry in found if entry.kind == "file" and _is_manuscript(entry.path)]
        if entries:
            self.build.arriving = self._read(entries)

    def _read(self, entries: list[Entry]) -> Iterator[tuple[Reading, str]]:
        """Read in all processes, and hand on as they come; bodies go into the catalogue."""
        build = self.build
        categories = {category.slug: category for category in build.site.categories}
        reader = Readers(self.settings).readers["md"]
        read_one = partial(reader.read_manuscript, self.content, build.site)
        sheets = build.progress.track("Đọc bài", spread(read_one, entries, self.jobs), len(entries))
        for entry, sheet in zip(entries, sheets, strict=True):
            record = decode(sheet.record, categories) if sheet.record else None
            if record is not None:
                build.catalogue.keep_body(entry.path, sheet.body)
            reading = Reading(entry.path, sheet.url, record, sheet.problems, sheet.draft, sheet.digest)
            build.report("reading", reading.problems)
            build.content_tree.set_digest(os.fsencode(entry.stored), reading.digest)
            build.readings[entry.path] = reading
            yield reading, sheet.record


def _is_manuscript(path: str) -> bool:
    """Tell whether a file is meant as an article or page, wherever it lies."""
    return path.casefold().endswith((".md", ".markdown"))


def add_reader(readers: Readers) -> None:
    """Let our reader be the only one."""
    readers.reader_classes = {"md": ManuscriptReader}


def get_generators(_: object) -> type[Stage]:
    return ManuscriptGenerator


def register() -> None:
    signals.readers_init.connect(add_reader)
    signals.get_generators.connect(get_generators)
