"""Know the articles of the site that readers see, from its own pages.

What is published is asked, not what was built last: it may be an older release. A page of an article
says so in its head, and its imported ``Views`` at its opening; what was withdrawn does not.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

_BASE_RE = re.compile(r'href="([^"]*?)/theme/site\.[^"/]+\.css"')
_ARTICLE_RE = re.compile(r'<meta property="og:type" content="article">')
_TITLE_RE = re.compile(r'<meta property="og:title" content="([^"]*)">')
_VIEWS_RE = re.compile(r'class="opening__views">Lượt xem: ([0-9.]+)<')
_MOST = 4 << 20
"""Bytes of a page that are looked at."""


class Fact(NamedTuple):
    """What a page says: its title and imported views. ``size`` and ``changed`` (ns) tell the file."""

    size: int
    changed: int
    title: str
    views: int


def read_page(text: str) -> tuple[str, int] | None:
    """Give title and imported views of the page of an article, ``None`` if it is no such page."""
    title, views = _TITLE_RE.search(text), _VIEWS_RE.search(text)
    if title is None or not _ARTICLE_RE.search(text):
        return None
    return html.unescape(title[1]), int(views[1].replace(".", "")) if views else 0


def read_base(home: str) -> str | None:
    """Give the path prefix of a site from its home page, ``None`` if it is no page of ours."""
    found = _BASE_RE.search(home)
    return html.unescape(found[1]) if found else None


@dataclass
class Published:
    """The site in a folder. ``facts`` are what is known of its pages, by permalink, and kept."""

    folder: Path
    facts: dict[str, Fact] = field(default_factory=dict)
    _asked: dict[str, Fact | None] = field(default_factory=dict)

    @property
    def base(self) -> str | None:
        """The path prefix, ``None`` if there is no site of ours in the folder."""
        try:
            return read_base((self.folder / "index.html").read_text(encoding="utf-8", errors="replace"))
        except (FileNotFoundError, NotADirectoryError):
            return None

    def article(self, permalink: str) -> Fact | None:
        """Give what the page of an article says, ``None`` if there is none now."""
        if permalink not in self._asked:
            self._asked[permalink] = self._look(permalink)
        return self._asked[permalink]

    def _look(self, permalink: str) -> Fact | None:
        file = self.folder / permalink / "index.html"
        try:
            found = file.stat()
        except (FileNotFoundError, NotADirectoryError):
            return None
        known = self.facts.get(permalink)
        if known and (known.size, known.changed) == (found.st_size, found.st_mtime_ns):
            return known
        with file.open("rb") as page:
            said = read_page(page.read(_MOST).decode("utf-8", "replace"))
        return Fact(found.st_size, found.st_mtime_ns, *said) if said else None

    def kept(self, permalinks: Mapping[str, int]) -> dict[str, Fact]:
        """Give the facts of those that are there, to be known the next time."""
        return {one: fact for one in permalinks if (fact := self.article(one))}
