"""Set lists as offices type them: right below a line, with the numbers typed, nested by their marks.

Each list is read whole, from its first item to the first line that is no part of it; only what its
items hold goes back to Markdown. The rules are those of ADR 23.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension

from plugins.manuscript.markup.levels import deeper
from plugins.manuscript.markup.marks import MAYBE_RE, NUMBER, Mark, first_list, goes_on, read_mark

TYPED = "list-typed"
"""The class of lists whose marks stand in the text of their items, since HTML cannot count so."""
_STOCK = ("olist", "ulist", "indent")
_PRIORITY = 40
_DEEPER = 2
"""The spaces by which a line is further in than another."""
_BLOCK_LINE_RE = re.compile(
    r"[ ]{0,3}(?:>(?![=\d])|#{1,6} |!\[[^\n]*\)[ ]*$|\[album\][ ]*$|\||<https?://|https?://\S+[ ]*$)",
    re.IGNORECASE,
)
"""What is no part of an item if it stands below it without an indent."""


@dataclass(slots=True)
class Item:
    """An item: its mark, and its texts and inner lists in order."""

    mark: Mark
    parts: list[str | ListOfItems] = field(default_factory=list)

    def add(self, line: str, *, is_new: bool) -> None:
        """Add a line of text, as a paragraph of its own or to the last one."""
        if is_new or not self.parts or not isinstance(self.parts[-1], str):
            self.parts.append(line)
        else:
            self.parts[-1] += f"\n{line}"


@dataclass(slots=True)
class ListOfItems:
    """A list: how its items are marked, and whether blank lines stand between or within them."""

    mark: Mark
    items: list[Item] = field(default_factory=list)
    is_loose: bool = False


class ListReader:
    """Reads the lines of one list; ``take`` tells whether a line is a part of it."""

    def __init__(self, first: Mark) -> None:
        self.whole = ListOfItems(first)
        self._open = [self.whole]
        self._is_after_blank = False
        self._above = ""

    def blank(self) -> None:
        """Note an empty line."""
        self._is_after_blank = True

    def take(self, line: str, mark: Mark | None) -> bool:
        """Take a line in; ``False`` if the list ends above it."""
        taken = self._take_item(mark) if mark else self._take_text(line)
        if taken:
            self._is_after_blank, self._above = False, line
        return taken

    def _take_item(self, mark: Mark) -> bool:
        if not self.whole.items:
            self._put(mark)
            return True
        while len(self._open) > 1 and mark.indent < self._open[-1].mark.indent - 1:
            self._open.pop()
        inner = self._open[-1]
        if not mark.text and mark.kind != inner.mark.kind:
            return False
        if mark.indent >= inner.mark.indent + _DEEPER:
            return self._nest(mark)
        same = [one for one in self._open if one.mark.kind == mark.kind and self._is_level(one, mark)]
        if same:
            while self._open[-1] is not same[-1]:
                self._open.pop()
            same[-1].is_loose |= self._is_after_blank
            self._put(mark)
            return True
        return self._is_inner_kind(inner.mark, mark) and self._nest(mark)

    def _is_level(self, one: ListOfItems, mark: Mark) -> bool:
        return abs(one.mark.indent - mark.indent) < _DEEPER

    def _is_inner_kind(self, outer: Mark, mark: Mark) -> bool:
        """Tell whether an item, no further in than the one above, is of a list within it by its mark.

        Official documents go from numbers to letters, to dashes, to plus signs.
        """
        if self._is_after_blank:
            return mark.kind == "+" and outer.is_bullet
        return mark.is_bullet or not outer.is_bullet

    def _nest(self, mark: Mark) -> bool:
        nested = ListOfItems(mark)
        self._open[-1].is_loose |= self._is_after_blank
        self._open[-1].items[-1].parts.append(nested)
        self._open.append(nested)
        self._put(mark)
        return True

    def _put(self, mark: Mark) -> None:
        self._open[-1].items.append(Item(mark, [mark.text] if mark.text else []))

    def _take_text(self, line: str) -> bool:
        indent = len(line) - len(line.lstrip(" "))
        if self._is_after_blank:
            owner = next((one for one in reversed(self._open) if indent >= one.mark.indent + _DEEPER), None)
            if owner is None:
                return False
            while self._open[-1] is not owner:
                self._open.pop()
            owner.is_loose = True
        elif not indent and (_BLOCK_LINE_RE.match(line) or not goes_on(self._above, line)):
            return False
        self._open[-1].items[-1].add(line.lstrip(" "), is_new=self._is_after_blank)
        return True


class Lists(BlockProcessor):
    """Sets lists in the place of Markdown's own processors."""

    def test(self, parent: Element, block: str) -> bool:
        return MAYBE_RE.search(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> bool:
        lines = blocks[0].split("\n")
        marks = [read_mark(line) for line in lines]
        place = first_list(lines, marks)
        if place is None:
            blocks[0] = _with_breaks(lines, marks)
            return False
        before = _with_breaks(lines[:place], marks[:place])
        first = marks[place]
        assert first is not None
        blocks[0] = "\n".join(lines[place:])
        if before:
            self.parser.parseBlocks(parent, [before])
        self._set(parent, self._read(first, blocks))
        return True

    def _read(self, first: Mark, blocks: list[str]) -> ListOfItems:
        """Read a list from the start of ``blocks``, and leave in them what stands below it."""
        reader = ListReader(first)
        while blocks:
            lines = blocks[0].strip("\n").split("\n")
            marks = [read_mark(line) for line in lines]
            for place, (line, mark) in enumerate(zip(lines, marks, strict=True)):
                if line.strip() and not reader.take(line, mark):
                    blocks[0] = "\n".join(lines[place:])
                    return reader.whole
            del blocks[0]
            reader.blank()
        return reader.whole

    def _set(self, parent: Element, found: ListOfItems) -> None:
        is_number = found.mark.kind == NUMBER
        element = SubElement(parent, "ol" if is_number else "ul")
        if found.mark.typed:
            element.set("class", TYPED)
        expected = 1
        for count, item in enumerate(found.items):
            li = SubElement(element, "li")
            if is_number and item.mark.number != expected:
                holder, name = (li, "value") if count else (element, "start")
                holder.set(name, str(item.mark.number))
            expected = item.mark.number + 1
            self._fill(li, item, "looselist" if found.is_loose else "list")

    def _fill(self, li: Element, item: Item, state: str) -> None:
        for part in item.parts:
            if isinstance(part, str):
                self.parser.state.set(state)
                with deeper(self.parser.md):
                    self.parser.parseBlocks(li, [part])
                self.parser.state.reset()
            else:
                with deeper(self.parser.md):
                    self._set(li, part)
        if item.mark.typed:
            holder = li[0] if not li.text and len(li) and li[0].tag == "p" else li
            holder.text = f"{item.mark.typed}{' ' * (not item.mark.is_tight)}{holder.text or ''}"


def _with_breaks(lines: list[str], marks: list[Mark | None]) -> str:
    """Join lines; those that begin with a mark and are no items stay lines of their own."""
    joined = lines[:1]
    for above, line, mark in zip(lines, lines[1:], marks[1:], strict=False):
        if (
            mark
            and mark.text
            and (mark.kind != NUMBER or not goes_on(above, line))
            and not above.endswith(("  ", "\\"))
        ):
            joined[-1] += "  "
        joined.append(line)
    return "\n".join(joined)


class ListsExtension(Extension):
    """Register them."""

    def extendMarkdown(self, md: Any) -> None:  # noqa: N802 (Markdown's name)
        for name in _STOCK:
            if name in md.parser.blockprocessors:
                md.parser.blockprocessors.deregister(name)
        md.parser.blockprocessors.register(Lists(md.parser), "lists", _PRIORITY)
