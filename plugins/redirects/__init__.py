"""PLAN: ``Old_URL`` and ``old_slugs`` → stub pages; notices at the old addresses of what was taken down."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from pelican.plugins import signals

from newsroom.engine import Generator
from newsroom.model.content import SITE_FILE
from newsroom.model.output import Output
from newsroom.model.records import Record
from newsroom.model.redirect import redirects, stub_path
from newsroom.model.site import Category
from newsroom.viewmodels.moved import has_other_pages, moved_pages
from newsroom.viewmodels.notice import TEMPLATE, notice
from plugins.redirects.redirect import category_stub, stub


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
            self.plan("stub:", *self._notices())
        for category in edition.site.categories:
            if has_other_pages(changes, category):
                self.plan(f"moved:{category.slug}", *self._moved(category))

    def _moved(self, category: Category) -> Iterator[Output]:
        """Lead on from where the pages of a category were."""
        for move in moved_pages(self.edition, category):
            make = partial(category_stub, self.edition, move)
            yield Output(f"{move.old}index.html", SITE_FILE, make, "category_moved.html", move.line)

    def _notices(self) -> Iterator[Output]:
        """Say at old addresses, too, that an article was taken down, if readers are told why."""
        taken = {f"{url}index.html" for url in self.edition.takedowns}
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
