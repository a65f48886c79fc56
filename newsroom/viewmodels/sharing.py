"""Give the plain links by which a page is passed on: no script of another host takes part.

Zalo documents a button of its own only, which is a script. The page that this button opens,
``share_external``, takes the address as JSON in base64 in its ``d``, and a link to it does the same;
nothing promises that it stays. Readers of telephones have the share sheet beside it, all others *Sao chép*.
"""

from __future__ import annotations

import json
from base64 import b64encode
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

_ZALO = "https://button-share.zalo.me/share_external?d="
_FACEBOOK = "https://www.facebook.com/sharer/sharer.php?u="


@dataclass(frozen=True, slots=True)
class Sharing:
    """Where links lead that pass a page on; ``mail`` opens a new mail (RFC 6068)."""

    zalo: str
    facebook: str
    mail: str


@lru_cache(maxsize=32)
def quoted(text: str) -> str:
    """Write a text as part of an address; a page has the same ones in several."""
    return quote(text, safe="")


def sharing(title: str, address: str) -> Sharing:
    """Give the links for a page by its title and its whole address."""
    return Sharing(
        zalo=f"{_ZALO}{quoted(zalo_payload(address))}",
        facebook=f"{_FACEBOOK}{quoted(address)}",
        mail=f"mailto:?subject={quoted(title)}&body={quoted(address)}",
    )


def zalo_payload(address: str) -> str:
    """Write an address as Zalo's page wants it.

    Blanks, which JSON allows, make its length one that base64 needs not fill up: Zalo's own script
    encodes the ``=`` of others twice.
    """
    text = f'{{"url":{json.dumps(address)}}}'
    return b64encode(text.ljust(-(-len(text) // 3) * 3).encode()).decode()
