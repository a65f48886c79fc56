"""PLAN: what the host of ``[hosting]`` reads: redirects, the page of what is not there, types, headers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pkgutil import resolve_name

from pelican.plugins import signals

from newsroom.engine import Generator
from newsroom.model.content import SITE_FILE
from newsroom.model.output import Output
from newsroom.model.redirect import redirects
from newsroom.viewmodels.moved import has_other_pages, moves_of_categories
from plugins.hosting.rules import Rules, make_rules

Files = Callable[[Rules], Mapping[str, str]]
WRITERS = {
    "nginx": "nginx:files",
    "apache": "apache:files",
    "iis": "iis:files",
    "netlify": "netlify:netlify",
    "cloudflare": "netlify:cloudflare",
    "pages": "netlify:pages",
}
"""Who writes for which kind of host, imported for it. ``s3`` reads no files: its redirects are the stubs."""


def writer(kind: str) -> Files:
    """Give the function that writes the files of a kind of host."""
    found: Files = resolve_name(f"plugins.hosting.{WRITERS[kind]}")
    return found


class HostingGenerator(Generator):
    """Plans the files of the kind of host, and none of another; what only editors see needs none."""

    def run(self) -> None:
        hosting = self.build.site.hosting
        if hosting is None or hosting.kind not in WRITERS or self.build.preview:
            return
        grown = any(has_other_pages(self.changes, category) for category in self.build.site.categories)
        if not (self.changes.everything or self.changes.moves_anything or self.changes.gone or grown):
            return
        moved = [(move.old, move.url) for move in moves_of_categories(self.edition)]
        rules = make_rules(self.build.site, redirects(self.edition.moved), self.edition.gone, moved)
        for path, text in writer(hosting.kind)(rules).items():
            self.plan("hosting", Output(path, SITE_FILE, partial(str.encode, text)))


def get_generators(_: object) -> type[Generator]:
    return HostingGenerator


def register() -> None:
    signals.get_generators.connect(get_generators)
