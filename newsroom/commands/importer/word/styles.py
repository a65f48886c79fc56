"""Resolve how runs and paragraphs look: through styles, the defaults of the document, and its theme."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from newsroom.commands.importer.word.markup import child, children, full, is_on, name_of, value

Properties = dict[str, Any]
"""What an element of properties says, by names of ours; what it does not say is not there."""

_TOGGLES = {"w:b": "bold", "w:i": "italic", "w:caps": "caps", "w:vanish": "hidden"}
"""Properties that a style switches over when its own base has them (ISO 29500-1, 17.7.3)."""
_BUILT_IN = (
    "Normal", "Title", "Subtitle", "Quote", "Intense Quote", "Block Text", "caption", "List Paragraph",
    "Body Text", "Signature", "Closing", "Date", "Salutation", "header", "footer", "footnote text",
    "endnote text",
    "TOC Heading", "table of figures", "No Spacing", "Plain Text",
    *(f"heading {level}" for level in range(1, 10)),
    *(f"toc {level}" for level in range(1, 10)),
    *(f"List Bullet{level}" for level in ("", " 2", " 3", " 4", " 5")),
    *(f"List Number{level}" for level in ("", " 2", " 3", " 4", " 5")),
)  # fmt: skip
_CANONICAL = {name.lower(): name for name in _BUILT_IN} | {
    "quotations": "Quote",
    "trích dẫn": "Quote",
    "illustration": "caption",
    "figure": "caption",
    "drawing": "caption",
    "chú thích": "caption",
    "chú thích ảnh": "caption",
    "tiêu đề": "Title",
    "tiêu đề phụ": "Subtitle",
    **{f"tiêu đề {level}": f"heading {level}" for level in range(1, 10)},
}
"""Names of built-in styles as Word spells them, by how they are spelled in any case, or by others."""
_PLAIN = frozenset({"Normal", "Body Text", "No Spacing", "Plain Text", "List Paragraph"})
_ALIGNS = {
    "left": "left", "start": "left", "center": "center", "right": "right", "end": "right",
    "both": "justify", "distribute": "justify", "lowKashida": "justify", "mediumKashida": "justify",
    "highKashida": "justify", "thaiDistribute": "justify",
}  # fmt: skip
_MOST_BASES = 30


@dataclass(frozen=True, slots=True)
class Style:
    """A style by its own properties; ``look`` those of its runs, ``shape`` those of its paragraphs."""

    name: str
    base: str
    look: Properties
    shape: Properties
    has_head: bool = False


@dataclass(slots=True)
class Styles:
    """All styles of a document by the names that the text uses for them."""

    styles: Mapping[str, Style] = field(default_factory=dict)
    look: Properties = field(default_factory=dict)
    shape: Properties = field(default_factory=dict)
    theme: Mapping[str, str] = field(default_factory=dict)
    usual: str = ""
    _looks: dict[str, Properties] = field(default_factory=dict)
    _shapes: dict[str, Properties] = field(default_factory=dict)

    def chain(self, style: str) -> list[Style]:
        """List a style and those it is based on, the last base first."""
        found: list[Style] = []
        seen: set[str] = set()
        while style in self.styles and style not in seen and len(found) < _MOST_BASES:
            seen.add(style)
            found.append(self.styles[style])
            style = found[-1].base
        return found[::-1]

    def name(self, style: str) -> str:
        """Name a style as English Word does, if it or its base is built in; else by its own name."""
        names = [_canonical(one.name) for one in reversed(self.chain(style))]
        built_in = [name for name in names if name in _BUILT_IN]
        telling = [name for name in built_in if name not in _PLAIN]
        own = [name for name in names if name not in _BUILT_IN]
        return (telling or own or built_in or [""])[0]

    def look_of(self, style: str) -> Properties:
        """Give what a style says of runs, with what its bases say."""
        if style not in self._looks:
            merged: Properties = {}
            for one in self.chain(style):
                merged |= one.look
            self._looks[style] = merged
        return self._looks[style]

    def shape_of(self, style: str) -> Properties:
        """Give what a style says of paragraphs, with what its bases say."""
        if style not in self._shapes:
            merged: Properties = {}
            for one in self.chain(style):
                merged |= one.shape
            self._shapes[style] = merged
        return self._shapes[style]

    def run(self, paragraph_style: str, direct: Properties) -> Properties:
        """Resolve the look of a run: its own properties, its style, its paragraph's, the document's."""
        above = self.look_of(paragraph_style or self.usual)
        own_style = direct.get("style", "")
        if not own_style:
            return self.look | above | direct
        style = self.look_of(own_style)
        merged = self.look | above | style
        for name in _TOGGLES.values():
            if name in above and name in style:
                merged[name] = above[name] != style[name]
        return merged | direct

    def paragraph(self, direct: Properties) -> Properties:
        """Resolve the shape of a paragraph; ``style`` is then the style it has."""
        style = direct.get("style", "") or self.usual
        return self.shape | self.shape_of(style) | direct | {"style": style}

    def read_look(self, element: Any) -> Properties:
        """Read ``w:rPr``: what it says of a run."""
        found: Properties = {}
        if element is None:
            return found
        for one in element:
            name = name_of(one)
            if name in _TOGGLES:
                found[_TOGGLES[name]] = is_on(one)
            elif name in _READ_LOOK:
                _READ_LOOK[name](one, found)
            elif name == "w:rFonts":
                self._read_fonts(one, found)
        return found

    def _read_fonts(self, element: Any, found: Properties) -> None:
        for slot, key in (("ascii", "font"), ("hAnsi", "wide_font")):
            themed = value(element, f"w:{slot}Theme")
            font = self.theme.get(themed[:5], "") if themed else value(element, f"w:{slot}")
            if font:
                found[key] = font


def read_styles(root: Any, theme: Any) -> Styles:
    """Read the part with the styles; either root may be ``None`` if the file lacks the part."""
    styles = Styles(theme=_theme_fonts(theme))
    if root is None:
        return styles
    defaults = child(root, "w:docDefaults")
    styles.look = styles.read_look(child(child(defaults, "w:rPrDefault"), "w:rPr"))
    styles.shape = read_shape(child(child(defaults, "w:pPrDefault"), "w:pPr"))
    found = {}
    for one in children(root, "w:style"):
        name = value(one, "w:styleId")
        kind = value(one, "w:type")
        head = any(value(each, "w:type") == "firstRow" for each in children(one, "w:tblStylePr"))
        shape = read_shape(child(one, "w:pPr"))
        if (borders := child(child(one, "w:tblPr"), "w:tblBorders")) is not None:
            shape["borders"] = has_borders(borders)
        found[name] = Style(
            name=value(child(one, "w:name")),
            base=value(child(one, "w:basedOn")),
            look=styles.read_look(child(one, "w:rPr")),
            shape=shape,
            has_head=head,
        )
        if kind == "paragraph" and value(one, "w:default").lower() in ("1", "true", "on"):
            styles.usual = name
    styles.styles = found
    return styles


def read_shape(element: Any) -> Properties:
    """Read ``w:pPr``: what it says of a paragraph."""
    found: Properties = {}
    if element is None:
        return found
    for one in element:
        name = name_of(one)
        if name == "w:pStyle":
            found["style"] = value(one)
        elif name == "w:jc":
            found["align"] = _ALIGNS.get(value(one), "")
        elif name == "w:outlineLvl":
            found["outline"] = number(value(one), 9)
        elif name == "w:ind":
            _read_indent(one, found)
        elif name == "w:numPr":
            if (listed := child(one, "w:numId")) is not None:
                found["list"] = value(listed)
            if (level := child(one, "w:ilvl")) is not None:
                found["list_level"] = number(value(level), 0)
        elif name == "w:framePr":
            found["drop"] = value(one, "w:dropCap") in ("drop", "margin")
    return found


def _read_indent(element: Any, found: Properties) -> None:
    left = value(element, "w:left") or value(element, "w:start")
    if left:
        found["indent"] = points(left, 20)


def has_borders(borders: Any) -> bool:
    """Tell whether ``w:tblBorders`` or ``w:tcBorders`` draws any line."""
    return any(value(one) not in ("", "nil", "none") for one in borders)


def number(text: str, otherwise: int) -> int:
    """Read a whole number of the file."""
    try:
        return int(text)
    except ValueError:
        return otherwise


def points(text: str, parts: float) -> float:
    """Read a length in points: ``parts`` of a point if bare, else with its unit as strict files write it."""
    match = re.fullmatch(r"(-?\d+(?:\.\d+)?)(pt|cm|mm|in|pc|pi)?", text)
    if match is None:
        return 0
    figure = float(match[1])
    unit = {"pt": 1.0, "cm": 72 / 2.54, "mm": 7.2 / 2.54, "in": 72.0, "pc": 12.0, "pi": 12.0}
    return figure * unit[match[2]] if match[2] else figure / parts


def _read_raised(element: Any, found: Properties) -> None:
    found["raised"] = {"superscript": 1, "subscript": -1}.get(value(element), 0)


def _read_size(element: Any, found: Properties) -> None:
    if size := points(value(element), 2):
        found["size"] = size


def _read_style(element: Any, found: Properties) -> None:
    found["style"] = value(element)


def _read_small_caps(element: Any, found: Properties) -> None:
    found["small_caps"] = is_on(element)


def _read_struck(element: Any, found: Properties) -> None:
    found["struck"] = is_on(element)


def _read_special(element: Any, found: Properties) -> None:
    found["joins"] = is_on(element)


_READ_LOOK = {
    "w:vertAlign": _read_raised,
    "w:sz": _read_size,
    "w:rStyle": _read_style,
    "w:smallCaps": _read_small_caps,
    "w:strike": _read_struck,
    "w:dstrike": _read_struck,
    "w:specVanish": _read_special,
}


def _theme_fonts(root: Any) -> dict[str, str]:
    """Read the two fonts of the theme, by the beginnings of the names that runs use for them."""
    fonts = {}
    for kind in ("major", "minor"):
        one = None if root is None else root.find(f".//{full(f'a:{kind}Font')}/{full('a:latin')}")
        if one is not None:
            fonts[kind] = one.get("typeface") or ""
    return fonts


def _canonical(name: str) -> str:
    for part in name.split(","):
        if found := _CANONICAL.get(part.strip().lower()):
            return found
    return name.partition(",")[0].strip()
