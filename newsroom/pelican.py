"""Run a build: Pelican with our stages in the order of ``PLUGINS``, and no others."""

from __future__ import annotations

import gc
import os
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.plugins import signals
from pelican.settings import DEFAULT_CONFIG

from newsroom.ecosystem import Unusable, chosen, send_end, watching
from newsroom.engine import (
    Build,
    Catalogue,
    Damaged,
    Generator,
    OutputDamaged,
    Snapshot,
    composed,
    end_background,
    is_disk_fault,
    look_ahead,
    speak_utf8,
)
from newsroom.model.output import LargeFile, Output
from newsroom.model.records import Article
from newsroom.settings import judge_all
from newsroom.vietnamese.faults import reason_of
from newsroom.vietnamese.printing import VIETNAM
from plugins.gate import refuse
from plugins.gate.report import Report
from plugins.gate.schedule import coming_line
from plugins.gate.wording import told_at
from plugins.press import Press
from plugins.press.opening import open_closed
from plugins.press.printer import Tally
from plugins.press.signs import Unfit

INTERRUPTED = 130
"""The exit status of a build that was stopped by hand: 128 and SIGINT, as shells have it."""

_FEW_COLLECTIONS = 50_000
"""Objects made between two searches for cycles: a build makes many objects and few cycles."""

_NAMED = 50
"""How many of the files that were removed as no part of the site are named."""


def place_of_fault(error: OSError) -> str:
    """Name the file that a fault is about, ``""`` if none is; the disk is walked by bytes."""
    return composed(os.fsdecode(error.filename)) if isinstance(error.filename, str | bytes) else ""


class Failed(SystemExit):
    """The build ended for a reason that no editor made; ``reason`` is the line that says so."""

    def __init__(self, reason: str, status: int = 1) -> None:
        super().__init__(status)
        self.reason = reason
        print(reason, file=sys.stderr, flush=True)


@contextmanager
def _in_words() -> Iterator[None]:
    """End the build in words over a plugin of others."""
    try:
        yield
    except Unusable as unusable:
        raise Failed(str(unusable)) from unusable.__cause__


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
        errors, notes = judge_all(settings, DEFAULT_CONFIG)
        print(*notes, sep="\n", end="\n" * bool(notes), file=sys.stderr, flush=True)
        if errors:
            raise Failed("\n".join(errors))
        self._ahead = look_ahead(settings, _name_of_catalogue(settings))
        super().__init__(settings)

    def init_plugins(self) -> None:
        """Register the plugins; one that is missing, fails or cannot work here ends the build."""
        with _in_words(), watching(self):
            super().init_plugins()

    def run(self) -> None:
        """Build; an I/O error ends it in one line that names the file, with exit status 1."""
        gc.set_threshold(_FEW_COLLECTIONS)
        try:
            self._build_twice_at_most()
        except sqlite3.DatabaseError as error:
            if not is_disk_fault(error):
                raise
            place = self.settings["CACHE_PATH"]
            raise Failed(f"{place}: lỗi: không đọc hoặc ghi được ({error}).") from error
        except OSError as error:
            raise Failed(f"{place_of_fault(error) or self.output_path}: lỗi: {reason_of(error)}.") from error
        except KeyboardInterrupt:
            raise Failed("Đã dừng theo yêu cầu; lần dựng sau sẽ làm lại cho đủ.", INTERRUPTED) from None

    def _build_twice_at_most(self) -> None:
        """Build; if what an earlier build kept is damaged, build once more without it.

        What damage makes of a value is anybody's guess, and so is the exception to which it leads: any that
        comes after the catalogue was opened is taken for that. Without one it is a fault of ours.
        """
        try:
            self._build_on()
        except OSError:
            raise
        except Exception as error:
            if _is_of_template(error):
                raise
            is_damage = isinstance(error, (Damaged, sqlite3.DatabaseError)) and not is_disk_fault(error)
            if not (is_damage or self._is_kept):
                raise
            place, kind = self.settings["CACHE_PATH"], type(error).__name__
            told = f"{place}: dữ liệu của lần dựng trước bị hỏng ({kind}), dựng lại từ đầu."
            print(told, file=sys.stderr, flush=True)
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
        """Read, enrich, plan, check, render: the whole build."""
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
        if tally.foreign:
            print(foreign_line(Path(self.output_path).name, tally.foreign))
        print(closing_line(articles, tally, time.perf_counter() - started))
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
        with _in_words():
            send_end(self, press.tally.pages)
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
        with _in_words():
            return chosen(signals.get_generators.send(self), self.plugins, self.settings["PLUGINS"])

    def _renderer(self, build: Build) -> Callable[[Output], bytes | LargeFile]:
        """Give the function that makes the bytes of an output; Jinja is set up when a template needs it."""
        from plugins.press.press import render
        from plugins.press.setting_up import environment_of

        environment = lru_cache(maxsize=1)(partial(environment_of, build, self.settings))
        return lambda output: render(environment, output)


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


def _is_of_template(error: Exception) -> bool:
    """Tell whether a template was wrong; Jinja is there only if one was read."""
    jinja = sys.modules.get("jinja2")
    return jinja is not None and isinstance(error, jinja.TemplateError)


def foreign_line(output: str, removed: Sequence[str]) -> str:
    """Name what was removed from the folder ``output`` that is no part of the site."""
    named = ", ".join(map(told_at, sorted(removed)[:_NAMED]))
    more = f" và {len(removed) - _NAMED} tệp khác" if len(removed) > _NAMED else ""
    return f"Đã xóa khỏi {output} {len(removed)} tệp không thuộc trang: {named}{more}."


def closing_line(articles: int, tally: Tally, seconds: float) -> str:
    """Say what the build did."""
    took = f"{seconds:.1f}".replace(".", ",")
    return (
        f"Xong: {articles} bài; {tally.written} tệp ghi mới, {tally.unchanged} giữ nguyên, "
        f"{tally.removed} xóa; {took} giây."
    )
