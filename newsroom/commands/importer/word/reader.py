"""Read a Word file into a source: from its parts to blocks, notes, files, and what was left out."""

from __future__ import annotations

from typing import Any

from newsroom.commands.importer.source import Dropped, Fault, Source, Unreadable
from newsroom.commands.importer.word import faults
from newsroom.commands.importer.word.arranging import arranged
from newsroom.commands.importer.word.conversion import as_docx
from newsroom.commands.importer.word.drawings import chosen
from newsroom.commands.importer.word.legacy_fonts import habit_of
from newsroom.commands.importer.word.markup import (
    child,
    children,
    full,
    name_of,
    parse,
    value,
)
from newsroom.commands.importer.word.measures import number
from newsroom.commands.importer.word.numbering import read_numbering
from newsroom.commands.importer.word.package import Package, Relation
from newsroom.commands.importer.word.paragraphs import lay_out
from newsroom.commands.importer.word.pieces import Laid, Para
from newsroom.commands.importer.word.properties import facts_of
from newsroom.commands.importer.word.reading import Reading
from newsroom.commands.importer.word.runs import Line
from newsroom.commands.importer.word.shapes import Properties, read_shape
from newsroom.commands.importer.word.spans import refuse_piles
from newsroom.commands.importer.word.styles import read_styles
from newsroom.commands.importer.word.tables import table


def read_word(name: str, data: bytes) -> Source:
    """Read a Word file, of whatever kind by its bytes; ``Unreadable`` says why one cannot be read."""
    docx = as_docx(data)
    try:
        return _read(name, docx)
    except RecursionError as error:
        raise Unreadable(faults.TOO_DEEP) from error


def _read(name: str, data: bytes) -> Source:
    reading, root = _opened(Package(data))
    body = child(root, "w:body")
    if body is None:
        raise Unreadable(faults.BROKEN)
    blocks = arranged(flow(reading, body))
    _read_notes(reading)
    _read_margins(reading, root)
    _read_comments(reading)
    if reading.changes:
        reading.faults.append(Fault(faults.CHANGED.format(count=reading.changes)))
    return Source(
        name=name,
        kind="Word",
        blocks=blocks,
        notes=reading.notes,
        files=dict(reading.album.files),
        facts=facts_of(reading),
        dropped=tuple(reading.dropped),
        faults=tuple(reading.faults),
    )


def _opened(package: Package) -> tuple[Reading, Any]:
    part = package.main()
    if not part:
        raise Unreadable(faults.BROKEN)
    root = parse(package.read(part))
    if name_of(root) != "w:document":
        raise Unreadable(faults.BROKEN)
    relations = package.relations(part)

    def related(kind: str) -> Any:
        for one in relations.values():
            if one.kind == kind and not one.is_external and one.target in package:
                try:
                    return parse(package.read(one.target))
                except Unreadable:
                    return None
        return None

    styles = read_styles(related("styles"), related("theme"))
    numbering = read_numbering(related("numbering"), styles)
    text = "".join(
        one.text or "" if one.tag == full("w:t") else "\n" for one in root.iter(full("w:t"), full("w:p"))
    )
    refuse_piles(text)
    habit = habit_of(text)
    reading = Reading(package, part, relations, styles, numbering, habit, flow)
    reading.width = _width(root)
    ends = [value(one, "w:fldCharType") for one in root.iter(full("w:fldChar"))]
    reading.is_balanced = ends.count("begin") == ends.count("end")
    return reading, root


def _width(root: Any) -> float:
    """Give the points between the margins of the last section."""
    last = root.find(f"{full('w:body')}/{full('w:sectPr')}")
    page, margins = child(last, "w:pgSz"), child(last, "w:pgMar")
    width = (
        number(value(page, "w:w"), 0)
        - number(value(margins, "w:left"), 0)
        - number(value(margins, "w:right"), 0)
    )
    return max(width, 0) / 20


def flow(reading: Reading, element: Any) -> list[Laid]:
    """Read what stands within an element: paragraphs, tables, and what controls wrap around them."""
    found: list[Laid] = []
    for one in element:
        name = name_of(one)
        if name == "w:p":
            found += _paragraph(reading, one)
        elif name == "w:tbl":
            found += table(reading, one)
        elif name == "w:sdt":
            found += _control(reading, one)
        elif name == "mc:AlternateContent":
            if (form := chosen(one)) is not None:
                found += flow(reading, form)
        elif name == "w:altChunk":
            from newsroom.commands.importer.word.embedded import chunk  # few files need to read pages

            found += chunk(reading, one)
        elif name in _WRAPPERS:
            found += flow(reading, one)
        elif name in ("w:r", "w:hyperlink", "m:oMathPara", "m:oMath", "w:fldSimple"):
            found += _loose(reading, one)
    return found


