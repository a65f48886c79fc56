"""Hold a source while it is recognised: its lines in order, and what each turned out to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from newsroom.commands.importer.draft import Guess, Taken
from newsroom.commands.importer.source import Block, Code, Dropped, Fault, Picture, Source, Span, Text

DROPPED, HEADER, CAPTION, JOINED = "dropped", "header", "caption", "joined"
"""What a line turned out to be, if no block of the body; the last two are a part of another line."""


@dataclass(slots=True, eq=False)
class Line:
    """One block of the source; ``text`` are the words of a paragraph, ``""`` for other kinds of blocks.

    ``gap`` counts the empty places before it. ``role`` says what it turned out to be, ``""`` while open.
    ``after`` are the blank places behind it. ``parts`` are the lines that it was joined of, with their
    places, ``last`` the last of them; both are empty for a line that stands as its source has it.
    ``is_verse`` marks the first line of a stanza, which has all of it.
    """

    block: Block
    text: str
    place: int
    gap: int = 0
    after: int = 0
    role: str = ""
    parts: tuple[tuple[int, str], ...] = ()
    last: str = ""
    is_verse: bool = False

    @property
    def is_text(self) -> bool:
        return isinstance(self.block, Text)

    @property
    def level(self) -> int:
        return self.block.level if isinstance(self.block, Text) else 0


@dataclass(slots=True)
class Sheet:
    """The lines of a source, and what was found in them."""

    source: Source
    lines: list[Line]
    header: dict[str, list[str]] = field(default_factory=dict)
    guesses: list[Guess] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    taken: list[Taken] = field(default_factory=list)
    body: list[tuple[Line, Block]] = field(default_factory=list)
    """Blocks that were made of lines, with the first of them."""
    _places: dict[int, int] = field(default_factory=dict)
    _placed: list[Line] | None = None

    def index_of(self, line: Line) -> int:
        """Give the index of a line, at once however many there are."""
        if self._placed is not self.lines:
            self._places, self._placed = {id(one): index for index, one in enumerate(self.lines)}, self.lines
        return self._places[id(line)]

    def above(self, line: Line, but: tuple[str, ...]) -> Line | None:
        """Give the nearest line above one that has none of the roles ``but``."""
        index = self.index_of(line) - 1
        while index >= 0 and self.lines[index].role in but:
            index -= 1
        return self.lines[index] if index >= 0 else None

    def open(self, start: int = 0, end: int | None = None) -> list[Line]:
        """List the lines that are not yet anything, in order."""
        return [line for line in self.lines[start:end] if not line.role]

    def drop(self, line: Line, reason: str) -> None:
        """Leave a line out of the article."""
        if line.role:
            return
        line.role = DROPPED
        self.dropped.extend(Dropped(place, text, reason) for place, text in line.parts or leaves(line.block))

    def leave_out(self, place: int, text: str, reason: str) -> None:
        """Leave a part of a line out of the article."""
        if text.strip():
            self.dropped.append(Dropped(place, text.strip(), reason))

    def take(self, line: Line, key: str, raw: str | None = None) -> None:
        """Mark a line, or ``raw`` of it, as standing in the header."""
        parts: tuple[tuple[int, str], ...] = ((line.place, line.text if raw is None else raw),)
        if raw is None:
            line.role = HEADER
            parts = line.parts or parts
        self.taken.extend(Taken(place, text, key) for place, text in parts)

    def set(self, key: str, value: str, reason: str, confidence: int, place: int = 0) -> None:
        """Set a value of the header, and remember why."""
        if value and key not in self.header:
            self.header[key] = [value]
            self.guesses.append(Guess(key, value, reason, confidence, place))

    def shorten(self, line: Line, text: str) -> None:
        """Let a line say only ``text``, a part of it; its caller accounts for the rest."""
        if isinstance(line.block, Text):
            line.block = replace(line.block, spans=cut_spans(line.block.spans, line.text, text))
        line.text, line.parts = text, ()


def cut_spans(spans: tuple[Span, ...], whole: str, part: str) -> tuple[Span, ...]:
    """Give the spans of ``part``, which ends or begins ``whole``; plain where they cannot be told."""
    joined = "".join(span.text for span in spans)
    start = joined.rfind(part) if whole.endswith(part) else joined.find(part)
    if start < 0:
        return (Span(part),)
    kept, at = [], 0
    for span in spans:
        begin, end = max(start - at, 0), min(start + len(part) - at, len(span.text))
        if begin < end:
            kept.append(
                replace(span, text=span.text[begin:end], note=span.note if end == len(span.text) else "")
            )
        at += len(span.text)
    return tuple(kept)


def plain_text(text: str) -> str:
    """Give a text on one line with single spaces."""
    return " ".join(text.split())


def sheet_of(source: Source) -> Sheet:
    """Lay out a source: one line a block."""
    lines: list[Line] = []
    last = 0
    for block in source.blocks:
        text = plain_text(block.text) if isinstance(block, Text) else ""
        line = Line(block, text, block.place, max(0, block.place - last - 1))
        if lines:
            lines[-1].after = line.gap
        lines.append(line)
        last = max(block.place, last)
    return Sheet(source, lines, dropped=list(source.dropped), faults=list(source.faults))


def leaves(block: Block) -> Iterator[tuple[int, str]]:
    """List the paragraphs within a block with the place of the outermost."""
    for text in _texts((block,)):
        if text.strip():
            yield block.place, text


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Text():
                yield block.text
            case Code():
                yield block.text
            case Picture():
                yield "".join(span.text for span in block.caption)
            case _ if hasattr(block, "items"):
                for item in block.items:
                    yield from _texts(item)
            case _ if hasattr(block, "rows"):
                for row in block.rows:
                    for cell in row:
                        yield from _texts(cell.blocks)
            case _ if hasattr(block, "blocks"):
                yield from _texts(block.blocks)
            case _ if hasattr(block, "caption"):
                yield "".join(span.text for span in block.caption)
