"""Judge web addresses as people type them, and know those of the site itself."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

_BYTES_OF_IPV4, _MAX_BYTE = 4, 255
_LABEL_RE = re.compile(r"[\w-]{1,63}")
_TWICE_RE = re.compile(r"https?://+https?(?::|//)", re.IGNORECASE)
_BEGINNINGS_RE = re.compile(
    r"\s*(?:((?:https?(?=[/\\])|[htps]{3,7}(?=\s*[:;]|[.,]?[/\\]{2})))\s*[:;.,]*\s*[/\\]*(?:\s|%20)*)+",
    re.IGNORECASE,
)
"""How web addresses begin, well or with a slip, perhaps twice; the last of them is what was meant."""
_SPELT_RE = re.compile(
    r"(?:(?:https?:)?//([^/?#\\@]+)|([^/?#\\@:]+(?::\d+)?))(.*)", re.IGNORECASE | re.DOTALL
)
"""An address with its host, which may begin with it: host, and what follows."""


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
    if labels[-1].isdecimal() and len(labels) == _BYTES_OF_IPV4:
        return all(label.isdecimal() and int(label) <= _MAX_BYTE for label in labels)
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
