"""Tell where a link of a manuscript leads."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from newsroom.model.attachment import KINDS, file_address, suffix_of
from newsroom.model.blocks import FILE_CLOSE, FILE_OPEN, ROOT
from newsroom.vietnamese.comparing import nfc

SCHEMES = frozenset({"http", "https", "mailto", "tel"})

_ARTICLE_RE = re.compile(r"articles/(\d{4}/\d{2}/[a-z0-9-]+)(?:/index\.md|/)?")
_PAGE_RE = re.compile(r"pages/([a-z0-9-]+)\.md")
_FOOTNOTE_RE = re.compile(r"#fn(ref\d*)?:[\w-]+")
_HOST_RE = re.compile(r"(www\.|[\w-]+\.)+(vn|com|net|org|edu|gov|info)(/.*)?", re.IGNORECASE)
_SCHEME_RE = re.compile(r"[a-zA-Z][\w+.-]*:")


_FILE_ADDRESS_RE = re.compile(r"/\d{4}/\d{2}/")
"""What the address of a file beside its article begins with; its path begins with ``articles``."""

_MAIL_RE = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_REFUSED = {
    **dict.fromkeys((".zip", ".rar", ".7z", ".gz", ".tgz", ".tar", ".bz2", ".xz", ".iso"), "file-archive"),
    **dict.fromkeys(
        (".doc", ".xls", ".ppt", ".pps", ".rtf", ".odt", ".ods", ".odp", ".wps"), "file-old"
    ),
    **dict.fromkeys(
        (".docm", ".dotm", ".dotx", ".dot", ".xlsm", ".xlsb", ".xltm", ".xltx", ".xlam", ".xla", ".xlt",
         ".pptm", ".potm", ".potx", ".ppsm", ".ppsx", ".ppam"), "file-macro-type"
    ),
    **dict.fromkeys(
        (".exe", ".msi", ".bat", ".cmd", ".scr", ".pif", ".ps1", ".vbs", ".vbe", ".wsf", ".hta", ".jar",
         ".apk", ".dll", ".lnk", ".sh", ".app", ".dmg", ".reg", ".chm"), "file-program"
    ),
}  # fmt: skip
"""Files that editors may well have at hand and that are never published, with what is told of them."""


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a link leads: ``href`` as printed, ``""`` if nowhere.

    ``address`` is site-relative for a link inside the site, else ``None``; ``file`` is the content
    path of a file to download, which ``href`` has between marks; ``code`` is that of the problem,
    ``""`` if there is none.
    """

    href: str
    address: str | None = None
    code: str = ""
    file: str = ""


def resolve(path: str, target: str) -> str | None:
    """Give the content path that ``target`` means in the file ``path``; ``None`` if outside."""
    target = nfc(unquote(target))
    from_root = target.lstrip("/") if target.startswith("/") else None
    joined = posixpath.join(posixpath.dirname(path), target) if from_root is None else from_root
    normal = posixpath.normpath(joined)
    if normal.startswith("..") or "\\" in target or "\0" in target:
        return None
    return normal + "/" if target.endswith("/") else normal


def site_address(content_path: str) -> str | None:
    """Give the address of an article's or page's file, ``None`` if it is neither."""
    match = _ARTICLE_RE.fullmatch(content_path) or _PAGE_RE.fullmatch(content_path)
    return f"{match[1]}/" if match else None


def destination(path: str, value: str, site_url: str) -> Destination:
    """Judge the ``href`` value of a link in the content file ``path``.

    A link that spells out the site's own address is a link inside the site.
    """
    if site_url and (value + "/").startswith(f"{site_url}/"):
        value = value[len(site_url) :] or "/"
    if value.startswith("#"):
        known = _FOOTNOTE_RE.fullmatch(value)
        return Destination(value) if known else Destination("", code="missing-goal")
    try:
        parts = urlsplit(value)
    except ValueError:
        return Destination("", code="bad-link")
    if _SCHEME_RE.match(value) or value.startswith(("//", "/\\")) or not value:
        fit = parts.netloc if parts.scheme in ("http", "https") else parts.scheme in SCHEMES and parts.path
        return Destination(value) if fit else Destination("", code="bad-link")
    if _MAIL_RE.fullmatch(value):
        return Destination("", code="mail-link")
    if _HOST_RE.fullmatch(value):
        return Destination("", code="bare-host")
    return _inside(path, parts.path, parts.fragment)


def _inside(path: str, target: str, fragment: str) -> Destination:
    place = resolve(path, target)
    if place is None:
        return Destination("", code="outside-content")
    suffix = suffix_of(place)
    if suffix in KINDS and not _FILE_ADDRESS_RE.match(target):
        return _to_file(place, fragment)
    address = site_address(place)
    if address is None and (suffix in _REFUSED or not target.startswith("/")):
        is_file = suffix not in ("", ".md")
        return Destination("", code=_REFUSED.get(suffix, "file-link") if is_file else "missing-goal")
    address = place if address is None else address
    address = "" if address in (".", "./") else address
    return Destination(f"{ROOT}/{quote(address)}" + (f"#{fragment}" if fragment else ""), address)


def _to_file(place: str, fragment: str) -> Destination:
    address = file_address(place)
    if address is None:
        return Destination("", code="file-place")
    mark = f"{FILE_OPEN}{quote(place)}{FILE_CLOSE}"
    return Destination(f"{mark}{ROOT}/{address}" + (f"#{fragment}" if fragment else ""), file=place)
