"""Put a problem into words."""

from __future__ import annotations

import re

from newsroom.model.problem import Problem, Wording
from newsroom.vietnamese.comparing import CONTROL_RE, PRIVATE_RE

LONGEST = 60
"""The characters of a value that a report shows, unless its wording wants it whole."""
_UNSEEN_RE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


class _Value(str):
    """A value in a wording: fit for print, and short if the wording does not say ``{name:whole}``."""

    def __format__(self, spec: str) -> str:
        if spec not in ("", "whole"):
            raise ValueError(f"a wording cannot print a value as «{spec}»")
        return _seen(self) if spec else shortened(self)


def shortened(text: str) -> str:
    """Make a value fit for print, and no longer than a report shows it."""
    seen = _seen(text)
    return seen if len(seen) <= LONGEST else seen[: LONGEST - 1].rstrip() + "…"


def _seen(text: str) -> str:
    return PRIVATE_RE.sub("", CONTROL_RE.sub("", text))


def told_at(path: str) -> str:
    """Give the name of a file for one line of a report: line ends and the like are no part of it."""
    return _UNSEEN_RE.sub("\ufffd", path)


def word(problem: Problem, wording: Wording, level: str = "") -> str:
    """Word a problem as ``path:line: lỗi|cảnh báo: found. Remedy.``; ``level`` stands for its own."""
    place = f"{told_at(problem.path)}:{problem.line or 1}"
    return f"{place}: {level or wording.severity}: {sentences(problem, wording)}"


def sentences(problem: Problem, wording: Wording) -> str:
    """Word a problem as ``found. Remedy.``."""
    return ". ".join(parts(problem, wording))


def parts(problem: Problem, wording: Wording) -> tuple[str, str]:
    """Word a problem: what was found, without a full stop, and the remedy, with one."""
    values = {key: _Value(value) for key, value in problem.values}
    found, remedy = wording.found.format_map(values), wording.remedy.format_map(values)
    end = "" if remedy.endswith(("?", ".")) else "."
    return found, f"{remedy}{end}"
