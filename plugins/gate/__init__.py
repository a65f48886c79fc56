"""CHECK: everything is read and planned, nothing is written; errors end the build here."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from pelican.plugins import signals

from plugins.gate import checks
from plugins.gate.report import Report, make_report
from plugins.model import Problem, Record
from plugins.stage import Build, Stage


class Refused(SystemExit):
    """The check found errors: the build ends with exit status 1, the last good site untouched."""

    def __init__(self, report: Report) -> None:
        super().__init__(1)
        self.report = report


def find_problems(build: Build) -> list[Problem]:
    """Gather what reading found and what only the whole shows."""
    found = [*build.problems, *checks.check_entries(build.entries), *checks.check_months(build.articles)]
    edition = build.edition
    shown: tuple[Record, ...] = (*edition.articles, *edition.pages)
    public = {output.path.removesuffix("index.html") for output in build.outputs}
    hidden = checks.unpublished_urls(build.records, build.now) - public
    found += checks.check_addresses(build.outputs)
    found += checks.check_old_urls(shown, build.outputs)
    found += checks.check_links(shown, public | build.unread, hidden)
    found += checks.check_related(edition.articles, edition.by_url.keys() | build.unread, hidden)
    if not build.unread:
        found += checks.check_categories(edition)
    found += checks.check_spellings(edition)
    return found


def close_the_gate(stages: Sequence[Stage]) -> None:
    """Print the one report of the build; let it go on only without errors."""
    build = stages[0].build
    report = make_report(find_problems(build), build.drafts)
    if report.lines or build.check_only:
        print(report, file=sys.stderr, flush=True)
    if report.errors:
        raise Refused(report)


def register() -> None:
    signals.all_generators_finalized.connect(close_the_gate)
