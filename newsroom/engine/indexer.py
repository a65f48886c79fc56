"""File records in the catalogue, and say what that changed.

The rows of a record are a function of the record and of whether it is shown, so that taking
the old ones out and putting the new ones in leaves what a catalogue made anew would hold.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice

from newsroom.engine.catalogue import Catalogue
from newsroom.engine.changes import Change, Changes, Span
from newsroom.engine.codec import decode, encode
from newsroom.engine.disk import fingerprint
from newsroom.engine.lists import ALBUMS, COVERED, ILLUSTRATED, MOVED, PINNED, WITH_VIDEO, lists_of
from newsroom.engine.stored_edition import FOLDERS, rank_text
from newsroom.engine.terms import commonest, make_terms
from newsroom.model.blocks import Figure, VideoBlock
from newsroom.model.records import (
    Article,
    Link,
    Record,
    StaticPage,
    changed,
    cover_figure,
    has_album,
    hidden,
    year_of,
)
from newsroom.model.site import Category
from newsroom.vietnamese.comparing import comparable
from newsroom.vietnamese.slugs import slug

_NO_DATE = "0000-00-00T00:00:00"
_BATCH = 500


@dataclass(frozen=True, slots=True)
class IndexedRecord:
    """A record as it was or is, and whether it is shown; ``note`` says why it is not public."""

    record: Record
    shown: bool
    note: str = ""

    @property
    def article(self) -> Article | None:
        """The record, if it is an article that is shown."""
        return self.record if self.shown and isinstance(self.record, Article) else None

    @property
    def page(self) -> StaticPage | None:
        """The record, if it is a standing page that is shown."""
        return self.record if self.shown and isinstance(self.record, StaticPage) else None


@dataclass(frozen=True, slots=True)
class ListEntry:
    """Where a record stands in a list, and how it spells the list's name."""

    list: str
    rank: str
    names: str = ""


def list_entries(indexed: IndexedRecord | None) -> dict[str, ListEntry]:
    """Give the places of a record in lists, by list."""
    if indexed is None or not indexed.shown:
        return {}
    found = []
    if article := indexed.article:
        rank = rank_text(article)
        spelt: dict[str, list[str]] = defaultdict(list)
        for kind, names in (("t", article.tags), ("a", article.authors)):
            for name in names:
                spelt[f"{kind}:{comparable(name)}"].append(name)
        found = [ListEntry(name, rank, "\n".join(spelt.get(name, ()))) for name in lists_of(article)]
        found += [ListEntry(name, rank) for name in _further_lists(article)]
    if indexed.record.old_urls:
        found.append(ListEntry(MOVED, f"{_NO_DATE}{indexed.record.url}"))
    return {entry.list: entry for entry in found}


def _further_lists(article: Article) -> Iterator[str]:
    """Name the lists that an article stands in for what it has."""
    if article.pin_until:
        yield PINNED
    if cover_figure(article):
        yield ILLUSTRATED
    if has_album(article):
        yield ALBUMS
    elif cover_figure(article):
        yield COVERED
    if article.videos:
        yield WITH_VIDEO


def link_rows(record: Record) -> Iterator[tuple[str, str, str]]:
    """Give what a record leads to: path, kind, target.

    Kinds are ``link``, ``file``, ``pin``, ``photo``, ``video`` and ``old``.
    """
    for link in record.links:
        yield record.path, "link", link.target.strip("/")
    for file in record.files:
        yield record.path, "file", file.target
    for old in record.old_urls:
        yield record.path, "old", old.place
    for figure in record.figures:
        yield record.path, "photo", figure.src
    for video in record.videos:
        if video.key and not video.host:
            yield record.path, "video", video.key
    if isinstance(record, Article):
        for pin in record.related:
            yield record.path, "pin", pin.target.strip("/")
        if record.cover:
            yield record.path, "photo", record.cover


