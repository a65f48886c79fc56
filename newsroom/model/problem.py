"""Hold one finding of the check."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One finding of the check: where, what kind, and the values that its wording needs.

    ``path`` is relative to the content folder; ``line`` counts from 1, 0 when the finding
    concerns the file as a whole. ``code`` is a key of ``plugins.gate.wording``.
    """

    path: str
    line: int
    code: str
    values: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, path: str, line: int, code: str, **values: object) -> Problem:
        """Make a problem from keyword values."""
        return cls(path, line, code, tuple((key, str(value)) for key, value in values.items()))
