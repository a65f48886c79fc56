"""PLAN: lists by category, topic, author, month and year; the lists of albums and videos."""

from __future__ import annotations

from functools import partial

from pelican.plugins import signals

from newsroom.engine import YEAR, Generator, Span, year_key
from newsroom.model.content import SITE_FILE
from newsroom.model.output import Output
from newsroom.settings import list_length
from plugins.listing.pages import PAGED_LISTS, PagedList
from plugins.listing.slices import ListSlice, is_touched, list_slices
from plugins.listing.years import year_page


class ListingGenerator(Generator):
    """Plans the list pages."""

    def run(self) -> None:
        for paged in PAGED_LISTS:
            for key in paged.touched(self.edition, self.changes):
                self._plan_list(paged, key)
        for year in self._touched_years():
            self._plan_year(year)

    def _plan_list(self, paged: PagedList, key: str) -> None:
        """Plan the pages of a list; it may have none any more."""
        part, url = f"list:{paged.kind.name}:{key}", paged.url(self.edition, key)
        if url is None:
            self.plan(part)
            return
        line = next((one.slug_line for one in self.edition.site.categories if one.url == url), 0)
        make = partial(paged.make, self.edition, key)
        for piece in list_slices(self.edition.list_of(paged.kind, key), url, self._per_page(paged)):
            self.plan(
                part,
                Output(
                    f"{piece.url}index.html", SITE_FILE, partial(make, piece), paged.template, line,
                    stale=self._is_stale(paged, key, piece),
                    near=piece.day if self.changes.everything else "",
                ),
            )  # fmt: skip

    def _per_page(self, paged: PagedList) -> int:
        return paged.own_length or list_length(self.settings)

    def _is_stale(self, paged: PagedList, key: str, piece: ListSlice) -> bool:
        """Tell whether a page of a list may show something else."""
        changes, length = self.changes, len(piece.listed)
        if changes.everything or paged.kind.of(key) in changes.terms:
            return True
        if not piece.number and paged.is_front_new(changes, key):
            return True
        span = changes.span(paged.kind, key) or Span(length, length)
        return paged.has_new_name(span) or is_touched(piece, span, self._per_page(paged))

    def _touched_years(self) -> list[int]:
        """List the years whose page may have changed; a new one changes its neighbours too."""
        changes, touched = self.changes, set(map(int, self.changes.keys(YEAR)))
        if changes.everything or changes.came_or_went(YEAR):
            touched.update(self.edition.years)
        return sorted(touched)

    def _plan_year(self, year: int) -> None:
        years, part = self.edition.years, f"list:year:{year_key(year)}"
        if year not in years:
            self.plan(part)
            return
        make = partial(year_page, self.edition, year, years)
        self.plan(part, Output(f"{year:04d}/index.html", SITE_FILE, make, "archives.html"))


def get_generators(_: object) -> type[Generator]:
    return ListingGenerator


def register() -> None:
    signals.get_generators.connect(get_generators)
