"""Know which warnings the site does not want to be told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsroom.engine import Check, Checks, Scope
from newsroom.model.content import SITE_FILE
from newsroom.model.problem import WARNING, Problem, Wording, error
from newsroom.vietnamese.comparing import nearest


def switched_off(off: Iterable[tuple[str, int]], checks: Checks) -> frozenset[str]:
    """Give the codes of ``off`` that are of warnings: an error cannot be kept silent."""
    wordings = _wordings(checks)
    return frozenset(code for code, _ in off if code in wordings and wordings[code].severity == WARNING)


def check_switches(off: Iterable[tuple[str, int]], checks: Checks) -> Iterator[Problem]:
    """Report codes of ``off``, each with its line, that are of no warning."""
    wordings = _wordings(checks)
    warnings = [code for code, wording in wordings.items() if wording.severity == WARNING]
    for code, line in off:
        if code in warnings:
            continue
        near = nearest(code, warnings)
        found = "switch-error" if code in wordings else "switch-unknown" if near else "switch-strange"
        yield Problem.of(SITE_FILE, line, found, value=code, nearest=near)


def _wordings(checks: Checks) -> dict[str, Wording]:
    return {code: wording for check in checks for code, wording in check.wordings.items()}


SWITCHES = Check(
    name="gate.switches",
    scope=Scope.ALWAYS,
    wordings={
        "switch-unknown": error("không có cảnh báo nào mang mã «{value}»", "Có phải là «{nearest:whole}»?"),
        "switch-strange": error(
            "không có cảnh báo nào mang mã «{value}»", "Xem các mã ở docs/kiem-tra.md, hoặc xóa mã này"
        ),
        "switch-error": error("«{value:whole}» là lỗi nên không tắt được", "Xóa mã này khỏi off"),
    },
)
