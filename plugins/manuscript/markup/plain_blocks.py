"""Set blocks of ordinary markup as Markdown sets them: paragraphs, headings, lists, quotations, rules.

A block is read here by itself; what stands beside it may mean that it is no block by itself after all
(``fast_path.py``). What is not surely one of these forms is not read at all, and goes to Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Literal, NamedTuple

from newsroom.model.hosts import looks_hosted
from plugins.manuscript.album import PLACE, is_place
from plugins.manuscript.markup.blocks import HEADING_RE, is_own
from plugins.manuscript.markup.lists import TYPED, Item, ListOfItems, ListReader
from plugins.manuscript.markup.marks import MAYBE_RE, NUMBER, Mark, first_list, read_mark
from plugins.manuscript.markup.plain_tables import PlainTable, read_table
from plugins.manuscript.markup.plain_words import escaped, is_bare, set_words, words_alone

_NO_WORDS = frozenset("#>|=&<`\\~")
"""What no line of words begins with."""
_WORD_RE = re.compile(r"[^\W_]")
_RULES = frozenset({"---", "***", "* * *", "___"})
_QUOTED_RE = re.compile(r">(?: (?! )|$)")
_MOST_LEVELS = 5
_LINK = '<a href="'


class Title(NamedTuple):
    """A heading: the level at which it was written, and its words as HTML."""

    written: int
    words: str


Piece = str | Title | PlainTable | Any
"""A part of a block: HTML, a heading, a table, or a photo or video."""
Kind = Literal["words", "title", "list", "quotation", "table", "rule", "photos", "video"]


class Plain(NamedTuple):
    """A block that needs no Markdown. ``kind`` is what it ends with."""

    kind: Kind
    pieces: tuple[Piece, ...]

    @property
    def photos(self) -> Any:
        """The photos of a block of nothing else."""
        return self.pieces[0]

    @property
    def words(self) -> str | None:
        """The text of a paragraph of nothing but words, which may say a caption again."""
        first = self.pieces[0]
        if isinstance(first, str) and first.startswith("<p>"):
            return words_alone(first.removeprefix("<p>").removesuffix("</p>"))
        return None


def read_block(block: str, photos: Any = None) -> Plain | None:
    """Read a block; ``photos`` reads photos and videos (``plugins.captions``), if there is one that does."""
    if is_bare(block) and block[0].isalpha() and block[-1] != " " and not ("\n" in block or "|" in block):
        return Plain("words", (f"<p>{escaped(block)}</p>",))
    first = block[:1]
    lines = block.split("\n") if "\n" in block else [block]
    if first == "!":
        found = photos.photos(lines) if photos else None
        return Plain("photos", (found,)) if found else None
    if first == "#":
        return _read_titled(lines, photos)
    if first == ">":
        return _read_quotation(lines)
    if first == "|":
        table = read_table(lines)
        return Plain("table", (table,)) if table else None
    if block in _RULES:
        return Plain("rule", ("<hr>",))
    if first == "[" and is_place(block):
        return Plain("words", (f"<p>{PLACE}</p>",))
    return _read_words(block, lines, photos)


def _read_words(block: str, lines: Sequence[str], photos: Any) -> Plain | None:
    """Read a paragraph, a list, a list below a paragraph, a video."""
    if not (len(lines) == 1 and block[0].isalpha()) and MAYBE_RE.search(block):
        marks = [read_mark(line) for line in lines]
        start = first_list(lines, marks)
        if start is not None:
            return _read_list(lines, marks, start)
    if looks_hosted(block):
        return _read_video(lines, photos)
    words = set_paragraph(lines)
    if words is None:
        return None
    if photos and words.startswith(_LINK) and photos.is_video(_first_address(words)):
        rest = words.partition("</a>")[2].lstrip(" ")
        if not rest or rest.startswith("\n"):
            return _read_video(lines, photos)
    return Plain("words", (f"<p>{words}</p>",))


def _read_video(lines: Sequence[str], photos: Any) -> Plain | None:
    video = photos.video(lines) if photos else None
    return Plain("video", (video,)) if video else None


def _first_address(words: str) -> str:
    return words[len(_LINK) :].partition('"')[0].replace("&amp;", "&")


def _read_titled(lines: Sequence[str], photos: Any) -> Plain | None:
    """Read a heading, and what stands right below it."""
    match = HEADING_RE.fullmatch(lines[0])
    words = set_words(match["header"]) if match else None
    if match is None or words is None:
        return None
    title = Title(len(match["level"] or match["close"]), words)
    if len(lines) == 1:
        return Plain("title", (title,))
    if any("|" in line or is_own(lines, place) for place, line in enumerate(lines)):
        return None
    below = read_block("\n".join(lines[1:]), photos)
    if below is None or below.kind not in ("words", "list", "title"):
        return None
    return Plain(below.kind, (title, *below.pieces))


def set_paragraph(lines: Sequence[str]) -> str | None:
    """Set the lines of a paragraph; ``None`` if they may be anything else."""
    if len(lines) == 1 and lines[0][:1].isalpha():
        return None if "|" in lines[0] or lines[0][-1] == " " else set_words(lines[0])
    if any("|" in line or not line or not _may_be_words(line) for line in lines):
        return None
    if len(lines) > 1:
        if any(read_mark(line) or is_own(lines, place) for place, line in enumerate(lines)):
            return None
    elif not lines[0][0].isalpha():
        mark = read_mark(lines[0])
        if mark and first_list(lines, [mark]) is not None:
            return None
    if not all(_WORD_RE.search(line) for line in lines):
        return None
    return set_words("\n".join(lines))


def _may_be_words(line: str) -> bool:
    return line[0] not in _NO_WORDS and not line[0].isspace() and line[-1] != " "


def _read_list(lines: Sequence[str], marks: Sequence[Mark | None], start: int) -> Plain | None:
    """Read a list that begins at the line ``start``, and a paragraph right above it."""
    first, words = marks[start], set_paragraph(lines[:start]) if start else ""
    if first is None or words is None or any(marks[:start]):
        return None
    if any("|" in line or is_own(lines, place) for place, line in enumerate(lines)):
        return None
    reader = ListReader(first)
    if not all(map(reader.take, lines[start:], marks[start:])):
        return None
    listed = _list(reader.whole)
    if listed is None:
        return None
    return Plain("list", (f"<p>{words}</p>", listed) if start else (listed,))


def _list(found: ListOfItems, level: int = 1) -> str | None:
    """Set a list whose items are one line each, with lists within them."""
    if level > _MOST_LEVELS or found.is_loose:
        return None
    is_number = found.mark.kind == NUMBER
    start, expected = "", 1
    listed = []
    for count, item in enumerate(found.items):
        value = ""
        if is_number and item.mark.number != expected:
            value = f' value="{item.mark.number}"' if count else ""
            start = start if count else f' start="{item.mark.number}"'
        expected = item.mark.number + 1
        inner = _item(item, level)
        if inner is None:
            return None
        listed.append(f"<li{value}>{inner}</li>")
    tag = "ol" if is_number else "ul"
    typed = f' class="{TYPED}"' if found.mark.typed else ""
    return "\n".join((f"<{tag}{typed}{start}>", *listed, f"</{tag}>"))


def _item(item: Item, level: int) -> str | None:
    text, *inner = item.parts or [""]
    if not isinstance(text, str) or not _is_item(text):
        return None
    typed = f"{item.mark.typed}{' ' * (not item.mark.is_tight)}" if item.mark.typed else ""
    words = set_words(typed + text)
    lists = [None if isinstance(part, str) else _list(part, level + 1) for part in inner]
    if words is None or None in lists:
        return None
    return "\n".join((f"{words}{lists[0]}", *map(str, lists[1:]), "")) if lists else words


def _is_item(text: str) -> bool:
    """Tell whether what an item holds is one line of words."""
    return (
        bool(text) and "\n" not in text and _may_be_words(text)
        and _WORD_RE.search(text) is not None and (text[0].isalpha() or read_mark(text) is None)
    )  # fmt: skip


def _read_quotation(lines: Sequence[str]) -> Plain | None:
    """Read a quotation of paragraphs."""
    if not all(map(_QUOTED_RE.match, lines)):
        return None
    paragraphs = "\n".join(line[2:] for line in lines).split("\n\n")
    words = [set_paragraph(text.split("\n")) for text in paragraphs]
    if any(text is None for text in words):
        return None
    quoted = "\n".join(f"<p>{text}</p>" for text in words)
    return Plain("quotation", (f"<blockquote>\n{quoted}\n</blockquote>",))
