"""Tell where a link of a manuscript leads."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, unquote, urlsplit

from newsroom.model.attachment import KINDS, file_address, suffix_of
from newsroom.model.blocks import FILE_CLOSE, FILE_OPEN, ROOT
from newsroom.model.web_addresses import mended_web_address, own_part, web_address_fault
from newsroom.vietnamese.comparing import nfc

SCHEMES = frozenset({"http", "https", "mailto", "tel"})

_ARTICLE_RE = re.compile(r"articles/(\d{4}/\d{2}/[a-z0-9-]+)(?:/index\.md|/)?")
_PAGE_RE = re.compile(r"pages/([a-z0-9-]+(?:/[a-z0-9-]+)?)\.md")
"""A page, or one below it: ``pages/gioi-thieu/co-cau.md``."""
_HOST_RE = re.compile(r"(www\.|[\w-]+\.)+(vn|com|net|org|edu|gov|info)(/.*)?", re.IGNORECASE)
_SCHEME_RE = re.compile(r"[a-zA-Z][\w+.-]*:")


_FILE_ADDRESS_RE = re.compile(r"/\d{4}/\d{2}/")
"""What the address of a file beside its article begins with; its path begins with ``articles``."""

_ODD_FILE_RE = re.compile(
    rf"(([^#?]*)[#?].*?(?:{'|'.join(map(re.escape, KINDS))}))(?:#(.*))?", re.IGNORECASE | re.DOTALL
)
_LOCAL_RE = re.compile(r"file:|[a-zA-Z]:[\\/%]", re.IGNORECASE)
"""How the address of a file on somebody's own computer begins."""
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
    ``""`` if there is none, and ``better`` what was probably meant. ``anchor`` is the place of the page
    that the link asks for, as it is written; of a link inside its own page there is nothing but that.
    """

    href: str
    address: str | None = None
    code: str = ""
    file: str = ""
    anchor: str = ""
    better: str = ""

    @property
    def hint(self) -> dict[str, object]:
        """What the problem says beside what was written."""
        return {"better": self.better} if self.better else {}


def resolve(path: str, target: str) -> str | None:
    """Give the content path that ``target`` means in the file ``path``; ``None`` if outside.

    Folders may be written as Windows has them: ``album\\1.jpg``.
    """
    target = nfc(unquote(target))
    if target.startswith("\\") or "\0" in target:
        return None
    target = target.replace("\\", "/")
    from_root = target.lstrip("/") if target.startswith("/") else None
    folder = path.rpartition("/")[0]
    joined = from_root if from_root is not None else f"{folder}/{target}" if folder else target
    normal = posixpath.normpath(joined)
    if normal.startswith(".."):
        return None
    return normal + "/" if target.endswith("/") else normal


def site_address(content_path: str) -> str | None:
    """Give the address of an article's or page's file, ``None`` if it is neither."""
    match = _ARTICLE_RE.fullmatch(content_path) or _PAGE_RE.fullmatch(content_path)
    return f"{match[1]}/" if match else None


def destination(path: str, value: str, *site_urls: str) -> Destination:
    """Judge the ``href`` value of a link in the content file ``path``.

    A link that spells out an address of the site itself, one of ``site_urls``, is a link inside it.
    """
    inside = own_part(value, *site_urls)
    value = value if inside is None else inside
    if value in ("", "#"):
        return Destination("", code="link-without-goal")
    if _LOCAL_RE.match(value):
        return Destination("", code="local-file")
    if better := mended_web_address(value):
        return Destination("", code="web-address", better=better)
    try:
        parts = urlsplit(value)
    except ValueError:
        return Destination("", code="bad-link")
    if _SCHEME_RE.match(value) or value.startswith(("//", "/\\")):
        return _outside(value, parts)
    if _MAIL_RE.fullmatch(value):
        return Destination("", code="mail-link")
    if _HOST_RE.fullmatch(value):
        return Destination("", code="bare-host")
    if name := _named_file(value):
        return _inside(path, *name)
    if value.startswith("#"):
        return Destination(f"#{_encoded(parts.fragment)}", anchor=parts.fragment)
    return _inside(path, parts.path, parts.fragment, parts.query)


def _outside(value: str, parts: SplitResult) -> Destination:
    """Judge a link that names a scheme or a host."""
    if parts.scheme in ("http", "https") and parts.netloc:
        code = {"": "", "host": "web-host", "port": "web-port"}.get(web_address_fault(value), "bad-link")
        return Destination("", code=code) if code else Destination(value)
    fit = parts.scheme in SCHEMES and parts.path and not parts.scheme.startswith("http")
    return Destination(value) if fit else Destination("", code="bad-link")


def _named_file(value: str) -> tuple[str, str] | None:
    """Take a link apart whose ``#`` or ``?`` belongs to the name of a file, as in ``a#1.pdf``."""
    found = _ODD_FILE_RE.fullmatch(value)
    if found is None or suffix_of(found[2]) in (*KINDS, ".md") or ("?" in found[1] and "=" in found[1]):
        return None
    return quote(unquote(found[1]), safe="/"), found[3] or ""


def _encoded(fragment: str) -> str:
    return quote(unquote(fragment), safe=":~=&,.!*'()/?@$+;-")


def _inside(path: str, target: str, fragment: str, query: str = "") -> Destination:
    place = resolve(path, target)
    if place is None:
        return Destination("", code="outside-content")
    if place.endswith("/index.html") and site_address(f"{place.removesuffix('html')}md"):
        place = f"{place.removesuffix('html')}md"  # as browsers show it when somebody looks at the built site
    suffix = suffix_of(place)
    if suffix in KINDS and not _FILE_ADDRESS_RE.match(target):
        return _to_file(place, fragment)
    address = site_address(place)
    if address is None and (suffix in _REFUSED or not target.startswith("/")):
        is_file = suffix not in ("", ".md")
        return Destination("", code=_REFUSED.get(suffix, "file-link") if is_file else "missing-goal")
    address = place if address is None else address
    address = "" if address in (".", "./") else address
    rest = f"?{query}" * bool(query) + f"#{_encoded(fragment)}" * bool(fragment)
    return Destination(f"{ROOT}/{quote(address)}{rest}", address, anchor=fragment)


def _to_file(place: str, fragment: str) -> Destination:
    address = file_address(place)
    if address is None:
        return Destination("", code="file-place")
    mark = f"{FILE_OPEN}{quote(place)}{FILE_CLOSE}"
    return Destination(f"{mark}{ROOT}/{address}" + (f"#{fragment}" if fragment else ""), file=place)
