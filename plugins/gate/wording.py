"""Put a problem into words."""

from __future__ import annotations

from newsroom.model.problem import Problem, Wording
from newsroom.vietnamese.comparing import CONTROL_RE, PRIVATE_RE

LONGEST = 60
"""The characters of a value that a report shows, unless its wording wants it whole."""


class _Value(str):
    """A value in a wording: fit for print, and short if the wording does not say ``{name:whole}``."""

    def __format__(self, spec: str) -> str:
        if spec not in ("", "whole"):
            raise ValueError(f"a wording cannot print a value as «{spec}»")
        text = PRIVATE_RE.sub("", CONTROL_RE.sub("", self))
        return text if spec or len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def word(problem: Problem, wording: Wording, level: str = "") -> str:
    """Word a problem as ``path:line: lỗi|cảnh báo: found. Remedy.``; ``level`` stands for its own."""
    values = {key: _Value(value) for key, value in problem.values}
    found, remedy = wording.found.format_map(values), wording.remedy.format_map(values)
    end = "" if remedy.endswith(("?", ".")) else "."
    return f"{problem.path}:{problem.line or 1}: {level or wording.severity}: {found}. {remedy}{end}"
