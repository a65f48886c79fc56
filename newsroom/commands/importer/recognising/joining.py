"""Join lines that a paste broke in mid-sentence, and marks of lists that stand alone."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from newsroom.commands.importer.recognising.datelines import read_dateline
from newsroom.commands.importer.recognising.metas import read_meta
from newsroom.commands.importer.recognising.rubbish import ends_article, is_button, is_signs
from newsroom.commands.importer.recognising.shapes import (
    ends_finally,
    is_capitals,
    is_lone_mark,
    is_typed_item,
    opens_as_news,
)
from newsroom.commands.importer.recognising.sheet import Line, Sheet
from newsroom.commands.importer.source import Span, Text

_SHORTEST = 30
"""Characters of a line below which it is no part of a paragraph that was broken only here."""
_NARROWEST, _WIDEST = 50, 130
"""Characters of the lines of a text that was broken by a width."""
_SLACK = 4
"""Characters by which a line may have been shorter than the widest that was possible."""
_LEAST, _SHARE = 3, 0.25
"""Lines that go on in mid-sentence, at least and of all, in a text that was broken by a width."""
_UNFINISHED_RE = re.compile(
    r"(?:,|\b(?:của|và|các|những|do|với|tại|về|cho|từ|trong|là|bằng|theo|như"
    r"|đồng chí|ông|bà|đại diện|thứ|số))$",
    re.IGNORECASE,
)
"""How no line ends unless it was broken."""
_LONGEST_ALONE = 250
"""Characters of a line of the page's frame, at most."""
_CONTINUING = "“\"(‘'"


@dataclass(slots=True)
class _Page:
    """How a text was broken: ``width`` is 0 if by none; ``begun`` tells that running text was met."""

    width: int
    begun: bool = False


def even_gaps(sheet: Sheet) -> None:
    """Take off the blank lines that stand between all lines of a text: they part nothing."""
    gaps = sorted(line.gap for line in sheet.lines[1:])
    usual = gaps[len(gaps) // 10] if gaps else 0
    for line in sheet.lines[1:] if usual else ():
        line.gap = max(0, line.gap - usual)
    for line, below in pairwise(sheet.lines):
        line.after = below.gap


def join_lines(sheet: Sheet) -> None:
    """Join what belongs to one paragraph; each line keeps its place in the account."""
    page = _Page(_width(sheet.lines))
    joined: list[Line] = []
    for line in sheet.lines:
        if joined and _goes_on(joined[-1], line, page):
            _append(joined[-1], line)
        else:
            joined.append(line)
        page.begun = page.begun or ends_finally(line.text) or opens_as_news(line.text)
    sheet.lines = joined


def _append(line: Line, more: Line) -> None:
    if isinstance(line.block, Text) and isinstance(more.block, Text):
        line.block = replace(line.block, spans=(*line.block.spans, Span(" "), *more.block.spans))
        line.parts = (*(line.parts or ((line.place, line.text),)), (more.place, more.text))
        line.text = f"{line.text} {more.text}"
        line.after = more.after
        line.last = more.text


def _goes_on(line: Line, more: Line, page: _Page) -> bool:
    """Tell whether ``more`` is the rest of the paragraph that ``line`` begins."""
    if not (line.is_text and more.is_text) or line.level or more.level:
        return False
    if line.text == "*" and is_capitals(more.text):
        return False  # the star of a letterhead
    if is_lone_mark(line.text):
        return more.gap <= 2 and not is_lone_mark(more.text)
    if is_signs(more.text) or is_typed_item(more.text) or is_lone_mark(more.text) or _stands_alone(more):
        return False
    last = line.last or line.text
    if _stands_alone(line) and not line.parts:
        return False
    if page.width and not more.gap:
        return _is_wrapped(last, more.text, page)
    if len(last) < _SHORTEST or ends_finally(last) or last[-1] in ':;”"»)' or more.gap > 1:
        return False
    return more.text[0].islower()


def _is_wrapped(last: str, more: str, page: _Page) -> bool:
    """Tell whether a line was broken by the width of the page: what follows would not have fitted."""
    ended = ends_finally(last)
    if not ended and last[-1] not in ":;" and more[0].islower():
        return True
    if not ended and page.begun and (more[0] in _CONTINUING or more[0].isdigit()) and len(last.split()) > 2:
        return True
    if not ended and _UNFINISHED_RE.search(last):
        return True
    is_forced = len(last) + 1 + len(more.split(None, 1)[0]) > page.width - (0 if ended else _SLACK)
    if not is_forced or not page.begun:
        return False
    return ended or not opens_as_news(more)


def _stands_alone(line: Line) -> bool:
    text = line.text
    if len(text) > _LONGEST_ALONE:
        return False
    return ends_article(text) or is_button(text) or read_dateline(text).alone or read_meta(text) is not None


def _width(lines: list[Line]) -> int:
    """Give the width by which a text was broken into lines, 0 if by none."""
    lengths = sorted(len(line.text) for line in lines if line.is_text and len(line.text) >= _SHORTEST)
    if not lengths:
        return 0
    width = lengths[len(lengths) * 9 // 10]
    going_on = sum(
        not more.gap and more.text[:1].islower() and len(line.text) > 3 and not ends_finally(line.text)
        for line, more in pairwise(lines)
        if line.is_text and more.is_text
    )
    is_wrapped = going_on >= _LEAST and going_on >= _SHARE * len(lengths)
    return (
        max(lengths[: len(lengths) * 98 // 100 + 1]) if is_wrapped and _NARROWEST <= width <= _WIDEST else 0
    )
