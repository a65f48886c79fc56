"""Write where a link leads."""

from __future__ import annotations

import re

from plugins.manuscript.links import SCHEMES, destination

_LONGEST = 2_000
_UNSAFE_RE = re.compile(r"[\s\x00-\x20\x7f<>()\[\]\\`\"'|{}^]")
_REFERENCE_RE = re.compile(r"&(?=#?\w+;)")
_PLACE = "articles/2000/01/a/index.md"
"""Any article will do to judge a link to elsewhere."""
_SCHEME_RE = re.compile(r"([a-zA-Z][\w+.-]*):")


def link_target(link: str) -> str:
    """Give an address as it is written behind words, ``""`` if a page may not lead there.

    What is no address of its own, such as a path of the old site, leads nowhere here.
    """
    address = re.sub(r"[\x00-\x1f\x7f\ue000-\uf8ff]", "", link).strip()
    scheme = _SCHEME_RE.match(address)
    if scheme is None or scheme[1].casefold() not in SCHEMES or len(address) > _LONGEST:
        return ""
    kept = _REFERENCE_RE.sub("&amp;", _UNSAFE_RE.sub(_encoded, address))
    return "" if destination(_PLACE, kept.replace("&amp;", "&")).code else kept


def _encoded(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match.group().encode())
