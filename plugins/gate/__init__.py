"""CHECK: everything is read and planned, nothing is written; errors end the build here."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NoReturn

from pelican.plugins import signals

from newsroom.engine import (
    REGISTRY,
    Build,
    Files,
    Generator,
    Index,
    Scope,
    are_warnings_fatal,
    composed,
    is_quiet,
)
from newsroom.model.problem import ERROR, Problem
from plugins.gate.addresses import ADDRESSES
from plugins.gate.annotations import github, gitlab, markdown
from plugins.gate.archive import ARCHIVE
from plugins.gate.changes_to_come import CHANGES_TO_COME
from plugins.gate.corrections import CORRECTIONS
from plugins.gate.documents import NUMBERS, REPLACED
from plugins.gate.drafts import DRAFTS
from plugins.gate.entries import ENTRIES
from plugins.gate.judging import judge
from plugins.gate.links import LINKS
from plugins.gate.machine import HANDBOOK, Place, explained, plain_json, sarif
from plugins.gate.menu import MENU
from plugins.gate.months import MONTHS
from plugins.gate.renames import RENAMES
from plugins.gate.report import Report, make_report
from plugins.gate.reporting import SILENT, Concern, Reporting
from plugins.gate.schedule import SCHEDULE, coming_line
from plugins.gate.stray_words import STRAY_WORDS
from plugins.gate.succession import SUCCESSION
from plugins.gate.switches import SWITCHES, check_switches, switched_off
from plugins.gate.terms import CATEGORIES, SPELLINGS
from plugins.gate.twins import TWINS
from plugins.gate.unused_files import UNUSED_FILES
from plugins.gate.unused_photos import UNUSED_PHOTOS
from plugins.gate.unused_recordings import UNUSED_RECORDINGS


class Refused(SystemExit):
    """The check found errors: the build ends with exit status 1, the last good site untouched."""

    def __init__(self, report: Report) -> None:
        super().__init__(1)
        self.report = report


def close_the_gate(generators: Sequence[Generator]) -> Report:
    """Tell the one report of the build, and give it; let the build go on only without errors."""
    build, settings = generators[0].build, generators[0].settings
    checks = REGISTRY.chosen(settings["PLUGINS"])
    switches = build.site.checks_off
    found = [*judge(build, checks), *check_switches(switches, checks)]
    off = switched_off(switches, checks)
    told = [problem for problem in found if problem.code not in off]
    report = make_report(told, checks, build.queries.manuscripts.drafts())
    wanted = Reporting.of(settings)
    if (report.findings or build.check_only) and wanted.form != SILENT:
        _tell(report, wanted, generators[0])
    if report.errors:
        raise Refused(report)
    if report.warnings and are_warnings_fatal():
        print("Dừng vì có cảnh báo (--fatal warnings).", file=sys.stderr, flush=True)
        raise Refused(report)
    kept = sorted({problem for problem in found if checks.of(problem).scope is not Scope.ALWAYS})
    if kept != list(build.get(Index).kept_problems):
        build.queries.problems.replace(kept)
    return report


def refuse(generator: Generator, problem: Problem) -> NoReturn:
    """End the build over a problem that shows only as files are made, and tell of it."""
    settings = generator.settings
    report = make_report([problem], REGISTRY.chosen(settings["PLUGINS"]))
    wanted = Reporting.of(settings)
    if wanted.form != SILENT:
        _tell(report, wanted, generator)
    raise Refused(report)


def _tell(report: Report, wanted: Reporting, generator: Generator) -> None:
    """Print the report, or write it, as it is wanted."""
    build = generator.build
    if wanted.only is not None:
        report = report.narrowed(_concern(wanted.only, build))
    coming = coming_line(build.edition.coming) if build.check_only and not build.preview else ""
    checks = REGISTRY.chosen(generator.settings["PLUGINS"])
    codes = sorted({one.code for one in report.findings} & explained(checks))
    help_ = (
        f"Giải thích và cách tắt: {HANDBOOK}, mục {', '.join(codes)}." if build.check_only and codes else ""
    )
    plain = "\n".join(filter(None, (str(report), help_, coming)))
    place = _placing(generator, wanted.root)
    if wanted.form == "github":
        import secrets

        form = github(report, plain, place, secrets.token_hex(16))
        _summarise(markdown(report, (report.rest, report.summary, coming)))
    else:
        written = {
            "gitlab": lambda: gitlab(report, place),
            "json": lambda: plain_json(report, place, checks),
            "sarif": lambda: sarif(report, place, checks, wanted.handbook),
        }
        form = written[wanted.form]() if wanted.form in written else plain
    if wanted.file:
        Path(wanted.file).write_text(f"{form}\n", encoding="utf-8")
    if is_quiet():
        plain = "\n".join(str(one) for one in report.findings if one.level == ERROR)
    if plain and (wanted.file or wanted.form != "github"):
        print(plain, file=sys.stderr, flush=True)
    if not wanted.file and wanted.form != "text":
        print(form, flush=True)


def _concern(only: Iterable[str] | str, build: Build) -> Concern:
    """Give the concern of who changed the files; those that show or offer one of them are asked for."""
    if isinstance(only, str):
        only = filter(None, map(os.fsdecode, Path(only).read_bytes().split(b"\0")))
    changed = [composed(path) for path in only]
    links = build.queries.links
    kinds = ("photo", "video", "file")
    return Concern(
        changed, (user for file in changed for kind in kinds for user in links.sources(kind, file))
    )


def _placing(generator: Generator, root: str) -> Place:
    """Give the function that says where a file lies in the repository, spelt as it is stored there."""
    stored = Files(generator.build.scan.content)

    def place(path: str) -> str:
        found = stored.get(path, path)
        if not os.path.lexists(generator.content / found):
            return ""
        return root + os.fsencode(found).decode("utf-8", "backslashreplace")

    return place


def _summarise(text: str) -> None:
    """Add to the summary of a run, if GitHub asks for one."""
    if file := os.environ.get("GITHUB_STEP_SUMMARY"):
        with open(file, "a", encoding="utf-8") as summary:
            summary.write(text)


def register() -> None:
    REGISTRY.register(
        __name__,
        ENTRIES,
        MONTHS,
        SCHEDULE,
        CORRECTIONS,
        CHANGES_TO_COME,
        ARCHIVE,
        ADDRESSES,
        LINKS,
        DRAFTS,
        CATEGORIES,
        SPELLINGS,
        TWINS,
        NUMBERS,
        REPLACED,
        SUCCESSION,
        RENAMES,
        UNUSED_PHOTOS,
        UNUSED_RECORDINGS,
        UNUSED_FILES,
        STRAY_WORDS,
        MENU,
        SWITCHES,
    )
    signals.all_generators_finalized.connect(close_the_gate)
