"""Hold what leads from old addresses to records, and know where a file can do it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from newsroom.model.records import Record
from newsroom.vietnamese.comparing import nfc


@dataclass(frozen=True, slots=True)
class Redirect:
    """An old address, as a path from the root with its query, and the record it leads to."""

    old: str
    line: int
    record: Record


def redirects(records: Iterable[Record]) -> list[Redirect]:
    """List the redirects of the given records, by old address."""
    found = [Redirect(old.target, old.line, record) for record in records for old in record.old_urls]
    return sorted(found, key=lambda redirect: (redirect.old, redirect.record.path))


def stub_path(old: str) -> str | None:
    """Give the file a static host shows for ``old``; ``None`` if no HTML file can stand for it.

    That is so for addresses with a query and for such as ``/tin.aspx``, which a host would
    not serve as HTML: only the host itself can redirect those.
    """
    parts = urlsplit(old)
    path = nfc(unquote(parts.path)).lstrip("/")
    suffix = posixpath.splitext(path)[1].lower()
    if parts.query or not path or ".." in path.split("/") or "\0" in path:
        return None
    if suffix in (".html", ".htm"):
        return path
    return None if suffix else f"{path.rstrip('/')}/index.html"
