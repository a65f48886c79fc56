"""Read of each manuscript what its header says, whatever errors there are elsewhere."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from newsroom.model.content import ARTICLES
from newsroom.model.records import Correction
from plugins.manuscript.corrections import read_corrections
from plugins.manuscript.header import decode, split
from plugins.manuscript.keys import ARTICLE_GRAMMAR
from plugins.manuscript.limits import HEAD_BYTES
from plugins.manuscript.moments import read_pin_until
from plugins.manuscript.schema import gather, read_date, read_pin, says_draft

PAGES = "pages"


@dataclass(frozen=True, slots=True)
class Entry:
    """What a manuscript says of itself; ``date`` is ``None`` where it has none that can be read."""

    path: str
    title: str
    date: datetime | None = None
    has_time: bool = False
    draft: bool = False
    pin: int | None = None
    pin_until: datetime | None = None
    corrections: tuple[Correction, ...] = ()
    withdrawn: str = ""

    @property
    def place(self) -> str:
        """How the article is called on the site: ``2024/07/ten-bai``."""
        return self.path.removeprefix(f"{ARTICLES}/").removesuffix("/index.md")


def read_entries(content: Path) -> Iterator[Entry]:
    """Read the articles and static pages of a content folder, in the order of their paths."""
    for path in sorted(_manuscripts(content)):
        try:
            with open(content / path, "rb") as file:
                data = file.read(HEAD_BYTES)
        except OSError:
            continue  # make check tells
        yield entry_of(path, data)


def _manuscripts(content: Path) -> Iterator[str]:
    for top in (ARTICLES, PAGES):
        for folder, folders, names in os.walk(content / top):
            folders[:] = [name for name in folders if not name.startswith(".")]
            wanted = [name for name in names if name == "index.md" or (top == PAGES and name.endswith(".md"))]
            yield from (Path(folder, name).relative_to(content).as_posix() for name in wanted)


def entry_of(path: str, data: bytes) -> Entry:
    """Read what a manuscript that begins with ``data`` says of itself."""
    if len(data) == HEAD_BYTES:
        data = data.rpartition(b"\n")[0]
    text, _ = decode(path, data)
    text = text or data.decode("utf-8", "replace").replace("\r\n", "\n")
    header = gather(path, split(path, text, ARTICLE_GRAMMAR)[0].fields, ARTICLE_GRAMMAR.known)
    date, has_time = read_date(header, "date")
    return Entry(
        path,
        header.text("title"),
        date,
        has_time,
        says_draft(header),
        read_pin(header),
        read_pin_until(header),
        read_corrections(header, date),
        header.text("withdrawn") if header.text("status").casefold() == "withdrawn" else "",
    )
