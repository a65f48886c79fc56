"""Judge web addresses as people type them, and know those of the site itself."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote, urlsplit

_MAX_HOST = 253
_UNTYPED_RE = re.compile(r"[\s\"<>\x00-\x1f\x7f]")
_BYTE = r"(?:25[0-5]|2[0-4]\d|1?\d?\d)"
_IPV4_RE = re.compile(rf"{_BYTE}(?:\.{_BYTE}){{3}}", re.ASCII)
_LABEL_RE = re.compile(r"[\w-]{1,63}")
_TWICE_RE = re.compile(r"https?://+https?(?::|//)", re.IGNORECASE)
_BEGINNINGS_RE = re.compile(
    r"\s*(?:((?:https?(?=[/\\])|[htps]{3,7}(?=\s*[:;]|[.,]?[/\\]{2})))[\s:;.,/\\]*(?:%20)*)+",
    re.IGNORECASE,
)
"""How web addresses begin, well or with a slip, perhaps twice; the last of them is what was meant."""
_SPELT_RE = re.compile(
    r"(?:(?:https?:)?//([^/?#\\@]+)|([^/?#\\@:]+(?::\d+)?))(.*)", re.IGNORECASE | re.DOTALL
)
"""An address with its host, which may begin with it: host, and what follows."""


def is_web_address(value: str) -> bool:
    """Tell whether ``value`` is nothing but an http or https address that a browser can open."""
    return not _UNTYPED_RE.search(value) and not web_address_fault(value)


@lru_cache(maxsize=4096)
def web_address_fault(value: str) -> str:
    """Say why nothing can be at a web address: ``scheme``, ``host`` or ``port``; ``""`` if nothing is seen.

    What is legal is no fault, however unusual: other alphabets, underscores, ports, IPv4 and IPv6.
    """
    try:
        parts = urlsplit(value)
        host = parts.hostname or ""
    except ValueError:
        return "host"
    if parts.scheme not in ("http", "https") or _TWICE_RE.match(value):
        return "scheme"
    address = parts.netloc.rpartition("@")[2]
    if not (address.startswith("[") or _is_host(unquote(host))):
        return "host"
    try:
        return "port" if parts.port == 0 else ""
    except ValueError:
        return "port"


def _is_host(name: str) -> bool:
    """Tell whether ``name`` can be the name of a host or its IPv4 address; letters of any script pass."""
    labels = name.removesuffix(".").split(".")
    if labels[-1].isdecimal():
        return _IPV4_RE.fullmatch(name) is not None
    fits = all(_LABEL_RE.fullmatch(label) for label in labels)
    return fits and len(name) <= _MAX_HOST and name.casefold() not in ("http", "https")


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


@lru_cache(maxsize=4096)
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
