"""Open a page saved with its photos in one file (MHTML): a mail of several parts."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import Message

_MOST = 5000
"""Parts that are looked at."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A page, the charset its part names, its address, and what is packed with it by address."""

    page: bytes
    charset: str = ""
    address: str = ""
    parts: Mapping[str, bytes] = field(default_factory=dict)


def is_packed(data: bytes) -> bool:
    """Tell whether a file is such a mail, by its beginning."""
    head = data[:4096].lower()
    return b"mime-version:" in head and b"multipart/related" in head


def unpack(data: bytes) -> Packed:
    """Open a packed page; its page is empty if it holds none."""
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    page: Packed | None = None
    parts: dict[str, bytes] = {}
    for number, part in enumerate(message.walk()):
        if number > _MOST or part.is_multipart():
            continue
        held = _bytes(part)
        address = str(part.get("Content-Location") or "").strip()
        if page is None and part.get_content_type() in ("text/html", "application/xhtml+xml"):
            page = Packed(held, str(part.get_content_charset() or ""), address)
            continue
        if address:
            parts[address] = held
        if name := str(part.get("Content-ID") or "").strip(" <>"):
            parts[f"cid:{name}"] = held
    if page is None:
        return Packed(b"")
    told = str(message.get("Snapshot-Content-Location") or "").strip()
    return Packed(page.page, page.charset, page.address or told, parts)


def _bytes(part: Message) -> bytes:
    try:
        held = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        return b""
    return held if isinstance(held, bytes) else b""
