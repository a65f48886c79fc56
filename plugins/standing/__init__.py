"""PLAN: static pages, *Sơ đồ trang*, the page for wrong addresses."""

from __future__ import annotations

from functools import partial

from pelican.plugins import signals

from newsroom.engine import REGISTRY, Generator
from newsroom.model.content import SITE_FILE
from newsroom.model.output import Output
from newsroom.viewmodels.front_covers import has_new_covers
from newsroom.viewmodels.head import SITE_MAP
from plugins.standing.parents import PARENTS
from plugins.standing.static_pages import not_found, page, site_map


class StaticPageGenerator(Generator):
    """Plans the pages that are no news."""

    def run(self) -> None:
        edition = self.edition
        changes = self.changes
        for record in edition.pages:
            if changes.everything or record.url in changes.pages:
                make = partial(page, edition, record)
                self.plan(record.url, Output(f"{record.url}index.html", record.path, make, "page.html"))
        if changes.everything or changes.terms or changes.resized or has_new_covers(changes):
            make_map = partial(site_map, edition)
            path = f"{SITE_MAP.url}index.html"
            self.plan("site-map", Output(path, SITE_FILE, make_map, "sitemap_page.html"))
        if changes.everything:
            self.plan("not-found", Output("404.html", SITE_FILE, partial(not_found, edition), "404.html"))


def get_generators(_: object) -> type[Generator]:
    return StaticPageGenerator


def register() -> None:
    REGISTRY.register(__name__, PARENTS)
    signals.get_generators.connect(get_generators)
