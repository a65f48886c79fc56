"""ENRICH: *Tin khác*, the articles around each article."""

from __future__ import annotations

from pelican.plugins import signals

from newsroom.engine.generator import Generator
from plugins.related.related import RelatedLists, touched


class RelatedGenerator(Generator):
    """Chooses the related lists."""

    def generate_context(self) -> None:
        self.build.related = RelatedLists(self.edition)
        if not self.changes.everything:
            self.build.changed_related = touched(self.edition, self.changes)


def get_generators(_: object) -> type[Generator]:
    return RelatedGenerator


def register() -> None:
    signals.get_generators.connect(get_generators)
