"""Run a build: Pelican with our stages in the order of ``PLUGINS``, and no others."""

from __future__ import annotations

import os
import sys
import time
from datetime import datetime
from typing import Any

from pelican import Pelican
from pelican.plugins import signals

from plugins.press import Press
from plugins.press.press import identity, make_environment
from plugins.stage import Build, Stage
from plugins.vietnamese import VIETNAM


class Newsroom(Pelican):  # type: ignore[misc] # Pelican has no types
    """Pelican's build as a list of stages; set as ``PELICAN_CLASS``.

    Settings of our own: ``PREVIEW`` shows drafts and articles that are not due, ``PUBLISH``
    insists on a site address, ``CHECK_ONLY`` ends after the gate. ``SOURCE_DATE_EPOCH`` in the
    environment sets the clock (reproducible-builds.org).
    """

    def init_plugins(self) -> None:
        """Register the plugins; one that is missing or fails ends the build, as stock does not."""
        wanted = list(self.settings["PLUGINS"])
        super().init_plugins()
        missing = [name for name in wanted if name not in self.settings["PLUGINS"]]
        if missing:
            raise RuntimeError(f"plugins that could not be loaded: {', '.join(missing)}")

    def run(self) -> None:
        """Build; an I/O error ends it in one line that names the file, with exit status 1."""
        try:
            self._build()
        except OSError as error:
            print(f"{error.filename or self.output_path}: lỗi: {error.strerror}.", file=sys.stderr)
            raise SystemExit(1) from error

    def _build(self) -> None:
        """Read, enrich, plan, check, render: the whole build."""
        started = time.perf_counter()
        build = Build(
            now=clock(),
            preview=bool(self.settings.get("PREVIEW")),
            check_only=bool(self.settings.get("CHECK_ONLY")),
        )
        stages = self._stages({"build": build})
        for stage in stages:
            stage.generate_context()
        signals.all_generators_finalized.send(stages)
        if build.check_only:
            return
        press: Press = self._get_writer()
        press.print_all(self._environment(build), build.outputs, stages[0].jobs)
        signals.finalized.send(self)
        print(closing_line(len(build.edition.articles), press, time.perf_counter() - started))

    def _stages(self, context: dict[str, Any]) -> list[Stage]:
        return [
            made(
                context=context,
                settings=self.settings,
                path=self.path,
                theme=self.theme,
                output_path=self.output_path,
            )
            for made in self._get_generator_classes()
        ]

    def _get_generator_classes(self) -> list[type[Stage]]:
        """Put the generators in the order of ``PLUGINS``; signals come in none."""
        order = {name: place for place, name in enumerate(self.settings["PLUGINS"])}
        found = [
            (order[receiver.__module__], made)
            for receiver, made in signals.get_generators.send(self)
            if receiver.__module__ in order
        ]
        return [made for _, made in sorted(found, key=lambda item: item[0])]

    def _environment(self, build: Build) -> Any:
        folders = [*self.settings["THEME_TEMPLATES_OVERRIDES"], os.path.join(self.theme, "templates")]
        return make_environment(
            folders,
            self.settings["JINJA_ENVIRONMENT"],
            self.settings["JINJA_FILTERS"],
            **identity(build.site, build.assets, build.edition.standing),
        )


def clock() -> datetime:
    """Give the time of the build: ``SOURCE_DATE_EPOCH``, in seconds, else now."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), VIETNAM) if epoch else datetime.now(VIETNAM)


def closing_line(articles: int, press: Press, seconds: float) -> str:
    """Say what the build did."""
    tally = press.tally
    took = f"{seconds:.1f}".replace(".", ",")
    return (
        f"Xong: {articles} bài; {tally.written} tệp ghi mới, {tally.unchanged} giữ nguyên, "
        f"{tally.removed} xóa; {took} giây."
    )
