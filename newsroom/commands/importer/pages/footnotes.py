"""Find the notes of a text: marks that lead to a note, and notes that lead back to their mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from newsroom.commands.importer.pages.markup import Element
from newsroom.commands.importer.source import Block, Text

_NOTE_BOXES = ("li", "p", "div", "dd", "td")


@dataclass(slots=True)
class Notes:
    """Elements that are marks, by the name of their note; elements that are notes; links back."""

    marks: dict[Element, str] = field(default_factory=dict)
    names: dict[Element, str] = field(default_factory=dict)
    backlinks: set[Element] = field(default_factory=set)


def notes_of(root: Element) -> Notes:
    """Pair each link to a place further down with the one there that leads back, as notes are made.

    Word, mammoth and WordPress all write them so: ``href="#a" id="b"`` above, ``href="#b"`` in ``a`` below.
    """
    notes = Notes()
    links = [link for link in root.iter("a") if (link.get("href") or "").startswith("#")]
    if len(links) < 2:
        return notes
    order = {link: number for number, link in enumerate(links)}
    to: dict[str, list[Element]] = {}
    for link in links:
        to.setdefault(link.get("href")[1:], []).append(link)
    for mark in links:
        if mark in notes.backlinks:
            continue
        for name in _names_at(mark):
            back = next(
                (link for link in to.get(name, ()) if order[link] > order[mark] and _is_at(link, mark)), None
            )
            box = _box_of(back) if back is not None else None
            if box is not None and box not in notes.names and mark.get("href") and _box_of(mark) is not box:
                notes.names[box] = notes.marks[mark] = str(len(notes.names) + 1)
                notes.backlinks.add(back)
                break
    return notes


def _names_at(element: Element) -> list[str]:
    """List the names by which a place is led to: its own and those of what is right around it."""
    found = []
    for _ in range(3):
        if element is None:
            break
        found += [value for name in ("id", "name") if (value := element.get(name))]
        element = element.getparent()
    return found


def _is_at(link: Element, mark: Element) -> bool:
    """Tell whether a link stands in the place that a mark leads to."""
    target = mark.get("href")[1:]
    element = link
    for _ in range(6):
        if element is None:
            return False
        if target in (element.get("id"), element.get("name")):
            return True
        element = element.getparent()
    return False


def _box_of(link: Element | None) -> Element | None:
    """Give the item or paragraph in which a link stands."""
    while link is not None and link.tag not in _NOTE_BOXES:
        link = link.getparent()
    if link is not None and link.tag == "p":
        parent = link.getparent()
        if parent is not None and parent.tag == "li":
            return parent
    return link


def without_arrow(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Take the arrow back to its mark off a note."""
    return tuple(
        block for block in blocks if not (isinstance(block, Text) and block.text.strip() in ("↑", "↩"))
    )
