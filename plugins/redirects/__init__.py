"""ENRICH: ``Old_URL`` → stub pages and a map for nginx."""

from __future__ import annotations

from functools import partial

from pelican.plugins import signals

from plugins.model import SITE_FILE, Output
from plugins.redirects.redirect import MAP, nginx_map, redirects, stub, stub_path
from plugins.stage import Stage


class RedirectGenerator(Stage):
    """Plans what keeps old addresses alive."""

    def generate_context(self) -> None:
        edition = self.edition
        listed = redirects((*edition.articles, *edition.pages))
        for redirect in listed:
            path = stub_path(redirect.old)
            if path is not None:
                record = redirect.record
                make = partial(stub, edition, redirect)
                self.add([Output(path, record.path, make, "redirect.html", redirect.line)])
        self.add([Output(MAP, SITE_FILE, partial(nginx_map, edition, listed))])


def get_generators(_: object) -> type[Stage]:
    return RedirectGenerator


def register() -> None:
    signals.get_generators.connect(get_generators)
