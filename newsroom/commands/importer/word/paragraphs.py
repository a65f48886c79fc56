"""Lay out a paragraph of Word: its words, and the photos and text boxes in it, in reading order."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from newsroom.commands.importer.source import Look, Span, Text
from newsroom.commands.importer.word.drawings import add_caption, short_words
from newsroom.commands.importer.word.numbering import Mark
from newsroom.commands.importer.word.pieces import LINE, PAGE, Box, Laid, Para, Piece, Run, Shot
from newsroom.commands.importer.word.reading import Reading
from newsroom.commands.importer.word.shapes import Properties
from newsroom.commands.importer.word.spans import (
    decoded,
    raise_small,
    refuse_piles,
    shown_in_capitals,
    size_of,
    spans_of,
)
from newsroom.vietnamese.comparing import clean

_HEADING_RE = re.compile(r"heading ([1-9])")
_QUOTES = frozenset({"Quote", "Intense Quote", "Block Text"})
_TABLE_WORD_RE = re.compile(r"\s*(?:bảng|biểu|table)\b", re.IGNORECASE)
_RIGHT_PART = 0.45
"""The part of the text's width from which on an indent, or spaces, put a line to the right."""
_USUAL_WIDTH = 460.0
_SENTENCE = 80
"""The letters from which on a line that ends a sentence is a paragraph, no verse."""
_ENDS = (".", "!", "?", "…", ":", ";", ".”", '."')
_GAP_RE = re.compile(r"[ \u00a0]*\t\s*|[ \u00a0]{5,}")
"""What sets the words of a second column apart where there is no table."""
_LONGEST_ROW = 300
_TAB, _SPACE = 36.0, 3.5
"""Points that a tab and a space of the usual size take."""


def lay_out(reading: Reading, pieces: list[Piece], shape: Properties, mark: Mark | None) -> list[Laid]:
    """Make paragraphs and pictures of the pieces of a paragraph."""
    runs = [one for one in pieces if isinstance(one, Run)]
    refuse_piles("".join(run.text for run in runs))
    decoded(reading, [run for run in runs if run.text not in (LINE, PAGE)])
    raise_small(runs)
    parts = _parts(_with_captions(pieces))
    found: list[Laid] = []
    for part in parts:
        if isinstance(part, Shot):
            found.append(replace(part.picture, caption=_clean_caption(part.picture.caption)))
        elif isinstance(part, Box):
            found += part.flow
        else:
            for line in _lines(part):
                if para := _para(reading, line, shape, mark):
                    found.append(para)
                    mark = None
    return found


