"""Compile patterns when they are first looked for: most of those that a module has, one build never asks."""

from __future__ import annotations

import re
from typing import Any, cast


class _Late:
    """A pattern that is compiled when one of its methods is first asked for, and never again."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._typed = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(*self._typed), name)
        setattr(self, name, found)
        return found


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Give a pattern as ``re.compile`` does, which is compiled only when it is looked for."""
    return cast("re.Pattern[str]", _Late(pattern, flags))
