"""Count the levels of lists and quotations within each other, and end the setting where they are too many."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

MOST = 20
"""Levels within each other; nobody reads more, and each of them takes room of Python's own stack."""


class TooDeep(Exception):  # noqa: N818 (what is found, not what went wrong)
    """A body has more levels than are set."""


@contextmanager
def deeper(md: Any) -> Iterator[None]:
    """Set what is within one more level; raise ``TooDeep`` if that is one too many."""
    level = getattr(md, "levels", 0) + 1
    if level > MOST:
        raise TooDeep
    md.levels = level
    try:
        yield
    finally:
        md.levels = level - 1
