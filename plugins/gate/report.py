"""Put all problems of all files into one report."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from newsroom.engine import Checks
from newsroom.model.content import manuscript_of
from newsroom.model.problem import ERROR, WARNING, Problem
from plugins.gate.wording import word


@dataclass(frozen=True, slots=True)
class Report:
    """The findings of a check, worded and sorted."""

    lines: tuple[str, ...]
    errors: int
    warnings: int

    def __str__(self) -> str:
        return "\n".join((*self.lines, self.summary))

    @property
    def summary(self) -> str:
        """Give the closing line with the count."""
        if not self.lines:
            return "Không có lỗi."
        return f"{self.errors} lỗi, {self.warnings} cảnh báo."


def make_report(problems: Iterable[Problem], checks: Checks, drafts: Collection[str] = ()) -> Report:
    """Sort and word problems, each once; in a draft, which nobody sees yet, nothing is an error."""
    lines: dict[str, str] = {}
    for problem in sorted(set(problems)):
        wording = checks.wording(problem)
        level = WARNING if manuscript_of(problem.path) in drafts else wording.severity
        lines.setdefault(word(problem, wording, level), level)
    errors = list(lines.values()).count(ERROR)
    return Report(tuple(lines), errors, len(lines) - errors)
