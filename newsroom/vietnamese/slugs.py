"""Make parts of addresses out of Vietnamese text."""

from __future__ import annotations

import re
from functools import lru_cache

from newsroom.vietnamese.comparing import fold

_MAX_SLUG = 80


@lru_cache(maxsize=65536)
def slug(text: str) -> str:
    """Make an address part of at most 80 characters out of ``text``, cut between syllables.

    Empty if ``text`` holds no Latin letter or digit: ``51,9%`` → ``51-9``.
    """
    whole = re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
    if len(whole) <= _MAX_SLUG:
        return whole
    cut = whole[: _MAX_SLUG + 1].rpartition("-")[0]
    return cut or whole[:_MAX_SLUG]


def is_slug(text: str) -> bool:
    """Tell whether ``text`` is an address part as ``slug`` makes them."""
    return len(text) <= _MAX_SLUG and re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text) is not None
