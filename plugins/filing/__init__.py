"""ENRICH: what was read → the catalogue; what that changes; the edition that pages are made of."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from datetime import datetime

from pelican.plugins import signals

from newsroom.engine import (
    EVERYTHING,
    Changes,
    Edition,
    Generator,
    Incoming,
    Index,
    Indexer,
    KeptAddresses,
    Reading,
    Reindexed,
    Reindexer,
    Takedowns,
    Touched,
)


class FilingGenerator(Generator):
    """Brings the catalogue up to date with the content."""

    def run(self) -> Index:
        build, scan = self.build, self.build.scan
        categories = {category.slug: category for category in build.site.categories}
        kept = build.get(KeptAddresses).slugs
        indexer = Indexer(build.queries, categories, build.now, build.preview, kept)
        readings: dict[str, Reading] = {}
        told = () if scan.from_scratch else tuple(build.queries.problems.all())
        incoming = self._noted(build.get(Incoming).readings, readings)
        if scan.from_scratch:
            indexer.index_all((reading.record, text) for reading, text in incoming if reading.record)
            indexer.index_unread(_unread_drafts(readings.values()))
            indexer.list_takedowns(build.get(Takedowns).listed)
            reindexed = Reindexed(frozenset(), EVERYTHING)
        else:
            deque(incoming, maxlen=0)
            reindexed = self._reindex(indexer, readings)
        self._note_manuscripts(readings.values())
        build.queries.notes.put(now=build.now.isoformat())
        changes = EVERYTHING if scan.everything else reindexed.changes
        edition = self._edition(readings, changes)
        photos, readdressed = frozenset(indexer.photos), tuple(indexer.readdressed)
        return Index(
            edition, changes, readings, reindexed.paths, told, photos, indexer.renamed(), readdressed
        )

    @staticmethod
    def _noted(
        incoming: Iterable[tuple[Reading, str]], readings: dict[str, Reading]
    ) -> Iterable[tuple[Reading, str]]:
        """Note the readings as they come, and hand them on."""
        for reading, text in incoming:
            readings[reading.path] = reading
            yield reading, text

    def _reindex(self, indexer: Indexer, readings: dict[str, Reading]) -> Reindexed:
        build, scan = self.build, self.build.scan
        touched = Touched(
            before=datetime.fromisoformat(build.queries.notes.all()["now"]),
            read={path: reading.record for path, reading in readings.items()},
            files=frozenset(entry.path for entry in scan.entries),
            gone=scan.gone,
            banners=frozenset(banner.image for banner in build.site.banners),
            unread_drafts=_unread_drafts(readings.values()),
            listed=build.get(Takedowns).listed,
            periods=build.site.periods,
        )
        return Reindexer(build.queries, indexer, touched).run()

    def _note_manuscripts(self, readings: Iterable[Reading]) -> None:
        """Note which files say that they are drafts, and which could not be read."""
        listed, rows = list(readings), self.build.queries.manuscripts
        if not self.build.scan.from_scratch:
            for path in {reading.path for reading in listed} | self.build.scan.gone:
                rows.drop(path)
        rows.put(
            (reading.path for reading in listed if reading.draft),
            ((reading.path, reading.url) for reading in listed if reading.record is None),
        )

    def _edition(self, readings: dict[str, Reading], changes: Changes) -> Edition:
        build = self.build
        edition = Edition(build.queries, build.site, build.now, bool(self.settings["DRAWN_COVERS"]))
        if changes.everything:
            fresh = [reading.record for reading in readings.values() if reading.record]
            edition.hold(fresh if build.scan.from_scratch else ())
        return edition


def _unread_drafts(readings: Iterable[Reading]) -> dict[str, str]:
    """Give the addresses by path of drafts of which no record could be made."""
    return {one.path: one.url for one in readings if one.record is None and one.draft and one.url}


def get_generators(_: object) -> type[Generator]:
    return FilingGenerator


def register() -> None:
    signals.get_generators.connect(get_generators)
