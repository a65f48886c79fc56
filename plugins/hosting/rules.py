"""Say once what a host is to do for the site: each writer puts it into the words of one kind of host."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote_to_bytes

from newsroom.model.addresses import encoded
from newsroom.model.gone import Gone
from newsroom.model.hosting import HASHED_FOLDERS
from newsroom.model.proofs import proof
from newsroom.model.redirect import Redirect, stub_path
from newsroom.model.site import Site
from plugins.hosting.policy import security_headers

ADDITIONS = ("fbclid", "gclid", "zarsrc", "utm_[a-z]+")
"""Names of what chat apps and advertisers add to the query of a shared address, as regular expressions."""

FOREVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
"""``Cache-Control`` of files that never change, and of all others."""


@dataclass(frozen=True, slots=True)
class Move:
    """An old address and the one it leads to; both are paths from the root of the host, percent-encoded.

    ``query`` is that of the old address. ``has_stub`` tells that a file of the site leads on, too. ``to``
    is ``""`` where nothing is there any more; ``page`` then names the file that says so.
    """

    path: str
    query: str
    to: str
    has_stub: bool = False
    page: str = ""

    @property
    def asked(self) -> str:
        """The address as it is asked for."""
        return f"{self.path}?{self.query}" if self.query else self.path

    @property
    def forms(self) -> tuple[str, ...]:
        """The ways to ask for it: a folder has one with and one without a slash at its end."""
        if self.query or self.path == "/" or posixpath.splitext(self.path.rstrip("/"))[1]:
            return (self.asked,)
        bare = self.path.rstrip("/")
        return (bare, f"{bare}/")

    @property
    def key(self) -> str:
        """What tells it from others: case and an end slash do not."""
        return self.forms[0].lower()

    @property
    def segments(self) -> list[bytes]:
        """The names on the way, as bytes, without those of an end slash."""
        return [unquote_to_bytes(part) for part in self.path.split("/") if part]


@dataclass(frozen=True, slots=True)
class Rules:
    """All that a host is to do. ``base`` is the path prefix of the site; ``headers`` are for every answer.

    ``feeds`` names those of the folder ``feeds``, ``proofs`` the files at the root that prove whose it is.
    """

    base: str
    moves: tuple[Move, ...]
    gone: tuple[Move, ...]
    headers: tuple[tuple[str, str], ...]
    types: tuple[tuple[str, str], ...] = (
        (".avif", "image/avif"),
        (".vtt", "text/vtt"),
        (".webmanifest", "application/manifest+json"),
        (".atom.xml", "application/atom+xml"),
        (".rss.xml", "application/rss+xml"),
    )
    hashed: tuple[str, ...] = HASHED_FOLDERS
    feeds: tuple[str, ...] = ()
    proofs: tuple[str, ...] = ()

    @property
    def not_found(self) -> str:
        """The page that says that something is not there."""
        return f"{self.base}/404.html"


def make_rules(
    site: Site,
    redirects: Iterable[Redirect],
    gone: Iterable[Gone],
    moved: Iterable[tuple[str, str]] = (),
) -> Rules:
    """Gather the rules; an address, case aside, has one meaning, and none that leads to itself.

    ``moved`` are site-relative addresses at which a file of the site leads on, each with the one it leads to.
    """
    base = site.base
    moves: dict[str, Move] = {}
    for redirect in redirects:
        to = f"{base}/{quote(redirect.record.url)}"
        for move in _moves(base, redirect.old, to):
            if to.lower() not in {form.lower() for form in move.forms}:
                moves.setdefault(move.key, move)
    for old, new in moved:
        move = Move(f"{base}/{quote(old)}", "", f"{base}/{quote(new)}", has_stub=True)
        moves.setdefault(move.key, move)
    ended: dict[str, Move] = {}
    for one in gone:
        address = f"{base}/{quote(one.url)}"
        page = f"{address}index.html" if one.has_page else f"{base}/404.html"
        for move in (
            Move(address, "", "", one.has_page, page),
            Move(f"{address}index.html", "", "", page=page),
        ):
            ended.setdefault(move.key, move)
        for old in one.old_urls:
            for move in _moves(base, old, "", page):
                ended.setdefault(move.key, move)
    for key in moves:
        ended.pop(key, None)
    return Rules(
        base,
        tuple(moves.values()),
        tuple(ended.values()),
        security_headers(site),
        proofs=tuple(proof(key, code)[0] for key, code in site.verification),
        feeds=("all", *(name for one in site.categories for name in (one.slug, *one.old_slugs))),
    )


def _moves(base: str, old: str, to: str, page: str = "") -> Iterator[Move]:
    """Give the addresses that ``old`` stands for: at the root of the host, and below the path prefix."""
    path, _, query = old.partition("?")
    has_stub = not page and stub_path(old) is not None  # it stands below the prefix
    places = [path] if not base or path.startswith(f"{base}/") else [path, f"{base}{path}"]
    for place in places:
        yield Move(encoded(place), encoded(query), to, has_stub and place == f"{base}{path}", page)
