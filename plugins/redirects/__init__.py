"""PLAN: ``Old_URL`` → stub pages."""

from __future__ import annotations

from functools import partial

from pelican.plugins import signals

from newsroom.engine import Generator
from newsroom.model.output import Output
from newsroom.model.records import Record
from newsroom.model.redirect import redirects, stub_path
from plugins.redirects.redirect import stub


class RedirectGenerator(Generator):
    """Plans what keeps old addresses alive on every static host."""

    def run(self) -> None:
        edition, changes = self.edition, self.changes
        if changes.everything:
            for record in edition.moved:
                self._plan_stubs(record.url, record)
        for url, article in changes.articles.items():
            if any(record.old_urls for record in article.either):
                self._plan_stubs(url, article.new)
        for url, page in changes.pages.items():
            if any(record.old_urls for record in page.either):
                self._plan_stubs(url, page.new)

    def _plan_stubs(self, url: str, record: Record | None) -> None:
        """Plan the stubs of a record; it may have none any more."""
        self.plan(f"stub:{url}")
        for redirect in redirects([record] if record else []):
            path = stub_path(redirect.old)
            if path is not None:
                make = partial(stub, self.edition, redirect)
                output = Output(path, redirect.record.path, make, "redirect.html", redirect.line)
                self.plan(f"stub:{url}", output)


def get_generators(_: object) -> type[Generator]:
    return RedirectGenerator


def register() -> None:
    signals.get_generators.connect(get_generators)
