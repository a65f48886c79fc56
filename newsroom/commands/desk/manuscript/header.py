"""Read and write the fields of a header: a field that is not changed keeps its lines, folded ones too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsroom.commands.desk.differing import runs
from newsroom.commands.desk.manuscript.body import sealed
from newsroom.commands.desk.manuscript.lines import Line, ended, joined, usual_end, written
from newsroom.commands.desk.manuscript.parts import Item, Parts, parts_of
from newsroom.commands.importer.writing.signs import cleaned
from plugins.manuscript.grammar import Grammar
from plugins.manuscript.keys import ARTICLE_GRAMMAR, ARTICLE_KEYS

_RANKS = {key.casefold(): rank for rank, key in enumerate(ARTICLE_KEYS)}


@dataclass(frozen=True, slots=True)
class HeaderLine:
    """A field as it is written: its key, its value on one line, the number of its first line from 1.

    A line of the header that is no field has the key ``""``.
    """

    key: str
    value: str
    line: int


def fields_of(data: bytes, grammar: Grammar = ARTICLE_GRAMMAR) -> tuple[HeaderLine, ...]:
    """List what a header says, in its order; a static page is read with ``PAGE_GRAMMAR``."""
    return tuple(
        HeaderLine(item.key, item.value, item.places[0] + 1) for item in parts_of(data, grammar).items
    )


def with_fields(
    data: bytes, changes: Mapping[str, Sequence[str]], grammar: Grammar = ARTICLE_GRAMMAR
) -> bytes:
    """Give a manuscript whose fields have these values; ``()`` takes a key away, and so does an empty value.

    Keys are those of ``grammar`` or of the manuscript, whatever their case; the key ``""`` stands for the
    lines that are no field. A new key comes at its place in the order of the handbook. What breaks lines in a
    value becomes a space. Raises ``ValueError`` with a key that neither has.
    """
    for key, values in changes.items():
        data = _Changing(parts_of(data, grammar), key, grammar).run(values)
    return data


def one_line(value: str) -> str:
    """Give what somebody typed as a value: on one line, in NFC, without signs that no manuscript may hold."""
    return cleaned(" ".join(written(value).decode().split()))


class _Changing:
    """The changing of one key of a manuscript."""

    def __init__(self, parts: Parts, key: str, grammar: Grammar) -> None:
        self._parts, self._grammar = parts, grammar
        self._mine = [item for item in parts.items if item.key.casefold() == key.casefold()]
        spelt = next((known for known in grammar.known if known.casefold() == key.casefold()), "")
        self._key = self._mine[0].key if self._mine else spelt
        if not self._key and key:
            raise ValueError(key)

    def run(self, values: Sequence[str]) -> bytes:
        """Give the manuscript with these values of the key."""
        parts = self._parts
        if [item.value for item in self._mine] == list(values):
            return joined(parts.mark, parts.lines)
        old = [one_line(item.value) for item in self._mine]
        values = [text for value in values if (text := one_line(value))]
        head: dict[int, list[Line]] = {place: [line] for place, line in enumerate(parts.head_lines)}
        above: list[Line] = []
        for start, end, to, stop, is_same in runs(old, values):
            if is_same:
                continue
            lines = [Line(written(self._line(value))) for value in values[to:stop]]
            for item in self._mine[start:end]:
                for place in item.places:
                    head[place] = []
            if start < end:
                head[self._mine[start].places[0]] = lines
            elif place := self._place_below(start):
                head[place - 1] = [*head[place - 1], *lines]
            else:
                above = lines
        return self._sealed([*above, *(line for place in sorted(head) for line in head[place])])

    def _line(self, value: str) -> str:
        return f"{self._key}: {value}" if self._key else value

    def _place_below(self, number: int) -> int:
        """Give the place for more values behind the first ``number`` of the key; 0 is above all."""
        if number:
            return self._mine[number - 1].places[-1] + 1
        if self._mine:
            return self._mine[0].places[0]
        return self._place_in_order()

    def _place_in_order(self) -> int:
        """Give the place of a new key: below the field that stands before it in the order of the handbook."""
        rank = _RANKS.get(self._key.casefold(), len(_RANKS))
        ranked = [(_RANKS.get(item.key.casefold(), -1), item) for item in self._parts.items]
        before = [found for found in ranked if 0 <= found[0] < rank]
        if before:
            nearest = max(found[0] for found in before)
            return max(item.places[-1] for found, item in before if found == nearest) + 1
        keyed = [item for item in self._parts.items if self._grammar.recognises(item.key)]
        items: list[Item] = [item for found, item in ranked if found > rank] or keyed
        return items[0].places[0] if items else 0

    def _sealed(self, head: list[Line]) -> bytes:
        """Put a changed header above the body, which stays what it was."""
        parts = self._parts
        usual = usual_end(parts.lines)
        body = parts.body_lines
        if not parts.items:
            is_empty = not joined(b"", body)
            return joined(parts.mark, [*ended([*head, Line(b"")], usual, usual), *([] if is_empty else body)])
        has_body = parts.body < len(parts.lines)
        last = usual if has_body else parts.lines[-1].end
        head = ended(head, last or (usual if not head[-1:] or head[-1].data else b""), usual)
        return sealed(parts, head, body if has_body else [], self._grammar)
