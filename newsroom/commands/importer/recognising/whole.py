"""Recognise an article that its source holds alone, as its editors typed it: an entry of an archive.

Nothing stands around it, so nothing is cut off: what looks like a button or a list of other articles was
typed, too. Only what the header has anyway leaves the body: the title and the lead said again, a byline.
"""

from __future__ import annotations

import re
from dataclasses import replace

from newsroom.commands.importer.recognising import declared, mirrors
from newsroom.commands.importer.recognising.bylines import Byline, looks_like_byline, read_byline
from newsroom.commands.importer.recognising.known import Known
from newsroom.commands.importer.recognising.shapes import is_prose
from newsroom.commands.importer.recognising.sheet import Line, Sheet
from newsroom.commands.importer.source import Picture, Text
from newsroom.vietnamese.repeating import essence, says_again

LINK = "liên kết trong sapo: dòng Summary chỉ có chữ"
_CUT_RE = re.compile(r"\s*(?:\[?(?:…|\.\.\.)\]?|\[&hellip;\])\s*$")
_LONGEST_CAPTION = 400
_BYLINE = 85
"""How sure a byline must be."""
_TYPED = 95
"""How sure an author is whom the header names; an account that posted is less so than a byline."""
_LAST = 3
"""Paragraphs at the end among which a byline stands."""


def recognise_whole(sheet: Sheet, known: Known) -> None:
    """Take what a source declares, the lead, a byline at the end and captions below pictures."""
    declared.take_facts(sheet, known)
    for fact in sheet.source.facts.get("Author", ())[:1]:
        if fact.confidence >= _TYPED:
            sheet.set("Author", fact.value, f"nguồn ghi: {fact.origin}", fact.confidence)
    if sheet.source.page:  # it shows no lead and no byline of its own
        for fact in sheet.source.facts.get("Summary", ())[:1]:
            sheet.set("Summary", fact.value, f"nguồn ghi: {fact.origin}", fact.confidence)
    else:
        _take_byline(sheet)
        _take_lead(sheet)
    _take_captions(sheet)
    mirrors.flag(sheet)
    declared.fill_facts(sheet)


def _take_lead(sheet: Sheet) -> None:
    """Take the declared lead, and the first paragraph if that says it; without one the first paragraph."""
    first = next(
        (line for line in sheet.lines if not line.role and not isinstance(line.block, Picture)), None
    )
    paragraph = first if first is not None and _may_be_lead(sheet, first) else None
    for fact in sheet.source.facts.get("Summary", ())[:1]:
        cut = _CUT_RE.sub("", fact.value)
        is_cut = (
            cut != fact.value and paragraph is not None and essence(paragraph.text).startswith(essence(cut))
        )
        if paragraph is not None and (is_cut or says_again(paragraph.text, fact.value)):
            sheet.set("Summary", paragraph.text, f"nguồn ghi: {fact.origin}", 99, paragraph.place)
            _take(sheet, paragraph)
        else:
            sheet.set("Summary", fact.value, f"nguồn ghi: {fact.origin}", fact.confidence)
        return
    if paragraph is not None and is_prose(paragraph.text) and _has_more(sheet, paragraph):
        is_bold = isinstance(paragraph.block, Text) and (paragraph.block.bold or paragraph.block.italic)
        sheet.set("Summary", paragraph.text, "đoạn mở đầu", 95 if is_bold else 80, paragraph.place)
        _take(sheet, paragraph)


def _may_be_lead(sheet: Sheet, line: Line) -> bool:
    """Tell whether a line is a paragraph of its own, and the header can say all of it: no notes."""
    if not isinstance(line.block, Text) or line.level or any(span.note for span in line.block.spans):
        return False
    return not line.place or sum(one.place == line.place for one in sheet.lines) == 1


def _take(sheet: Sheet, line: Line) -> None:
    """Take a paragraph as the lead; its links go, which is told."""
    sheet.take(line, "Summary")
    for span in line.block.spans if isinstance(line.block, Text) else ():
        if span.link:
            sheet.leave_out(line.place, span.link, LINK)


def _has_more(sheet: Sheet, line: Line) -> bool:
    return any(not one.role and one is not line for one in sheet.lines)


def _take_byline(sheet: Sheet) -> None:
    """Take bylines off the end; they say better who wrote than the account that posted."""
    worded = [line for line in sheet.lines if line.is_text and line.text and not line.role]
    for line in reversed(worded[-_LAST:]):
        byline = None if line is worded[0] else read_byline(line.text, looks_like_byline(line))
        if byline is None or byline.confidence < _BYLINE:
            return
        if _says_new(sheet, byline):
            for key, value in (
                ("Author", byline.author),
                ("Source", byline.source),
                ("Source_URL", byline.address),
            ):
                sheet.set(key, value, byline.reason, byline.confidence, line.place)
            sheet.take(line, "Author" if byline.author else "Source")


def _says_new(sheet: Sheet, byline: Byline) -> bool:
    """Tell whether the header has nothing else where a byline belongs; else it stays in the text."""
    if byline.photo or byline.office:
        return False
    pairs = (("Author", byline.author), ("Source", byline.source))
    held = [(sheet.header.get(key), value) for key, value in pairs if value]
    return bool(held) and all(there is None or says_again(there[0], value) for there, value in held)


def _take_captions(sheet: Sheet) -> None:
    """Give a picture the italic or centred line below it as its caption, if it has none."""
    for above, line in zip(sheet.lines, sheet.lines[1:], strict=False):
        picture, text = above.block, line.block
        if not isinstance(picture, Picture) or picture.caption or not isinstance(text, Text) or line.role:
            continue
        if text.level or not line.text or len(line.text) > _LONGEST_CAPTION:
            continue
        if text.italic or text.look.align == "center":
            above.block = replace(picture, caption=text.spans)
            sheet.take(line, "")
