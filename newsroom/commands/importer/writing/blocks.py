"""Write the blocks of a draft as Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from newsroom.commands.importer.source import Block, Code, Embed, Items, Picture, Quote, Span, Table, Text
from newsroom.commands.importer.writing.inline import Pen, lines_of, words_of, written
from newsroom.commands.importer.writing.signs import begun, cleaned
from newsroom.model.hosts import recognise
from plugins.manuscript.markup.marks import first_list, is_bold_line, read_mark

_ADDRESS_RE = re.compile(r"(?:[\w:/?=.%#+-]|&(?!#?\w+;))+", re.ASCII)
_CODE_SIGN_RE = re.compile(r"[&<`\[]")
NESTED_CODE = "Mã trong danh sách hay trích dẫn: giữ chữ, không giữ được chỗ thụt đầu dòng. Xin xem lại."
_DEEPEST = 15
"""The lists and quotations within each other that are written as such; deeper ones are as deep."""


def rows_of(blocks: Iterable[Block]) -> list[list[Block]]:
    """Part blocks into rows: photos of one paragraph, whose last alone may have a caption, go together."""
    rows: list[list[Block]] = []
    for block in blocks:
        above = rows[-1][-1] if rows else None
        if isinstance(block, Picture) and isinstance(above, Picture) and _is_beside(above, block):
            rows[-1].append(block)
        else:
            rows.append([block])
    return rows


def _is_beside(one: Picture, other: Picture) -> bool:
    plain = not any(span.link or span.note for span in other.caption)
    return one.place == other.place > 0 and not one.caption and plain and bool(one.file and other.file)


@dataclass(slots=True)
class Writer:
    """Writes blocks with a pen; pictures, videos and tables have their own ways of being written.

    ``shift`` is taken from the levels of headings, so that the highest is 2.
    """

    pen: Pen
    picture: Callable[[Picture], str]
    embed: Callable[[Embed], str]
    table: Callable[[Table], list[str]]
    shift: int = 0

    def pieces(self, blocks: Iterable[Block], depth: int = 0, in_item: bool = False) -> list[str]:
        """Write blocks, each as lines without a blank line around it; ``in_item`` those of a list's item."""
        found: list[str] = []
        bullet, above = "-", None
        for row in rows_of(blocks):
            block = row[-1]
            if isinstance(block, Items) and isinstance(above, Items):
                bullet = "*" if bullet == "-" else "-"
            if len(row) > 1:
                found.append(self._gallery(row))
                above = block
                continue
            new = self._written(block, in_item or isinstance(above, Items), bullet, depth)
            found += new
            above = block if new else above
        return found

    def _gallery(self, row: Sequence[Block]) -> str:
        """Write the photos of one paragraph as one, the caption of the last as that of all, below them."""
        photos = [replace(photo, caption=()) for photo in row if isinstance(photo, Picture)]
        caption = words_of(row[-1].caption) if isinstance(row[-1], Picture) else ""
        common = self.text(Text((Span(cleaned(caption), italic=True),)))
        return "\n".join(filter(None, (*map(self.picture, photos), common)))

    def _written(self, block: Block, is_below_list: bool, bullet: str, depth: int) -> list[str]:
        match block:
            case Text():
                return [text] if (text := self.text(block, is_below_list)) else []
            case Picture():
                return [self.picture(block)]
            case Embed():
                return [text] if (text := self.embed(block)) else []
            case Table():
                return self.table(block)
            case Quote():
                return self._quote(block, depth)
            case Items():
                return self._items(block, bullet, depth)
            case Code():
                return self._code(block, depth)

    def _code(self, block: Code, depth: int) -> list[str]:
        """Write code as it stands; in lists and quotations, which blank lines end, as lines of words."""
        lines = block.text.split("\n")
        if depth:
            self.pen.faults.append(NESTED_CODE)
            return [self.text(Text(tuple(Span(text, code=True) for text in _between(lines))))]
        kept = (_CODE_SIGN_RE.sub(_reference, " ".join(map(cleaned, line.split(" ")))) for line in lines)
        return ["<pre>{}</pre>".format("\n".join(line.rstrip() for line in kept).strip("\n"))]

    def text(self, block: Text, is_below_list: bool = False) -> str:
        """Write a paragraph or a heading."""
        if block.level:
            return self._heading(block)
        if is_video(words := cleaned(block.text)):
            return words
        lines = [written(line, self.pen) for line in lines_of(block.spans)]
        return joined([line for line in lines if line], is_below_list)

    def _heading(self, block: Text) -> str:
        spans = [Span(" ") if span.text == "\n" else _flat(span) for span in block.spans]
        if block.bold:
            spans = [_plain(span) for span in spans]
        lines = [written(line, self.pen) for line in lines_of(spans)]
        words = " ".join(filter(None, lines))
        if not words:
            return ""
        words = f"\\{words}" if words.startswith("#") else words
        if words.endswith("#") and words != "\\#":
            words = f"{words[:-1]}\\#"
        return f"{'#' * min(6, max(2, block.level - self.shift))} {words}"

    def _quote(self, block: Quote, depth: int) -> list[str]:
        inner = self.pieces(_led(block.blocks), depth + 1)
        if depth >= _DEEPEST or not inner:
            return inner
        lines = "\n\n".join(inner).split("\n")
        return ["\n".join(f"> {line}".rstrip() for line in lines)]

    def _items(self, block: Items, bullet: str, depth: int) -> list[str]:
        items = [self.pieces(_merged(_led(item)), depth + 1, True) for item in _flattened(block.items)]
        if depth >= _DEEPEST:
            return [piece for item in items for piece in item]
        written_items = [
            _item(f"{block.start + number}." if block.ordered else bullet, item)
            for number, item in enumerate(items)
            if item
        ]
        is_loose = any("\n\n" in item for item in written_items)
        return [("\n\n" if is_loose else "\n").join(written_items)] if written_items else []


