"""Bundle the theme's stylesheets, with the lengths of the layout, and name static files by their content.

There are two bundles: ``site``, which every page loads, and ``lists``, which pages that list articles load
after it, so that readers of an article do not wait for what it does not show.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from newsroom.engine import digest
from newsroom.viewmodels.layout import LENGTHS, MEDIA

FOLDER = "theme"
_FIRST = ("settings.css", "base.css", "layout.css", "lists/card.css")
_LAST = ("print.css", "lists/print.css")
_LISTS = "lists/"
_MEDIA_RE = re.compile(r"@media[^{]*")
_CUSTOM_RE = re.compile(r"\(--([a-z-]+)\)")
SCRIPT_RE = re.compile(r"js/[a-z-]+\.js")
FONT_RE = re.compile(r"fonts/([a-z-]+)\.woff2")
_FONT_URL_RE = re.compile(r"\.\./fonts/([a-z-]+)\.woff2")


def cascade(names: Iterable[str]) -> list[str]:
    """Put stylesheets in the order of the cascade: settings, base, layout, components, print.

    The card comes before the components that build upon it.
    """
    found = sorted(names)
    first = [name for name in _FIRST if name in found]
    last = [name for name in _LAST if name in found]
    return [*first, *(name for name in found if name not in first and name not in last), *last]


def lengths() -> str:
    """Write the lengths of the layout as custom properties."""
    return f":root {{ {' '.join(f'--{name}: {length};' for name, length in LENGTHS.items())} }}\n"


def _query(custom: re.Match[str]) -> str:
    if custom[1] not in MEDIA:
        raise ValueError(f"@media {custom[0]}: newsroom/viewmodels/layout.py has no such breakpoint")
    return MEDIA[custom[1]]


def with_breakpoints(sheet: str) -> str:
    """Write out the custom media of a stylesheet: ``@media (--desktop)`` (Media Queries 5)."""
    return _MEDIA_RE.sub(lambda rule: _CUSTOM_RE.sub(_query, rule[0]), sheet)


def bundle(sheets: Mapping[str, bytes]) -> dict[str, str]:
    """Join stylesheets, given by name, in the order of the cascade, to what every page and what lists load.

    The lengths of the layout stand above the first.
    """
    site, lists = (
        "".join(
            f"{sheets[name].decode().rstrip()}\n"
            for name in cascade(sheets)
            if name.startswith(_LISTS) == listed
        )
        for listed in (False, True)
    )
    return {"site": lengths() + with_breakpoints(site), "lists": with_breakpoints(lists)}


def with_fonts(sheet: str, fonts: Mapping[str, str]) -> str:
    """Write the addresses of fonts, by name, into a stylesheet that lies beside them.

    Raise ``KeyError`` if one is not there.
    """
    return _FONT_URL_RE.sub(lambda found: fonts[found[1]].rpartition("/")[2], sheet)


def hashed(name: str, suffix: str, data: bytes) -> str:
    """Give the address of a static file: it changes with the content, so it may be cached for good."""
    return f"{FOLDER}/{name}.{digest(data)}{suffix}"
