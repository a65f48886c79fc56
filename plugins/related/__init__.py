"""ENRICH: *Tin khác*, the articles around each article."""

from __future__ import annotations

from pelican.plugins import signals

from newsroom.engine import Generator, Related
from plugins.related.related import RelatedLists, touched


class RelatedGenerator(Generator):
    """Chooses the related lists."""

    def run(self) -> Related:
        edition, changes = self.edition, self.changes
        changed = () if changes.everything else touched(edition, changes)
        return Related(RelatedLists(edition), frozenset(changed))


def get_generators(_: object) -> type[Generator]:
    return RelatedGenerator


def register() -> None:
    signals.get_generators.connect(get_generators)