def _flattened(items: Iterable[tuple[Block, ...]]) -> Iterator[tuple[Block, ...]]:
    """Put the items of a list that an item begins with in its place: a mark cannot stand behind a mark."""
    for blocks in items:
        item = tuple(block for block in blocks if not isinstance(block, Text) or cleaned(block.text))
        if item and isinstance(item[0], Items):
            *most, last = [*_flattened(item[0].items)] or [()]
            yield from most
            yield (*last, *item[1:])
        else:
            yield item


def _merged(blocks: Iterable[Block]) -> list[Block]:
    """Put a list that follows another one in an item into the last item of that: else it ends the outer."""
    found: list[Block] = []
    for block in blocks:
        above = found[-1] if found else None
        if not (isinstance(block, Items) and isinstance(above, Items) and above.items):
            found.append(block)
        elif block.ordered or above.ordered:
            *most, last = above.items
            found[-1] = replace(above, items=(*most, (*last, block)))
        else:
            found[-1] = replace(above, items=(*above.items, *block.items))
    return found


def _led(blocks: Sequence[Block]) -> Sequence[Block]:
    """Give blocks that do not begin with a table, which would run into what is around: its rows are lines."""
    if blocks and isinstance(blocks[0], Table):
        return [*_rows(blocks[0]), *blocks[1:]]
    return blocks


def _rows(table: Table) -> Iterator[Text]:
    """Give the rows of a table as paragraphs of its words."""
    for row in table.rows:
        texts = [text for cell in row for text in cell.blocks if isinstance(text, Text)]
        spans = [span for text in texts for span in (*text.spans, Span("; "))]
        yield Text(tuple(spans[:-1]), table.place)


def _item(mark: str, pieces: Sequence[str]) -> str:
    width = 4 if mark[0].isdigit() else 2
    lines: list[str] = []
    for piece in pieces:
        lines += ([""] if lines else []) + piece.split("\n")
    first, *rest = lines
    return "\n".join((f"{mark} {first}", *(f"{' ' * width}{line}".rstrip() for line in rest)))


def _between(lines: Sequence[str]) -> Iterator[str]:
    """Give lines with breaks between them."""
    for number, line in enumerate(lines):
        yield f"\n{line}" if number else line


def _reference(match: re.Match[str]) -> str:
    return f"&#{ord(match.group())};"


def _flat(span: Span) -> Span:
    return replace(span, text=span.text.replace("\n", " "))


def _plain(span: Span) -> Span:
    return replace(span, bold=False)


def joined(lines: Sequence[str], is_below_list: bool = False) -> str:
    """Join the lines of a paragraph, which were broken on purpose."""
    if not lines:
        return ""
    *most, last = lines
    typed = [*(f"{line}\\" for line in most), last]
    items = set(range(len(typed))) if is_below_list else set(_items(typed))
    starts = [begun(line, is_item=place in items) for place, line in enumerate(typed)]
    starts = [*(line[:-1] for line in starts[:-1]), starts[-1]]
    if len(starts) > 1 and any(is_bold_line(line) or recognise(line) for line in starts):
        return "<br>".join(starts)
    if recognise(starts[0].rstrip(".,;")):  # of a host of videos, but of no video
        starts[0] = starts[0].replace("/", "&#47;", 1)
    return "\\\n".join(starts)


def _items(lines: Sequence[str]) -> Iterator[int]:
    """List the lines of a paragraph that would begin a list, those aside that do so no more then."""
    marks = [read_mark(line) for line in lines]
    while (place := first_list(lines, marks)) is not None:
        marks[place] = None
        yield place


def is_video(text: str) -> bool:
    """Tell whether a text is nothing but the address of a video at a host that our reader knows."""
    found = recognise(text.rstrip(".,;")) if _ADDRESS_RE.fullmatch(text) else None
    return found is not None and found.key != ""
