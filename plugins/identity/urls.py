"""Judge the address of the site, and write it as browsers and servers do."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import urlsplit

from newsroom.model.web_addresses import is_web_address, mended_web_address
from newsroom.vietnamese.comparing import nfc

_HOST_RE = re.compile(r"[\w.-]+(:\d+)?|\[[0-9a-f:]+\](:\d+)?", re.IGNORECASE)
_PATH_RE = re.compile(r"(/[\w.~-]+)*", re.ASCII)
_FILE_RE = re.compile(
    r"\.(?:[psx]?html?|php\d?|aspx?|ashx|jspx?|cgi|cfm|pl|xml|json|txt|md|css|m?js|ico|svg|png|jpe?g|gif|webp|avif|bmp"
    r"|tiff?|heic|pdf|docx?|xlsx?|pptx?|odt|ods|rtf|csv|zip|rar|7z|mp[34]|mov|webm)",
    re.IGNORECASE,
)
"""What the name of a file ends in; a folder may have a dot as well: ``ban.tin``, ``v1.0``."""
_LABEL_RE = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_MAX_HOST = 253
_USUAL_PORTS = {"http": 80, "https": 443}


def is_site_url(url: str) -> bool:
    """Tell whether ``url`` can be a site's address: http(s), a host, folders; no query, file, end slash."""
    if not is_web_address(url):
        return False
    parts = urlsplit(url)
    names = parts.path.split("/")
    return (
        _HOST_RE.fullmatch(parts.netloc) is not None
        and _PATH_RE.fullmatch(parts.path) is not None
        and not {".", ".."}.intersection(names)
        and not _FILE_RE.fullmatch(posixpath.splitext(names[-1])[1])
        and not re.search(r"[?#]", url)
        and _is_host(_plain_host(parts.hostname or ""), parts.scheme)
    )


def plain_url(url: str) -> str:
    """Write the address of a site in one way, ``""`` if it cannot be one.

    Scheme and host get small letters, a host of other letters its name in ASCII (IDNA); the usual port, a
    dot after the host and slashes at the end go. The path keeps its letters: there they count.
    """
    url = nfc(url).rstrip("/")
    if not is_site_url(url):
        return ""
    parts = urlsplit(url)
    host = _plain_host(parts.hostname or "")
    port = "" if parts.port in (None, _USUAL_PORTS[parts.scheme]) else f":{parts.port}"
    return f"{parts.scheme}://{host}{port}{parts.path}"


def meant_url(url: str) -> str:
    """Give the address that was meant by one that cannot be a site's, ``""`` if none is seen."""
    url = re.split(r"[?#]", mended_web_address(url) or nfc(url))[0].rstrip("/")
    if not is_web_address(url):
        return ""
    parts = urlsplit(url)
    path = posixpath.normpath(re.sub(r"/+", "/", parts.path or "/"))
    folder, name = posixpath.split(path)
    if _FILE_RE.fullmatch(posixpath.splitext(name)[1]):
        path = folder
    return plain_url(f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{path}")


def _is_host(host: str, scheme: str) -> bool:
    """Tell whether a host can be found: labels as DNS has them, with a dot, ``localhost`` or an address.

    In an office's own network, which has no certificates, a name may be without a dot.
    """
    labels = host.split(".")
    is_named = "." in host or host == "localhost" or scheme == "http"
    fits = all(map(_LABEL_RE.fullmatch, labels)) and len(host) <= _MAX_HOST
    return host.startswith("[") or (is_named and fits)


def _plain_host(host: str) -> str:
    """Write a host in ASCII and small letters, ``""`` if it has no such name."""
    if ":" in host:
        return f"[{host}]"
    host = nfc(host).casefold().removesuffix(".")
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode()
    except UnicodeError:
        return ""
