"""Find title, kicker and lead of a source, and take title and kicker."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsroom.commands.importer.draft import UNKNOWN, Guess
from newsroom.commands.importer.recognising import copies, dating, heads, kickers, leading, spreading
from newsroom.commands.importer.recognising.captions import PAGE, TEXT
from newsroom.commands.importer.recognising.datelines import read_dateline
from newsroom.commands.importer.recognising.known import Known
from newsroom.commands.importer.recognising.sheet import HEADER, Line, Sheet
from newsroom.commands.importer.recognising.stacking import stacked
from newsroom.commands.importer.recognising.stamps import Stamp


@dataclass(slots=True)
class Head:
    """Where title and lead stand, as indexes of the sheet, and the dates at its top with their index."""

    title: int | None = None
    lead: int | None = None
    stamps: list[tuple[Line, Stamp]] = field(default_factory=list)
    partial: list[Line] = field(default_factory=list)
    in_text: list[tuple[Line, Stamp]] = field(default_factory=list)


def find_head(sheet: Sheet, known: Known) -> Head:
    """Find title and lead, and take the title with its kicker and its second line."""
    head = Head()
    if "Title" in sheet.header:
        head.title = next((i for i, line in enumerate(sheet.lines) if line.role == HEADER), None)
    else:
        found = heads.headlines(sheet, known)
        if found and found[0].score >= heads.NEEDED:
            head.title = found[0].index
            _take_title(sheet, head, found[0])
        elif found and found[0].score >= heads.NEEDED - 3:
            line = sheet.lines[found[0].index]
            sheet.guesses.append(
                Guess(
                    "Title",
                    UNKNOWN,
                    f"không chắc dòng nào là tiêu đề, có thể là «{line.text}»",
                    0,
                    line.place,
                )
            )
    if (
        head.title is not None
        and "Kicker" not in sheet.header
        and (kicker := kickers.kicker_of(sheet, head.title))
    ):
        line, confidence, reason = kicker
        sheet.set("Kicker", line.text, reason, confidence, line.place)
        sheet.take(line, "Kicker")
    if head.title is None:
        _unglue_title(sheet, head)
    head.lead = leading.lead_of(sheet.lines, head.title + 1 if head.title is not None else 0)
    return head


def _unglue_title(sheet: Sheet, head: Head) -> None:
    """Find a title that is glued to the lead: a breadcrumb says it, or a word of news begins in mid-line."""
    first = leading.lead_from(sheet.lines, 0)
    if first is None:
        return
    line = sheet.lines[first]
    title, reason, confidence = copies.glued_title(sheet.lines, first)
    if not title:
        _crumb_title(sheet, head, first)
        return
    rest = line.text[len(title) :].lstrip(" .:-–—|")
    sheet.set("Title", title, reason, confidence, line.place)
    sheet.take(line, "Title", line.text[: len(line.text) - len(rest)])
    sheet.shorten(line, rest)
    head.title = first - 1


def _crumb_title(sheet: Sheet, head: Head, first: int) -> None:
    """Take the last part of a breadcrumb as title where no line of its own has it."""
    found = copies.crumb_title(sheet.lines, first)
    if found is None:
        return
    index, title = found
    line = sheet.lines[index]
    sheet.set("Title", title, "chỉ đường dẫn mục trên trang ghi, có thể bị cắt bớt", 65, line.place)
    sheet.leave_out(line.place, line.text[: line.text.rindex(title)], "đường dẫn mục trên trang")
    sheet.take(line, "Title", title)
    line.role = HEADER
    head.title = index


def _take_title(sheet: Sheet, head: Head, found: heads.Headline) -> None:
    line = sheet.lines[found.index]
    text = line.text
    match = dating.in_brackets(text) or dating.glued(text)
    if match and len(read_dateline(match["inside"]).stamps) == 1 and read_dateline(match["inside"]).alone:
        sheet.take(line, "Date", text[match.start() :])
        head.stamps.extend((line, stamp) for stamp in read_dateline(match["inside"]).stamps)
        sheet.shorten(line, text[: match.start()].rstrip())
        text = line.text
    confidence = min(98, 60 + 4 * found.score)
    first, last = _extent(sheet, found.index)
    for other in sheet.lines[first : last + 1]:
        if other is not line:
            sheet.take(other, "Title")
    text = " ".join(one.text for one in sheet.lines[first : last + 1])
    sheet.set("Title", text, found.reason, confidence, line.place)
    sheet.take(line, "Title")


def _extent(sheet: Sheet, index: int) -> tuple[int, int]:
    """Give the first and last index of the lines over which a title goes."""
    line = sheet.lines[index]
    first, last = stacked(sheet.lines, index, any_align=sheet.source.kind not in (TEXT, PAGE))
    if index and spreading.second_line(sheet, index - 1) is line:
        return min(first, index - 1), index
    if spreading.second_line(sheet, index) is not None:
        return first, max(last, index + 1)
    return first, last
