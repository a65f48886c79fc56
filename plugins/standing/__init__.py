"""ENRICH: standing pages, *Sơ đồ trang*, the page for wrong addresses."""

from __future__ import annotations

from functools import partial

from pelican.plugins import signals

from plugins.model import SITE_FILE, Output
from plugins.stage import Stage
from plugins.standing.standing import SITE_MAP, not_found, page, site_map


class StandingGenerator(Stage):
    """Plans the pages that are no news."""

    def generate_context(self) -> None:
        edition = self.edition
        self.add(
            Output(f"{record.url}index.html", record.path, partial(page, edition, record), "page.html")
            for record in edition.pages
        )
        site_map_path = f"{SITE_MAP.url}index.html"
        self.add(
            [
                Output(site_map_path, SITE_FILE, partial(site_map, edition), "sitemap_page.html"),
                Output("404.html", SITE_FILE, partial(not_found, edition), "404.html"),
            ]
        )


def get_generators(_: object) -> type[Stage]:
    return StandingGenerator


def register() -> None:
    signals.get_generators.connect(get_generators)
