"""Answer what pages ask of what one build publishes.

Pages ask by meaning: the newest of a category, the articles of a month, the photo at a path. The
answers come from the catalogue (``newsroom.engine.stored_edition``), at the cost of what is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any, TypeVar, cast

from newsroom.engine.absence import StoredAbsence, as_gone, stored_takedowns
from newsroom.engine.lists import ALL, AUTHOR, CATEGORY, NAMED_KINDS, PINNED, SECTIONS, TOPIC, YEAR, ListKind
from newsroom.engine.queries import Queries, moment_text
from newsroom.engine.stored_edition import (
    ArticleList,
    StoredLists,
    StoredTerms,
    StoredValues,
)
from newsroom.engine.stored_records import Recent, StoredAnchors, StoredRecords
from newsroom.engine.succession import StoredSuccession
from newsroom.model.addresses import article_place
from newsroom.model.documents import Replaced
from newsroom.model.gone import DELETED, Gone, Takedown
from newsroom.model.media import Cover, Photo, VideoFile
from newsroom.model.records import Article, R, Record, StaticPage, hidden
from newsroom.model.site import Section, Site, Term
from newsroom.vietnamese.comparing import comparable
from newsroom.vietnamese.printing import VIETNAM

T = TypeVar("T")

_SECOND = timedelta(seconds=1)


class Edition:
    """What one build publishes; every list is newest first.

    ``draws_covers`` tells that articles without a photo have a drawn share picture. ``photos``,
    ``files`` (sizes in bytes) and ``video_files`` are by their path in the content folder,
    ``covers`` by the address of their article.
    """

    def __init__(self, queries: Queries, site: Site, now: datetime, draws_covers: bool = False) -> None:
        self.site, self.now, self.draws_covers = site, now, draws_covers
        self._queries = queries
        self._made: dict[tuple[object, str], Any] = Recent()
        self._records = StoredRecords(queries, site, now)
        self._lists = StoredLists(queries, self._records)
        self._terms = {kind.name: StoredTerms(queries, kind) for kind in NAMED_KINDS}
        registers = frozenset(category.slug for category in site.categories if category.is_register)
        self._absence = StoredAbsence(queries, registers)
        self._succession = StoredSuccession(queries, self._records)
        self._anchors = StoredAnchors(queries)
        self.photos = StoredValues[Photo](
            queries.photos.find, lambda: ((photo.path, photo) for photo in queries.photos.all())
        )
        self.covers = StoredValues[Cover](queries.covers.find, queries.covers.all)
        self.files = StoredValues[int](queries.files.size, queries.files.sizes)
        self.video_files = StoredValues[VideoFile](
            queries.video_files.find, lambda: ((file.path, file) for file in queries.video_files.all())
        )

    def hold(self, records: Sequence[Record]) -> None:
        """Hold all records, and read all lists: for a build in which every page asks for them."""
        self._records.hold(records)
        self._records.preload()
        self._lists.preload()

    def once(self, make: Callable[[Edition, Article], T], article: Article) -> T:
        """Give what ``make`` makes of an article for several pages; the last such things are held."""
        key = (make, article.url)
        if key not in self._made:
            self._made[key] = make(self, article)
        return cast(T, self._made[key])

    def release(self) -> None:
        """Hold records no longer; who asks for one again gets it from the catalogue."""
        self._records.release()

    def preload(self) -> None:
        """Read the small things that pages show beside records, before many processes ask for them."""
        for terms in self._terms.values():
            terms.preload()
        self.files.preload()
        self._absence.preload()

    @cached_property
    def sharing(self) -> frozenset[str] | None:
        """The addresses of the articles that have a share picture of their own; ``None`` if all may."""
        limit = self.site.hosting.share_pictures if self.site.hosting else None
        return None if limit is None else frozenset(self._queries.entries.newest(ALL.of(), limit))

    def has_share_picture(self, article: Article) -> bool:
        """Tell whether an article has a share picture of its own: of its cover, or drawn."""
        if self.sharing is not None and article.url not in self.sharing:
            return False
        return self.draws_covers or article.url in self.covers

    # Records

    def whole(self, record: R) -> R:
        """Give a record, which lists hold with its figures and videos only, its whole body."""
        return self._records.whole(record)

    def record(self, path: str) -> Record | None:
        """Give the record of a content file, shown or not."""
        return self._records.at(path)

    def records(self) -> list[Record]:
        """List all records by path, those that are not shown too."""
        return self._records.all()

    def article(self, url: str) -> Article | None:
        """Give the article that is shown at ``url``."""
        return self._records.article(url)

    @cached_property
    def pages(self) -> tuple[StaticPage, ...]:
        """The static pages, by address."""
        return self._records.pages()

    def anchors(self, address: str) -> tuple[str, ...] | None:
        """List the anchors of the article or static page at an address, ``None`` if none is shown there."""
        return self._anchors.at(address)

    @cached_property
    def moved(self) -> list[Record]:
        """What has old addresses, by address."""
        return self._records.moved()

    # What is not shown

    def why_absent(self, address: str) -> str:
        """Say why there is nothing to show at an address of our own: ``StoredAbsence.why``."""
        return self._absence.why(address)

    def is_deleted(self, path: str) -> bool:
        """Tell whether a content path lies in the folder of an article that was taken down and deleted."""
        place = article_place(path.removeprefix("articles/")) if path.startswith("articles/") else ""
        return bool(place) and self.why_absent(f"{place}/") == DELETED

    @cached_property
    def takedowns(self) -> Mapping[str, Takedown]:
        """What was taken down, by address."""
        return {takedown.url: takedown for takedown in stored_takedowns(self._queries)}

    @cached_property
    def gone(self) -> tuple[Gone, ...]:
        """The addresses of what was taken down, in order, for hosts."""
        return tuple(map(as_gone, self.takedowns.values()))

    # What the time will bring

    @cached_property
    def coming(self) -> tuple[Article, ...]:
        """The articles that appear by themselves when their time comes, the soonest first."""
        dated = self._records.coming(self.now)
        return tuple(article for article in dated if hidden(article, self.now) == "future")

    @property
    def next_change(self) -> datetime | None:
        """The moment at which the site is next another by itself, ``None`` if it stays.

        An article appears at its ``Date``, that it was mended at its ``Modified``; a pin holds until the end
        of ``Pin_until``, so the home page differs a second later; what ``site.toml`` has there begins and
        ends as its period says; a document is in force from a day on, or no longer.
        """
        dates = [article.date for article in self.coming[:1]]
        ends = [article.pin_until for article in self.list_of(PINNED) if article.pin_until]
        mended = self._queries.records.next_modified(self.now)
        dates += [mended] if mended else []
        dates += [moment for period in self.site.periods for moment in period.changes_after(self.now)]
        turn = self._queries.links.next_turn(moment_text(self.now))
        dates += [datetime.fromisoformat(turn).replace(tzinfo=VIETNAM)] if turn else []
        return min([*dates, *(end + _SECOND for end in ends if end >= self.now)], default=None)

    # Documents

    def replaced_by(self, article: Article) -> Sequence[Article]:
        """List the documents that replace this one, the oldest first."""
        return self._succession.newer(article)

    def replaced(self, article: Article) -> Sequence[tuple[Replaced, Article | None]]:
        """List what a document replaces, as it says; ``None`` where that is not shown."""
        return self._succession.older(article)

    # Lists

    def list_of(self, kind: ListKind, key: str = "") -> ArticleList:
        """Give a list, which may hold nothing."""
        return self._lists.find(kind.of(key))

    def keys(self, kind: ListKind) -> Sequence[str]:
        """List the keys of a kind whose lists hold anything, in their order as texts."""
        return self._lists.keys(kind)

    @property
    def articles(self) -> ArticleList:
        """All articles."""
        return self.list_of(ALL)

    def by_category(self, slug: str) -> ArticleList:
        """Give the articles of a category."""
        return self.list_of(CATEGORY, slug)

    @property
    def years(self) -> Sequence[int]:
        """The years that have articles, newest first."""
        return sorted(map(int, self.keys(YEAR)), reverse=True)

    def last_change(self, year: int) -> datetime:
        """Give the newest date or change among the articles of a year."""
        return self._queries.records.last_change(year)

    def unchanged(self, year: int) -> Mapping[str, datetime | None]:
        """Give the articles of a year by address, each with its date if it was never changed since."""
        rows = self._queries.records.unchanged(year)
        return {url: datetime.fromisoformat(at).replace(tzinfo=VIETNAM) if at else None for url, at in rows}

    @property
    def sections(self) -> tuple[Section, ...]:
        """The lists beside the categories that every page leads to, while they hold anything."""
        return tuple(kind.section for kind in SECTIONS if kind.section and self.list_of(kind))

    # Terms

    def terms(self, kind: ListKind) -> Mapping[str, Term]:
        """Give the terms of a kind by key, in dictionary order."""
        return self._terms[kind.name]

    def topics_of(self, article: Article) -> tuple[Term, ...]:
        """Give the topics of an article."""
        return tuple(self.terms(TOPIC)[comparable(tag)] for tag in article.tags)

    def authors_of(self, article: Article) -> tuple[Term, ...]:
        """Give the authors of an article, each named as this article writes the name."""
        found = ((name, self.terms(AUTHOR)[comparable(name)]) for name in article.authors)
        return tuple(term if term.name == name else replace(term, name=name) for name, term in found)
