"""Read records of the catalogue, and the anchors of what is shown, when they are asked for, and once.

Where a build makes every page, ``preload`` reads all in one go.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, TypeVar

from newsroom.engine.codec import decode, decode_body, with_body
from newsroom.engine.lists import ListName
from newsroom.engine.queries import Queries
from newsroom.model.addresses import place_of
from newsroom.model.anchors import anchors_of
from newsroom.model.records import Article, R, Record, StaticPage, as_of
from newsroom.model.site import Site

V = TypeVar("V")

HELD = 512
"""How many values are held at once, the last that were asked for: neighbours show much the same."""


class Recent(dict[Any, V]):
    """What was put in last, up to a few; the first of them goes when another comes."""

    def __setitem__(self, key: Any, value: V) -> None:
        if len(self) >= HELD and key not in self:
            del self[next(iter(self))]
        super().__setitem__(key, value)


class StoredRecords:
    """The records of the catalogue as they stand at a moment, each made once until they are released."""

    def __init__(self, queries: Queries, site: Site, now: datetime) -> None:
        self._rows, self._now = queries.records, now
        self._categories = {category.slug: category for category in site.categories}
        self._by_path: dict[str, Record] = {}
        self._articles: dict[str, Article] = {}
        self._is_whole = False

    def hold(self, records: Iterable[Record]) -> None:
        """Hold all records, if they are at hand, so that they need not be read."""
        for record in records:
            self._by_path[record.path] = as_of(record, self._now)
            self._is_whole = True

    def preload(self) -> None:
        """Read all records, unless they are held, and sort those out that are shown."""
        self.all()
        hidden = set(self._rows.hidden())
        for path, record in self._by_path.items():
            if isinstance(record, Article) and path not in hidden:
                self._articles[record.url] = record

    def release(self) -> None:
        """Hold from now on only what was asked for last, and read what is asked for again."""
        self._by_path, self._articles, self._is_whole = Recent(), Recent(), False

    def _make(self, path: str, text: str) -> Record:
        found = self._by_path.get(path)
        if found is None:
            found = self._by_path[path] = as_of(decode(text, self._categories), self._now)
        return found

    def _made(self, texts: Iterable[tuple[str, str]]) -> list[Record]:
        return [self._make(path, text) for path, text in texts]

    def at(self, path: str) -> Record | None:
        """Give the record of a content file."""
        found = self._by_path.get(path)
        if found is None and (text := self._rows.text(path)) is not None:
            found = self._make(path, text)
        return found

    def all(self) -> list[Record]:
        """List all records, by path."""
        if self._is_whole:
            return [record for _, record in sorted(self._by_path.items())]
        made = self._made(self._rows.texts())
        self._is_whole = not isinstance(self._by_path, Recent)
        return made

    def article(self, url: str) -> Article | None:
        """Give the article that is shown at ``url``."""
        found = self._articles.get(url)
        if found is None:
            made = self._made(self._rows.shown_article(url))
            found = next((one for one in made if isinstance(one, Article)), None)
            if found is not None:
                self._articles[url] = found
        return found

    def at_all(self, urls: Iterable[str], soon: Iterable[str] = ()) -> list[Article]:
        """Give the articles at addresses at which some are shown; read those wanted ``soon`` with others."""
        asked = list(urls)
        found = {url: self._articles[url] for url in asked if url in self._articles}
        missing = [url for url in asked if url not in found]
        missing += [url for url in soon if url not in self._articles] if missing else []
        for one in self._made(self._rows.shown_articles(missing)) if missing else ():
            if isinstance(one, Article):
                found[one.url] = self._articles[one.url] = one
        return [found[url] for url in asked if url in found]

    def listed(self, name: ListName, start: int, length: int, from_oldest: bool) -> list[Article]:
        """Read ``length`` articles of a list, newest first, ``start`` places from one of its ends."""
        made = self._made(self._rows.listed(name, start, length, from_oldest))
        return [record for record in made if isinstance(record, Article)]

    def pages(self) -> tuple[StaticPage, ...]:
        """List the static pages that are shown, by address."""
        made = self._made(self._rows.shown_pages())
        return tuple(record for record in made if isinstance(record, StaticPage))

    def moved(self) -> list[Record]:
        """List what is shown and had other addresses, by address."""
        return self._made(self._rows.moved())

    def coming(self, now: datetime) -> list[Article]:
        """List the articles dated after ``now``, drafts too, the soonest first."""
        made = self._made(self._rows.coming(now))
        return [record for record in made if isinstance(record, Article)]

    def whole(self, record: R) -> R:
        """Give a record its whole body back; raise ``Damaged`` if it is not there or another."""
        return with_body(record, self._rows.body(record.path))


class StoredAnchors:
    """The anchors of the pages that links ask for, each page looked at once."""

    def __init__(self, queries: Queries) -> None:
        self._rows = queries.records
        self._known: dict[str, tuple[str, ...] | None] = {}

    def at(self, address: str) -> tuple[str, ...] | None:
        """List the anchors of what is shown at an address, ``None`` if that is no record."""
        url = f"{place_of(address)}/"
        if url not in self._known:
            bodies = self._rows.shown_bodies(url)
            blocks = (block for body in bodies for block in decode_body(body) if isinstance(block, str))
            self._known[url] = anchors_of(blocks) if bodies else None
        return self._known[url]
