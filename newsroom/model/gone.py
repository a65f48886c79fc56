"""Hold what was taken down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from newsroom.model.records import Link

DELETED = "gone"
"""Why there is nothing at an address that ``da-go.toml`` lists; beside what ``hidden`` says of a record.
Of the reasons for one place the last of the alphabet is told."""

EMPTY = "empty"
"""Why there is nothing at the address of a list in which nobody stands."""


@dataclass(frozen=True, slots=True)
class Takedown:
    """An article that was taken down: its header says so, or ``da-go.toml`` lists it.

    ``url`` is site-relative; ``reason`` is plain and meant for readers, ``""`` if none was given;
    ``date`` is the day of it, if it is known. ``path`` and ``line`` say where it stands.
    """

    url: str
    reason: str = ""
    date: datetime | None = None
    old_urls: tuple[Link, ...] = ()
    path: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Gone:
    """An address at which something was taken down for good: a host answers it with status 410 (RFC 9110).

    ``url`` is site-relative, ``old_urls`` are paths from the root with their query, as ``Old_URL`` has
    them. ``has_page`` tells that the site has a page at ``url`` that says so.
    """

    url: str
    old_urls: tuple[str, ...] = ()
    has_page: bool = False
