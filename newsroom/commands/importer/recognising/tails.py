"""Cut off what portals print below an article, and lists of other articles within it."""

from __future__ import annotations

import re

from newsroom.commands.importer.recognising.bylines import read_byline
from newsroom.commands.importer.recognising.dating import in_brackets
from newsroom.commands.importer.recognising.rubbish import ends_article, folded, is_button, is_signs
from newsroom.commands.importer.recognising.shapes import ends_finally, has_family_name, is_name, is_prose
from newsroom.commands.importer.recognising.sheet import Line, Sheet
from newsroom.commands.importer.recognising.stamps import DATE_RE

_BOX_RE = re.compile(r"lien quan|xem them|doc them|cung chu de|co the ban quan tam")
_KEYWORDS_RE = re.compile(r"(?:cac )?tu khoa(?: lien quan)?|tags?|the tag|keywords?|nhan")
"""What stands alone above keywords, folded."""
_LABELLED = 95
"""How sure a name behind a label is."""
_WORDS_OF_A_TAG, _MOST_TAGS = 8, 20
_LONGEST_BOX = 8
"""Lines of a box of links in the middle of an article, at most."""
_INLINE_RE = re.compile(r"(?:xem|doc) them\s*:\s*\S.{14}")
_LONG = 120
"""Characters of a paragraph that shows the article to go on below a link in its midst."""
_TWO = 160
"""Characters of two paragraphs that show it."""
_LEAST_PROSE = 300
"""Characters of running text below a box from which on the article goes on there."""
BELOW = "đứng sau «{heading}», không thuộc bài"


def cut_tail(sheet: Sheet) -> None:
    """Drop everything from the heading on that ends an article, and trailing lists of other articles."""
    seen_words = False
    lines = sheet.lines
    index = 0
    while index < len(lines):
        line = lines[index]
        if line.is_text and seen_words and _KEYWORDS_RE.fullmatch(folded(line.text)):
            _take_keywords(sheet, lines[index:])
            break
        if line.is_text and ends_article(line.text) and seen_words:
            if end := _box(lines, index):
                _drop(sheet, lines[index:end], line.text)
                index = end
                continue
            _drop(sheet, lines[index:], line.text)
            break
        seen_words = seen_words or _has_words(line)
        index += 1
    _cut_dated_list(sheet)


def _take_keywords(sheet: Sheet, lines: list[Line]) -> None:
    """Take the short lines below a lone ``Từ khóa:`` as tags, and drop all that stands below them."""
    tags: list[Line] = []
    for line in lines[1:]:
        byline = read_byline(line.text)
        if byline is not None and byline.confidence >= _LABELLED:
            break
        is_tag = line.is_text and len(line.text.split()) <= _WORDS_OF_A_TAG and not ends_finally(line.text)
        if not is_tag or ends_article(line.text) or is_signs(line.text) or is_button(line.text):
            break
        tags.append(line)
    above = sheet.above(lines[0], ("dropped",))
    signed = above is not None and read_byline(above.text) is not None
    if tags and not signed and is_name(tags[-1].text) and has_family_name(tags[-1].text):
        tags.pop()  # who signs below the keywords
    rest = lines[1 + len(tags) :]
    if any(line.is_text and is_prose(line.text) for line in rest[:2]):
        tags, rest = [], lines[1:]
    sheet.drop(lines[0], "chữ ghi trên các từ khóa")
    if tags and len(tags) <= _MOST_TAGS:
        words = list(dict.fromkeys(line.text.strip(" ,;#") for line in tags))
        sheet.set("Tags", "; ".join(words), "các từ khóa của trang", 85, tags[0].place)
        for line in tags:
            sheet.take(line, "Tags")
    named = None if signed else next((line for line in rest[:1] if read_byline(line.text)), None)
    _drop(sheet, [line for line in lines[1:] if line is not named], lines[0].text)


def _has_words(line: Line) -> bool:
    return not line.is_text or line.is_verse or is_prose(line.text)


def _drop(sheet: Sheet, lines: list[Line], heading: str) -> None:
    for line in lines:
        sheet.drop(line, BELOW.format(heading=heading[:40]))


def _box(lines: list[Line], index: int) -> int:
    """Give the end of a box of links in the middle of an article, 0 if the heading ends the article."""
    if not _BOX_RE.search(folded(lines[index].text)):
        return 0
    end = index + 1
    inline = _INLINE_RE.match(folded(lines[index].text)) is not None
    near = [len(line.text) for line in lines[end : end + 3] if line.is_text and is_prose(line.text)]
    if inline and (any(length >= _LONG for length in near[:2]) or sum(near[:2]) >= _TWO):
        return end
    while (
        end < len(lines)
        and end - index <= _LONGEST_BOX
        and not is_prose(lines[end].text)
        and lines[end].is_text
    ):
        if ends_article(lines[end].text):
            return 0
        end += 1
    prose = [line for line in lines[end : end + 4] if line.is_text and is_prose(line.text)]
    return end if len(prose) >= 2 and sum(len(line.text) for line in prose) >= _LEAST_PROSE else 0


def _cut_dated_list(sheet: Sheet) -> None:
    """Drop titles with their dates that end a source: ``Hội nghị sơ kết … (11/07/2024)``."""
    rows: list[Line] = []
    for line in reversed(sheet.open()):
        if line.is_text and is_signs(line.text):
            continue
        if line.is_text and len(line.text) < 250 and (_is_dated_title(line.text)):
            rows.append(line)
        else:
            break
    if len(rows) >= 2:
        for line in reversed(rows):
            sheet.drop(line, "tin khác kèm ngày ở cuối trang, không thuộc bài")


def _is_dated_title(text: str) -> bool:
    match = in_brackets(text)
    if match:
        return match.start() >= 15
    first = DATE_RE.match(text.lstrip("([•-*> "))
    return bool(first) and len(text) > 35 and not is_prose(text)
