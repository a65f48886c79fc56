"""Read the HTML of an article into blocks, and take along the files that it shows."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from newsroom.commands.importer.archives.entry import Entry
from newsroom.commands.importer.archives.shelf import Taken
from newsroom.commands.importer.pages.html import read_html
from newsroom.commands.importer.source import Block, Dropped, Fact, Fault, Picture, Source, Span

Find = Callable[[str], Path | None]
"""Gives the file that an address leads to; it lies inside the imported folder."""
_LINK_RE = re.compile(r"(<a\b[^<>]*?\bhref\s*=\s*([\"']))([^\"'<>]*)\2", re.IGNORECASE)
_FILE_RE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|zip|rar|mp3|mp4|m4a)(?:[?#].*)?$", re.IGNORECASE)
"""Files that an article may lead to; pictures behind pictures are those pictures."""


@dataclass
class Body:
    """An article's blocks, notes and files, and what was left out of it."""

    blocks: tuple[Block, ...]
    notes: Mapping[str, tuple[Block, ...]]
    find: Find
    taken: Taken
    site: str = ""
    dropped: list[Dropped] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def name_of(self, address: str) -> str:
        """Take a file along, and give its name in the article's folder, ``""`` if it is not there."""
        found = self.find(address)
        return self.taken.take(found) if found else ""

    def drop(self, part: str, reason: str, place: int = 0) -> None:
        """Note that a part is left out."""
        self.dropped.append(Dropped(place, part, reason))

    def fault(self, text: str, place: int = 0) -> None:
        """Note what an editor should see to, once."""
        if text not in (one.text for one in self.faults):
            self.faults.append(Fault(text, place))

    def show_first(self, name: str, caption: tuple[str, ...] = ()) -> None:
        """Put a picture above the text, where themes show the one that stands for an article."""
        spans = tuple(Span(text) for text in caption)
        self.blocks = (Picture(name, caption=spans), *self.blocks)

    def source(self, entry: Entry, facts: Mapping[str, tuple[Fact, ...]]) -> Source:
        """Make the record."""
        return Source(
            name=entry.name,
            kind=entry.kind,
            blocks=self.blocks,
            notes=self.notes,
            files=dict(self.taken.files),
            facts=facts,
            dropped=tuple(self.dropped),
            faults=tuple(self.faults),
            is_whole=True,
            site=_host(self.site),
        )


def body_of(text: str, find: Find, site: str = "") -> Body:
    """Read HTML; files that ``find`` knows go along. Other links within the ``site`` get its address."""
    taken = Taken()

    def name_of(address: str) -> str:
        found = find(address)
        return taken.take(found) if found else ""

    def linked(match: re.Match[str]) -> str:
        address = html.unescape(match[3])
        if _FILE_RE.search(address) and (name := name_of(address)):
            return f"{match[1]}{name}{match[2]}"
        if site and address.startswith("/") and not address.startswith("//"):
            return f"{match[1]}{html.escape(_from_root(site, address))}{match[2]}"
        return match[0]

    reading = read_html(_LINK_RE.sub(linked, text), name_of, is_whole=True)
    return Body(reading.blocks, reading.notes, find, taken, site, list(reading.dropped), list(reading.faults))


def _from_root(site: str, address: str) -> str:
    """Give the whole address of a path from the root of a site's host."""
    try:
        return urljoin(site, address)
    except ValueError:
        return address


def _host(site: str) -> str:
    try:
        return urlsplit(site).netloc
    except ValueError:
        return ""
