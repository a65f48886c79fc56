"""Lead the links of a body to places of its own page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from urllib.parse import unquote

from newsroom.model.anchors import meant

_LINK_RE = re.compile(r"(<a\b(?:[^\">]|\"[^\"]*\")*?) href=\"#([^\"]*)\"")


def led(html: str, anchors: Sequence[str]) -> tuple[str, list[str]]:
    """Let each link of safe HTML that begins with ``#`` lead to the anchor that it means.

    One that leads nowhere loses its address; what such links ask for is listed, in order.
    """
    missing: list[str] = []

    def lead(match: re.Match[str]) -> str:
        fragment = unescape(match[2])
        if fragment in anchors:
            return match.group()
        goal = meant(fragment, anchors)
        if goal:
            return f'{match[1]} href="#{goal}"'
        missing.append(unquote(fragment))
        return match[1]

    return (_LINK_RE.sub(lead, html) if 'href="#' in html else html), missing
