"""Read the runs of a paragraph into pieces: words with their looks, photos, text boxes, breaks."""

from __future__ import annotations

from typing import Any

from newsroom.commands.importer.word import faults
from newsroom.commands.importer.word.drawings import chosen, drawn
from newsroom.commands.importer.word.equations import equation
from newsroom.commands.importer.word.fields import Field
from newsroom.commands.importer.word.legacy_fonts import (
    code_of,
    is_unread,
    of_private,
    shows_capitals,
    symbol,
)
from newsroom.commands.importer.word.links import safe_link, target_of
from newsroom.commands.importer.word.markup import child, full, name_of, value
from newsroom.commands.importer.word.photographs import linked_picture
from newsroom.commands.importer.word.pieces import LINE, PAGE, Piece, Run, Shot
from newsroom.commands.importer.word.reading import Reading
from newsroom.commands.importer.word.shapes import Properties

_SKIPPED = frozenset({
    "w:pPr", "w:rPr", "w:sdtPr", "w:sdtEndPr", "w:tcPr", "w:trPr", "w:tblPr", "w:smartTagPr", "w:customXmlPr",
    "w:rubyPr", "w:rt", "w:delInstrText", "w:fldData", "w:ffData", "w:pgNum", "w:annotationRef",
    "w:commentReference",
    "w:footnoteRef", "w:endnoteRef", "w:separator", "w:continuationSeparator", "w:lastRenderedPageBreak",
    "w:del", "w:moveFrom", "w:sectPr",
})  # fmt: skip
_MOST_FIELDS = 60


