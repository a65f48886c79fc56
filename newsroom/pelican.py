"""Run a build: Pelican with our stages in the order of ``PLUGINS``, and no others."""

from __future__ import annotations

import gc
import os
import sqlite3
import time
import traceback
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.plugins import signals
from pelican.settings import DEFAULT_CONFIG

from newsroom.ecosystem import Unusable, register, send_end
from newsroom.ending import (
    INTERRUPTED,
    Failed,
    go_on,
    in_words,
    is_of_template,
    reason_in_words,
    tell_of_settings,
    untold,
)
from newsroom.engine import (
    Build,
    Catalogue,
    Damaged,
    Generator,
    OutputDamaged,
    Snapshot,
    are_warnings_fatal,
    end_background,
    is_disk_fault,
    is_quiet,
    look_ahead,
    speak_utf8,
    tell,
)
from newsroom.model.output import LargeFile, Output
from newsroom.model.records import Article
from newsroom.settings import Judged, Unloadable, judge_all, judge_late
from newsroom.vietnamese.printing import VIETNAM
from plugins.gate import refuse
from plugins.gate.closing import closing_line, foreign_line
from plugins.gate.report import Report
from plugins.gate.schedule import coming_line
from plugins.press import Press
from plugins.press.job import Tally
from plugins.press.opening import open_closed
from plugins.press.signs import Unfit

_FEW_COLLECTIONS = 50_000
"""Objects made between two searches for cycles: a build makes many objects and few cycles."""

tell_of_settings(DEFAULT_CONFIG)  # a settings file that imports this goes on, and may fail