_WRAPPERS = frozenset({"w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "w:smartTag", "w:subDoc"})


def _control(reading: Reading, element: Any) -> list[Laid]:
    """Open a content control; one that holds the table of contents is left out."""
    gallery = child(child(child(element, "w:sdtPr"), "w:docPartObj"), "w:docPartGallery")
    content = child(element, "w:sdtContent")
    if content is None:
        return []
    if "table of contents" in value(gallery).lower():
        words = [one.text or "" for one in content.iter(full("w:t"))]
        reading.dropped.append(Dropped(reading.place + 1, " ".join(" ".join(words).split()), faults.TOC))
        return []
    return flow(reading, content)


def _loose(reading: Reading, element: Any) -> list[Laid]:
    """Read words that stand outside any paragraph."""
    wrapper = element.makeelement(full("w:p"))
    parent = element.getparent()
    place = parent.index(element)
    wrapper.append(element)
    found = _paragraph(reading, wrapper)
    parent.insert(place, element)
    return found


def _paragraph(reading: Reading, element: Any) -> list[Laid]:
    place, outer = reading.begin_paragraph(), reading.sequence
    reading.sequence = ""
    properties = child(element, "w:pPr")
    shape = reading.styles.paragraph(read_shape(properties))
    line = Line(reading, shape)
    line.walk(element)
    while reading.fields and not reading.fields[-1].has_result:
        reading.fields.pop()  # a code ends with its paragraph, or the file is broken
    mark = reading.numbering.mark(shape) if line.pieces else None
    laid = lay_out(reading, line.pieces, shape, mark)
    last = laid[-1] if laid else None
    if isinstance(last, Para):
        last.joins = bool(shape.get("drop")) or _joins(reading, child(properties, "w:rPr"))
    reading.flush(place)
    reading.sequence = outer
    return laid


def _joins(reading: Reading, mark: Any) -> bool:
    """Tell whether the end of a paragraph was deleted or hidden, so that the next goes on in it."""
    if mark is None:
        return False
    if child(mark, "w:del") is not None or child(mark, "w:moveFrom") is not None:
        reading.changes += 1
        return True
    look: Properties = reading.styles.read_look(mark)
    return bool(look.get("hidden") or look.get("joins"))


def _read_notes(reading: Reading) -> None:
    """Read the notes whose marks were met, in the order of the marks."""
    parts = {}
    for kind in ("footnote", "endnote"):
        relation = next((one for one in reading.relations.values() if one.kind == f"{kind}s"), None)
        root = reading.xml(relation.target) if relation else None
        if relation and root is not None:
            parts[kind] = (relation.target, {value(one, "w:id"): one for one in children(root, f"w:{kind}")})
    for (kind, key), note in list(reading.marked.items()):  # marks within notes lead nowhere
        part, elements = parts.get(kind, ("", {}))
        reading.notes[note] = _note(reading, part, elements.get(key))


def _note(reading: Reading, part: str, element: Any) -> tuple[Any, ...]:
    blocks = () if element is None else arranged(_elsewhere(reading, part, element))
    if not blocks:
        reading.fault(faults.NO_NOTE)
    return blocks


def _elsewhere(reading: Reading, part: str, element: Any) -> list[Laid]:
    """Read an element of another part, whose relations are its own."""
    here: tuple[str, dict[str, Relation]] = (reading.part, reading.relations)
    fields, reading.fields = reading.fields, []
    reading.part, reading.relations = part, reading.package.relations(part)
    try:
        return flow(reading, element)
    finally:
        reading.part, reading.relations = here
        reading.fields = fields


def _read_margins(reading: Reading, root: Any) -> None:
    """Put the words of headers and footers of pages on the list of what was left out."""
    seen = set()
    for name, reason in (("w:headerReference", faults.HEAD), ("w:footerReference", faults.FOOT)):
        for one in root.iter(full(name)):
            relation = reading.related(value(one, "r:id"))
            if relation is None or relation.is_external or relation.target in seen:
                continue
            seen.add(relation.target)
            part = reading.xml(relation.target)
            text = "" if part is None else _words(part)
            if text:
                reading.dropped.append(Dropped(0, text, reason))


def _words(element: Any) -> str:
    paragraphs = []
    for one in element.iter(full("w:p")):
        paragraphs.append("".join(text.text or "" for text in one.iter(full("w:t"))))
    return " ".join(" ".join(paragraphs).split())


def _read_comments(reading: Reading) -> None:
    relation = next((one for one in reading.relations.values() if one.kind == "comments"), None)
    root = reading.xml(relation.target) if relation else None
    for one in children(root, "w:comment"):
        if text := _words(one):
            reading.dropped.append(Dropped(0, text, faults.COMMENT))
