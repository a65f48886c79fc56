"""Know the addresses of articles, and old addresses that were theirs elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote, unquote, urlsplit

from newsroom.model.web_addresses import is_web_address
from newsroom.vietnamese.comparing import nfc
from newsroom.vietnamese.slugs import is_slug

YEARS = range(1930, 2200)
"""The years in which articles may be dated."""

_ARTICLE_RE = re.compile(r"(\d{4})/(?:0[1-9]|1[0-2])/([^/]+)", re.ASCII)
_INDEX_RE = re.compile(r"(^|/)index\.html$")
_UNFIT_RE = re.compile(r"[\s\"'<>;{}\\#$\x00-\x1f\x7f\ufffd]")
_SPELT_RE = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_NAMES = {" ": "dấu cách", "\ufffd": "byte không phải UTF-8"}
_SAFE = "/&=:,+@~!*'()%?"
"""What stays as it is in an old address, beside letters, digits and ``_.-``."""
_MAX_NAME = 200
LONGEST, DEEPEST = 2000, 40
"""The most signs of an old address as browsers ask for it, and the most parts of it."""


def place_of(address: str) -> str:
    """Give what an address stands for: case, normal form, slashes at the ends and ``index.html`` aside."""
    path, _, query = nfc(unquote(address)).casefold().partition("?")
    place = _INDEX_RE.sub("", path.strip("/")).strip("/")
    return f"{place}?{query}" if query else place


def own_address(url: str) -> str:
    """Give the site-relative address of the page that a link from ``/`` on leads to a place of."""
    return re.split("[?#]", url)[0].lstrip("/")


def article_place(place: str) -> str:
    """Name the article at whose address, or below it, a place lies: ``2024/07/slug``; ``""`` if at none."""
    head = "/".join(place.split("/", 3)[:3])
    match = _ARTICLE_RE.fullmatch(head)
    return head if match and int(match[1]) in YEARS and is_slug(match[2]) else ""


def article_url(written: str) -> str:
    """Give the site-relative address of an article from ``/2024/07/slug/``, ``""`` if it is none."""
    place = written.strip().strip("/")
    return f"{place}/" if place and article_place(place) == place else ""


def old_address(written: str) -> str:
    """Give an old address as the path from the root with its query, ``""`` if it cannot be one."""
    if is_web_address(written):
        parts = urlsplit(written)
        written = parts.path + (f"?{parts.query}" if parts.query else "")
    return written if is_old_url(written) else ""


def encoded(text: str) -> str:
    """Write a path or a query in safe ASCII, as a browser asks for it; what is encoded already stays."""
    return quote(re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", text), safe=_SAFE)


def is_old_url_long(value: str) -> bool:
    """Tell whether an old address has more signs, parts, or bytes in a part than disks and hosts take.

    Files have names of 255 bytes and paths of 4,096 at most, a word of nginx's maps has 4,096.
    """
    path = unquote(value.partition("?")[0])
    names = path.strip("/").split("/")
    return (
        len(encoded(value)) > LONGEST
        or len(names) > DEEPEST
        or any(len(name.encode()) > _MAX_NAME for name in names)
    )


def spelt_fault(value: str) -> tuple[str, str]:
    """Give the percent-encoding of what an old address cannot have, and in Vietnamese what that is.

    Both are ``""`` if the fault can be seen as it is: ``("%20", "dấu cách")`` of ``/a%20b?c=%20``.
    """
    path = value.partition("?")[0]
    if _UNFIT_RE.search(path):
        return "", ""
    spelt = [one for match in _SPELT_RE.finditer(path) for one in _decoded(match.group())]
    unfit = [one for one in spelt if _UNFIT_RE.search(one[1]) or one[1] in "?#"]
    segments = path[1:].removesuffix("/").split("/")
    if not unfit and {"", ".", ".."}.intersection(segments):
        return "", ""
    dots = [(one, unquote(one)) for one in segments if unquote(one) in (".", "..")]
    slashes = [one for one in spelt if one[1] == "/"]
    for code, sign in unfit or dots or slashes:
        return code, _NAMES.get(sign) or (f"«{sign}»" if sign.isprintable() else "ký tự điều khiển")
    return "", ""


def _decoded(spelt: str) -> Iterator[tuple[str, str]]:
    """Give the signs of a run of percent-encoding, each with its part of the run."""
    place = 0
    for sign in unquote(spelt):
        end = place + (3 if sign == "\ufffd" else 3 * len(sign.encode()))
        yield spelt[place:end], sign
        place = end


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
        and all(segment not in ("", ".", "..") for segment in segments)
        and not is_old_url_long(value)
        and not _UNFIT_RE.search(path + query)
        and not re.search(r"[?#]", path)
    )
