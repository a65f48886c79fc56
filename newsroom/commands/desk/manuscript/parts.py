"""Take a manuscript apart as the build reads it: which lines are those of a field, which the body's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsroom.commands.desk.manuscript.lines import Line, cut
from newsroom.vietnamese.comparing import clean, piled_marks
from plugins.manuscript.grammar import Grammar
from plugins.manuscript.header import Field, decode, split
from plugins.manuscript.keys import ARTICLE_GRAMMAR


@dataclass(frozen=True, slots=True)
class Item:
    """A field of the header; ``places`` are its lines, from 0. A line that is none has the key ``""``."""

    key: str
    value: str
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """A manuscript taken apart: byte order mark, all lines, what its header holds, where its body begins.

    ``body`` is the place of the body's first line, from 0; it may lie behind the last line. A text without
    any field that is known or plainly meant is all body.
    """

    mark: bytes
    lines: list[Line]
    items: tuple[Item, ...]
    body: int

    @property
    def head_lines(self) -> list[Line]:
        """The lines above the body."""
        return self.lines[: self.body]

    @property
    def body_lines(self) -> list[Line]:
        """The lines of the body, at least one, which may be empty."""
        return self.lines[self.body :] or [Line(b"")]


def parts_of(data: bytes, grammar: Grammar = ARTICLE_GRAMMAR) -> Parts:
    """Take a manuscript apart; what is no UTF-8 is read with signs that stand for it."""
    mark, lines = cut(data)
    text = decode("", data)[0] or _read_anyway(lines)
    manuscript, _ = split("", text, grammar)
    if not any(grammar.recognises(field.key) for field in manuscript.fields):
        return Parts(mark, lines, (), 0)
    body = manuscript.body_line - 1
    return Parts(mark, lines, tuple(_items(manuscript.fields, text.split("\n"), body)), body)


def _read_anyway(lines: Sequence[Line]) -> str:
    """Read what the build refuses as it would be read once it is mended."""
    text = "\n".join(line.text for line in lines)
    return text if piled_marks(text) else clean(text)


def _items(fields: Sequence[Field], texts: Sequence[str], body: int) -> Iterator[Item]:
    """Give fields with their lines, and the lines between them that are no field, in their order."""
    owned = {field.line - 1: (field, tuple(_places(field, texts))) for field in fields}
    taken = {place for _, places in owned.values() for place in places}
    for place, text in enumerate(texts[:body]):
        if place in owned:
            field, places = owned[place]
            yield Item(field.key, field.value, places)
        elif place not in taken and text.strip():
            yield Item("", text.strip(), (place,))


def _places(field: Field, texts: Sequence[str]) -> Iterator[int]:
    """Find the lines of a field: lines that are none may stand between them."""
    place = field.line - 1
    yield place
    for part in field.parts[1:]:
        place = texts.index(part, place + 1)
        yield place
