"""Index records in the catalogue, and say what that changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain, islice

from newsroom.engine.absence import listed_rows
from newsroom.engine.changes import Change, Changes, Span
from newsroom.engine.codec import decode, encode
from newsroom.engine.indexed import (
    IndexedRecord,
    entry_rows,
    face,
    heading_rows,
    link_rows,
    record_row,
    standing,
)
from newsroom.engine.lists import MONTH, REGISTER_KINDS, SECTIONS, YEAR, ListName
from newsroom.engine.queries import EntryRow, Queries
from newsroom.engine.term_index import TermIndex
from newsroom.engine.terms import commonest
from newsroom.model.addresses import place_of
from newsroom.model.content import TAKEDOWN_FILE
from newsroom.model.gone import Takedown
from newsroom.model.media import is_recording
from newsroom.model.records import (
    Article,
    Record,
    StaticPage,
    as_of,
    hidden,
    is_shown,
)
from newsroom.model.site import Category, Term

_BATCH = 500
_AT_THEIR_KEY = frozenset(kind.name for kind in (MONTH, YEAR, *REGISTER_KINDS))
"""The kinds of lists whose keys are their addresses."""


@dataclass
class Indexer:
    """Changes records in the catalogue, one after the other, then tells what it changed.

    ``relinked`` is what ``Changes`` tells of it; ``photos`` are those, the recordings and the files for
    download, that a record came to show or link to, or no longer does; ``reworded`` are the places
    (``place_of``) where the text is another one, so that it may have other anchors. ``kept`` are the slugs
    that names keep, by kind of list and ``comparable`` name.
    """

    queries: Queries
    categories: Mapping[str, Category]
    now: datetime
    preview: bool
    kept: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    relinked: set[str] = field(default_factory=set, init=False)
    photos: set[str] = field(default_factory=set, init=False)
    reworded: set[str] = field(default_factory=set, init=False)
    _reseated: bool = False
    _left: list[Article] = field(default_factory=list)
    _came: list[Article] = field(default_factory=list)
    _gone: set[str] = field(default_factory=set)
    _renamed: frozenset[ListName] = frozenset()
    _articles: dict[str, Change[Article]] = field(default_factory=dict)
    _pages: dict[str, Change[StaticPage]] = field(default_factory=dict)
    _moved: dict[ListName, set[str]] = field(default_factory=lambda: defaultdict(set))
    _in_place: dict[ListName, set[str]] = field(default_factory=lambda: defaultdict(set))
    _respelt: set[ListName] = field(default_factory=set)
    _lengths: dict[ListName, int] = field(default_factory=dict)
    _terms: TermIndex = field(init=False)

    def __post_init__(self) -> None:
        self._terms = TermIndex(self.queries, self.kept)

    @property
    def readdressed(self) -> Sequence[tuple[Term, Term]]:
        """The topics and authors that have another address than they had, and may not be meant to."""
        return self._terms.readdressed

    def as_indexed(self, record: Record) -> IndexedRecord:
        """Say how a record is shown now."""
        note = hidden(record, self.now)
        return IndexedRecord(as_of(record, self.now), is_shown(note, self.preview), note)

    def index_all(self, written: Iterable[tuple[Record, str]]) -> None:
        """Index all records of a catalogue that holds none, as they come, each with what ``encode`` gives."""
        written = iter(written)
        places: dict[ListName, list[tuple[str, str]]] = defaultdict(list)
        while batch := [(self.as_indexed(record), record, text) for record, text in islice(written, _BATCH)]:
            for one, *_ in batch:
                for name, entry in entry_rows(one).items():
                    places[name].append((entry.rank, entry.names))
            self.queries.links.put(
                sorted(row for one, *_ in batch for row in (*link_rows(one.record), *heading_rows(one)))
            )
            hidden_ones = (one for one, *_ in batch if not one.shown)
            self.queries.absent.put(
                (place, one.record.path, why) for one in hidden_ones for place, why in standing(one)
            )
            self.queries.records.put(
                (record_row(one, text, record.modified), text) for one, record, text in batch
            )
        self.queries.entries.put(
            EntryRow(*name, *place) for name in sorted(places) for place in sorted(places[name])
        )
        self._terms.have_other_addresses()
        counted = {name: _spellings(found) for name, found in places.items()}
        self._terms.name({name: commonest(spelt) for name, spelt in counted.items() if spelt})

    def find(self, path: str, now: datetime) -> IndexedRecord | None:
        """Give a record as it was indexed at the time ``now``."""
        shown, text = self.queries.records.is_shown(path), self.queries.records.text(path)
        if shown is None or text is None:
            return None
        record = decode(text, self.categories)
        return IndexedRecord(as_of(record, now), shown, hidden(record, now))

    def index_unread(self, drafts: Mapping[str, str]) -> None:
        """Note drafts of which no record could be made; ``drafts`` are their addresses by path."""
        self.queries.absent.put((place_of(url), path, "draft") for path, url in drafts.items())

    def list_takedowns(self, listed: Iterable[Takedown]) -> None:
        """Put what ``da-go.toml`` lists in place of what it listed before."""
        queries = self.queries
        before = {takedown.url: takedown for takedown in queries.takedowns.all()}
        after = {takedown.url: takedown for takedown in listed}
        if before == after:
            return
        self._gone |= {url for url in before.keys() | after.keys() if before.get(url) != after.get(url)}
        was, is_ = ({row for one in found.values() for row in listed_rows(one)} for found in (before, after))
        self.relinked |= {place for place, *_ in was ^ is_}
        queries.takedowns.replace(after.values())
        queries.absent.drop(TAKEDOWN_FILE)
        queries.absent.put(is_)

    def index(
        self, path: str, record: Record | None, before: datetime, redone: bool = False, unread: str = ""
    ) -> None:
        """Put ``record`` in place of the one at ``path``, as that was indexed at the time ``before``.

        ``redone`` tells that it may look different all the same, as with another photo. ``unread`` is the
        address of a draft of which no record could be made.
        """
        queries = self.queries
        old, new = self.find(path, before), self.as_indexed(record) if record else None
        self._note_lists(old, new, redone or old is None or new is None or face(old) != face(new))
        self._note_places(path, old, new, unread)
        self._reseated |= {row[1:] for row in heading_rows(old)} != {row[1:] for row in heading_rows(new)}
        self.photos |= _photos(old) ^ _photos(new)
        if old and new and old.record.body_digest != new.record.body_digest:
            self.reworded.add(place_of(new.record.url))
        queries.links.drop(path)
        queries.records.drop(path)
        for entry in entry_rows(old).values():
            queries.entries.drop(entry)
        if new is not None and record is not None:
            text = encode(record)
            queries.records.put([(record_row(new, text, record.modified), text)])
            queries.links.put((*link_rows(new.record), *heading_rows(new)))
            queries.entries.put(entry_rows(new).values())
        else:
            queries.records.drop_body(path)
        self._note_record(old, new)

    def _note_places(
        self, path: str, old: IndexedRecord | None, new: IndexedRecord | None, unread: str
    ) -> None:
        """Note where there is something to show or not, and where that is otherwise than it was."""
        rows = self.queries.absent
        was, is_ = standing(old) | rows.of(path), standing(new)
        if new is None and unread:
            is_.add((place_of(unread), "draft"))
        self.relinked |= {place for place, _ in was ^ is_}
        rows.drop(path)
        rows.put((place, path, why) for place, why in is_ if why)
        for one, other in ((old, new), (new, old)):
            if one and isinstance(one.record, Article) and one.record.withdrawn and one != other:
                self._gone.add(one.record.url)

    def _note_record(self, old: IndexedRecord | None, new: IndexedRecord | None) -> None:
        either = new or old
        if either is None or not ((old and old.shown) or (new and new.shown)):
            return
        if isinstance(either.record, Article):
            if new is None and old and old.article:
                self._left.append(old.article)
            elif old is None and new and new.article:
                self._came.append(new.article)
            change = Change(old.article if old else None, new.article if new else None)
            self._articles[either.record.url] = change
        else:
            page = Change(old.page if old else None, new.page if new else None)
            self._pages[either.record.url] = page

    def _note_lists(self, old: IndexedRecord | None, new: IndexedRecord | None, looks_new: bool) -> None:
        before, after = entry_rows(old), entry_rows(new)
        for name in before.keys() | after.keys():
            was, is_ = before.get(name), after.get(name)
            if name not in self._lengths:
                self._lengths[name] = self.queries.entries.count(name)
            if was and is_ and was.rank == is_.rank:
                if looks_new:
                    self._in_place[name].add(is_.rank)
                if was.names != is_.names:
                    self._respelt.add(name)
            else:
                self._moved[name].update(entry.rank for entry in (was, is_) if entry)
                self._respelt.add(name)

    def changes(self) -> Changes:
        """Bring the names of topics and authors up to date, and tell all that was changed."""
        self._reseated |= self._terms.have_other_addresses()
        terms = self._renamed = self._renamed | self._terms.rename(self._respelt, self._reseated)
        self.relinked |= self._terms.relinked
        lists = {name: self._span(name) for name in self._moved.keys() | self._in_place.keys()}
        self.relinked |= {place for name, span in lists.items() for place in _place_of_list(name, span)}
        gone = self._gone.union(filter(self.queries.takedowns.has, self._articles))
        return Changes(
            articles=self._articles, pages=self._pages, lists=lists, terms=terms,
            gone=frozenset(gone), relinked=frozenset(self.relinked),
        )  # fmt: skip

    def renamed(self) -> dict[str, str]:
        """Give the addresses that articles seem to have left without a word, by the path of their file.

        An article that came has title and time of one that went, or its text; nothing leads on from there.
        """
        left: dict[object, str] = {}
        for article in self._left:
            left.update(dict.fromkeys(_likeness(article), article.url))
        found = {}
        for article in self._came:
            url = next((left[one] for one in _likeness(article) if one in left), "")
            is_told = self.queries.links.is_shown("old", place_of(url)) or self.queries.takedowns.has(url)
            if url and not is_told:
                found[article.path] = url
        return found

    def _span(self, name: ListName) -> Span:
        entries = self.queries.entries
        return Span(
            before=self._lengths[name],
            after=entries.count(name),
            gaps=frozenset(entries.older(name, rank) for rank in self._moved[name]),
            places=frozenset(entries.older(name, rank) for rank in self._in_place[name]),
        )


def _spellings(places: Iterable[tuple[str, str]]) -> Counter[str]:
    """Count how often a list is called what; ``places`` are rank and spellings as ``EntryRow`` has them."""
    return Counter(chain.from_iterable(spelt.split("\n") for _, spelt in places if spelt))


def _likeness(article: Article) -> tuple[object, ...]:
    """Give what an article has in common with itself at another address."""
    return (article.title, article.date), article.body_digest


def _photos(indexed: IndexedRecord | None) -> set[str]:
    """Name the photos and recordings that a record shows, and the files that it links to."""
    rows = link_rows(indexed.record) if indexed else ()
    return {
        target
        for _, kind, target in rows
        if kind in ("photo", "file") or (kind == "video" and is_recording(target))
    }


def _place_of_list(name: ListName, span: Span) -> Iterator[str]:
    """Give the place of a list that got its first article or lost its last; terms are renamed elsewhere."""
    if not (span.before and span.after):
        if name.kind in _AT_THEIR_KEY:
            yield name.key
        for kind in SECTIONS:
            if kind.section and kind.name == name.kind:
                yield place_of(kind.section.url)