def _lines(runs: list[Run]) -> list[list[Run]]:
    """Cut words where a broken line stands for a new paragraph: the looks change, or a sentence ends."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        if run.text == LINE:
            lines.append([])
        else:
            lines[-1].append(run)
    found = [lines[0]]
    for before, line in pairwise(lines):
        if _has_words(before) and _has_words(line) and not _is_new(before, line):
            found[-1] += [Run(LINE), *line]
        else:
            found.append(line)
    return found


def _is_new(before: list[Run], line: list[Run]) -> bool:
    if _marks(before) != _marks(line):
        return True
    text = "".join(run.text for run in before).rstrip()
    following = "".join(run.text for run in line).lstrip()
    return len(text) >= _SENTENCE and text.endswith(_ENDS) and not following[:1].islower()


def _marks(runs: list[Run]) -> tuple[bool, bool]:
    """Tell whether all words of a line are bold, and italic."""
    worded = [run for run in runs if run.text.strip()]
    return all(run.bold for run in worded), all(run.italic for run in worded)


def _clean_caption(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    return spans_of([Run(one.text, one.bold, one.italic, one.raised, one.link, one.note) for one in spans])


def _with_captions(pieces: list[Piece]) -> list[Piece]:
    """Give the words of a short text box to the photo in the same paragraph, the last before it."""
    found: list[Piece] = []
    shots = [one for one in pieces if isinstance(one, Shot)]
    seen: Shot | None = None
    for one in pieces:
        seen = one if isinstance(one, Shot) else seen
        target = seen or (shots[0] if shots else None)
        words = short_words(one) if isinstance(one, Box) and target and not target.picture.caption else None
        if words and target:
            add_caption(target, words)
        else:
            found.append(one)
    return found


def _parts(pieces: list[Piece]) -> list[list[Run] | Shot | Box]:
    """Cut a paragraph where it breaks and where photos stand; what floats goes before or behind its words."""
    parts: list[list[Run] | Shot | Box] = []
    words: list[Run] = []
    behind: list[Shot | Box] = []

    def cut() -> None:
        nonlocal words, behind
        if any(run.text.strip() or run.note for run in words):
            parts.append(words)
        words = []
        parts.extend(behind)
        behind = []

    for place, one in enumerate(pieces):
        if isinstance(one, Run):
            following = pieces[place + 1] if place + 1 < len(pieces) else None
            breaks = one.text == LINE and (bool(behind) or _is_line(following) or _stands(following))
            if one.text == PAGE or (breaks and _has_words(words)):
                cut()
            else:
                words.append(one)
        elif _has_words(words):
            behind.append(one)
        else:
            parts.append(one)
    cut()
    return parts


def _is_line(piece: Piece | None) -> bool:
    return isinstance(piece, Run) and piece.text == LINE


def _stands(piece: Piece | None) -> bool:
    return isinstance(piece, Shot) and not piece.floats


def _has_words(words: list[Run]) -> bool:
    return any(run.text.strip() or run.note for run in words)


def _para(reading: Reading, runs: list[Run], shape: Properties, mark: Mark | None) -> Para | None:
    align, beside = _align(reading, runs, shape), _beside(runs)
    spans = spans_of(runs)
    if not spans:
        return None
    style = reading.styles.name(shape.get("style", ""))
    level = _level(style, shape)
    if level and all(span.bold or not span.text.strip() for span in spans):
        spans = tuple(replace(span, bold=False) for span in spans)
    look = Look(align, size_of(runs), style, shown_in_capitals(runs), beside)
    text = Text(spans, reading.place, level, look)
    is_quote = style in _QUOTES
    if mark and (level or not (mark.is_ordered or not mark.label)):
        text, mark = labelled(text, mark.label), None
    return Para(text, caption_kind(reading, text), mark, shape.get("list", ""), is_quote)


def _beside(runs: list[Run]) -> str:
    """Give the words that stand behind the one gap of a short line, ``""`` if there is none, or are more."""
    text = "".join(run.text for run in runs)
    if len(text) > _LONGEST_ROW or LINE in text:
        return ""
    parts = _GAP_RE.split(text.strip())
    return " ".join(clean(parts[1]).split()) if len(parts) == 2 else ""


def labelled(text: Text, label: str) -> Text:
    """Put a label that Word counts before the words of a paragraph, in the look of its first word."""
    if not label:
        return text
    first = text.spans[0]
    if first.link or first.raised or not first.text:
        return replace(text, spans=(Span(f"{label} ", first.bold, first.italic), *text.spans))
    return replace(text, spans=(replace(first, text=f"{label} {first.text}"), *text.spans[1:]))


def _level(style: str, shape: Properties) -> int:
    if match := _HEADING_RE.fullmatch(style):
        return min(int(match[1]), 6)
    outline = shape.get("outline", 9)
    return (
        min(outline + 1, 6) if 0 <= outline < 9 and style not in ("Title", "Subtitle", "TOC Heading") else 0
    )


def caption_kind(reading: Reading, text: Text) -> str:
    """Say of what Word says that a paragraph is the caption: ``picture``, ``table``, or ``""``."""
    if text.look.style == "caption" or reading.sequence:
        of_table = _TABLE_WORD_RE.match(reading.sequence or text.text) or _TABLE_WORD_RE.match(text.text)
        return "table" if of_table else "picture"
    return ""


def _align(reading: Reading, runs: list[Run], shape: Properties) -> str:
    align: str = shape.get("align", "") or "left"
    if align not in ("left", "justify"):
        return align
    leading = re.match(r"\s*", "".join(run.text for run in runs))
    blank = leading[0] if leading else ""
    indent = (
        float(shape.get("indent", 0)) + blank.count("\t") * _TAB + sum(map(blank.count, " \u00a0")) * _SPACE
    )
    return "right" if indent >= _RIGHT_PART * (reading.width or _USUAL_WIDTH) else align
