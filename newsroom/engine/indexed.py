"""Give the rows of a record in the catalogue.

They are a function of the record and of whether it is shown, so that taking the old ones out and
putting the new ones in leaves what a catalogue made from scratch would hold.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time

from newsroom.engine.absence import places_of
from newsroom.engine.disk import fingerprint
from newsroom.engine.lists import NAMED_KINDS, RANKS, ListName, lists_of
from newsroom.engine.queries import EntryRow, RecordRow, moment_text
from newsroom.model.blocks import Figure, Media, Recording, VideoBlock
from newsroom.model.documents import Document, number_key
from newsroom.model.records import Article, Link, Record, StaticPage, all_recordings, changed, year_of
from newsroom.vietnamese.comparing import comparable

_TWIN = 8
"""Bytes, which tell a million articles apart."""


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
        """The record, if it is a static page that is shown."""
        return self.record if self.shown and isinstance(self.record, StaticPage) else None


def entry_rows(indexed: IndexedRecord | None) -> dict[ListName, EntryRow]:
    """Give the places of a record in lists, by list."""
    article = indexed.article if indexed else None
    if article is None:
        return {}
    ranks: dict[Callable[[Article], str], str] = {}
    rows: dict[ListName, EntryRow] = {}
    for name, spelt in lists_of(article).items():
        rank = RANKS[name.kind]
        if rank not in ranks:
            ranks[rank] = rank(article)
        rows[name] = EntryRow(*name, ranks[rank], "\n".join(spelt))
    return rows


def words_beside(video: str) -> tuple[str, str]:
    """Name the files that may stand beside a video or recording: its subtitles and its transcript."""
    stem = posixpath.splitext(video)[0]
    return f"{stem}.vtt", f"{stem}.txt"


def link_rows(record: Record) -> Iterator[tuple[str, str, str]]:
    """Give what a record leads to: path, kind, target.

    Kinds are ``link``, ``anchor``, ``file``, ``pin``, ``photo``, ``video``, which recordings are too, and
    ``old``, and those of ``document_rows``.
    """
    for link in record.links:
        yield record.path, "link", link.place
        if link.anchor:
            yield record.path, "anchor", link.place
    for file in record.files:
        yield record.path, "file", file.target
    for old in record.old_urls:
        yield record.path, "old", old.place
    for figure in record.figures:
        yield record.path, "photo", figure.src
    keys = [video.key for video in record.videos if not video.host]
    for key in filter(None, (*keys, *(one.key for one in all_recordings(record)))):
        yield from ((record.path, "video", path) for path in (key, *words_beside(key)))
    if isinstance(record, Article):
        for pin in record.related:
            yield record.path, "pin", pin.place
        if record.cover:
            yield record.path, "photo", record.cover
        yield from document_rows(record)


def document_rows(article: Article) -> Iterator[tuple[str, str, str]]:
    """Give what a document is found by, as rows of links.

    ``document`` names what no two should share, ``number`` its number (``number_key``), ``replaces`` and
    ``replaces-number`` the places and numbers of those that it replaces, ``turn`` the moments at which
    it, or one of these, is another by itself.
    """
    path, document = article.path, article.document
    if document is None:
        return
    yield path, "document", "" if article.draft else _own_number(document)
    if document.number:
        yield path, "number", number_key(document.number)
    for old in document.replaces:
        by_number = (path, "replaces-number", number_key(old.written))
        yield (path, "replaces", old.place) if old.place else by_number
    for day in document.turns:
        yield path, "turn", moment_text(datetime.combine(day, time.min))


def _own_number(document: Document) -> str:
    """Give number, year and issuer of a document; ``""`` if it has no number or no year."""
    if not (document.number and document.issued):
        return ""
    return f"{number_key(document.number)} {document.issued.year} {comparable(document.issuer)}"


def heading_rows(indexed: IndexedRecord | None) -> set[tuple[str, str, str]]:
    """Give the names that an article which is not shown would head lists by: path, kind and key of the list.

    Their addresses are kept for them.
    """
    if indexed is None or indexed.shown or not isinstance(indexed.record, Article):
        return set()
    article = indexed.record
    return {
        (article.path, kind.name, comparable(name))
        for kind in NAMED_KINDS
        for name in (kind.names(article) if kind.names else ())
    }


def record_row(indexed: IndexedRecord, text: str, modified: datetime | None = None) -> RecordRow:
    """Give the row of a record that is written as ``text``; ``modified`` is what the file says, even if
    that is to come.
    """
    record, digest = indexed.record, fingerprint(text.encode())
    mended = moment_text(modified) if modified else None
    if not isinstance(record, Article):
        shown = indexed.shown
        return RecordRow(record.path, record.url, shown, None, None, None, digest, modified=mended)
    date, latest = moment_text(record.date), moment_text(changed(record))
    corrected = moment_text(record.corrections[-1].date) if record.corrections else None
    return RecordRow(
        record.path, record.url, indexed.shown, date, year_of(record), latest, digest,
        bool(record.withdrawn), corrected, mended, twin(record),
    )  # fmt: skip


def twin(article: Article) -> bytes | None:
    """Give what articles of one title and day have in common, ``None`` for drafts and what was taken down."""
    if article.withdrawn or article.draft or not article.title:
        return None
    title = " ".join(re.findall(r"\w+", comparable(article.title)))
    return fingerprint(f"{article.date.date()} {title}".encode())[:_TWIN]


def standing(indexed: IndexedRecord | None) -> set[tuple[str, str]]:
    """Give the places of a record, each with why there is nothing to show, ``""`` if it is shown."""
    if indexed is None:
        return set()
    return {(place, "" if indexed.shown else indexed.note) for place in places_of(indexed.record)}


def face(indexed: IndexedRecord) -> tuple[Record, str]:
    """Give what other pages show of a record: all but text and recordings, and why it is not public yet.

    Of a document that is its files, too.
    """
    record = indexed.record
    unlined = tuple(Link(old.target, "", 0) for old in record.old_urls)
    media = tuple(_unlined(one) for one in record.media if not isinstance(one, Recording))
    bare = replace(record, body=media, links=(), files=(), lines=(), old_urls=unlined, body_digest="")
    if isinstance(bare, Article):
        bare = replace(bare, recording="")
    if isinstance(bare, Article) and bare.document:
        olds = tuple(replace(old, line=0) for old in bare.document.replaces)
        files = tuple(Link(file.target, "", 0) for file in record.files)
        bare = replace(bare, files=files, document=replace(bare.document, replaces=olds))
    return bare, indexed.note


def _unlined(one: Figure | VideoBlock) -> Media:
    """Give a figure or video as it is shown, wherever it stands."""
    if isinstance(one, VideoBlock) and one.still:
        return replace(one, line=0, still=replace(one.still, line=0))
    return replace(one, line=0)
