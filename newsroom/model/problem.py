"""Hold one finding of the check, and the words for a kind of finding."""

from __future__ import annotations

from dataclasses import dataclass

ERROR, WARNING = "lỗi", "cảnh báo"
UNREAD_PHOTO = {"photo": ""}
"""The value by which a problem says that it is about a photo, and that nobody knows which."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One finding of the check: where, what kind, and the values that its wording needs.

    ``path`` is relative to the content folder; ``line`` counts from 1, 0 when the finding
    concerns the file as a whole. ``code`` is one that a check words (``newsroom.engine.checks``).
    """

    path: str
    line: int
    code: str
    values: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, path: str, line: int, code: str, **values: object) -> Problem:
        """Make a problem from keyword values, which are whole: the report shortens what it prints."""
        return cls(path, line, code, tuple((key, str(value)) for key, value in values.items()))


@dataclass(frozen=True, slots=True)
class Wording:
    """How a kind of problem is told, in Vietnamese.

    ``found`` and ``remedy`` take the problem's values. A report cuts a value that is long;
    ``{name:whole}`` spares one that is of no use in part: the name of a file, a list to choose from.
    """

    severity: str
    found: str
    remedy: str


def error(found: str, remedy: str) -> Wording:
    """Word what keeps the site from being published."""
    return Wording(ERROR, found, remedy)


def warning(found: str, remedy: str) -> Wording:
    """Word what an editor should look at."""
    return Wording(WARNING, found, remedy)
