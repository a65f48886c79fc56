"""ENRICH: what was read → the catalogue; what that changes; the edition that pages are made of."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar

from pelican.plugins import signals

from newsroom.engine.build import Reading
from newsroom.engine.changes import EVERYTHING, Changes
from newsroom.engine.codec import decode, with_body
from newsroom.engine.edition import Edition, assemble
from newsroom.engine.generator import Generator
from newsroom.engine.indexer import Indexer
from newsroom.engine.lists import ILLUSTRATED, PINNED, WITH_VIDEO
from newsroom.engine.stored_edition import stored_edition
from newsroom.model.records import Article, Record, StaticPage

R = TypeVar("R", bound=Record)


class FilingGenerator(Generator):
    """Brings the catalogue up to date with the content."""

    def generate_context(self) -> None:
        build = self.build
        self._categories = {category.slug: category for category in build.site.categories}
        indexer = Indexer(build.catalogue, self._categories, build.now, build.preview)
        if build.from_scratch:
            indexer.index_all((reading.record, text) for reading, text in build.incoming if reading.record)
            build.records = tuple(r.record for r in build.readings.values() if r.record)
            self._note_readings(build.readings.values())
        else:
            deque(build.incoming, maxlen=0)
            build.kept_problems = build.catalogue.problems()
            self._refile(indexer)
        build.catalogue.note(now=build.now.isoformat())
        build.edition = self._edition()

    def _refile(self, indexer: Indexer) -> None:
        """File what changed; widen the changes to everything if all pages show some of it."""
        build, catalogue = self.build, self.build.catalogue
        before = datetime.fromisoformat(catalogue.notes()["now"])
        static_pages = self._static_pages()
        redone = self._users("photo") | self._users("video")
        reindexed = {*build.readings, *self._gone(), *redone, *self._users("file"), *self._due(before)}
        for path in sorted(reindexed):
            reading = build.readings.get(path)
            record = reading.record if reading else None if path in build.gone else build.record(path)
            indexer.index(path, record, before, path in redone)
        self._note_readings(build.readings.values())
        changes = indexer.changes()
        build.reindexed = frozenset(reindexed)
        if build.changes.everything or static_pages != self._static_pages():
            build.changes = EVERYTHING
            return
        build.changes = Changes(
            articles=changes.articles,
            pages=changes.pages,
            lists=changes.lists,
            terms=changes.terms,
            photos=self._photos(changes),
            files=self._files(changes),
            pinning=self._pinning(changes),
            pins=self._unpinned(before),
        )

    def _note_readings(self, readings: Iterable[Reading]) -> None:
        """Note which files say that they are drafts, and which could not be read."""
        catalogue = self.build.catalogue
        listed = list(readings)
        if not self.build.from_scratch:
            for path in {reading.path for reading in listed} | self.build.gone:
                catalogue.change("DELETE FROM drafts WHERE path = ?", path)
                catalogue.change("DELETE FROM unread WHERE path = ?", path)
        catalogue.put("drafts", ((reading.path,) for reading in listed if reading.draft))
        catalogue.put("unread", ((r.path, r.url) for r in listed if r.record is None))

    def _static_pages(self) -> list[tuple[str, str]]:
        """Give the titles and addresses that every page shows, and which lists beside the categories."""
        one, sql = self.build.catalogue.one, "SELECT 1 FROM listed WHERE list = ?"
        sections = [(name, "") for name in (ILLUSTRATED, WITH_VIDEO) if one(sql, name)]
        found = self.build.catalogue.texts("WHERE r.shown AND r.year IS NULL ORDER BY r.url")
        pages = (decode(text, self._categories) for _, text in found)
        return [(page.title, page.url) for page in pages] + sections

    def _gone(self) -> set[str]:
        """Name the records whose file is no more."""
        one = self.build.catalogue.one
        return {path for path in self.build.gone if one("SELECT 1 FROM records WHERE path = ?", path)}

    def _changed_files(self) -> set[str]:
        return {entry.path for entry in self.build.entries} | self.build.gone

    def _users(self, kind: str) -> set[str]:
        """Name the records that show a photo or video or offer a file which came, went or changed."""
        ask, sql = self.build.catalogue.all, "SELECT path FROM links WHERE kind = ? AND target = ?"
        found = {path for file in self._changed_files() for (path,) in ask(sql, kind, file)}
        return found - self.build.gone

    def _due(self, before: datetime) -> set[str]:
        """Name the articles whose time came since then, or is to come again if the clock was set back."""
        span = sorted(moment.replace(tzinfo=None).isoformat() for moment in (before, self.build.now))
        rows = self.build.catalogue.all("SELECT path FROM records WHERE date > ? AND date <= ?", *span)
        return {path for (path,) in rows} - self.build.gone

    def _photos(self, changes: Changes) -> frozenset[str]:
        """Name the photos whose place in the site may have changed."""
        found = self._changed_files()
        banners = {banner.image for banner in self.build.site.banners}
        records: list[Record] = [a for change in changes.articles.values() for a in change.either]
        records += [page for change in changes.pages.values() for page in change.either]
        used = {figure.src for record in records for figure in record.figures}
        covers = {record.cover for record in records if isinstance(record, Article) and record.cover}
        one = self.build.catalogue.one
        known = {path for path in found if one("SELECT 1 FROM photos WHERE path = ?", path)}
        return frozenset(used | covers | known | (found & banners))

    @staticmethod
    def _files(changes: Changes) -> frozenset[str]:
        """Name the files to download whose place in the site may have changed."""
        records: list[Record] = [a for change in changes.articles.values() for a in change.either]
        records += [page for change in changes.pages.values() for page in change.either]
        return frozenset(link.target for record in records for link in record.files)

    def _pinning(self, changes: Changes) -> frozenset[str]:
        """Name the articles that pin one that changed, by address."""
        sql = (
            "SELECT url FROM links JOIN records ON records.path = links.path "
            "WHERE kind = 'pin' AND target = ? AND shown"
        )
        ask = self.build.catalogue.all
        return frozenset(url for target in changes.articles for (url,) in ask(sql, target.strip("/")))

    def _unpinned(self, before: datetime) -> bool:
        """Tell whether a ``Pin_until`` lies between then and now."""
        found = self.build.catalogue.texts("JOIN listed l ON r.url = l.url WHERE l.list = ?", PINNED)
        pinned = (decode(text, self._categories) for _, text in found)
        ends = [record.pin_until for record in pinned if isinstance(record, Article) and record.pin_until]
        return any((end >= before) != (end >= self.build.now) for end in ends)

    def _edition(self) -> Edition:
        build, catalogue = self.build, self.build.catalogue
        draws_covers = bool(self.settings["DRAWN_COVERS"])
        if not build.changes.everything:
            return stored_edition(catalogue, build.site, build.now, draws_covers)
        if not build.from_scratch:
            found = catalogue.texts("ORDER BY r.path")
            build.records = tuple(decode(text, self._categories) for _, text in found)

        def whole(record: R) -> R:
            return with_body(record, catalogue.body(record.path))

        articles = [record for record in build.records if isinstance(record, Article)]
        pages = [record for record in build.records if isinstance(record, StaticPage)]
        return assemble(
            build.site,
            articles,
            pages,
            build.photos,
            build.now,
            build.preview,
            whole,
            covers=build.covers,
            draws_covers=draws_covers,
            files=build.files,
            video_files=build.video_files,
        )


def get_generators(_: object) -> type[Generator]:
    return FilingGenerator


def register() -> None:
    signals.get_generators.connect(get_generators)
