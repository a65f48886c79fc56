"""Write notes below the text, numbered in the order of their marks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from newsroom.commands.importer.source import Block
from newsroom.commands.importer.writing.blocks import Writer

_INDENT = "    "


@dataclass(slots=True)
class Notes:
    """The notes of a source by name; those that a mark leads to have a number."""

    given: Mapping[str, tuple[Block, ...]]
    numbers: dict[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def mark(self, name: str) -> str:
        """Give the number of a note, ``""`` if there is none of that name, or it is empty."""
        if not self.given.get(name):
            return ""
        return str(self.numbers.setdefault(name, len(self.numbers) + 1))

    def written(self, writer: Writer) -> list[str]:
        """Write the notes that marks lead to, then as plain text those that none leads to."""
        found: list[str] = []
        done: set[str] = set()
        while waiting := [name for name in self.numbers if name not in done]:
            for name in waiting:
                done.add(name)
                lines = "\n\n".join(writer.pieces(self.given[name])).split("\n")
                text = "\n".join((lines[0], *(f"{_INDENT}{line}".rstrip() for line in lines[1:])))
                found.append(f"[^{self.numbers[name]}]: {text}")
        loose = [
            piece for name in self.given if name not in done for piece in writer.pieces(self.given[name])
        ]
        if loose:
            self.faults.append(
                "Có chú thích cuối bài mà không chữ nào dẫn tới: lời chú để thành đoạn ở cuối bài."
            )
        return [*loose, *found]
