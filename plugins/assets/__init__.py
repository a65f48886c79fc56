"""ENRICH: the static files of the theme → one stylesheet, an icon and scripts, named by content."""

from __future__ import annotations

from functools import partial

from pelican.plugins import signals

from newsroom.engine import Generator, Theme
from newsroom.model.content import SITE_FILE
from newsroom.model.output import Assets, Output
from plugins.assets.bundle import SCRIPT_RE, bundle, hashed


class AssetGenerator(Generator):
    """Plans the static files."""

    def run(self) -> Assets:
        static = self.build.get(Theme).static
        sheets = [name for name in static if name.startswith("css/") and name.endswith(".css")]
        css = bundle({name.removeprefix("css/"): static[name] for name in sheets})
        icon = static["favicon.svg"]
        scripts = {name[3:-3]: static[name] for name in static if SCRIPT_RE.fullmatch(name)}
        addresses = {name: hashed(name, ".js", data) for name, data in scripts.items()}
        assets = Assets(hashed("site", ".css", css), hashed("icon", ".svg", icon), addresses)
        if self.changes.everything:
            self.plan(
                "assets",
                Output(assets.css, SITE_FILE, lambda: css),
                Output(assets.icon, SITE_FILE, lambda: icon),
                *(Output(addresses[name], SITE_FILE, partial(scripts.get, name)) for name in scripts),
            )
        return assets


def get_generators(_: object) -> type[Generator]:
    return AssetGenerator


def register() -> None:
    signals.get_generators.connect(get_generators)
