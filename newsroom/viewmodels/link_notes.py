"""Number the links of a shown body, so that a printed sheet can say at its end where each of them leads."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

from newsroom.viewmodels.body import Content

_LINK_RE = re.compile(r'<a\b[^>]*? href="(?P<address>[^"#][^"]*)"[^>]*>(?P<words>.*?)</a>', re.DOTALL)
_TAG_RE = re.compile(r"<[^>]*>")
_SCHEME_RE = re.compile(r"https?://|mailto:|tel:")


def with_notes(shown: Iterable[Content], host: str) -> tuple[tuple[Content, ...], tuple[str, ...]]:
    """Mark links with the number of their note, and give the addresses that the notes say, in order.

    ``host`` stands before addresses that begin with a slash, e.g. ``https://example.vn``; without it links
    within the site have no note. Neither have links whose words are their address, and those within the page.
    A page that is linked to twice has one note. Marks are ``data-note`` attributes; nothing else changes.
    """
    notes: dict[str, int] = {}

    def mark(link: re.Match[str]) -> str:
        address = unescape(link["address"])
        if address.startswith("/"):
            address = f"{host}{address}" if host else ""
        if not address or _bare(address) == _bare(unescape(_TAG_RE.sub("", link["words"]))):
            return link[0]
        number = notes.setdefault(address.removeprefix("mailto:").removeprefix("tel:"), len(notes) + 1)
        return link[0].replace("<a", f'<a data-note="{number}"', 1)

    marked = tuple(_LINK_RE.sub(mark, one) if isinstance(one, str) else one for one in shown)
    return marked, tuple(notes)


def _bare(address: str) -> str:
    """Leave of an address what people type of it."""
    return _SCHEME_RE.sub("", address.strip(), count=1).rstrip("/")
