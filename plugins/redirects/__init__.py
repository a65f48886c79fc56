"""PLAN: ``Old_URL`` → stub pages; notices at the old addresses of what was taken down."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from pelican.plugins import signals

from newsroom.engine import Generator
from newsroom.model.output import Output
from newsroom.model.records import Record
from newsroom.model.redirect import redirects, stub_path
from newsroom.viewmodels.notice import TEMPLATE, notice
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
        if changes.everything or changes.gone:
            self.plan("gone-stubs", *self._notices())

    def _notices(self) -> Iterator[Output]:
        """Say at old addresses, too, that an article was taken down, if readers are told why."""
        taken: set[str] = set()
        for takedown in self.edition.takedowns.values():
            for old in takedown.old_urls if takedown.reason else ():
                path = stub_path(old.target)
                if path is not None and path not in taken:
                    taken.add(path)
                    make = partial(notice, self.edition, takedown)
                    yield Output(path, takedown.path, make, TEMPLATE, old.line)

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
