"""Know the marks that items are typed with in offices, and tell where lines that have some are a list."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_SIGNS = "•●▪◦‣·○■□◆❖➢➤"
"""Signs of Word's lists: what they begin is an item wherever it stands."""
_DASHES = "–—"
_LETTER = r"[^\W\d_]"
_ENUMERATED = "Điều|Khoản|Điểm|Chương|Mục|Phần|Bước|Câu|Nhóm"

_MARK_RE = re.compile(
    rf"(?P<indent>[ ]*)(?:"
    rf"(?P<bullet>[-+*{_DASHES}])(?:[ ]+(?=\S)|$)"
    rf"|(?P<tight>[-+{_DASHES}]|\*(?=[^*]*$))(?={_LETTER})"
    rf"|(?P<sign>[{_SIGNS}])[ ]*(?=\S)"
    rf"|(?P<number>0|[1-9]\d{{0,3}})\.(?:[ ]+(?=\S)|[ ]*$|(?P<near>)(?={_LETTER}))"
    r"|(?P<typed>"
    r"\d{1,2}(?:\.\d{1,2}){1,3}[.)]?|\d{1,4}[)/–-]|0\d{1,2}\.|[IVXivx]{2,5}[.)/]"
    rf"|{_LETTER}[.)/]|\[\d{{1,3}}\]:?|\((?:\d{{1,3}}|{_LETTER}|[ivx]{{2,4}}|\*{{1,3}})\)|\*{{1,3}}\)"
    rf"|(?:{_ENUMERATED}) \d{{1,3}}[.:)]"
    rf")(?:[ ]+(?=\S)|(?P<close>)(?={_LETTER}))"
    r")(?P<text>.*)"
)
_ANY_MARK = rf"(?:[-+*{_DASHES}{_SIGNS}\d\[(]|{_LETTER}{{1,5}}[.)/]|(?:{_ENUMERATED}) \d)"
MAYBE_RE = re.compile(rf"^[ ]*{_ANY_MARK}", re.MULTILINE)
"""Finds quickly whether a line of a text may begin with a mark."""
_ROMAN_RE = re.compile(r"[IVX]{2,5}|[ivx]{2,5}")
_INTRODUCES_RE = re.compile(r":[*_\s]*$")
_BOLD_LINE_RE = re.compile(r"\s*\*\*(?![\s*])(?:(?!\*\*).)+(?<![\s*])\*\*:?\s*")
_SENTENCE_END_RE = re.compile(r"[.!?…;:][\"”’)\]*_]*\s*$")
_SPOKEN_RE = re.compile(r"[?!][\"”’*_]*\s*$")
_LONG_LINE = 60
"""From so many characters on, a line that ends amid a sentence was broken by its writer's program."""

_KEPT = 4096
"""The lines whose marks are kept, since what stands below a list is looked at again."""

NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Mark:
    """What an item begins with: its indent in spaces, the kind of its list, and the ``text`` after it.

    ``number`` is that of an ordered list; ``typed`` is a mark that HTML cannot count, such as ``đ)``.
    Without a space after it (``is_tight``) a mark is doubtful. ``is_spoken`` tells that somebody asks or
    exclaims behind a dash: lines of this kind are a dialogue.
    """

    indent: int
    kind: str
    text: str
    number: int = 0
    typed: str = ""
    is_tight: bool = False
    is_spoken: bool = False

    @property
    def is_bullet(self) -> bool:
        return not self.typed and self.kind != NUMBER


@lru_cache(maxsize=_KEPT)
def read_mark(line: str) -> Mark | None:
    """Read the mark at the start of a line, ``None`` if there is none."""
    match = _MARK_RE.match(line)
    if match is None:
        return None
    indent, text = len(match["indent"]), match["text"]
    if match["number"]:
        return Mark(indent, NUMBER, text, number=int(match["number"]), is_tight=match["near"] is not None)
    if match["typed"]:
        is_tight = match["close"] is not None
        return Mark(indent, _kind(match["typed"]), text, typed=match["typed"], is_tight=is_tight)
    sign = match["bullet"] or match["tight"] or match["sign"]
    spoken = sign in "-" + _DASHES and _SPOKEN_RE.search(text) is not None
    return Mark(indent, sign, text, is_tight=bool(match["tight"]), is_spoken=spoken)


def _kind(typed: str) -> str:
    """Name the kind of a typed mark: what marks of the same list have in common."""
    if _ROMAN_RE.fullmatch(typed[:-1]):
        return f"A{typed[-1]}" if typed[0].isupper() else f"a{typed[-1]}"
    shape = re.sub(r"\*+", "*", re.sub(r"\d+", "1", typed))
    if " " in shape:
        return shape
    return re.sub(_LETTER, lambda match: "A" if match.group().isupper() else "a", shape)


def introduces(line: str) -> bool:
    """Tell whether a line announces what comes below it."""
    return bool(_INTRODUCES_RE.search(line))


def ends_sentence(line: str) -> bool:
    """Tell whether a sentence ends with the line."""
    return bool(_SENTENCE_END_RE.search(line))


def is_bold_line(line: str) -> bool:
    """Tell whether a line is bold as a whole, as a heading is that was typed in Word."""
    return "**" in line and _BOLD_LINE_RE.fullmatch(line) is not None


def goes_on(above: str, line: str) -> bool:
    """Tell whether ``line`` goes on with the sentence of the line above, which a program has broken."""
    if line[:1].isspace() or above.endswith(("  ", "\\")):
        return True
    if ends_sentence(above):
        return False
    first = line.lstrip("*_“\"'(")[:1]
    return first.islower() or (len(above) >= _LONG_LINE and not introduces(above))


@dataclass(slots=True)
class _Peers:
    """The marks of one kind from a line on: how many there are, and how many stand before words spoken."""

    count: int = 0
    spoken: int = 0


def first_list(lines: Sequence[str], marks: Sequence[Mark | None]) -> int | None:
    """Find the first line of a block that begins a list; ``marks`` are those of the lines.

    A lone dash below a line, a line that somebody speaks, a number at which a sentence was broken
    are none, nor is a mark without words.
    """
    kinds: dict[str, _Peers] = defaultdict(_Peers)
    for one in filter(None, marks):
        kinds[one.kind].count += 1
        kinds[one.kind].spoken += one.is_spoken
    for place, mark in enumerate(marks):
        if mark is None:
            continue
        peers = kinds[mark.kind]
        if mark.text and _begins_list(lines, place, mark, peers):
            return place
        peers.count -= 1
        peers.spoken -= mark.is_spoken
    return None


def _begins_list(lines: Sequence[str], place: int, mark: Mark, peers: _Peers) -> bool:
    several, spoken = peers.count > 1, peers.spoken > 0
    if mark.is_tight:
        return several and not spoken
    if mark.is_bullet and mark.kind not in "-+*" + _DASHES:
        return True
    if place == 0:
        return mark.kind == NUMBER or mark.kind in "-+*" or (several and not spoken)
    above = lines[place - 1]
    if mark.kind == NUMBER:
        return several or ends_sentence(above) or is_bold_line(above)
    return (several or introduces(above)) and not spoken
