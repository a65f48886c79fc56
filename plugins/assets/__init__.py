"""ENRICH: the static files of the theme → a stylesheet, fonts, icon, scripts, small and named by content."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from functools import partial

from pelican.plugins import signals

from newsroom.engine import Generator, Theme
from newsroom.model.content import SITE_FILE
from newsroom.model.output import Assets, Output
from plugins.assets.bundle import FONT_RE, SCRIPT_RE, bundle, hashed, with_fonts

_NOTE = "assets"


class AssetGenerator(Generator):
    """Plans the static files; as long as the theme stays their addresses are those of the last build."""

    def run(self) -> Assets:
        kept = self.build.queries.notes.all().get(_NOTE)
        if kept and not self.changes.everything:
            return Assets(**json.loads(kept))
        assets, files = self._make()
        self.build.queries.notes.put(**{_NOTE: json.dumps(asdict(assets))})
        outputs = (Output(path, SITE_FILE, partial(bytes, data)) for path, data in files.items())
        self.plan("assets", *outputs)
        return assets

    def _make(self) -> tuple[Assets, Mapping[str, bytes]]:
        """Give the addresses, and the files by them."""
        from plugins.assets.minify import small_script, small_stylesheet

        static = self.build.get(Theme).static
        named = {name: match[1] for name in static if (match := FONT_RE.fullmatch(name))}
        fonts = {name: hashed(name, ".woff2", static[file]) for file, name in named.items()}
        sheets = [name for name in static if name.startswith("css/") and name.endswith(".css")]
        written = bundle({name.removeprefix("css/"): static[name] for name in sheets})
        css = {name: small_stylesheet(with_fonts(text, fonts)).encode() for name, text in written.items()}
        icon = static["favicon.svg"]
        scripts = {name[3:-3]: small_script(static[name]) for name in static if SCRIPT_RE.fullmatch(name)}
        addresses = {name: hashed(name, ".js", data) for name, data in scripts.items()}
        named_css = {name: hashed(name, ".css", data) for name, data in css.items()}
        assets = Assets(named_css["site"], hashed("icon", ".svg", icon), addresses, fonts, named_css["lists"])
        files = {assets.icon: icon} | {named_css[name]: data for name, data in css.items()}
        files |= {addresses[name]: data for name, data in scripts.items()}
        return assets, files | {fonts[name]: static[file] for file, name in named.items()}


def get_generators(_: object) -> type[Generator]:
    return AssetGenerator


def register() -> None:
    signals.get_generators.connect(get_generators)
