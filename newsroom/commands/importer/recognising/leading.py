"""Find the lead among the first lines of a source, and tell what no line of an article is."""

from __future__ import annotations

import re

from newsroom.commands.importer.recognising import dating
from newsroom.commands.importer.recognising.bylines import is_byline, read_byline
from newsroom.commands.importer.recognising.datelines import read_dateline
from newsroom.commands.importer.recognising.metas import read_meta
from newsroom.commands.importer.recognising.rubbish import (
    is_address_like,
    is_button,
    is_chrome,
    is_label,
    is_signs,
)
from newsroom.commands.importer.recognising.shapes import (
    ends_finally,
    is_capitals,
    is_prose,
    opens_as_news,
)  # fmt: skip
from newsroom.commands.importer.recognising.sheet import Line
from newsroom.commands.importer.recognising.wording import bare_caption, repeats, wording_score
from newsroom.vietnamese.repeating import says_again

GREETING_RE = re.compile(r"(?:kính|thân ái|thân|trân trọng|mến)\s*(?:gửi|mến|thưa|chào)\b", re.IGNORECASE)
NO_LEAD_RE = re.compile(
    GREETING_RE.pattern
    + r"|(?:sáng|trưa|chiều|tối|cả ngày|(?:[^:?!]{0,40}\s)?hỏi|trả lời|đáp)\s*(?:\d+\s*)?:",
    re.IGNORECASE,
)
_OPENING_WORD_RE = re.compile(GREETING_RE.pattern + r"|(?:\S+\s){0,2}\S+:\s", re.IGNORECASE)
"""How a short sentence begins that is no lead: a greeting, a time of the day, a label."""


def is_furniture(line: Line) -> bool:
    """Tell whether a line is none of an article's words: a button, a breadcrumb, lone signs, a dateline."""
    text = line.text
    if is_signs(text) or is_button(text) or is_chrome(text) or is_label(text) or is_address_like(text):
        return True
    if read_dateline(text).alone or read_meta(text):
        return True
    return ":" in text and len(text) < 80 and is_byline(text)


def lead_from(lines: list[Line], start: int) -> int | None:
    """Give the index of the first running text from ``start`` on, captions that stand twice aside."""
    for index in range(start, len(lines)):
        line = lines[index]
        if line.is_verse:
            return None
        if line.role or not line.is_text or not is_prose(line.text) or is_chrome(line.text):
            continue
        if bare_caption(line.text) != line.text or NO_LEAD_RE.match(line.text) or _is_doubled(lines, index):
            continue
        return index
    return None


def _is_doubled(lines: list[Line], index: int) -> bool:
    """Tell whether a line stands twice as captions do; a lead that does begins as news and comes first."""
    line = lines[index]
    if len(line.text) >= 300:
        return False
    if index + 1 < len(lines) and says_again(line.text, lines[index + 1].text):
        return not (opens_as_news(line.text) or dating.events(line.text))
    return index > 0 and says_again(line.text, lines[index - 1].text)


def lead_of(lines: list[Line], start: int) -> int | None:
    """Give the index of the lead: the first running text, or a sentence of its own right above that."""
    first = lead_from(lines, start)
    for index in range(start, first if first is not None else len(lines)):
        line = lines[index]
        if line.is_verse:
            break
        if line.role or not line.is_text or is_furniture(line) or not ends_finally(line.text):
            continue
        if len(line.text.split()) < 6 or is_capitals(line.text) or wording_score(line) >= 3:
            continue
        if (
            line.text.endswith(("?", "…", "..."))
            or bare_caption(line.text) != line.text
            or _OPENING_WORD_RE.match(line.text)
        ):
            continue
        around = lines[max(0, index - 1) : index] + lines[index + 1 : index + 2]
        if (
            not any(repeats(line.text, one.text) for one in around if one.is_text)
            and read_byline(line.text) is None
        ):
            return index
    return first
