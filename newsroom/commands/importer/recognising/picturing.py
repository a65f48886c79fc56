"""Make pictures of lines that are captions, or give them to the pictures above."""

from __future__ import annotations

from dataclasses import replace

from newsroom.commands.importer.draft import Guess
from newsroom.commands.importer.recognising.sheet import CAPTION, Line, Sheet
from newsroom.commands.importer.source import Picture, Span, Text


def make_picture(sheet: Sheet, line: Line, caption: str, reason: str, confidence: int, alt: str = "") -> None:
    """Make a picture of a caption line, or give the line to the picture right above it."""
    if caption != line.text:
        rest = line.text[len(caption) :] if line.text.startswith(caption) else ""
        sheet.leave_out(line.place, rest, "đuôi của chữ thay cho ảnh")
        sheet.shorten(line, caption)
    spans = line.block.spans if isinstance(line.block, Text) else ()
    above = picture_above(sheet, line)
    if above is not None and isinstance(above.block, Picture):
        above.block = replace(above.block, caption=plainer(spans), alt=above.block.alt or alt)
        line.role = CAPTION
    else:
        line.block = Picture("", line.place, alt, plainer(spans))
        line.text = ""
    sheet.guesses.append(Guess("", caption, f"chú thích ảnh: {reason}", confidence, line.place))


def plainer(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Take off bold and italics that cover a whole caption: they were its looks."""
    worded = [span for span in spans if span.text.strip()]
    whole_bold, whole_italic = all(span.bold for span in worded), all(span.italic for span in worded)
    return tuple(
        replace(span, bold=span.bold and not whole_bold, italic=span.italic and not whole_italic)
        for span in spans
    )


def picture_above(sheet: Sheet, line: Line) -> Line | None:
    """Give the picture without a caption right above a line, only captions of its own row between."""
    index = sheet.index_of(line) - 1
    while index >= 0:
        above = sheet.lines[index]
        if isinstance(above.block, Picture):
            return None if above.block.caption else above
        if above.role not in ("dropped", CAPTION):
            return None
        index -= 1
    return None
