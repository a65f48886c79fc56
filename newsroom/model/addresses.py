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
_BYTES_OF_IPV4, _MAX_BYTE = 4, 255
_LABEL_RE = re.compile(r"[\w-]{1,63}")
_TWICE_RE = re.compile(r"https?://+https?(?::|//)", re.IGNORECASE)
_BEGINNINGS_RE = re.compile(
    r"\s*(?:((?:https?(?=[/\\])|[htps]{3,7}(?=\s*[:;]|[.,]?[/\\]{2})))\s*[:;.,]*\s*[/\\]*(?:\s|%20)*)+",
    re.IGNORECASE,
)
"""How web addresses begin, well or with a slip, perhaps twice; the last of them is what was meant."""
_SPELT_RE = re.compile(r"(?:(?:https?:)?//([^/?#\\@]+)|([^/?#\\@:]+(?::\d+)?))(.*)", re.IGNORECASE | re.DOTALL)
"""An address with its host, which may begin with it: host, and what follows."""


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
    """Tell whether ``value`` is an http or https address at which something can be."""
    return not re.search(r"[\s\"<>]", value) and not web_address_fault(value)


def web_address_fault(value: str) -> str:
    """Say why nothing can be at a web address: ``scheme``, ``host`` or ``port``; ``""`` if nothing is seen.

    What is legal is no fault, however unusual: other alphabets, underscores, ports, numbers as hosts.
    """
    try:
        parts = urlsplit(value)
        host = parts.hostname or ""
    except ValueError:
        return "host"
    if parts.scheme not in ("http", "https") or _TWICE_RE.match(value):
        return "scheme"
    if not _is_host(host, "[" in parts.netloc):
        return "host"
    try:
        return "port" if parts.port == 0 else ""
    except ValueError:
        return "port"


def _is_host(host: str, in_brackets: bool) -> bool:
    if in_brackets:
        return bool(host)  # which ``urlsplit`` has looked at
    labels = unquote(host).removesuffix(".").split(".")
    if labels[-1].isascii() and labels[-1].isdigit() and len(labels) == _BYTES_OF_IPV4:
        return all(label.isdigit() and int(label) <= _MAX_BYTE for label in labels)
    return "%" not in host and all(map(_LABEL_RE.fullmatch, labels))


def mended_web_address(value: str) -> str:
    """Give the web address that somebody meant who slipped at its beginning, ``""`` if none is seen.

    ``https://https://a.vn`` and ``htps:/a.vn`` are ``https://a.vn``.
    """
    if not web_address_fault(value):
        return ""
    begun = _BEGINNINGS_RE.match(value)
    if begun is None:
        return ""
    scheme = "http" if begun[1].casefold() == "http" else "https"
    rest = value[begun.end() :].lstrip(".")
    host, slash, path = rest.partition("/")
    mended = f"{scheme}://{re.sub(r'[.]{2,}', '.', host)}{slash}{path}"
    return mended if "." in host and not web_address_fault(mended) else ""


def own_part(value: str, *site_urls: str) -> str | None:
    """Give what follows the site's own address in ``value``, as a path from the root; ``None`` if it is not.

    ``http`` or ``https`` or neither, ``www.``, capitals, the usual port and a dot at the end of the host
    make no difference. Each of ``site_urls`` may have a path, which is a part of it.
    """
    found = _SPELT_RE.match(value)
    if found is None or not site_urls:
        return None
    host = _plain_host(found[1] or found[2])
    for url in filter(None, site_urls):
        own = urlsplit(url)
        rest = found[3]
        if host == _plain_host(own.netloc) and rest.startswith(own.path):
            rest = rest[len(own.path) :]
            if not rest or rest[0] in "/?#":
                return rest if rest.startswith("/") else f"/{rest}"
    return None


def _plain_host(netloc: str) -> str:
    host, _, port = netloc.casefold().partition(":")
    host = host.removesuffix(".").removeprefix("www.")
    if not host.isascii():
        try:
            host = host.encode("idna").decode()
        except UnicodeError:
            return ""
    return host if port in ("", "80", "443") else f"{host}:{port}"


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
