"""READ: the files of the content folder → frozen records, and what is wrong with them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from pelican.plugins import signals
from pelican.readers import BaseReader, Readers

from plugins.files import Entry, walk
from plugins.manuscript.body import Typesetter
from plugins.manuscript.links import site_address
from plugins.manuscript.record import Reading, read
from plugins.model import Article, Site, StandingPage
from plugins.stage import Stage
from plugins.workers import spread


class ManuscriptReader(BaseReader):  # type: ignore[misc] # Pelican has no types
    """Reads ``.md`` files for Pelican; Markdown's extensions come from its ``MARKDOWN`` setting."""

    file_extensions: ClassVar = ["md"]

    def __init__(self, settings: dict[str, Any]) -> None:
        super().__init__(settings)
        markdown = settings["MARKDOWN"]
        self._typesetter = Typesetter(markdown["extensions"], markdown["extension_configs"])

    def read_manuscript(self, root: Path, site: Site, entry: Entry) -> Reading:
        """Read a file of the content folder ``root``."""
        return read(entry.path, (root / entry.stored).read_bytes(), site, self._typesetter)


class ManuscriptGenerator(Stage):
    """Reads all articles and standing pages, in the order of their paths."""

    def generate_context(self) -> None:
        reader = Readers(self.settings).readers["md"]
        build = self.build
        build.entries = tuple(walk(self.content))
        articles, pages, drafts, unread = [], [], set(), set()
        entries = [entry for entry in build.entries if entry.kind == "file" and _is_manuscript(entry.path)]
        read_one = partial(reader.read_manuscript, self.content, build.site)
        for entry, reading in zip(entries, spread(read_one, entries, self.jobs), strict=True):
            build.problems += reading.problems
            if reading.draft:
                drafts.add(entry.path)
            if isinstance(reading.record, Article):
                articles.append(reading.record)
            elif isinstance(reading.record, StandingPage):
                pages.append(reading.record)
            else:
                unread.add(site_address(entry.path) or "")
        build.articles, build.pages = tuple(articles), tuple(pages)
        build.drafts, build.unread = frozenset(drafts), frozenset(unread)


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
