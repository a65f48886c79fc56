"""PLAN: the home page."""

from __future__ import annotations

from functools import partial

from pelican.plugins import signals

from newsroom.engine import REGISTRY, Generator
from newsroom.model.content import SITE_FILE
from newsroom.model.output import Output
from plugins.home.problems import ANNOUNCED, PINS, own_targets


class HomeGenerator(Generator):
    """Plans the home page."""

    def run(self) -> None:
        changes, site = self.changes, self.edition.site
        is_another = changes.everything or changes.lists or changes.pins
        banners = {banner.image for banner in site.banners}
        if (
            is_another
            or changes.photos & banners
            or changes.relinked & set(own_targets(site, self.build.now))
        ):
            from plugins.home.home import page  # most builds do not need its models

            self.plan("home", Output("index.html", SITE_FILE, partial(page, self.edition), "index.html"))


def get_generators(_: object) -> type[Generator]:
    return HomeGenerator


def register() -> None:
    REGISTRY.register(__name__, ANNOUNCED, PINS)
    signals.get_generators.connect(get_generators)
