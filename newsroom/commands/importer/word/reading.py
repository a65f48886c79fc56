"""Hold what is known while a Word file is read: its parts, styles and lists, and what was found so far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from newsroom.commands.importer.source import Block, Dropped, Fault, Unreadable
from newsroom.commands.importer.word import faults
from newsroom.commands.importer.word.fields import Field
from newsroom.commands.importer.word.legacy_fonts import Habit
from newsroom.commands.importer.word.markup import parse
from newsroom.commands.importer.word.numbering import Numbering
from newsroom.commands.importer.word.package import Package, Relation
from newsroom.commands.importer.word.pictures import Album
from newsroom.commands.importer.word.pieces import Gone, Laid
from newsroom.commands.importer.word.styles import Styles

_MOST_FAULTS = 200
_MOST_PARAGRAPHS = 30_000


@dataclass(slots=True)
class Reading:
    """One file while it is read; ``part`` is the part at hand, to which ``relations`` belong.

    ``flow`` reads what stands within an element as text does: given by the reader, as text boxes and
    notes hold paragraphs in their turn.
    """

    package: Package
    part: str
    relations: dict[str, Relation]
    styles: Styles
    numbering: Numbering
    habit: Habit
    flow: Callable[[Reading, Any], list[Laid]]
    place: int = 0
    width: float = 0
    """Between the margins, in points; 0 if not known."""
    album: Album = field(default_factory=Album)
    faults: list[Fault] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    gone: Gone = field(default_factory=Gone)
    notes: dict[str, tuple[Block, ...]] = field(default_factory=dict)
    marked: dict[tuple[str, str], str] = field(default_factory=dict)
    """The names of the notes whose marks were met, in order, by their kind and their number in the file."""
    is_balanced: bool = True
    """Whether each field of the document that begins also ends."""
    told: set[str] = field(default_factory=set)
    changes: int = 0
    sequence: str = ""
    """What a ``SEQ`` field of the paragraph at hand counts."""

    def fault(self, text: str, once: str = "") -> None:
        """Tell the editor of something at this place; what has a name for ``once`` is told one time."""
        if once and once in self.told:
            return
        self.told.add(once)
        if len(self.faults) < _MOST_FAULTS:
            self.faults.append(Fault(text, self.place))

    def begin_paragraph(self) -> int:
        """Count another paragraph; a file that has more than any article is refused."""
        self.place += 1
        if self.place > _MOST_PARAGRAPHS:
            raise Unreadable(faults.TOO_LARGE)
        return self.place

    def xml(self, part: str) -> Any:
        """Parse a part, ``None`` if it is not there or cannot be read: the text does without it."""
        if part not in self.package:
            return None
        try:
            return parse(self.package.read(part))
        except Unreadable:
            self.fault(faults.BROKEN_PART, once="part")
            return None

    def related(self, name: str) -> Relation | None:
        """Find what the part at hand refers to by a name."""
        return self.relations.get(name)

    def flush(self, place: int) -> None:
        """Put what was left out of a paragraph on the list, by its reasons."""
        for reason, words in self.gone.words.items():
            if text := " ".join("".join(words).split()):
                self.dropped.append(Dropped(place, text, reason))
        self.gone = Gone()
