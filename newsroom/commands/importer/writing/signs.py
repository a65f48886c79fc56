"""Write words so that our reader sees words in them and no marks.

A backslash before a sign is what editors know, and it is used where our reader takes it; elsewhere the
sign is written as a reference (``&lt;``, ``&#47;``). What each sign would mean is told in
``plugins/manuscript/markup``.
"""

from __future__ import annotations

import re

from newsroom.vietnamese.comparing import CONTROL_RE, MOST_MARKS, PRIVATE_RE, clean, piled_marks
from plugins.manuscript.album import is_place
from plugins.manuscript.markup.marks import read_mark

_SIGN_RE = re.compile(r"[\\`*\[|]|(?<![^\W_])_|_(?![^\W_])|!(?=\[)|<(?!=? )|&(?=[#\w])|~(?=~)|(?<=~)~")
_REFERENCES = {"&": "&amp;", "`": "&#96;"}
"""Signs that mean something even behind a backslash, to one rule of our reader or another."""
_HEADING_RE = re.compile(r"#{1,6}(?: |\Z)|##")
_QUOTATION_RE = re.compile(r">(?![=\d])")
_RULE_RE = re.compile(r"[-=][-= ]*")
_DELIMITER_RE = re.compile(r"[.)/:–-]")
_DASH_CELL_RE = re.compile(r":?[-–—−]+:?")
_BACKSLASHED = frozenset("-+.)(#>=")
_TANGLED_RE = re.compile(r"((?<![a-zA-Z])https?:|(?i:www)\.)(?=\S*&(?:amp;#?\w+|lt|#96);)")
_STEP = re.compile(r"[^\w\s\x00-\x7f]+")


def cleaned(text: str) -> str:
    """Give a text in NFC on one line, without signs that no manuscript may hold, spaces single.

    Marks piled on one letter are left at as many as are read.
    """
    text = PRIVATE_RE.sub("", CONTROL_RE.sub("", text.replace("\t", " ")))
    if piled_marks(text):
        text = _STEP.sub(lambda match: match.group()[:MOST_MARKS], text)
    return " ".join(clean(text).split())


def refused(text: str) -> str:
    """Give the first sign in a text that no manuscript may hold, ``""`` if there is none."""
    match = CONTROL_RE.search(text.replace("\n", " ")) or PRIVATE_RE.search(text)
    return match.group() if match else ""


def escaped(text: str, before: str = "", after: str = "") -> str:
    """Write words that stand within a line, between the signs ``before`` and ``after``."""
    pieces, place, start = [], 0, len(before)
    for match in _SIGN_RE.finditer(f"{before}{text}{after}"):
        if start <= match.start() < start + len(text):
            pieces += [text[place : match.start() - start], _written(match)]
            place = match.start() - start + 1
    return unlinked("".join((*pieces, text[place:])))


def _written(match: re.Match[str]) -> str:
    """Write a sign; what would begin a comment is one even behind a backslash."""
    if match.group() in _REFERENCES:
        return _REFERENCES[match.group()]
    is_comment = match.group() == "<" and match.string[match.end() : match.end() + 1] == "!"
    return "&lt;" if is_comment else f"\\{match.group()}"


def unlinked(text: str) -> str:
    """Write escaped words in which an address holds what looks like a reference, so that it is no link."""
    return _TANGLED_RE.sub(lambda match: f"{match[1][:-1]}&#{ord(match[1][-1])};", text)


def begun(line: str, *, is_item: bool = True) -> str:
    """Write the beginning of a line that is escaped already, so that no heading, list, … begins with it.

    ``is_item`` tells that its mark, if it has one, would make an item of it: many marks of lists, such as
    ``a)`` and ``Điều 1.``, mean one only where there are several.
    """
    if is_place(plain := line.removeprefix("\\")):
        return f"&#91;{plain[1:]}"
    if _HEADING_RE.match(line) or _QUOTATION_RE.match(line) or _RULE_RE.fullmatch(line):
        return f"\\{line}"
    mark = read_mark(line) if is_item else None
    return _without_mark(line, numbered=bool(mark.typed) or mark.kind == "number") if mark else line


def _without_mark(line: str, numbered: bool) -> str:
    place = 0
    if numbered and line[0] != "(" and (found := _DELIMITER_RE.search(line)):
        place = found.start()
    return f"{line[:place]}{_kept(line[place])}{line[place + 1 :]}"


def _kept(sign: str) -> str:
    return f"\\{sign}" if sign in _BACKSLASHED else f"&#{ord(sign)};"


def in_cell(text: str) -> str:
    """Write escaped words as a cell of a table: dashes alone would be the line below its head."""
    return f"&#{ord(text[0])};{text[1:]}" if _DASH_CELL_RE.fullmatch(text) else text