def record_row(indexed: IndexedRecord, text: str) -> tuple[object, ...]:
    """Give the row of a record that is written as ``text``."""
    record = indexed.record
    date = year = latest = None
    if isinstance(record, Article):
        date, year = record.date.replace(tzinfo=None).isoformat(), year_of(record)
        latest = changed(record).replace(tzinfo=None).isoformat()
    digest = fingerprint(text.encode())
    return record.path, record.url, int(indexed.shown), date, year, latest, digest


def face(indexed: IndexedRecord) -> tuple[Record, str]:
    """Give what other pages show of a record: all but its text, and why it is not public yet."""
    unlined = tuple(Link(old.target, "", 0) for old in indexed.record.old_urls)
    media = tuple(map(_unlined, indexed.record.media))
    bare = replace(indexed.record, body=media, links=(), files=(), lines=(), old_urls=unlined, body_digest="")
    return bare, indexed.note


def _unlined(one: Figure | VideoBlock) -> Figure | VideoBlock:
    """Give a figure or video as it is shown, wherever it stands."""
    if isinstance(one, VideoBlock) and one.still:
        return replace(one, line=0, still=replace(one.still, line=0))
    return replace(one, line=0)


@dataclass
class Indexer:
    """Changes records in the catalogue, one after the other, then tells what it changed."""

    catalogue: Catalogue
    categories: Mapping[str, Category]
    now: datetime
    preview: bool
    _articles: dict[str, Change[Article]] = field(default_factory=dict)
    _pages: dict[str, Change[StaticPage]] = field(default_factory=dict)
    _moved: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _in_place: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _respelt: set[str] = field(default_factory=set)
    _lengths: dict[str, int] = field(default_factory=dict)

    def as_indexed(self, record: Record) -> IndexedRecord:
        """Say how a record is shown now."""
        note = hidden(record, self.now)
        return IndexedRecord(record, self.preview or not note, note)

    def index_all(self, written: Iterable[tuple[Record, str]]) -> None:
        """File all records of a catalogue that holds none, as they come, each with what ``encode`` gives."""
        catalogue, written = self.catalogue, iter(written)
        entries: list[ListEntry] = []
        links: list[tuple[str, str, str]] = []
        while batch := [(self.as_indexed(record), text) for record, text in islice(written, _BATCH)]:
            entries += (entry for one, _ in batch for entry in list_entries(one).values())
            links += (row for one, _ in batch for row in link_rows(one.record))
            catalogue.put("records", (record_row(one, text) for one, text in batch))
            catalogue.put("texts.records", ((one.record.path, text) for one, text in batch))
        catalogue.put("listed", sorted((p.list, p.rank, p.names) for p in entries))
        catalogue.put("links", sorted(links))
        names: dict[str, Counter[str]] = defaultdict(Counter)
        first: dict[str, str] = {}
        for entry in entries:
            if entry.names:
                names[entry.list].update(entry.names.split("\n"))
                first[entry.list] = min(entry.rank, first.get(entry.list, entry.rank))
        self._name({name: (first[name], commonest(counted)) for name, counted in names.items()})

    def find(self, path: str, now: datetime) -> IndexedRecord | None:
        """Give a record as it was filed at the time ``now``."""
        shown = self.catalogue.one("SELECT shown FROM records WHERE path = ?", path)
        if shown is None:
            return None
        [(_, text)] = self.catalogue.texts("WHERE r.path = ?", path)
        record = decode(text, self.categories)
        return IndexedRecord(record, bool(shown), hidden(record, now))

    def index(self, path: str, record: Record | None, before: datetime, redone: bool = False) -> None:
        """Put ``record`` in place of the one at ``path``, as that was filed at the time ``before``.

        ``redone`` tells that it may look different all the same, as with another photo.
        """
        old, new = self.find(path, before), self.as_indexed(record) if record else None
        self._note_lists(old, new, redone or old is None or new is None or face(old) != face(new))
        self.catalogue.change("DELETE FROM links WHERE path = ?", path)
        self.catalogue.change("DELETE FROM records WHERE path = ?", path)
        self.catalogue.change("DELETE FROM texts.records WHERE path = ?", path)
        for entry in list_entries(old).values():
            self.catalogue.change("DELETE FROM listed WHERE list = ? AND rank = ?", entry.list, entry.rank)
        if new is not None:
            text = encode(new.record)
            self.catalogue.put("records", [record_row(new, text)])
            self.catalogue.put("texts.records", [(path, text)])
            self.catalogue.put("links", link_rows(new.record))
            self.catalogue.put("listed", ((p.list, p.rank, p.names) for p in list_entries(new).values()))
        else:
            self.catalogue.change("DELETE FROM texts.bodies WHERE path = ?", path)
        self._note_record(old, new)

    def _note_record(self, old: IndexedRecord | None, new: IndexedRecord | None) -> None:
        either = new or old
        if either is None or not ((old and old.shown) or (new and new.shown)):
            return
        if isinstance(either.record, Article):
            change = Change(old.article if old else None, new.article if new else None)
            self._articles[either.record.url] = change
        else:
            page = Change(old.page if old else None, new.page if new else None)
            self._pages[either.record.url] = page

    def _note_lists(self, old: IndexedRecord | None, new: IndexedRecord | None, looks_new: bool) -> None:
        before, after = list_entries(old), list_entries(new)
        for name in before.keys() | after.keys():
            was, is_ = before.get(name), after.get(name)
            if name not in self._lengths:
                self._lengths[name] = self.catalogue.one("SELECT COUNT(*) FROM listed WHERE list = ?", name)
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
        terms = self._rename()
        lists = {name: self._span(name) for name in self._moved.keys() | self._in_place.keys()}
        return Changes(articles=self._articles, pages=self._pages, lists=lists, terms=terms)

    def _span(self, name: str) -> Span:
        count = "SELECT COUNT(*) FROM listed WHERE list = ? AND rank < ?"
        return Span(
            before=self._lengths[name],
            after=self.catalogue.one("SELECT COUNT(*) FROM listed WHERE list = ?", name),
            gaps=frozenset(self.catalogue.one(count, name, rank) for rank in self._moved[name]),
            places=frozenset(self.catalogue.one(count, name, rank) for rank in self._in_place[name]),
        )

    def _rename(self) -> frozenset[str]:
        """Name the topics and authors again whose articles changed; list those that came out different."""
        touched = {name for name in self._respelt if name[:2] in ("t:", "a:")}
        found, ended = {}, set()
        for name in touched:
            rows = self.catalogue.all(
                "SELECT names, COUNT(*), MIN(rank) FROM listed WHERE list = ? GROUP BY names", name
            )
            counted: Counter[str] = Counter()
            for names, number, _ in rows:
                for spelling in names.split("\n"):
                    counted[spelling] += number
            if rows:
                found[name] = (min(first for _, _, first in rows), commonest(counted))
            else:
                ended.add(name)
                self.catalogue.change("DELETE FROM terms WHERE list = ?", name)
        if not touched:
            return frozenset()
        rows = self.catalogue.all("SELECT list, first, name FROM terms")
        known = {name: (first, title) for name, first, title in rows}
        if all(known.get(name) == found[name] for name in found) and not ended:
            return frozenset()
        return self._name({**known, **found}) | ended

    def _name(self, found: Mapping[str, tuple[str, str]]) -> frozenset[str]:
        """Give all topics and authors their addresses; ``found`` has first rank and name by list."""
        before = {row[0]: row for row in self.catalogue.all("SELECT * FROM terms")}
        rows = []
        for kind, folder in FOLDERS.items():
            ordered = sorted((first, name) for name, (first, _) in found.items() if name[0] == kind)
            terms = make_terms({name: found[name][1] for _, name in ordered}, folder)
            rows += [
                (name, term.name, term.slug, term.url, first, f"{kind}:{slug(term.name) or name}")
                for first, name in ordered
                for term in [terms[name]]
            ]
        different = [row for row in rows if before.get(row[0]) != row]
        self.catalogue.put("terms", different)
        return frozenset(row[0] for row in different if before.get(row[0], ())[:4] != row[:4])
