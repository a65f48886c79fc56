"""Know the pictures of a page: their addresses, the largest first, and which are mere ornaments."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Sequence
from urllib.parse import unquote, urlsplit

from newsroom.commands.importer.pages.links import LONGEST, is_local, told
from newsroom.commands.importer.pages.looks import declarations
from newsroom.commands.importer.pages.markup import Element
from newsroom.commands.importer.source import Picture
from newsroom.vietnamese.comparing import clean

_SOURCES = (
    *("data-large_image", "data-full-url", "data-orig-file", "data-original", "data-src", "data-lazy-src"),
    *("data-lazy", "data-echo", "data-url", "data-image", "data-img", "data-photo-original-src"),
)
_SETS = ("data-srcset", "data-lazy-srcset", "srcset")
_IMAGE_RE = re.compile(r"\.(?:jpe?g|png|gif|webp|bmp|tiff?|avif|heic|jfif)$", re.IGNORECASE)
_PLACEHOLDER_RE = re.compile(
    r"(?:^|[/_.-])(?:blank|spacer|pixel|placeholder|loading|loader|lazy(?:load)?|gr[ae]y|transparent|trans|clear|"
    r"1x1|no-?image|dummy)(?:[/_.\d-]|$)",
    re.IGNORECASE,
)
_ORNAMENT_RE = re.compile(
    r"(?:^|[_.-])(?:icons?|ico|btn|button|spacer|blank|pixel|bullet|arrow|dot|line|loading|transparent|clear|1x1|print(?:er)?|"
    r"e?mail|share|facebook|fb|zalo|twitter|google|star|rating|smil(?:e|ey)|captcha|rss|new|hot|pdf|top|home)"
    r"(?:[_.\d-]|$)",
    re.IGNORECASE,
)
_CAMEL_RE = re.compile(r"(?<=[a-z])(?=[A-Z])")
_DRAWN = (".gif", ".png", ".svg", ".ico", ".webp", "")
_TINY = 2000
"""Characters of data up to which a picture is a stand-in until the real one is loaded."""
_SMALL, _ICON = 40, 100
"""Pixels: a picture this small is an ornament; one this small is if its name says so too."""


def addresses(element: Element) -> list[str]:
    """List the addresses of one picture, the best first; stand-ins until it is loaded come last."""
    found: list[str] = []
    parent = element.getparent()
    if parent is not None and parent.tag == "a" and _is_image(parent.get("href") or ""):
        found.append(parent.get("href"))
    found += [element.get(name) for name in _SOURCES if element.get(name)]
    if parent is not None and parent.tag == "picture":
        for source in parent.iterchildren("source"):
            found += _largest(source)
    found += _largest(element)
    found += [value for name in ("src", "xlink:href", "href") if (value := element.get(name))]
    tidy = dict.fromkeys(address.strip() for address in found if address.strip())
    return sorted(tidy, key=_is_stand_in)


def _is_image(address: str) -> bool:
    try:
        return _IMAGE_RE.search(urlsplit(address.strip()).path) is not None
    except ValueError:
        return False


def _is_stand_in(address: str) -> int:
    """Rank addresses: 0 for those of files, 1 for pictures inside the page, 2 for stand-ins by name."""
    if address[:5].lower() == "data:":
        return 1
    return 2 if _PLACEHOLDER_RE.search(posixpath.basename(address[-300:])) else 0


def _largest(element: Element) -> list[str]:
    """Give the largest picture of each set that an element names."""
    found: list[str] = []
    for name in _SETS:
        if value := element.get(name):
            parts = [part.split() for part in re.split(r",\s+", value[:20_000]) if part.strip()]
            best = max(parts, key=_width, default=None)
            found += best[:1] if best else []
    return found


def _width(part: Sequence[str]) -> float:
    try:
        return float(part[1].rstrip("wxh")) if len(part) > 1 else 0
    except ValueError:
        return 0


def _pixels(element: Element, name: str) -> int:
    """Give a width or height that an element says, -1 if none."""
    value = element.get(name) or declarations(element.get("style") or "").get(name, "")
    match = re.match(r"\s*(\d{1,5})(?:\.\d+)?\s*(?:px)?\s*$", value)
    return int(match[1]) if match else -1


def is_ornament(element: Element, found: Sequence[str]) -> bool:
    """Tell whether a picture is an icon, a bullet, a counter, or takes up room only."""
    width, height = _pixels(element, "width"), _pixels(element, "height")
    if 0 <= width <= 3 or 0 <= height <= 3 or (0 <= width <= _SMALL and 0 <= height <= _SMALL):
        return True
    if found and len(found[0]) < 80 and found[0].startswith("data:image/gif") and width < 0:
        return True
    try:
        name = posixpath.basename(urlsplit(found[0]).path) if found else ""
    except ValueError:
        return False
    is_drawn = posixpath.splitext(name)[1].lower() in _DRAWN
    name = _CAMEL_RE.sub("-", name)
    return is_drawn and max(width, height) <= _ICON and _ORNAMENT_RE.search(name) is not None


def _real(found: Sequence[str]) -> list[str]:
    """List the addresses that are no stand-ins: short data and blanks beside the address of a file are."""
    if not found or _is_stand_in(found[0]):
        return [*found]
    return [
        one for one in found if not _is_stand_in(one) or (one[:5].lower() == "data:" and len(one) > _TINY)
    ]


def picture_of(
    element: Element, found: Sequence[str], find: Callable[[str], str]
) -> tuple[Picture | None, str]:
    """Make a picture of its addresses, and say what an editor must know of one that cannot be had.

    ``None`` if it has no address at all.
    """
    alt = " ".join(clean(element.get("alt") or "").split())[:1000]
    for address in _real(found):
        if not is_local(address) and (name := find(address)):
            return Picture(file=name, alt=alt), ""
    if not found:
        return None, ""
    best = found[0]
    if best[:5].lower() == "data:":
        return Picture(alt=alt, missing="ảnh nhúng trong trang"), ""
    if is_local(best):
        name = posixpath.basename(unquote(best).replace("\\", "/"))
        return Picture(alt=alt, missing=name or told(best)), (
            f"Ảnh «{told(best)}» nằm trên một máy tính riêng nên không lấy được: "
            "xin chép ảnh vào thư mục của bài."
        )
    if best.lower().startswith(("javascript:", "vbscript:")):
        return None, f"Đã bỏ một ảnh không có địa chỉ thật «{told(best)}»."
    return Picture(alt=alt, missing=best if len(best) <= LONGEST else told(best)), ""
