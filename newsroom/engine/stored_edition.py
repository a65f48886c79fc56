"""Read what an edition is asked for from the catalogue: each thing when it is first asked for, and once.

Where a build makes every page, ``preload`` of each class reads all it has in one go.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cached_property, lru_cache
from typing import Any, Generic, TypeVar, overload

from newsroom.engine.codec import decode, decode_body, with_body
from newsroom.engine.lists import RANKS, ListKind, ListName
from newsroom.engine.queries import Queries, TermRow
from newsroom.engine.terms import in_order
from newsroom.model.addresses import place_of
from newsroom.model.anchors import anchors_of
from newsroom.model.records import Article, R, Record, StaticPage, as_of
from newsroom.model.site import Site, Term

V = TypeVar("V")

_HELD = 512
"""How many values are held at once, the last that were asked for: neighbours show much the same."""
_AHEAD = 16
"""How many articles of a list are read with others, because pages that come next ask for them."""
_FIRST = 32
"""How many articles of a list are read first where nobody says how many are wanted."""


class Recent(dict[Any, V]):
    """What was put in last, up to a few; the first of them goes when another comes."""

    def __setitem__(self, key: Any, value: V) -> None:
        if len(self) >= _HELD and key not in self:
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


class ArticleList(Sequence[Article]):
    """A list of articles, newest first."""

    def __init__(self, queries: Queries, records: StoredRecords, name: ListName) -> None:
        self._rows, self._records, self._name = queries.entries, records, name
        self._urls: tuple[str, ...] | None = None

    def hold(self, urls: Sequence[str]) -> None:
        """Hold the addresses of all articles of the list."""
        self._urls = tuple(urls)

    @cached_property
    def _length(self) -> int:
        return self._rows.count(self._name) if self._urls is None else len(self._urls)

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {url: place for place, url in enumerate(self._urls or ())}

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, place: int) -> Article: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Article]: ...
    def __getitem__(self, place: int | slice) -> Article | Sequence[Article]:
        if isinstance(place, slice):
            start, end, step = place.indices(len(self))
            if step != 1:
                raise ValueError("only unbroken slices can be asked for")
            return self._slice(start, max(0, end - start))
        index = range(len(self))[place]
        return self._slice(index, 1)[0]

    def _slice(self, start: int, length: int) -> list[Article]:
        """Read a slice from the nearer end."""
        if not length:
            return []
        if self._urls is not None:
            newer = self._urls[max(0, start - _AHEAD) : start]  # pages are printed the oldest first
            return self._records.at_all(self._urls[start : start + length], newer)
        behind = len(self) - start - length
        from_oldest = behind < start
        return self._records.listed(self._name, behind if from_oldest else start, length, from_oldest)

    def __iter__(self) -> Iterator[Article]:
        """Read a few articles, and more the further one goes: most who ask want the first ones only."""
        start, length = 0, _FIRST
        while start < len(self):
            yield from self[start : start + length]
            start, length = start + length, min(2 * length, _HELD)

    def place(self, article: Article) -> int:
        """Give the index of an article that is in the list."""
        if self._urls is not None:
            return self._places[article.url]
        return self._rows.newer(self._name, RANKS[self._name.kind](article))


class StoredLists:
    """The lists of the catalogue."""

    def __init__(self, queries: Queries, records: StoredRecords) -> None:
        self._queries, self._records = queries, records
        self._lists: dict[ListName, ArticleList] = {}
        self._keys: dict[str, list[str]] = {}

    def preload(self) -> None:
        """Read who stands where; an address in many lists is held once."""
        held: dict[ListName, list[str]] = defaultdict(list)
        addresses: dict[str, str] = {}
        for name, url in self._queries.entries.all():
            held[name].append(addresses.setdefault(url, url))
        self._keys = defaultdict(list)
        for name in sorted(held):
            self._keys[name.kind].append(name.key)
            self.find(name).hold(held[name])

    def find(self, name: ListName) -> ArticleList:
        """Give the list of a name, which may hold nothing."""
        if name not in self._lists:
            self._lists[name] = ArticleList(self._queries, self._records, name)
        return self._lists[name]

    def keys(self, kind: ListKind) -> list[str]:
        """List the keys of a kind whose lists hold anything, in their order as texts."""
        if kind.name not in self._keys:
            self._keys[kind.name] = self._queries.entries.keys(kind)
        return self._keys[kind.name]


class StoredTerms(Mapping[str, Term]):
    """The terms of a kind of list by their key, in dictionary order."""

    def __init__(self, queries: Queries, kind: ListKind) -> None:
        self._rows, self._kind = queries.terms, kind
        self._made: dict[str, Term] = {}

    def __getitem__(self, key: str) -> Term:
        if key not in self._made:
            row = self._rows.find(self._kind.of(key))
            if row is None:
                raise KeyError(key)
            self._made[key] = _term(row)
        return self._made[key]

    @cached_property
    def _all(self) -> dict[str, Term]:
        self._made = in_order({row.key: _term(row) for row in self._rows.all(self._kind)})
        return self._made

    def preload(self) -> None:
        """Read all terms."""
        self._all  # noqa: B018 (a cached property)

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)


def _term(row: TermRow) -> Term:
    return Term(row.name, row.slug, row.url)


class StoredValues(Mapping[str, V], Generic[V]):
    """Values of the catalogue by their key: photos by path, covers by address."""

    def __init__(
        self, find: Callable[[str], V | None], read_all: Callable[[], Iterable[tuple[str, V]]]
    ) -> None:
        """``find`` reads the value of a key, ``read_all`` keys and values in the order of the keys."""
        self._find: Callable[[str], V | None]
        self._find, self._read_all = lru_cache(maxsize=_HELD)(find), read_all

    def preload(self) -> None:
        """Read all values, and hold them: for such as are few or small."""
        self._find = dict(self._read_all()).get

    def __getitem__(self, key: str) -> V:
        found = self._find(key)
        if found is None:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[str]:
        return (key for key, _ in self._read_all())

    def __len__(self) -> int:
        return sum(1 for _ in self)
