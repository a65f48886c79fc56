"""PLAN: what phones need to keep pages for times without a network, and the manifest of the site."""

from __future__ import annotations

from functools import partial

from pelican.plugins import signals

from newsroom.engine import Generator, Theme
from newsroom.model.content import SITE_FILE
from newsroom.model.output import Insignia, Output
from newsroom.model.reserved import MANIFEST, OFFLINE, WORKER
from plugins.offline.manifest import make_manifest
from plugins.offline.pages import offline_page
from plugins.offline.worker import make_worker


class OfflineGenerator(Generator):
    """Plans the worker, the page that it shows and the manifest; none of them depends on an article.

    Where no worker is wanted its address has one that takes itself back: an earlier build had another.
    """

    def run(self) -> None:
        if not self.changes.everything:
            return
        site = self.build.site
        make = partial(make_worker, self.build.get(Theme).static, site.offline)
        self.plan("offline:worker", Output(WORKER, SITE_FILE, make))
        manifest = partial(make_manifest, site, self.build.get(Insignia))
        self.plan("offline:manifest", Output(MANIFEST, SITE_FILE, manifest))
        if site.offline:
            path = f"{OFFLINE}/index.html"
            self.plan("offline:page", Output(path, SITE_FILE, partial(offline_page, site), "offline.html"))


def get_generators(_: object) -> type[Generator]:
    return OfflineGenerator


def register() -> None:
    signals.get_generators.connect(get_generators)
