"""Keep the ids of examples apart that stand on one page."""

from __future__ import annotations

import re

_NAMES_RE = re.compile(r' (id|for|name|aria-labelledby|aria-describedby|aria-controls)="([^"]*)"')
_LINK_RE = re.compile(r' href="#([^"]+)"')


def scoped(html: str, scope: str) -> str:
    """Put ``scope`` before all ids of an example and before what names them.

    Groups of ``details``, which close each other by their ``name``, are kept apart, too.
    """

    def own(found: re.Match[str]) -> str:
        return f' {found[1]}="{" ".join(f"{scope}-{name}" for name in found[2].split())}"'

    return _LINK_RE.sub(lambda found: f' href="#{scope}-{found[1]}"', _NAMES_RE.sub(own, html))
