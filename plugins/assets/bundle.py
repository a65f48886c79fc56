"""Bundle the theme's stylesheets and name static files by their content."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from newsroom.engine import digest

FOLDER = "theme"
_FIRST = ("settings.css", "base.css", "layout.css")
_LAST = ("print.css",)
SCRIPT_RE = re.compile(r"js/[a-z-]+\.js")


def cascade(names: Iterable[str]) -> list[str]:
    """Put stylesheets in the order of the cascade: settings, base, layout, components, print."""
    found = sorted(names)
    first = [name for name in _FIRST if name in found]
    last = [name for name in _LAST if name in found]
    return [*first, *(name for name in found if name not in first and name not in last), *last]


def bundle(sheets: Mapping[str, bytes]) -> bytes:
    """Join stylesheets, given by name, in the order of the cascade."""
    return b"".join(sheets[name].rstrip() + b"\n" for name in cascade(sheets))


def hashed(name: str, suffix: str, data: bytes) -> str:
    """Give the address of a static file: it changes with the content, so it may be cached for good."""
    return f"{FOLDER}/{name}.{digest(data)}{suffix}"
