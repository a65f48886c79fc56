"""ENRICH: the static files of the theme → a stylesheet, fonts, icon, scripts, small and named by content."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import partial

from pelican.plugins import signals

from newsroom.engine import Generator, Theme
from newsroom.model.content import SITE_FILE
from newsroom.model.output import Assets, Output
from plugins.assets.making import make_assets

_NOTE = "assets"


class AssetGenerator(Generator):
    """Plans the static files; as long as the theme stays their addresses are those of the last build."""

    def run(self) -> Assets:
        kept = self.build.queries.notes.all().get(_NOTE)
        if kept and not self.changes.everything:
            return Assets(**json.loads(kept))
        try:
            assets, files = make_assets(self.build.get(Theme).static)
        except (KeyError, ValueError) as error:
            raise SystemExit(
                f"{self.theme}/static: lỗi: không dùng được tệp của giao diện: {error}."
            ) from error
        self.build.queries.notes.put(**{_NOTE: json.dumps(asdict(assets))})
        outputs = (Output(path, SITE_FILE, partial(bytes, data)) for path, data in files.items())
        self.plan("assets", *outputs)
        return assets


def get_generators(_: object) -> type[Generator]:
    return AssetGenerator


def register() -> None:
    signals.get_generators.connect(get_generators)
