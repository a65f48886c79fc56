"""Know how a piece of a page looks from its element: attributes, styles, classes, old tags."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from newsroom.commands.importer.pages.markup import Element

BOLD = frozenset({"b", "strong"})
ITALIC = frozenset({"i", "em"})
CODE = frozenset({"code", "kbd", "samp"})
_FONT_SIZES = {"1": 7.5, "2": 10.0, "3": 12.0, "4": 13.5, "5": 18.0, "6": 24.0, "7": 36.0}
"""Points of the sizes of ``<font>``."""
_NAMED_SIZES = {
    "xx-small": 7.0,
    "x-small": 7.5,
    "small": 10.0,
    "medium": 12.0,
    "large": 13.5,
    "x-large": 18.0,
    "xx-large": 24.0,
}
_UNITS = {"pt": 1.0, "px": 0.75, "em": 12.0, "rem": 12.0, "%": 0.12}
_SIZE_RE = re.compile(r"([\d.]{1,8})\s*(pt|px|rem|em|%)?")
_CLASS_ALIGN_RE = re.compile(
    r"(?:^|[\s_-])(?:(?:has-)?text-(?:align-)?|align-?|rte|ms-rte\w*align-?|txt-?|ql-align-|jc-?)"
    r"(left|center|right|justify)(?![a-z])",
    re.IGNORECASE,
)
_SHOUTING_RE = re.compile(r"(?:^|\s)(?:text-)?upper-?case(?:\s|$)", re.IGNORECASE)
_HIDING = frozenset({"hidden", "hide", "d-none", "sr-only", "visually-hidden", "screen-reader-text", "modal"})
_LEGACY_FONT_RE = re.compile(r"^[\s\"']*(?:(\.vn\w*)|(vni-\w*))", re.IGNORECASE)


class Looks(NamedTuple):
    """How text looks where it stands; ``font`` is ``TCVN3``, ``VNI`` or ``""``, ``size`` in points."""

    bold: bool = False
    italic: bool = False
    raised: int = 0
    link: str = ""
    font: str = ""
    size: float = 0
    capitals: bool = False
    kept: bool = False
    """Whether ends of lines and spaces count, as in ``pre``."""
    align: str = ""
    classes: str = ""
    level: int = 0
    note: str = ""
    code: bool = False


@lru_cache(maxsize=4096)
def declarations(style: str) -> Mapping[str, str]:
    """Take a style attribute apart, names and values in small letters; the last of a name counts."""
    found = {}
    for part in style[:20_000].split(";"):
        name, colon, value = part.partition(":")
        if colon:
            found[name.strip().lower()] = value.replace("!important", "").strip().lower()
    return found


@lru_cache(maxsize=1024)
def points(value: str) -> float:
    """Give a size in points, 0 if it says none."""
    if value in _NAMED_SIZES:
        return _NAMED_SIZES[value]
    match = _SIZE_RE.match(value)
    try:
        return round(float(match[1]) * _UNITS[match[2] or "px"], 1) if match else 0
    except ValueError:
        return 0


@lru_cache(maxsize=1024)
def legacy_font(name: str) -> tuple[str, bool]:
    """Name the old encoding that a font has, and whether it shows capitals (``.VnTimeH``)."""
    match = _LEGACY_FONT_RE.match(name)
    if not match:
        return "", False
    if match[2]:
        return "VNI", False
    return "TCVN3", match[1].rstrip().lower().endswith("h") and match[1].lower() != ".vnarabiah"


@lru_cache(maxsize=4096)
def class_align(classes: str) -> str:
    """Give the alignment that classes name, ``""`` if none."""
    match = _CLASS_ALIGN_RE.search(classes)
    return match[1].lower() if match else ""


@lru_cache(maxsize=4096)
def _is_hidden_by(classes: str) -> bool:
    """Tell whether classes that many systems share hide an element on all screens."""
    found = set(classes.split())
    if not found & _HIDING:
        return False
    shown = any(
        ":" in one or re.fullmatch(r"d-(?:sm|md|lg|xl|print)-(?!none)\w+|show|in|active", one)
        for one in found
    )
    return not shown and (found & {"modal"} == set() or "fade" in found)


def style_of(element: Element) -> Mapping[str, str]:
    """Give the declarations of an element's own style attribute."""
    style = element.get("style")
    return declarations(style) if style else {}


def looks_in(element: Element, around: Looks) -> Looks:
    """Tell how text in an element looks, given how it looks around it."""
    tag, attributes = element.tag, element.attrib
    changed: dict[str, object] = {}
    if tag in BOLD:
        changed["bold"] = True
    elif tag in ITALIC:
        changed["italic"] = True
    elif tag in ("sup", "sub"):
        changed["raised"] = 1 if tag == "sup" else -1
    elif tag in CODE:
        changed["code"] = not around.kept
    elif tag == "pre":
        changed["kept"] = True
    elif tag == "center":
        changed["align"] = "center"
    if attributes:
        _by_attributes(element, changed)
    return around._replace(**changed) if changed else around  # type: ignore[arg-type]


def _by_attributes(element: Element, changed: dict[str, object]) -> None:
    """Add what attributes say of the looks."""
    if (align := element.get("align")) and element.tag not in ("img", "table", "iframe", "object"):
        changed["align"] = align.strip().lower() if len(align) < 20 else ""
    if classes := element.get("class"):
        if align := class_align(classes[:500]):
            changed["align"] = align
        if _SHOUTING_RE.search(classes[:500]):
            changed["capitals"] = True
    if element.tag == "font":
        if size := element.get("size"):
            changed["size"] = _FONT_SIZES.get(size.strip(), 0)
        _by_font(element.get("face", ""), changed)
    if style := style_of(element):
        _by_style(style, changed)


def _by_font(name: str, changed: dict[str, object]) -> None:
    if name:
        changed["font"], shouting = legacy_font(name)
        if shouting:
            changed["capitals"] = True


def _by_style(style: Mapping[str, str], changed: dict[str, object]) -> None:
    """Add what a style attribute says of the looks."""
    if align := style.get("text-align"):
        changed["align"] = {"start": "left", "end": "right", "-webkit-center": "center"}.get(align, align)
    if weight := style.get("font-weight"):
        changed["bold"] = weight in ("bold", "bolder") or (weight.isdigit() and int(weight[:5]) >= 600)
    if slant := style.get("font-style"):
        changed["italic"] = slant.startswith(("italic", "oblique"))
    if size := style.get("font-size"):
        changed["size"] = points(size[:30])
    if (raised := style.get("vertical-align")) in ("super", "sub"):
        changed["raised"] = 1 if raised == "super" else -1
    if style.get("text-transform") == "uppercase":
        changed["capitals"] = True
    if style.get("white-space", "").startswith("pre"):
        changed["kept"] = True
    _by_font(style.get("font-family", "")[:100], changed)


def is_hidden(element: Element) -> bool:
    """Tell whether a reader of the page does not see an element, by its own attributes."""
    if (classes := element.get("class")) and _is_hidden_by(classes[:500]):
        return True
    if "hidden" in element.attrib and element.get("hidden", "").lower() != "until-found":
        return True
    style = style_of(element)
    return bool(style) and (
        style.get("display") == "none"
        or style.get("visibility") in ("hidden", "collapse")
        or style.get("mso-hide") == "all"
    )
