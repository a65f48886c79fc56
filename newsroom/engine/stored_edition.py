"""Read what an edition is asked for from the catalogue: each thing when it is first asked for, and once.

Where a build makes every page, ``preload`` of each class reads all it has in one go.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Generic, TypeVar, overload

from newsroom.engine.lists import RANKS, ListKind, ListName
from newsroom.engine.queries import Queries, TermRow
from newsroom.engine.stored_records import HELD, StoredRecords
from newsroom.engine.terms import in_order
from newsroom.model.records import Article
from newsroom.model.site import Term

V = TypeVar("V")

_AHEAD = 16
"""How many articles of a list are read with others, because pages that come next ask for them."""
_FIRST = 32
"""How many articles of a list are read first where nobody says how many are wanted."""


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
            start, length = start + length, min(2 * length, HELD)

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
        self._find, self._read_all = lru_cache(maxsize=HELD)(find), read_all

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
