"""Put all problems of all files into one report."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace

from newsroom.engine import Checks
from newsroom.model.content import manuscript_of
from newsroom.model.problem import ERROR, WARNING, Problem
from plugins.gate.wording import sentences, told_at

SHOWN_ELSEWHERE = 10
"""The errors of other files that a report of changed files shows: without them nobody could mend it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem in words: ``text`` says what was found and what to do, ``line`` counts from 1."""

    path: str
    line: int
    level: str
    text: str
    code: str

    def __str__(self) -> str:
        return f"{told_at(self.path)}:{self.line}: {self.level}: {self.text}"


@dataclass(frozen=True, slots=True)
class Report:
    """The findings of a check, worded and sorted.

    ``errors`` and ``warnings`` count them all; ``left_out`` those, errors first, of other files that
    ``findings`` leaves out.
    """

    findings: tuple[Finding, ...]
    errors: int
    warnings: int
    left_out: tuple[int, int] = (0, 0)

    def __str__(self) -> str:
        return "\n".join((*self.lines, *filter(None, (self.rest,)), self.summary))

    @property
    def lines(self) -> tuple[str, ...]:
        """The findings, a line each."""
        return tuple(map(str, self.findings))

    @property
    def rest(self) -> str:
        """Say how much was left out, ``""`` if nothing was."""
        counts = zip(self.left_out, (ERROR, WARNING), strict=True)
        told = ", ".join(f"{number} {level}" for number, level in counts if number)
        return f"… và {told} ở tệp khác." if told else ""

    @property
    def summary(self) -> str:
        """Give the closing line with the count."""
        if not self.errors and not self.warnings:
            return "Không có lỗi."
        return f"{self.errors} lỗi, {self.warnings} cảnh báo."

    def narrowed(self, concerns: Callable[[str], bool]) -> Report:
        """Leave out what ``concerns`` says no of a path, but for the first errors: they bar the way."""
        kept, elsewhere = [], 0
        for one in self.findings:
            spared = one.level == ERROR and elsewhere < SHOWN_ELSEWHERE
            if concerns(one.path):
                kept.append(one)
            elif spared:
                kept.append(one)
                elsewhere += 1
        errors = sum(one.level == ERROR for one in kept)
        left_out = (self.errors - errors, self.warnings - (len(kept) - errors))
        return replace(self, findings=tuple(kept), left_out=left_out)


def make_report(problems: Iterable[Problem], checks: Checks, drafts: Collection[str] = ()) -> Report:
    """Sort and word problems, each once; in a draft, which nobody sees yet, nothing is an error."""
    found: dict[str, Finding] = {}
    for problem in sorted(set(problems)):
        wording = checks.wording(problem)
        level = WARNING if manuscript_of(problem.path) in drafts else wording.severity
        text = sentences(problem, wording)
        finding = Finding(problem.path, problem.line or 1, level, text, problem.code)
        found.setdefault(str(finding), finding)
    errors = sum(one.level == ERROR for one in found.values())
    return Report(tuple(found.values()), errors, len(found) - errors)