class Newsroom(Pelican):  # type: ignore[misc] # Pelican has no types
    """Pelican's build as a list of stages; set as ``PELICAN_CLASS``.

    Settings of our own: ``PREVIEW`` shows drafts and articles that are not due, ``PUBLISH``
    insists on a site address, ``CHECK_ONLY`` ends after the gate. ``SOURCE_DATE_EPOCH`` in the
    environment sets the clock (reproducible-builds.org).

    After a build, ``coming`` are the articles that will appear by themselves, the soonest first, and
    ``next_change`` is when the site is next another by itself, ``None`` if it stays. ``report`` is what the
    gate told of a build that it let pass.
    """

    coming: tuple[Article, ...] = ()
    next_change: datetime | None = None
    _is_kept = False
    """Whether the last attempt began with what an earlier build left."""
    report: Report | None = None

    def __init__(self, settings: dict[str, Any]) -> None:
        """Set up, with streams that end no build: before Pelican's own bar stands in their place."""
        speak_utf8()
        self._is_set_up = go_on(partial(_until_stopped, partial(self._set_up, settings)))

    def _set_up(self, settings: dict[str, Any]) -> None:
        """Judge the settings, look ahead while the plugins are loaded."""
        _heed(judge_all(settings, DEFAULT_CONFIG))
        self._ahead = look_ahead(settings, _name_of_catalogue(settings))
        with signals.initialized.muted():  # Pelican would send it to all at once
            super().__init__(settings)
        self._send("initialized")

    def init_plugins(self) -> None:
        """Register the plugins; one that is missing, fails or cannot work here ends the build."""
        with in_words():
            self._registration = register(self)

    def _send(self, name: str) -> list[tuple[Callable[..., Any], Any]]:
        """Send a signal whose receivers may change settings or connect others; judge what they did."""
        with in_words(), self._registration.blaming():
            answers, late = self._registration.send(name, self)
        if late:
            _heed(judge_late(self.settings, DEFAULT_CONFIG, late))
        return answers

    def run(self) -> None:
        """Build; what no editor made ends it in one line that names the file, with exit status 1."""
        gc.set_threshold(_FEW_COLLECTIONS)
        go_on(self._run)

    def _run(self) -> None:
        if not self._is_set_up:
            raise Failed("Thiết lập còn lỗi như đã báo ở trên.")
        try:
            with in_words():
                _until_stopped(self._build_twice_at_most)
        except Exception as error:
            reason = reason_in_words(error, self.output_path, self.settings["CACHE_PATH"])
            if not reason:
                raise
            if self.settings.get("DEBUG"):
                traceback.print_exception(error)
            raise Failed(reason) from error
        if not self.settings.get("CHECK_ONLY"):
            self.settings["LOAD_CONTENT_CACHE"] = True  # what this build left: ``pelican -r`` goes on from it

    def _build_twice_at_most(self) -> None:
        """Build; if what an earlier build kept is damaged, build once more without it.

        What damage makes of a value is anybody's guess, and so is the exception to which it leads: any that
        comes after the catalogue was opened is taken for that. Without one it is a fault of ours.
        """
        try:
            self._build_on()
        except (OSError, Unloadable, Unusable):
            raise
        except Exception as error:
            if is_of_template(error):
                raise
            is_damage = isinstance(error, (Damaged, sqlite3.DatabaseError)) and not is_disk_fault(error)
            if not (is_damage or self._is_kept):
                raise
            place, kind = self.settings["CACHE_PATH"], type(error).__name__
            tell(f"{place}: dữ liệu của lần dựng trước bị hỏng ({kind}), dựng lại từ đầu.")
        else:
            return
        self.settings["LOAD_CONTENT_CACHE"] = False
        self._build()

    def _build_on(self) -> None:
        """Build what changed; everything, if files of the last build turn out to be damaged meanwhile."""
        try:
            self._build()
        except OutputDamaged:
            self._ahead = look_ahead(self.settings, _name_of_catalogue(self.settings))
        else:
            return
        self._build(everything=True)

    def _build(self, everything: bool = False) -> None:
        """Read, enrich, plan, check, render: the whole build; what a plugin of others does wrong is told."""
        with self._registration.blaming():
            self._build_all(everything)

    def _build_all(self, everything: bool) -> None:
        started = time.perf_counter()
        preview = bool(self.settings.get("PREVIEW"))
        catalogue = Catalogue(Path(self.settings["CACHE_PATH"]), _name_of_catalogue(self.settings))
        check_only = bool(self.settings.get("CHECK_ONLY"))
        ahead, self._ahead = self._ahead, None
        build = Build(clock(), catalogue, preview, check_only, ahead=ahead, everything=everything)
        try:
            generators = self._generators({"build": build})
            for generator in generators:
                generator.generate_context()
            if build.scan.outside().is_damaged and not build.changes.everything:
                raise OutputDamaged
            build.store_plan()
            self.coming, self.next_change = build.edition.coming, build.edition.next_change
            build.queries.notes.put_moment("next_change", self.next_change)
            answers = signals.all_generators_finalized.send(generators)
            self.report = next((given for _, given in answers if isinstance(given, Report)), None)
            if build.check_only:
                return
            articles = len(build.edition.articles)
            try:
                tally = self._print(build, generators[0].jobs)
            except Unfit as unfit:
                refuse(generators[0], unfit.problem)
        finally:
            self._is_kept = catalogue.is_kept
            catalogue.close()
            if ahead:
                ahead.end()
            end_background()
        if is_quiet():
            return
        if tally.foreign:
            print(foreign_line(Path(self.output_path).name, tally.foreign))
        took = time.perf_counter() - started
        print(closing_line(articles, tally.written, tally.unchanged, tally.removed, took))
        if self.coming and not preview:
            print(coming_line(self.coming))

    def _print(self, build: Build, jobs: int) -> Tally:
        """Write the files; the catalogue vouches for them only when all are written."""
        press: Press = self._get_writer()
        outside, total, output = build.scan.outside(), build.queries.outputs.count(), build.scan.output
        if build.plan or outside.foreign or outside.foreign_folders:
            build.catalogue.unseal()
            if build.changes.everything:
                build.release()
                build.edition.preload()
            output = press.print_all(self._renderer(build), build, jobs)
        if outside.closed and not build.changes.everything:
            open_closed(Path(self.output_path), outside.closed, output)
        press.tally.unchanged = total - press.tally.written
        if build.has_news:
            self._keep(build, output)
        for call in build.after_build:
            call()
        send_end(self._registration, self, press.tally.pages)
        return press.tally

    def _keep(self, build: Build, output: Snapshot) -> None:
        """Note what the folders hold now, and seal the catalogue."""
        catalogue, snapshots = build.catalogue, build.queries.snapshots
        catalogue.start()
        if build.changes.everything:
            snapshots.drop("output")
        snapshots.put("content", build.scan.content)
        snapshots.put("output", output)
        catalogue.unseal()
        catalogue.seal()

    def _generators(self, context: dict[str, Any]) -> list[Generator]:
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

    def _get_generator_classes(self) -> list[type[Generator]]:
        """Put the generators in the order of ``PLUGINS``; signals come in none."""
        answers = self._send("get_generators")
        with in_words():
            return self._registration.chosen(answers, self.plugins, self.settings["PLUGINS"])

    def _renderer(self, build: Build) -> Callable[[Output], bytes | LargeFile]:
        """Give the function that makes the bytes of an output; Jinja is set up when a template needs it."""
        from plugins.press.press import render
        from plugins.press.setting_up import environment_of

        environment = lru_cache(maxsize=1)(partial(environment_of, build, self.settings))
        return lambda output: render(environment, output)


def _until_stopped(work: Callable[[], None]) -> None:
    """Do work; who stops it is told that the next build makes good, and whoever waits that none was made."""
    try:
        work()
    except KeyboardInterrupt:
        raise Failed("Đã dừng theo yêu cầu; lần dựng sau sẽ làm lại cho đủ.", INTERRUPTED) from None


def _heed(judged: Judged) -> None:
    """Tell what was found in settings; end the build over errors, or over anything if that is wanted."""
    errors, notes = judged
    tell(*untold(notes))
    if errors:
        raise Failed("\n".join(errors))
    if notes and are_warnings_fatal():
        raise Failed("Dừng vì có lưu ý về thiết lập (--fatal warnings).")


def _name_of_catalogue(settings: Mapping[str, Any]) -> str:
    """Name what the last build of this kind kept."""
    return "preview" if settings.get("PREVIEW") else "site"


def clock() -> datetime:
    """Give the time of the build: ``SOURCE_DATE_EPOCH``, in seconds, else now."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        return datetime.fromtimestamp(int(epoch), VIETNAM) if epoch else datetime.now(VIETNAM)
    except (ValueError, OverflowError, OSError):
        raise Failed(f"SOURCE_DATE_EPOCH: lỗi: «{epoch}» không phải số giây.") from None
