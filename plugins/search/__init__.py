"""PLAN: the page *Tìm kiếm* and the description of the search."""

from __future__ import annotations

from functools import partial

from pelican.plugins import signals

from newsroom.engine import YEAR, Generator
from newsroom.model.content import SITE_FILE
from newsroom.model.output import Output
from plugins.search.page import DESCRIPTION, SEARCH, search_description, search_page


class SearchGenerator(Generator):
    """Plans what searches."""

    def run(self) -> None:
        self._plan_page()

    def _plan_page(self) -> None:
        """Plan the page and the description, if names or years in them may be others."""
        edition, changes = self.edition, self.changes
        if changes.everything or changes.terms or changes.came_or_went(YEAR):
            make = partial(search_page, edition)
            self.plan("search-page", Output(f"{SEARCH.url}index.html", SITE_FILE, make, "search.html"))
        if changes.everything and edition.site.url:
            describe = partial(search_description, edition)
            self.plan("search-description", Output(DESCRIPTION, SITE_FILE, describe, "opensearch.xml"))


def get_generators(_: object) -> type[Generator]:
    return SearchGenerator


def register() -> None:
    signals.get_generators.connect(get_generators)
