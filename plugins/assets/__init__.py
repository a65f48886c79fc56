"""READ: the static files of the theme → one stylesheet and an icon, named by content."""

from __future__ import annotations

from pelican.plugins import signals

from plugins.assets.bundle import bundle, hashed
from plugins.model import SITE_FILE, Assets, Output
from plugins.stage import Stage


class AssetGenerator(Stage):
    """Plans the static files."""

    def generate_context(self) -> None:
        static = self.build.static
        sheets = [name for name in static if name.startswith("css/") and name.endswith(".css")]
        css = bundle({name.removeprefix("css/"): static[name] for name in sheets})
        icon = static["favicon.svg"]
        self.build.assets = Assets(hashed("site", ".css", css), hashed("icon", ".svg", icon))
        if self.changes.everything:
            self.plan(
                "assets",
                Output(self.build.assets.css, SITE_FILE, lambda: css),
                Output(self.build.assets.icon, SITE_FILE, lambda: icon),
            )


def get_generators(_: object) -> type[Stage]:
    return AssetGenerator


def register() -> None:
    signals.get_generators.connect(get_generators)
