"""PLAN: the home page."""

from __future__ import annotations

from functools import partial

from pelican.plugins import signals

from newsroom.engine import Generator
from newsroom.model.content import SITE_FILE
from newsroom.model.output import Output
from plugins.home.home import page


class HomeGenerator(Generator):
    """Plans the home page."""

    def run(self) -> None:
        changes = self.changes
        banners = {banner.image for banner in self.edition.site.banners}
        if changes.everything or changes.lists or changes.pins or changes.photos & banners:
            self.plan("home", Output("index.html", SITE_FILE, partial(page, self.edition), "index.html"))


def get_generators(_: object) -> type[Generator]:
    return HomeGenerator


def register() -> None:
    signals.get_generators.connect(get_generators)
