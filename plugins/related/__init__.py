"""ENRICH: *Tin khác*, the articles around each article; alone, for the articles of stock Pelican."""

from __future__ import annotations

from typing import Any

from pelican import Pelican
from pelican.plugins import signals

from newsroom.engine import Generator, Related
from newsroom.model.running import is_newsroom
from plugins.related.related import RelatedLists, touched


class RelatedGenerator(Generator):
    """Chooses the related lists."""

    def run(self) -> Related:
        edition, changes = self.edition, self.changes
        changed = () if changes.everything else touched(edition, changes)
        return Related(RelatedLists(edition), frozenset(changed))


def get_generators(pelican: Pelican) -> type[Generator] | None:
    """Give our stage to our class; stock Pelican has generators of its own."""
    return RelatedGenerator if is_newsroom(pelican) else None


def serve_stock(pelican: Pelican) -> None:
    """Wait for the articles of stock Pelican."""
    if not is_newsroom(pelican):
        signals.article_generator_finalized.connect(put_on_articles)


def put_on_articles(generator: Any) -> None:
    """Put *Tin khác* on the articles that stock Pelican publishes; drafts and hidden ones have none."""
    from plugins.related.stock import put_nothing, put_related

    plugins = generator.settings.get("PLUGINS", ())
    put_related(generator.articles, plugins)
    for unlisted in (
        generator.drafts,
        generator.drafts_translations,
        generator.hidden_articles,
        generator.hidden_translations,
    ):
        put_nothing(unlisted, plugins)


def register() -> None:
    signals.initialized.connect(serve_stock)
    signals.get_generators.connect(get_generators)
