"""Parse the XML of Office files without any trust in it, and name its elements shortly."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from newsroom.commands.importer.source import Unreadable
from newsroom.commands.importer.word import faults

_MOST_NODES = 800_000
"""Elements and attributes of one part; libxml2 takes some 120 bytes for each half of one."""
_OOXML = "http://schemas.openxmlformats.org/"
_PREFIXES = {
    f"{_OOXML}wordprocessingml/2006/main": "w",
    f"{_OOXML}officeDocument/2006/relationships": "r",
    f"{_OOXML}officeDocument/2006/math": "m",
    f"{_OOXML}drawingml/2006/main": "a",
    f"{_OOXML}drawingml/2006/picture": "pic",
    f"{_OOXML}drawingml/2006/wordprocessingDrawing": "wp",
    f"{_OOXML}drawingml/2006/chart": "c",
    f"{_OOXML}drawingml/2006/diagram": "dgm",
    f"{_OOXML}drawingml/2006/lockedCanvas": "lc",
    f"{_OOXML}markup-compatibility/2006": "mc",
    f"{_OOXML}package/2006/relationships": "rel",
    f"{_OOXML}package/2006/metadata/core-properties": "cp",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
    "http://schemas.microsoft.com/office/word/2012/wordml": "w15",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup": "wpg",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas": "wpc",
    "http://schemas.microsoft.com/office/drawing/2014/chartex": "cx",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
}
_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_NAMES = {
    b"wordprocessingml/main": b"wordprocessingml/2006/main",
    b"officeDocument/relationships": b"officeDocument/2006/relationships",
    b"officeDocument/math": b"officeDocument/2006/math",
    b"drawingml/main": b"drawingml/2006/main",
    b"drawingml/picture": b"drawingml/2006/picture",
    b"drawingml/wordprocessingDrawing": b"drawingml/2006/wordprocessingDrawing",
    b"drawingml/chart": b"drawingml/2006/chart",
    b"drawingml/diagram": b"drawingml/2006/diagram",
    b"drawingml/lockedCanvas": b"drawingml/2006/lockedCanvas",
}
"""How the strict form of the standard (ISO 29500-4) names what the usual form names otherwise."""
_SPACES = {prefix: space for space, prefix in _PREFIXES.items()}
_NAMES: dict[str, str] = {}
_MOST_NAMES = 5_000


def full(name: str) -> str:
    """Give ``w:p`` as lxml names it."""
    prefix, _, local = name.partition(":")
    return f"{{{_SPACES[prefix]}}}{local}"


def name_of(element: Any) -> str:
    """Name an element ``w:p``, with ``?:`` for a namespace that nobody here knows; a comment ``""``."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    name = _NAMES.get(tag)
    if name is None:
        space, _, local = tag[1:].partition("}") if tag.startswith("{") else ("", "", tag)
        name = f"{_PREFIXES.get(space, '?')}:{local}"
        if len(_NAMES) < _MOST_NAMES:
            _NAMES[tag] = name
    return name


def value(element: Any, name: str = "w:val") -> str:
    """Give an attribute, ``""`` if it or the element is not there."""
    return "" if element is None else element.get(full(name)) or ""


def child(element: Any, name: str) -> Any:
    """Find the first child of a name, or ``None``."""
    return None if element is None else element.find(full(name))


def children(element: Any, name: str) -> list[Any]:
    """List the children of a name."""
    return [] if element is None else element.findall(full(name))


def is_on(element: Any) -> bool:
    """Tell what an element that switches something says; without a value it switches on."""
    return value(element).lower() not in ("0", "false", "off", "none")


def parse(data: bytes) -> Any:
    """Parse a part to its root element; ``Unreadable`` if it is no XML, too large, too deep, or has a DTD."""
    data = _plain(data)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise Unreadable(faults.DECLARES)
    if data.count(b"<") + 2 * data.count(b"=") > _MOST_NODES:
        raise Unreadable(faults.TOO_LARGE)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(faults.TOO_DEEP if "depth" in str(error) else faults.BROKEN) from error
    except ValueError as error:
        raise Unreadable(faults.BROKEN) from error


def _plain(data: bytes) -> bytes:
    """Give a part in UTF-8 if it was in UTF-16, with the usual namespaces if they were strict."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", "replace")
        data = re.sub(r"^\s*<\?xml[^>]*\?>", "", text).encode()
    if _STRICT in data:
        for strict, usual in _STRICT_NAMES.items():
            data = data.replace(_STRICT + strict + b'"', _OOXML.encode() + usual + b'"')
            data = data.replace(_STRICT + strict + b"'", _OOXML.encode() + usual + b"'")
    return data
