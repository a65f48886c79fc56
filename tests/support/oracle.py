"""Answer what pages ask by plain loops over all records: what the catalogue is to answer, too."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from newsroom.engine.lists import ListKind, ListName
from newsroom.model.blocks import VideoBlock
from newsroom.model.records import Article, Record, StaticPage
from newsroom.model.site import Section, Term
from newsroom.vietnamese.comparing import collation, comparable
from newsroom.vietnamese.printing import VIETNAM
from newsroom.vietnamese.slugs import slug
from tests.support.making import NOW

FOLDERS = {"topic": "chu-de", "author": "tac-gia"}


def names_of(article: Record, kind: str) -> tuple[str, ...]:
    """Give the names under which an article is listed as a ``topic`` or ``author``, or would be."""
    if not isinstance(article, Article):
        return ()
    return article.tags if kind == "topic" else article.authors


def count_of_marks(name: str) -> int:
    """Count what a name has beside plain letters."""
    return sum(
        unicodedata.category(char) == "Mn" or char == "đ" for char in unicodedata.normalize("NFD", name)
    )


def bare(record: Record) -> Record:
    """Give a record as lists have it: with its figures and videos for a body."""
    return replace(record, body=record.media)


def told_at(record: Record, now: datetime) -> Record:
    """Give a record as it is told at a time: that it was mended later is not."""
    if record.modified and record.modified > now:
        return replace(record, modified=None, modified_has_time=False)
    return record


def is_public(record: Record, now: datetime) -> bool:
    """Tell whether readers may see a record: no draft, and not before its time."""
    return not record.draft and not (isinstance(record, Article) and record.date > now)


def is_withdrawn(record: Record) -> bool:
    """Tell whether the header of an article says that it was taken down."""
    return isinstance(record, Article) and bool(record.withdrawn)


def lists_with(article: Article) -> set[ListName]:
    """Name the lists that an article stands in, kind by kind."""
    has_cover = bool(article.cover or article.figures)
    found = {
        ListName("all"),
        ListName("category", article.category.slug) if article.category.slug else ListName("unfiled"),
        ListName("month", article.url[:7]),
        ListName("year", article.url[:4]),
        *(ListName(kind, comparable(name)) for kind in FOLDERS for name in names_of(article, kind)),
    }
    if article.pin_until is not None or article.pin is not None:
        found.add(ListName("pinned"))
    if has_cover:
        found.add(ListName("illustrated"))
    if article.album >= 3:
        found.add(ListName("album"))
    if has_cover and article.album < 3:
        found.add(ListName("cover"))
    if any(isinstance(block, VideoBlock) for block in article.body):
        found.add(ListName("video"))
    if (document := article.document) is not None:
        parts = {
            "document-year": f"nam-{document.issued.year}" if document.issued else "",
            "document-kind": slug(document.kind) and f"loai/{slug(document.kind)}",
            "document-issuer": slug(document.issuer) and f"co-quan/{slug(document.issuer)}",
        }
        found |= {ListName(kind, f"{article.category.slug}/{part}") for kind, part in parts.items() if part}
        found.add(ListName("register", article.category.slug))
    return found


def issued_order(article: Article) -> tuple[date, datetime, str]:
    """Give what orders the documents of a register."""
    issued = article.document.issued if article.document else None
    return issued or article.date.date(), article.date, article.url


class Oracle:
    """What is shown of records at a time; every list is newest first."""

    def __init__(self, records: Iterable[Record], now: datetime = NOW, preview: bool = False) -> None:
        told = [(record, bare(told_at(record, now))) for record in records]
        self.records = sorted((record for _, record in told), key=lambda record: record.path)
        shown = [
            record
            for record in self.records
            if not is_withdrawn(record) and (preview or is_public(record, now))
        ]
        articles = [record for record in shown if isinstance(record, Article)]
        pages = [record for record in shown if isinstance(record, StaticPage)]
        self.articles = sorted(articles, key=lambda article: (article.date, article.url), reverse=True)
        self.pages = sorted(pages, key=lambda page: page.url)
        self.moved = sorted((one for one in shown if one.old_urls), key=lambda record: record.url)
        waiting = (one for one in self.records if not one.draft and not is_withdrawn(one))
        dated = [one for one in waiting if isinstance(one, Article) and one.date > now]
        self.coming = sorted(dated, key=lambda article: (article.date, article.url))
        paths = {record.path for record in shown}
        mended = [record.modified for record, _ in told if record.modified and record.path in paths]
        self.mended = [moment for moment in mended if moment > now]
        self.now = now
        self.by_url = {article.url: article for article in self.articles}

    def next_change(self) -> datetime | None:
        """Give the first moment after now at which an article appears, is mended, pinned no longer, or turns."""
        ends = [article.pin_until for article in self.articles if article.pin_until is not None]
        passing = [end + timedelta(seconds=1) for end in ends if end >= self.now]
        documents = [article.document for article in self.articles if article.document]
        days = [day for one in documents for day in (one.in_force_from or one.issued, one.expires) if day]
        turns = [datetime.combine(day, time.min, VIETNAM) for day in days]
        passing += [moment for moment in turns if moment > self.now]
        return min([*passing, *self.mended, *(article.date for article in self.coming)], default=None)

    def lists(self) -> dict[ListName, list[Article]]:
        """Give all lists that hold anything."""
        found: dict[ListName, list[Article]] = defaultdict(list)
        for article in self.articles:
            for name in lists_with(article):
                found[name].append(article)
        for name in found:
            if name.kind == "register" or name.kind.startswith("document-"):
                found[name].sort(key=issued_order, reverse=True)
        return dict(found)

    def keys(self, kind: ListKind) -> list[str]:
        """List the keys of a kind of list."""
        return sorted(name.key for name in self.lists() if name.kind == kind.name)

    def years(self) -> list[int]:
        """List the years that have articles, newest first."""
        return sorted({int(article.url[:4]) for article in self.articles}, reverse=True)

    def last_change(self, year: int) -> datetime:
        """Give the newest date or change among the articles of a year."""
        listed = [article for article in self.articles if int(article.url[:4]) == year]
        dates = [max(article.date, article.modified or article.date) for article in listed]
        return max([*dates, *(one.date for article in listed for one in article.corrections)])

    def sections(self) -> tuple[Section, ...]:
        """Give the lists that menus show beside the categories."""
        lists, found = self.lists(), list[Section]()
        if ListName("illustrated") in lists:
            found.append(Section("Hình ảnh hoạt động", "hinh-anh/"))
        if ListName("video") in lists:
            found.append(Section("Video hoạt động", "video/"))
        return tuple(found)

    def terms(self, kind: str) -> dict[str, Term]:
        """Name each ``topic`` or ``author`` and give it an address of its own; in dictionary order."""
        terms: dict[str, Term] = {}
        keys = {comparable(name) for record in self.records for name in names_of(record, kind)}
        natural = {key: slug(key) or "ten-khac" for key in keys}
        taken: set[str] = set()
        for key in sorted(keys, key=lambda key: (-count_of_marks(key), collation(key))):
            address, number = natural[key], 1
            while address in taken or (number > 1 and address in natural.values()):
                number += 1
                address = f"{natural[key]}-{number}"
            taken.add(address)
            if any(comparable(name) == key for one in self.articles for name in names_of(one, kind)):
                name = self._commonest_spelling(kind, key)
                terms[key] = Term(name, address, f"{FOLDERS[kind]}/{address}/")
        return dict(sorted(terms.items(), key=lambda item: collation(item[1].name)))

    def _commonest_spelling(self, kind: str, wanted: str) -> str:
        spelt = [name for article in self.articles for name in names_of(article, kind)]
        counted = Counter(name for name in spelt if comparable(name) == wanted)
        most = max(counted.values())
        return min((name for name, number in counted.items() if number == most), key=collation)

    def terms_by_list(self) -> dict[ListName, Term]:
        """Give the terms of both kinds by the name of their list."""
        return {ListName(kind, key): term for kind in FOLDERS for key, term in self.terms(kind).items()}

    def topics_of(self, article: Article) -> tuple[Term, ...]:
        """Give the topics of an article."""
        return tuple(self.terms("topic")[comparable(tag)] for tag in article.tags)

    def authors_of(self, article: Article) -> tuple[Term, ...]:
        """Give the authors of an article, each named as the article does."""
        known = self.terms("author")
        return tuple(
            Term(name, known[comparable(name)].slug, known[comparable(name)].url) for name in article.authors
        )
