"""Keep old addresses alive: a stub page where a static host can show one, and an nginx map."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from newsroom.engine import Edition
from newsroom.model.records import Record
from newsroom.vietnamese.comparing import nfc

MAP = "redirects.map"


@dataclass(frozen=True, slots=True)
class Redirect:
    """An old address, as a path from the root with its query, and the record it leads to."""

    old: str
    line: int
    record: Record


@dataclass(frozen=True, slots=True)
class RedirectPage:
    """A stub: ``url`` is absolute."""

    title: str
    url: str


def redirects(records: Iterable[Record]) -> list[Redirect]:
    """List the redirects of the given records, by old address."""
    found = [Redirect(old.target, old.line, record) for record in records for old in record.old_urls]
    return sorted(found, key=lambda redirect: (redirect.old, redirect.record.path))


def stub_path(old: str) -> str | None:
    """Give the file a static host shows for ``old``; ``None`` if no HTML file can stand for it.

    That is so for addresses with a query and for such as ``/tin.aspx``, which a host would
    not serve as HTML: those are in the map only.
    """
    parts = urlsplit(old)
    path = nfc(unquote(parts.path)).lstrip("/")
    suffix = posixpath.splitext(path)[1].lower()
    if parts.query or not path or ".." in path.split("/") or "\0" in path:
        return None
    if suffix in (".html", ".htm"):
        return path
    return None if suffix else f"{path.rstrip('/')}/index.html"


def stub(edition: Edition, redirect: Redirect) -> RedirectPage:
    """Make the stub page of a redirect."""
    return RedirectPage(redirect.record.title, edition.site.absolute(redirect.record.url))


def nginx_map(edition: Edition, listed: Iterable[Redirect]) -> bytes:
    """Write the lines of an nginx ``map $request_uri``; old and new start with the prefix."""
    base = edition.site.base
    lines = [f'"{_encoded(redirect.old)}" "{base}/{quote(redirect.record.url)}";\n' for redirect in listed]
    return "".join(lines).encode()


def _encoded(old: str) -> str:
    return quote(old, safe="/?=&:,+@~!*'()%")
