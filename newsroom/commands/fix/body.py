"""Mend the lines of a body: spaces and quotation marks in prose, and nothing in what is not prose."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

_KEPT_RE = re.compile(
    r"(`+)(?!`).+?(?<!`)\1(?!`)"  # code
    r"|!\[.*|\[[^\]]*\](?:\([^)]*\)|:.*)?|\]\([^)]*\)"  # photos, links, notes
    r"|<[^<>]*>|(?:https?://|www\.)\S+|\S+@\S+|&#?\w+;|\\."
)
"""What is no prose, in a line of prose."""
_BEGINNING_RE = re.compile(r"[\s>#*+\d.)•▪–—-]*")
"""What a line begins with, where spaces mean how deep it is."""
_SPACES_RE = re.compile(r"(?<=\S) {2,}(?=\S)")
_BEFORE_SIGN_RE = re.compile(r"(?<=[\w%)”])(?<!\d) +(?=[,.;:!?](?:\s|$))|(?<=\d) +(?=[,.;:!?](?:\s+\D|\s*$))")
"""Spaces before a sign; in ``4,5 : 1`` it stands between numbers, and means something."""
_QUOTE_RE = re.compile(r'"')
_OPENS_RE = re.compile(r"(?:^|(?<=[\s(*_]))\"(?=[^\W_]|\*)")
_CLOSES_RE = re.compile(r"(?<=[^\s(\[])\"(?=$|[\s.,;:!?)*_…])")


def mended_body(body: str) -> str:
    """Give a body without slips of spaces, signs and blank lines; its words are the same."""
    if "<pre" in body.casefold():
        return body
    lines = body.split("\n")
    has_curly = "“" in body and "”" in body
    mended = [_line(line, below, has_curly) for line, below in zip(lines, [*lines[1:], ""], strict=True)]
    return "\n".join(_without_gaps(mended)).strip("\n") + "\n" * bool(body.strip())


def _without_gaps(lines: Sequence[str]) -> list[str]:
    """Leave one blank line where there are several."""
    return [line for place, line in enumerate(lines) if line or not place or lines[place - 1]]


def _line(line: str, below: str, has_curly: bool) -> str:
    if not line.strip():
        return ""
    if "\t" in line or "|" in line:
        return line  # the row of a table, or what was pasted from Word
    breaks = "  " if line.endswith("  ") and below.strip() else ""
    line = line.rstrip()
    found = _BEGINNING_RE.match(line)
    start = found.end() if found else 0
    text = _in_prose(line[start:], _spaced)
    text = _quoted(text) if has_curly else text
    return f"{line[:start]}{text}{breaks}"


def _in_prose(text: str, change: Callable[[str], str]) -> str:
    """Change what is prose in a text."""
    pieces, place = [], 0
    for match in _KEPT_RE.finditer(text):
        pieces += [change(text[place : match.start()]), match.group()]
        place = match.end()
    return "".join((*pieces, change(text[place:])))


def _spaced(text: str) -> str:
    return without_spaces_before_signs(_SPACES_RE.sub(" ", text))


def without_spaces_before_signs(text: str) -> str:
    """Take out the spaces before the signs of a sentence."""
    return _BEFORE_SIGN_RE.sub("", text)


def _quoted(text: str) -> str:
    """Curl the straight quotation marks of a line if it is plain which opens and which closes."""
    kept = [match.span() for match in _KEPT_RE.finditer(text)]
    places = [match.start() for match in _QUOTE_RE.finditer(text)]
    if len(places) % 2 or any(start <= place < end for place in places for start, end in kept):
        return text
    for number, place in enumerate(places):
        is_within = text.count("“", 0, place) != text.count("”", 0, place)
        if is_within or not (_CLOSES_RE if number % 2 else _OPENS_RE).match(text, place):
            return text
    signs = list(text)
    for number, place in enumerate(places):
        signs[place] = "”" if number % 2 else "“"
    return "".join(signs)
