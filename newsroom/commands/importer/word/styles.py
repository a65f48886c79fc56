"""Resolve how runs and paragraphs look: through styles, the defaults of the document, and its theme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from newsroom.commands.importer.word.markup import child, children, full, is_on, name_of, value
from newsroom.commands.importer.word.measures import points
from newsroom.commands.importer.word.shapes import Properties, has_borders, read_shape

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
