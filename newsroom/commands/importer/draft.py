"""Hold what was recognised in a source: the article as it will be written, and how sure that is."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from newsroom.commands.importer.source import Block, Dropped, Fault
from plugins.manuscript.keys import DOCUMENT_KEYS

UNKNOWN = "?"
"""The value of a needed header key for which nothing was found: the check asks for it."""
NEEDED = ("Title", "Date", "Category", "Author", "Summary")
"""The header keys without which no article is published, in the order in which they are asked for."""
SURE = 90
"""The confidence from which on a value is not told as a guess."""


def needed_keys(header: Container[str]) -> tuple[str, ...]:
    """List the keys that an article with those of ``header`` must have: a document needs no lead."""
    is_document = any(key in header for key in DOCUMENT_KEYS)
    is_signed = "Source" in header or "Authors" in header or "Issuer" in header
    needless = {"Summary"} if is_document else set()
    return tuple(key for key in NEEDED if key not in needless and not (key == "Author" and is_signed))


@dataclass(frozen=True, slots=True)
class Guess:
    """A value that was chosen: header key (or ``""`` for a block), value, why in Vietnamese, 0 to 100."""

    key: str
    value: str
    reason: str
    confidence: int
    place: int = 0


@dataclass(frozen=True, slots=True)
class Taken:
    """Words of the source that stand in the header (under ``key``) or in a caption (``key`` is ``""``)."""

    place: int
    text: str
    key: str


@dataclass(frozen=True, slots=True)
class Draft:
    """An article ready to be written.

    ``header`` holds values by key as DESIGN's format has them, without ``Status``; needed ones that were not
    found are ``UNKNOWN``. ``blocks`` are the body: each ``Picture`` has its whole caption, credit included,
    and one whose ``file`` is empty is asked for. ``notes``, ``files`` and ``site`` are those of the source.
    Every line of the source stands in the header, in the body, or in ``dropped`` with its reason; ``taken``
    are those that were moved, as they were (``newsroom.commands.importer.recognising.unaccounted`` counts).
    """

    source: str
    header: Mapping[str, tuple[str, ...]]
    blocks: tuple[Block, ...]
    notes: Mapping[str, tuple[Block, ...]] = field(default_factory=dict)
    files: Mapping[str, bytes | Path] = field(default_factory=dict)
    guesses: tuple[Guess, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    faults: tuple[Fault, ...] = ()
    taken: tuple[Taken, ...] = ()
    site: str = ""
    page: str = ""
    """The name of the standing page that it is, ``""`` if it is an article."""
