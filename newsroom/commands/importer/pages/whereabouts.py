"""Find the address that a saved page had, and give it as an old address of its article."""

from __future__ import annotations

import re
from urllib.parse import quote, urljoin, urlsplit

from newsroom.commands.importer.pages.selectors import Index
from newsroom.model.addresses import old_address
from newsroom.model.web_addresses import is_web_address

_SAVED_RE = re.compile(r"<!--\s*saved from url=\(\d{1,5}\)(\S{8,2000}?)\s*-->", re.IGNORECASE)
_HTTRACK_RE = re.compile(r"<!-- Mirrored from (\S{4,2000}) by HTTrack", re.IGNORECASE)
_SINGLE_RE = re.compile(r"Page saved with SingleFile\s+url:\s*(\S{8,2000})", re.IGNORECASE)
_FRONT_RE = re.compile(
    r"(?:(?:vi|vn|en|pages|portal|web/guest)/?)*(?:(?:index|default|home|main|trang-?chu)(?:\.\w{2,5})?)?"
)
"""The path of the front page of a site, the same for all that declare it."""
_ID_RE = re.compile(r"(?:^|&)\w*(?:id|news|item|article|tin|bai|p|url)\w*=\w", re.IGNORECASE)
_HEAD = 20_000
_ODD_RE = re.compile(r"[\s\"'<>\\^`{|}]")
"""Signs that browsers encode in an address."""


def address_of(text: str, index: Index, told: str = "") -> str:
    """Give the address of a page, ``""`` if nothing tells it: what it declares, else what saved it.

    ``told`` is what the file around it says (MHTML).
    """
    found = [
        *(
            one.get("href")
            for one in index.by_tag.get("link", ())
            if "canonical" in (one.get("rel") or "").lower().split()
        ),
        *(
            one.get("content")
            for one in index.by_tag.get("meta", ())
            if (one.get("property") or "").lower() == "og:url"
        ),
    ]
    saved = _saved(text) or told
    for address in [*found, saved]:
        whole = _whole(address or "", saved)
        if whole and not _is_front(whole):
            return saved if _is_cut(whole, saved) else whole
    return _whole(saved, "") or _by_base(index)


def _by_base(index: Index) -> str:
    """Give the address that Joomla writes into ``base`` of a page, ``""`` if that is a folder."""
    metas = [one for one in index.by_tag.get("meta", ()) if (one.get("name") or "").lower() == "generator"]
    if not any("joomla" in (one.get("content") or "").lower() for one in metas):
        return ""
    for base in index.by_tag.get("base", ())[:1]:
        address = _whole(base.get("href") or "", "")
        if address and not urlsplit(address).path.endswith("/") and not _is_front(address):
            return address
    return ""


def _saved(text: str) -> str:
    """Give the address that a browser or a mirroring program wrote into the page."""
    head = text[:_HEAD]
    if match := _SAVED_RE.search(head) or _SINGLE_RE.search(head):
        return match[1]
    match = _HTTRACK_RE.search(text[:_HEAD]) or _HTTRACK_RE.search(text[-_HEAD:])
    return f"http://{match[1].removeprefix('http://').removeprefix('https://')}" if match else ""


def _whole(address: str, base: str) -> str:
    try:
        whole = urljoin(base, address.strip()) if base else address.strip()
    except ValueError:
        return ""
    spelt = _ODD_RE.sub(lambda match: quote(match.group()), whole)
    return whole if is_web_address(whole) else spelt if is_web_address(spelt) else ""


def _is_cut(address: str, saved: str) -> bool:
    """Tell whether a declared address is that of the page without what tells its article: ``?id=12``."""
    query = urlsplit(saved).query if is_web_address(saved) else ""
    is_same = bool(query) and saved.partition("?")[0] == address
    return is_same and _ID_RE.search(query) is not None


def _is_front(address: str) -> bool:
    """Tell whether an address is only that of the site: some systems declare it on all pages."""
    parts = urlsplit(address)
    return not parts.query and _FRONT_RE.fullmatch(parts.path.strip("/").lower()) is not None


def old_url(address: str) -> str:
    """Give the path and query of an address that can be redirected, ``""`` if it cannot."""
    found = old_address(address) if address else ""
    return found if found.strip("/") else ""


def unfit_url(address: str) -> str:
    """Give an address that cannot be redirected, so that it is told; ``""`` for that of a whole site."""
    path = address.partition("://")[2].partition("/")[2].strip("/")
    return address if path else ""
