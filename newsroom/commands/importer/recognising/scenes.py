"""Find captions by their words, in a source that has lost its photos."""

from __future__ import annotations

import re

from newsroom.commands.importer.draft import Guess
from newsroom.commands.importer.recognising.picturing import make_picture
from newsroom.commands.importer.recognising.shapes import ends_finally, is_prose, is_typed_item
from newsroom.commands.importer.recognising.sheet import Line, Sheet
from newsroom.commands.importer.recognising.wording import (
    CREDIT_RE,
    bare_caption,
    has_credit,
    is_of_people,
    opens_as_scene,
    wording_score,
)
from newsroom.commands.importer.source import Picture

_PARAGRAPH = 100
"""The characters from which on a paragraph is no caption beside a shorter line."""
_MANY = 5
"""Short sentences from which on they are a row of captions, not a text."""
_ESSAY_RE = re.compile(r"^\W*(?:chùm ảnh|phóng sự ảnh|ảnh|photo)\b\W|\[(?:chùm )?ảnh\]", re.IGNORECASE)
"""How titles of photo essays begin."""


def find_worded(sheet: Sheet, title: str, lead: int | None) -> None:
    """Find captions by their words, in a source that has lost its photos."""
    open_lines = [line for line in sheet.lines if not line.role and line.is_text and not line.is_verse]
    is_essay = _ESSAY_RE.search(title) is not None
    below_lead = next((line for line in sheet.lines[(lead or 0) + 1 :] if not line.role), None)
    lengths = sorted(len(line.text) for line in open_lines) or [0]
    is_long = lengths[len(lengths) // 2] > 140
    is_spaced = sum(line.gap > 0 for line in open_lines) * 2 > len(open_lines)
    # where hardly any running text stands beside them, a few such sentences are the text
    short = sum(len(line.text) <= _PARAGRAPH and ends_finally(line.text) for line in open_lines)
    told = sum(is_prose(line.text) and len(line.text) > _PARAGRAPH for line in open_lines)
    is_bare = told <= 1 and short < _MANY
    for line in open_lines:
        score = (
            wording_score(line) + _surroundings(line, is_spaced) + (lead is not None and line is below_lead)
        )
        score += (is_long and len(line.text.split()) <= 12) * ends_finally(line.text)
        score -= 2 * (is_bare and _is_sentence_between(sheet, line, line is below_lead))
        score += _follows_one(sheet, line) + _among(sheet, line, lead) + 4 * is_essay * _is_short(line)
        if score >= 4:
            make_picture(sheet, line, bare_caption(line.text), _why(line), min(95, 52 + 7 * score))
        elif score == 3:
            reason = "dòng này có thể là chú thích ảnh, đang để như một đoạn của bài"
            sheet.guesses.append(Guess("", line.text, reason, 45, line.place))


def _surroundings(line: Line, is_spaced: bool) -> int:
    """Score the empty places around a line: photos leave more of them."""
    return (line.gap >= 2) + (line.after >= 2) - (is_spaced and line.gap == 0 and line.after == 0)


def _is_sentence_between(sheet: Sheet, line: Line, is_first: bool) -> bool:
    """Tell whether a sentence stands in running text: no credit, no wider space than around the others.

    ``is_first`` tells that it stands right below the lead, where photos are: there a much longer paragraph
    below it tells it from the text.
    """
    index = sheet.index_of(line)
    after = line.after if index + 1 < len(sheet.lines) else line.gap
    if opens_as_scene(line.text):
        return False
    if not ends_finally(line.text) or CREDIT_RE.search(line.text) or line.gap != after:
        return False
    below = next((one for one in sheet.lines[index + 1 :] if one.is_text and not one.role), None)
    if is_first and below is not None and len(below.text) >= max(_PARAGRAPH, len(line.text)):
        return False
    near = sheet.lines[max(0, index - 1) : index] + sheet.lines[index + 1 : index + 2]
    return all(ends_finally(one.text) for one in near if one.is_text and one.text and not one.role)


def _is_short(line: Line) -> bool:
    return len(line.text) <= 160 and not is_typed_item(line.text) and not line.text.endswith(":")


def _among(sheet: Sheet, line: Line, lead: int | None) -> int:
    """Score the lines around one: alone between long paragraphs, above the lead, below words with a colon."""
    index = sheet.index_of(line)
    above, below = sheet.above(line, ("dropped",)), next((one for one in sheet.lines[index + 1 :]), None)
    if lead is not None and index < lead and not ends_finally(line.text):
        return 2
    if above is None or not above.text:
        return 0
    if above.text.endswith(":"):
        return 2 if re.search(r"\bảnh\b", above.text, re.IGNORECASE) else -3
    is_alone = below is not None and min(len(above.text), len(below.text)) >= 200 and is_prose(below.text)
    return int(is_alone and _is_short(line) and is_of_people(line.text))


def _follows_one(sheet: Sheet, line: Line) -> bool:
    """Tell whether the line above is a caption: photos often stand in a row."""
    above = sheet.above(line, ("dropped", "header"))
    return above is not None and isinstance(above.block, Picture)


def _why(line: Line) -> str:
    if has_credit(line.text):
        return "có ghi người chụp ảnh"
    return "dòng ngắn đứng riêng, lời văn như chú thích"
