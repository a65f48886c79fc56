"""Tell the links that nh3 leaves as they are from those that only it can judge.

Most links lead to a page of this site, or to one of another by its whole address. In such a spelling there
is nothing that a browser could understand in another way than we do: no scheme but ``http`` and ``https``, a
host of small Latin letters, no port, no user, no entity but ``&amp;``. Cells of tables
say in three ways how they are aligned.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_LABEL = r"[a-z0-9](?:[a-z0-9]|-(?=[a-z0-9]))*+"
"""A part of a host; two hyphens in a row would mean other letters (RFC 3492)."""
_WEB = rf"https?://(?:{_LABEL}\.)+[a-z]{{2,}}(?![^/?#])(?:[\w./:%?=+,#@~-]|&amp;)*+"
_RELATIVE = r"[\w./#](?:[\w./%?=+,#@~-]|&amp;)*+"
_ADDRESS_RE = re.compile(rf"{_WEB}|{_RELATIVE}")
_LINK_RE = re.compile(r'<a href="([^"]*)">')
_OPENS = "<a "
_STYLED_RE = re.compile(r'<t[dh] style="text-align: (?:left|right|center);">')
_HAS_STYLE = " style="
_NOT_ALONE = ("<sup", "<div", "\0")
"""What nh3 has more to do with than links: notes, and a sign that it drops."""


def plain_addresses(html: str) -> list[str] | None:
    """List where the links of a block lead that was set without Markdown; ``None`` if one is not plain.

    It is ``None``, too, if there is anything else to judge than how cells are aligned.
    """
    found = _LINK_RE.findall(html)
    if len(found) != html.count(_OPENS) or not all(map(_ADDRESS_RE.fullmatch, found)):
        return None
    if _HAS_STYLE in html and html.count(_HAS_STYLE) != len(_STYLED_RE.findall(html)):
        return None
    if any(sign in html for sign in _NOT_ALONE):
        return None
    return [address.replace("&amp;", "&") for address in found]


def with_addresses(html: str, addresses: Iterable[str | None]) -> str:
    """Give the block with other addresses in its links, in their order; ``None`` is a link to nowhere."""
    pieces = _LINK_RE.split(html)
    for place, address in enumerate(addresses):
        pieces[2 * place + 1] = "<a>" if address is None else f'<a href="{address.replace("&", "&amp;")}">'
    return "".join(pieces)
