"""Find the pictures, text boxes and other things that stand in a drawing, of Word 2007 on or of VML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from newsroom.commands.importer.source import Picture, Span, Text
from newsroom.commands.importer.word import faults
from newsroom.commands.importer.word.markup import child, children, full, name_of, value
from newsroom.commands.importer.word.measures import number
from newsroom.commands.importer.word.photographs import box_of_words, photo
from newsroom.commands.importer.word.pictures import Frame
from newsroom.commands.importer.word.pieces import Box, Para, Shot
from newsroom.commands.importer.word.reading import Reading

KNOWN = frozenset({"wps", "wpg", "wpc", "wp14", "w14", "w15", "wp", "a14", "v", "pic"})
"""What a choice may ask for that is read here; others have their fallback."""


def chosen(element: Any) -> Any:
    """Choose one of the forms in which ``mc:AlternateContent`` says the same; ``None`` if it has none."""
    for one in children(element, "mc:Choice"):
        if set((one.get("Requires") or "").split()) <= KNOWN:
            return one
    fallback = child(element, "mc:Fallback")
    choices = children(element, "mc:Choice")
    if fallback is not None and len(fallback):
        return fallback
    return choices[0] if choices else fallback


def drawn(reading: Reading, element: Any) -> list[Shot | Box]:
    """List what stands in ``w:drawing``, ``w:pict`` or ``w:object``, captions of groups with their photos."""
    floats = element.find(full("wp:anchor")) is not None
    properties = element.find(f"*/{full('wp:docPr')}")
    if properties is not None and properties.get("hidden") in ("1", "true"):
        return []
    alt = _alternative(properties)
    found = list(_things(reading, element, alt))
    if name_of(element) in ("w:pict", "w:object"):
        floats = any("position:absolute" in (one.get("style") or "").replace(" ", "") for one in element)
    for one in found:
        if isinstance(one, Shot):
            one.floats = floats
    return found


def _things(reading: Reading, element: Any, alt: str) -> Iterator[Shot | Box]:
    """Walk through a drawing, into groups and canvases."""
    for one in element:
        name = name_of(one)
        if name == "mc:AlternateContent":
            if (form := chosen(one)) is not None:
                yield from _things(reading, form, alt)
        elif name in ("wpg:wgp", "wpg:grpSp", "wpc:wpc", "v:group"):
            yield from paired(list(_things(reading, one, alt)))
        elif name == "pic:pic":
            yield from _picture(reading, one, alt)
        elif name == "w:txbxContent":
            if flow := reading.flow(reading, one):
                yield Box(flow)
        elif name in ("wps:wsp", "v:shape", "v:rect", "v:roundrect", "v:oval"):
            yield from _shape(reading, one, alt)
        elif name in _STRANGE:
            yield from _strange(reading, one, name)
        elif name not in ("a:blip", "v:imagedata"):
            yield from _things(reading, one, alt)


_STRANGE = {
    "c:chart": "biểu đồ",
    "cx:chart": "biểu đồ",
    "dgm:relIds": "sơ đồ SmartArt",
    "o:OLEObject": "đối tượng nhúng",
}


def _strange(reading: Reading, element: Any, name: str) -> Iterator[Shot]:
    """Ask for a picture of what only Office draws, and keep its words."""
    kind = _STRANGE[name]
    if name == "o:OLEObject":
        program = (element.get("ProgID") or "").partition(".")[0]
        kind = {"Equation": "công thức", "Excel": "bảng tính Excel", "PowerPoint": "trang PowerPoint"}.get(
            program, kind
        )
    reading.fault(faults.STRANGE.format(kind=kind))
    refers = value(element, "r:dm") or value(element, "r:id")
    relation = reading.related(refers)
    if relation and not relation.is_external and name != "o:OLEObject":
        root = reading.xml(relation.target)
        words = [] if root is None else [one.text or "" for one in root.iter(full("a:t"), full("c:v"))]
        reading.gone.add(faults.STRANGE_WORDS.format(kind=kind), " ".join(words))
    if name != "o:OLEObject" or element.get("Type") == "Link" or not _has_preview(element):
        yield Shot(Picture(place=reading.place, missing=kind))


def _has_preview(element: Any) -> bool:
    return any(True for _ in element.getparent().iter(full("v:imagedata")))


def _picture(reading: Reading, element: Any, alt: str) -> Iterator[Shot]:
    own = _alternative(element.find(f"{full('pic:nvPicPr')}/{full('pic:cNvPr')}"))
    fill = child(element, "pic:blipFill")
    shape = child(element, "pic:spPr")
    yield from _filled(reading, fill, shape, alt or own)


def _filled(reading: Reading, fill: Any, shape: Any, alt: str) -> Iterator[Shot]:
    blip = child(fill, "a:blip")
    if blip is None:
        return
    transform = child(shape, "a:xfrm")
    embedded = next((name for one in blip.iter() if (name := value(one, "r:embed"))), "")  # SVG may be alone
    shot = photo(reading, embedded, value(blip, "r:link"), alt, _frame(fill, transform))
    if shot is None:
        return
    extent, offset = child(transform, "a:ext"), child(transform, "a:off")
    if extent is not None:
        width, height = number(extent.get("cx") or "", 0), number(extent.get("cy") or "", 0)
        shot.is_tiny = 0 < width < _THUMB and 0 < height < _THUMB
        if offset is not None:
            shot.middle = number(offset.get("x") or "", 0) + width / 2
            shot.foot = number(offset.get("y") or "", 0) + height
    yield shot


_THUMB = 300_000
"""English metric units, 0.8 cm: smaller pictures are signs in a line or dots of a list, not photos."""


def _frame(fill: Any, transform: Any) -> Frame:
    source = child(fill, "a:srcRect")
    crop = tuple(_part(source, side) for side in "ltrb")
    turn, mirrored, flipped = 0, False, False
    if transform is not None:
        turn = round(number(transform.get("rot") or "", 0) / 60_000) % 360
        turn = turn if turn % 90 == 0 else 0
        mirrored = transform.get("flipH") in ("1", "true")
        flipped = transform.get("flipV") in ("1", "true")
    return Frame((crop[0], crop[1], crop[2], crop[3]), turn, mirrored, flipped)


def _part(element: Any, side: str) -> float:
    text = "" if element is None else element.get(side) or ""
    return number(text.rstrip("%").partition(".")[0], 0) / (100 if text.endswith("%") else 100_000)


def _shape(reading: Reading, element: Any, alt: str) -> Iterator[Shot | Box]:
    """Read a shape: a picture that fills it, words in it, words as WordArt."""
    own = (element.get("alt") or "").strip() or alt
    inner = child(element, "wps:spPr")
    if inner is not None:
        yield from _filled(reading, child(inner, "a:blipFill"), inner, alt)
    data = child(element, "v:imagedata")
    if data is not None:
        target = value(data, "r:id") or value(data, "r:pict") or value(data, "o:relid")
        shot = photo(reading, target, value(data, "r:href"), _worded(own), _vml_frame(data))
        if shot is not None:
            shot.is_tiny = _is_tiny(element.get("style") or "")
            yield shot
    art = child(element, "v:textpath")
    if art is not None and (words := art.get("string")):
        yield box_of_words(reading, words)
    for one in _things(reading, element, alt):
        if isinstance(one, Box):
            _stand(one, element)
        yield one


def _stand(box: Box, shape: Any) -> None:
    """Note where a text box stands in its group."""
    transform = shape.find(f"{full('wps:spPr')}/{full('a:xfrm')}")
    offset, extent = child(transform, "a:off"), child(transform, "a:ext")
    if offset is not None and extent is not None:
        box.middle = number(offset.get("x") or "", 0) + number(extent.get("cx") or "", 0) / 2
        box.foot = number(offset.get("y") or "", 0) + number(extent.get("cy") or "", 0)


def _vml_frame(data: Any) -> Frame:
    def part(side: str) -> float:
        text = data.get(f"crop{side}") or ""
        if text.endswith("f"):
            return number(text[:-1], 0) / 65_536
        try:
            return float(text.rstrip("%")) / (100 if text.endswith("%") else 1)
        except ValueError:
            return 0

    return Frame((part("left"), part("top"), part("right"), part("bottom")))


def _is_tiny(style: str) -> bool:
    sides = dict(re.findall(r"(?:^|;)\s*(width|height):\s*([\d.]+)pt", style))
    return len(sides) == 2 and all(0 < float(side) < 24 for side in sides.values())


_JUNK_RE = re.compile(
    r"automatically generated|AI-generated|tạo tự động|no description available|^may be an image|"
    r"^có thể là (?:hình ảnh|một hình ảnh)|không có mô tả|"
    r"\.(?:jpe?g|png|gif|bmp|tiff?|webp|emf|wmf|heic)\W*$|"
    r"^(?:picture|image|hình ảnh|hình|ảnh|graphic|shape|photo|img|dsc)[ _-]*\d*$|^[\w:/\\.-]*[\\/]|^https?:",
    re.IGNORECASE,
)
"""What programs put for the alternative text: their guesses, the name of the file, a number."""


def _alternative(element: Any) -> str:
    if element is None:
        return ""
    return _worded(element.get("descr") or "")


def _worded(text: str) -> str:
    text = " ".join(text.split())
    return "" if _JUNK_RE.search(text) else text


def paired(things: list[Shot | Box]) -> list[Shot | Box]:
    """Give each short text box of a group to the photo above or nearest to it, as its caption."""
    shots = [one for one in things if isinstance(one, Shot)]
    if not shots:
        return things
    left: list[Shot | Box] = []
    for one in things:
        if isinstance(one, Shot) or (words := short_words(one)) is None:
            left.append(one)
        else:
            near = min(shots, key=lambda shot: abs(shot.middle - one.middle) + abs(shot.foot - one.foot))
            add_caption(near, words)
    return left


def short_words(box: Box) -> tuple[Span, ...] | None:
    """Give the words of a text box that may be a caption, ``None`` if it holds more than that."""
    paras = [one for one in box.flow if isinstance(one, Para)]
    length = sum(len(one.text.text) for one in paras)
    if len(paras) != len(box.flow) or len(paras) > 3 or length > 400 or any(one.mark for one in paras):
        return None
    return joined([one.text for one in paras])


def joined(texts: list[Text]) -> tuple[Span, ...]:
    """Put paragraphs of a caption into one line."""
    spans: list[Span] = []
    for text in texts:
        spans += [Span(" "), *text.spans] if spans else text.spans
    return tuple(spans)


def add_caption(shot: Shot, words: tuple[Span, ...]) -> None:
    """Put words behind what a photo already has as its caption."""
    old = shot.picture.caption
    shot.picture = replace(shot.picture, caption=(*old, Span(" "), *words) if old else words)
