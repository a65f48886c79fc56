"""CHECK: everything is read and planned, nothing is written; errors end the build here."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from pelican.plugins import signals

from newsroom.engine import REGISTRY, Generator, Index, Scope
from plugins.gate.addresses import ADDRESSES
from plugins.gate.corrections import CORRECTIONS
from plugins.gate.drafts import DRAFTS
from plugins.gate.entries import ENTRIES
from plugins.gate.judging import judge
from plugins.gate.links import LINKS
from plugins.gate.months import MONTHS
from plugins.gate.report import Report, make_report
from plugins.gate.terms import CATEGORIES, SPELLINGS


class Refused(SystemExit):
    """The check found errors: the build ends with exit status 1, the last good site untouched."""

    def __init__(self, report: Report) -> None:
        super().__init__(1)
        self.report = report


def close_the_gate(generators: Sequence[Generator]) -> None:
    """Print the one report of the build; let it go on only without errors."""
    build = generators[0].build
    checks = REGISTRY.chosen(generators[0].settings["PLUGINS"])
    found = judge(build, checks)
    report = make_report(found, checks, build.queries.manuscripts.drafts())
    if report.lines or build.check_only:
        print(report, file=sys.stderr, flush=True)
    if report.errors:
        raise Refused(report)
    kept = sorted({problem for problem in found if checks.of(problem).scope is not Scope.ALWAYS})
    if kept != list(build.get(Index).kept_problems):
        build.queries.problems.replace(kept)


def register() -> None:
    REGISTRY.register(__name__, ENTRIES, MONTHS, CORRECTIONS, ADDRESSES, LINKS, DRAFTS, CATEGORIES, SPELLINGS)
    signals.all_generators_finalized.connect(close_the_gate)
