"""Lead links within an old site to the articles that came from there."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from urllib.parse import urlsplit

_LINK_RE = re.compile(r"(?<=\]\()https?://[^\s()<>\"]+(?=\))")


def relinked(text: str, site: str, owner_of: Callable[[str], str]) -> str:
    """Give a manuscript whose links to old addresses of ``site`` lead to the articles that have those.

    ``owner_of`` gives the folder of an article by its old address, ``""`` if none is known.
    """
    if not site or site not in text:
        return text
    host = _bare(site)

    def led(match: re.Match[str]) -> str:
        link = html.unescape(match.group())
        try:
            parts = urlsplit(link)
        except ValueError:
            return match.group()
        if _bare(parts.netloc) != host:
            return match.group()
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        owner = owner_of(path)
        return f"/{owner}/" if owner and "." not in owner else match.group()

    return _LINK_RE.sub(led, text)


def _bare(host: str) -> str:
    return host.lower().removeprefix("www.")
