"""Say which room reads which kind of file.

A reader is imported when the first file of its kind comes: to start costs nothing, and a Word file needs no
more than what reads Word.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from newsroom.commands.importer.intake.gathering import Job
from newsroom.commands.importer.intake.kinds import MARKED, MHTML, OFFICE, PAGE, TEXT, WORD
from newsroom.commands.importer.source import Source, Unreadable

Reader = Callable[[Job], Iterable[Source]]
_ROOM = "newsroom.commands.importer"


def _called(module: str, function: str) -> Callable[..., Any]:
    found: Callable[..., Any] = getattr(importlib.import_module(f"{_ROOM}.{module}"), function)
    return found


def _whole(module: str, function: str) -> Reader:
    """Give the reader that takes a name and the bytes of a file, and gives one source."""

    def read(job: Job) -> Iterator[Source]:
        found = _called(module, function)(job.name, Path(job.path).read_bytes())
        assert isinstance(found, Source)
        yield found

    return read


def _page(job: Job) -> Iterable[Source]:
    found: Iterable[Source] = _called("pages.page", "read_page")(Path(job.path), Path(job.root))
    return found


def _marked(job: Job) -> Iterator[Source]:
    """Read a text that begins with a header of its own, as sites of other systems have them, alone."""
    for found in _called("archives", "articles")(Path(job.path), "marked", Path(job.root), job.name):
        if isinstance(found, Source):
            yield found
        else:  # said to be no article of a site; here it was named, or lies among articles
            raise Unreadable(found.reason)


READERS: dict[str, Reader] = {
    WORD: _whole("word", "read_word"),
    OFFICE: _whole("word", "read_word"),
    TEXT: _whole("scraped", "read_text"),
    PAGE: _page,
    MHTML: _page,
    MARKED: _marked,
}
"""The readers of files that hold one article, or a few; ``listing`` reads archives."""
