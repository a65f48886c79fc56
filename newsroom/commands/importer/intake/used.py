"""Find the files that saved pages lead to: they belong to those, and are no articles themselves."""

from __future__ import annotations

import html
import os
import re
from collections.abc import Iterable
from urllib.parse import unquote

_LINK_RE = re.compile(
    rb"""\b(?:href|src|data|poster)\s*=\s*(?:"([^"]{1,2000})"|'([^']{1,2000})'|([^\s"'>]{1,2000}))""", re.I
)
_LARGEST = 4 << 20
_ABROAD_RE = re.compile(r"[a-zA-Z][\w+.-]*:|//|#")


def used_files(pages: Iterable[str]) -> frozenset[str]:
    """Give the paths of files in other folders that pages lead to, as links write them."""
    found: set[str] = set()
    for page in pages:
        try:
            with open(page, "rb") as file:
                data = file.read(_LARGEST)
        except OSError:
            continue
        folder = os.path.dirname(page)
        for groups in _LINK_RE.findall(data):
            link = html.unescape(next(filter(None, groups), b"").decode("utf-8", "surrogateescape"))
            path = unquote(re.split("[?#]", link)[0], errors="surrogateescape")
            if path and not _ABROAD_RE.match(link) and not path.startswith("/"):
                whole = os.path.normpath(os.path.join(folder, path.replace("\\", "/")))
                if os.path.dirname(whole) != os.path.normpath(folder or "."):
                    found.add(whole)
    return frozenset(found)
