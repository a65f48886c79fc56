"""Know the addresses of articles, and old addresses that were theirs elsewhere."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from newsroom.vietnamese.comparing import nfc
from newsroom.vietnamese.slugs import is_slug

YEARS = range(1930, 2200)
"""The years in which articles may be dated."""

_ARTICLE_RE = re.compile(r"(\d{4})/(?:0[1-9]|1[0-2])/([^/]+)", re.ASCII)
_INDEX_RE = re.compile(r"(^|/)index\.html$")
_UNFIT_RE = re.compile(r"[\s\"'<>;{}\\#$\x00-\x1f\x7f\ufffd]")
_MAX_NAME = 200
_MAX_HOST = 253
_UNTYPED_RE = re.compile(r"[\s\"<>\x00-\x1f\x7f]")
_LABEL_RE = re.compile(r"[\w-]{1,63}")
_BYTE = r"(?:25[0-5]|2[0-4]\d|1?\d?\d)"
_IPV4_RE = re.compile(rf"{_BYTE}(?:\.{_BYTE}){{3}}", re.ASCII)


def place_of(address: str) -> str:
    """Give what an address stands for: case, normal form, slashes at the ends and ``index.html`` aside."""
    path, _, query = nfc(unquote(address)).casefold().partition("?")
    place = _INDEX_RE.sub("", path.strip("/")).strip("/")
    return f"{place}?{query}" if query else place


def article_place(place: str) -> str:
    """Name the article at whose address, or below it, a place lies: ``2024/07/slug``; ``""`` if at none."""
    head = "/".join(place.split("/", 3)[:3])
    match = _ARTICLE_RE.fullmatch(head)
    return head if match and int(match[1]) in YEARS and is_slug(match[2]) else ""


def article_url(written: str) -> str:
    """Give the site-relative address of an article from ``/2024/07/slug/``, ``""`` if it is none."""
    place = written.strip().strip("/")
    return f"{place}/" if place and article_place(place) == place else ""


def is_web_address(value: str) -> bool:
    """Tell whether ``value`` is an http or https address that a browser can open.

    That is one with a host that can exist, and with a port that there is, if it names one. Addresses
    typed twice (``https://https://…``) and two of them in one are none.
    """
    if _UNTYPED_RE.search(value):
        return False
    try:
        parts = urlsplit(value)
        port = parts.port
    except ValueError:
        return False
    address = parts.netloc.rpartition("@")[2]
    if ":" in address.rpartition("]")[2] and not port:
        return False
    named = address.startswith("[") or is_host(parts.hostname or "")
    return parts.scheme in ("http", "https") and named


def is_host(name: str) -> bool:
    """Tell whether ``name`` can be the name of a host or its IPv4 address; letters of any script pass."""
    labels = name.removesuffix(".").split(".")
    if labels[-1].isdecimal():
        return _IPV4_RE.fullmatch(name) is not None
    fits = all(_LABEL_RE.fullmatch(label) for label in labels)
    return fits and len(name) <= _MAX_HOST and name.casefold() not in ("http", "https")


def old_address(written: str) -> str:
    """Give an old address as the path from the root with its query, ``""`` if it cannot be one."""
    if is_web_address(written):
        parts = urlsplit(written)
        written = parts.path + (f"?{parts.query}" if parts.query else "")
    return written if is_old_url(written) else ""


def is_old_url(value: str) -> bool:
    """Tell whether ``value`` can be an old address, percent-encoding of the path resolved: a path from the
    root without dot or empty segments, and without signs that a file name or nginx cannot have.
    """
    path, _, query = value.partition("?")
    path = unquote(path)
    segments = path[1:].removesuffix("/").split("/") if path != "/" else []
    return (
        path.startswith("/")
        and bool(query or segments)
        and all(segment not in ("", ".", "..") and len(segment.encode()) <= _MAX_NAME for segment in segments)
        and not _UNFIT_RE.search(path + query)
        and not re.search(r"[?#]", path)
    )