class Line:
    """Reads one paragraph; ``pieces`` are what it holds, in order."""

    def __init__(self, reading: Reading, shape: Properties) -> None:
        self.reading = reading
        self.style: str = shape.get("style", "")
        self.pieces: list[Piece] = []
        self._looks: dict[bytes, Properties] = {}

    def walk(self, element: Any, link: str = "") -> None:
        """Read what stands within an element that may hold runs."""
        for one in element:
            name = name_of(one)
            if name == "w:r":
                self._run(one, link)
            elif name == "w:hyperlink":
                self.walk(one, target_of(self.reading, one) or link)
            elif name == "w:fldSimple":
                self._simple_field(one, link)
            elif name in ("w:del", "w:moveFrom"):
                self._deleted(one, name)
            elif name == "w:sdt":
                self._control(one, link)
            elif name in ("m:oMath", "m:oMathPara"):
                self._equation(one)
            elif name == "mc:AlternateContent":
                if (form := chosen(one)) is not None:
                    self.walk(form, link)
            elif name == "w:subDoc":
                self.reading.fault(faults.ELSEWHERE)
            elif name not in _SKIPPED:
                self.walk(one, link)

    def _simple_field(self, element: Any, link: str) -> None:
        self._open(Field(code=value(element, "w:instr"), has_result=True))
        self.walk(element, link)
        self._close()

    def _deleted(self, element: Any, name: str) -> None:
        self.reading.changes += 1
        if name == "w:del":
            words = [one.text or "" for one in element.iter(full("w:delText"), full("w:t"))]
            self.reading.gone.add(faults.DELETED, "".join(words))

    def _control(self, element: Any, link: str) -> None:
        content = child(element, "w:sdtContent")
        if content is None:
            return
        if child(child(element, "w:sdtPr"), "w:showingPlcHdr") is not None:
            words = [one.text or "" for one in content.iter(full("w:t"))]
            self.reading.gone.add(faults.PLACEHOLDER, "".join(words))
        else:
            self.walk(content, link)

    def _equation(self, element: Any) -> None:
        if words := equation(element):
            self.reading.fault(faults.EQUATION.format(words=words[:60]))
            self._add(words, {}, "")

    def _run(self, element: Any, link: str) -> None:
        direct = self.reading.styles.read_look(child(element, "w:rPr"))
        look = self.reading.styles.run(self.style, direct)
        properties = child(element, "w:rPr")
        if properties is not None and child(properties, "w:del") is not None:
            self._deleted(element, "w:del")
            return
        self._content(element, look, link)

    def _content(self, element: Any, look: Properties, link: str) -> None:
        marked = ""
        for one in element:
            name = name_of(one)
            if name == "w:t":
                text = one.text or ""
                if marked and text.strip():
                    marked, text = "", ""  # what stands for the number of a note with a mark of its own
                self._add(text, look, link)
            elif name in _SIGNS:
                self._add(_SIGNS[name], look, link)
            elif name == "w:br":
                self._add(PAGE if value(one, "w:type") in ("page", "column") else LINE, look, link)
            elif name == "w:sym":
                self._symbol(one, look, link)
            elif name in ("w:drawing", "w:pict", "w:object"):
                self._drawing(one, look)
            elif name in ("w:footnoteReference", "w:endnoteReference"):
                marked = value(one, "w:customMarkFollows")
                self._note(one, name, look)
            elif name == "w:fldChar":
                self._field(value(one, "w:fldCharType"))
            elif name == "w:instrText":
                if self.reading.fields and not self.reading.fields[-1].has_result:
                    self.reading.fields[-1].code += one.text or ""
            elif name == "mc:AlternateContent":
                if (form := chosen(one)) is not None:
                    self._content(form, look, link)
            elif name == "w:ruby":
                self.walk(one, link)
            elif name == "w:r":
                self._run(one, link)
            elif name not in _SKIPPED and name != "w:delText":
                self._content(one, look, link)

    def _symbol(self, element: Any, look: Properties, link: str) -> None:
        font, code = value(element, "w:font"), value(element, "w:char")
        try:
            sign = symbol(font, int(code, 16))
        except (ValueError, OverflowError):
            sign = ""
        if not sign:
            self.reading.fault(faults.SYMBOL.format(font=font, code=code))
            sign = "□"
        self._add(sign, look | {"wide_font": font, "font": font} if code_of(font) else look, link)

    def _suppressed(self) -> str:
        """Say why nothing of the field at hand is taken, ``""`` if it is."""
        for field in self.reading.fields:
            if not field.has_result:
                return faults.CODE
            if field.is_toc and self.reading.is_balanced:
                return faults.TOC
            if field.is_page:
                return faults.PAGE_NUMBER
        return ""

    def _add(self, text: str, look: Properties, link: str) -> None:
        if not text:
            return
        reading = self.reading
        if reading.fields and (reason := self._suppressed()):
            reading.gone.add(reason, text)
            return
        if look.get("hidden"):
            reading.gone.add(faults.HIDDEN, text)
            return
        font = look.get("wide_font") or look.get("font", "")
        code = code_of(font) or code_of(look.get("font", ""))
        if not code and font and is_unread(font) and not text.isascii():
            reading.fault(
                faults.OLD_FONT.format(font=font),
                font,
            )
        text = of_private(font, text)
        self.pieces.append(
            Run(
                text,
                bold=bool(look.get("bold")),
                italic=bool(look.get("italic")),
                raised=look.get("raised", 0),
                link=safe_link(reading, link or self._field_link(), text),
                size=look.get("size", 0),
                caps=bool(look.get("caps") or look.get("small_caps")),
                code=code,
                small_font=shows_capitals(look.get("font") or font),
            )
        )
        if look.get("struck") and text.strip():
            reading.fault(
                faults.STRUCK,
                "struck",
            )

    def _field_link(self) -> str:
        for field in reversed(self.reading.fields):
            if link := field.link:
                return link
        return ""

    def _drawing(self, element: Any, look: Properties) -> None:
        if look.get("hidden") or (self.reading.fields and self._suppressed()):
            return
        for one in drawn(self.reading, element):
            if isinstance(one, Shot) and one.is_tiny:
                name = one.picture.file or one.picture.missing
                self.reading.gone.add(faults.TINY, f"[{name}] ")
                continue
            self.pieces.append(one)

    def _note(self, element: Any, name: str, look: Properties) -> None:
        if look.get("hidden") or self._suppressed():
            return
        key = (name.removesuffix("Reference").removeprefix("w:"), value(element, "w:id"))
        note = self.reading.marked.setdefault(key, str(len(self.reading.marked) + 1))
        last = self.pieces[-1] if self.pieces else None
        if isinstance(last, Run) and not last.note and last.text not in (LINE, PAGE):
            last.note = note
        else:
            self.pieces.append(Run("", note=note))

    def _field(self, kind: str) -> None:
        fields = self.reading.fields
        if kind == "begin":
            self._open(Field())
        elif kind == "separate" and fields:
            fields[-1].has_result = True
        elif kind == "end" and fields:
            self._close()

    def _open(self, field: Field) -> None:
        field.line, field.at = self, len(self.pieces)
        if len(self.reading.fields) < _MOST_FIELDS:
            self.reading.fields.append(field)

    def _close(self) -> None:
        field = self.reading.fields.pop()
        reading = self.reading
        reading.sequence = field.sequence or reading.sequence
        if reading.fields and self._suppressed():
            return
        new = self.pieces[field.at if field.line is self else 0 :]
        if field.is_clock and new:
            shown = "".join(one.text for one in new if isinstance(one, Run)).strip()
            reading.fault(faults.CLOCK.format(words=shown))
        elif field.name == "INCLUDEPICTURE" and not any(isinstance(one, Shot) for one in new):
            if target := field.first_word:
                self.pieces.append(Shot(linked_picture(reading, target, "")))
        elif field.name == "SYMBOL" and not new:
            self._add(field.sign, {}, "")
        elif field.name in ("FORMCHECKBOX", "EQ") and not new:
            reading.fault(faults.FIELD.format(code=field.code.strip()[:60]))


_SIGNS = {
    "w:tab": "\t",
    "w:ptab": "\t",
    "w:cr": LINE,
    "w:noBreakHyphen": "-",
    "w:softHyphen": "\u00ad",
}
