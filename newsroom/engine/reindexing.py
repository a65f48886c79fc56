"""Choose what is to be indexed again after a look at the content folder, and tell what that changes.

That is what was read, what is gone, what shows a file that is another one now, and what has become
due since the last build.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from newsroom.engine.changes import EVERYTHING, Changes
from newsroom.engine.codec import decode
from newsroom.engine.indexed import document_rows
from newsroom.engine.indexer import Indexer
from newsroom.engine.lists import PINNED, SECTIONS
from newsroom.engine.queries import Queries, moment_text
from newsroom.model.addresses import article_place
from newsroom.model.dates import Period, turns
from newsroom.model.gone import Takedown
from newsroom.model.records import Article, Record


@dataclass(frozen=True, slots=True)
class Touched:
    """What of the content folder is another than at the last build, at the time ``before``.

    ``read`` are the records, by path, of the manuscripts that were read again, ``None`` where one could
    not be made; ``files`` are the paths of all files that came or changed, ``gone`` of those that went.
    ``banners`` are the photos of banners, ``unread_drafts`` the addresses by path of drafts of which no
    record could be made, ``listed`` is what ``da-go.toml`` lists, ``periods`` are those
    of what ``site.toml`` has on the home page.
    """

    before: datetime
    read: Mapping[str, Record | None]
    files: frozenset[str]
    gone: frozenset[str]
    banners: frozenset[str]
    unread_drafts: Mapping[str, str] = field(default_factory=dict)
    listed: tuple[Takedown, ...] = ()
    periods: tuple[Period, ...] = ()


@dataclass(frozen=True, slots=True)
class Reindexed:
    """What was indexed again, by path, and what that changes."""

    paths: frozenset[str]
    changes: Changes


class Reindexer:
    """Indexes again what was touched."""

    def __init__(self, queries: Queries, indexer: Indexer, touched: Touched) -> None:
        self._queries, self._indexer, self._touched = queries, indexer, touched
        self._changed_files = touched.files | touched.gone

    def run(self) -> Reindexed:
        """Index again; everything changes where all pages show some of it."""
        before = self._shown_everywhere()
        files, turned = self._users("file"), self._turned()
        redone = self._users("photo") | self._users("video") | set(filter(self._is_document, files)) | turned
        paths = {*self._touched.read, *self._gone(), *redone, *files, *self._due()}
        editions = self._editions(paths)
        paths |= editions
        redone |= editions
        self._index(paths, redone)
        self._indexer.list_takedowns(self._touched.listed)
        self._indexer.changes()  # which names the lists
        linking = self._linking() - paths
        self._index(linking, set())
        paths |= linking
        changes = self._indexer.changes()
        if before != self._shown_everywhere():
            return Reindexed(frozenset(paths), EVERYTHING)
        more = replace(
            changes,
            photos=self._photos(changes),
            files=frozenset(link.target for record in changes.records for link in record.files),
            pinning=self._pinning(changes),
            pins=self._has_pin_passed() or self._has_period_turned(),
        )
        return Reindexed(frozenset(paths), more)

    def _index(self, paths: set[str], redone: set[str]) -> None:
        touched = self._touched
        for path in sorted(paths):
            unread = touched.unread_drafts.get(path, "")
            self._indexer.index(path, self._record(path), touched.before, path in redone, unread)

    def _linking(self) -> set[str]:
        """Name the records with a link to what is shown now or no longer: it comes, or is words alone.

        With those that ask for a part of a text which is another one.
        """
        links = self._queries.links
        asking = {path for place in self._indexer.reworded for path in links.sources("anchor", place)}
        found = {
            path
            for place in self._indexer.relinked
            for path in (
                *links.sources("link", place),
                *links.sources_below("link", place),
                *links.sources_below("file", f"articles/{place}"),
            )
        }
        return (found | asking) - self._touched.gone

    def _record(self, path: str) -> Record | None:
        if path in self._touched.read:
            return self._touched.read[path]
        text = None if path in self._touched.gone else self._queries.records.text(path)
        return None if text is None else decode(text, self._indexer.categories)

    def _decoded(self, texts: Iterable[tuple[str, str]]) -> list[Record]:
        return [decode(text, self._indexer.categories) for _, text in texts]

    def _shown_everywhere(self) -> list[tuple[str, str]]:
        """Give titles and addresses that every page shows: of static pages, and of lists at the foot."""
        pages = self._decoded(self._queries.records.shown_pages())
        sections = [kind.section for kind in SECTIONS if self._queries.entries.holds_any(kind.of())]
        return [(page.title, page.url) for page in pages] + [
            (section.name, section.url) for section in sections if section
        ]

    def _gone(self) -> set[str]:
        """Name the records whose file is no more."""
        return {path for path in self._touched.gone if self._queries.records.is_shown(path) is not None}

    def _users(self, kind: str) -> set[str]:
        """Name the records that show a photo or video or offer a file which came, went or changed."""
        links = self._queries.links
        found = {path for file in self._changed_files for path in links.sources(kind, file)}
        return found - self._touched.gone

    def _due(self) -> set[str]:
        """Name the articles whose time came since then, or is to come again if the clock was set back."""
        since, until = sorted((self._touched.before, self._indexer.now))
        return set(self._queries.records.due(since, until)) - self._touched.gone

    def _turned(self) -> set[str]:
        """Name the documents that came into force since then, ended or replaced another; or the other way."""
        since, until = sorted((self._touched.before, self._indexer.now))
        found = self._queries.links.turning(moment_text(since), moment_text(until))
        return set(found) - self._touched.gone

    def _is_document(self, path: str) -> bool:
        return bool(self._queries.links.targets(path, "document"))

    def _editions(self, paths: Iterable[str]) -> set[str]:
        """Name the documents that are told to replace, or be replaced by, what changes at ``paths``.

        Of those that have one number, any may be the one that is meant.
        """
        found = {source for path in paths for source in self._kin(path) if source != path}
        return found - self._touched.gone

    def _kin(self, path: str) -> Iterator[str]:
        links = self._queries.links
        record = self._touched.read.get(path)
        new = [row[1:] for row in document_rows(record)] if isinstance(record, Article) else []
        kinds = ("number", "replaces", "replaces-number")
        old = [(kind, target) for kind in kinds for target in links.targets(path, kind)]
        for kind, target in {*new, *old}:
            if kind in ("number", "replaces-number"):
                yield from links.sources("number", target)
            if kind == "number":
                yield from links.sources("replaces-number", target)
            if kind == "replaces":
                file = f"articles/{target}/index.md"
                yield from [file] if self._queries.records.is_shown(file) is not None else ()
        yield from links.sources("replaces", article_place(path.removeprefix("articles/")))

    def _photos(self, changes: Changes) -> frozenset[str]:
        """Name the photos whose place in the site may have changed."""
        used = {figure.src for record in changes.records for figure in record.figures}
        covers = {record.cover for record in changes.records if isinstance(record, Article) and record.cover}
        known = {path for path in self._changed_files if self._queries.photos.has(path)}
        banners = self._touched.banners
        turned = banners if self._has_period_turned() else self._changed_files & banners
        return frozenset(used | covers | known | turned)

    def _pinning(self, changes: Changes) -> frozenset[str]:
        """Name the articles that pin one that changed, by address."""
        links = self._queries.links
        return frozenset(
            url for target in changes.articles for url in links.shown_sources("pin", target.strip("/"))
        )

    def _has_period_turned(self) -> bool:
        """Tell whether anything of ``site.toml`` began or ended between the last build and now."""
        return turns(self._touched.periods, self._touched.before, self._indexer.now)

    def _has_pin_passed(self) -> bool:
        """Tell whether a ``Pin_until`` lies between the last build and now."""
        name = PINNED.of()
        texts = self._queries.records.listed(name, 0, self._queries.entries.count(name), False)
        pinned = [record for record in self._decoded(texts) if isinstance(record, Article)]
        ends = [article.pin_until for article in pinned if article.pin_until]
        return any((end >= self._touched.before) != (end >= self._indexer.now) for end in ends)
