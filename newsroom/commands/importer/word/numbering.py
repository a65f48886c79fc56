"""Count the numbers that Word puts before paragraphs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from newsroom.commands.importer.word.markup import child, children, is_on, value
from newsroom.commands.importer.word.measures import number
from newsroom.commands.importer.word.shapes import Properties
from newsroom.commands.importer.word.styles import Styles

_LEVELS = 9
_PLAIN_RE = re.compile(r"%(\d)[.)]?")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is counted: ``text`` holds ``%1`` for the number of the first level."""

    format: str = "decimal"
    text: str = ""
    start: int = 1
    is_legal: bool = False
    style: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands before a paragraph: a bullet, a number, or a ``label`` that no list of a page can count."""

    level: int
    is_ordered: bool = False
    number: int = 0
    label: str = ""


@dataclass(slots=True)
class Numbering:
    """All lists of a document, with where each has come to."""

    lists: Mapping[str, tuple[str, Mapping[int, Level]]] = field(default_factory=dict)
    """By the name that paragraphs use: the name of the shared definition, and its levels."""
    restarts: Mapping[str, Mapping[int, int]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def mark(self, shape: Properties) -> Mark | None:
        """Count a paragraph of this shape; ``None`` if nothing stands before it."""
        name = shape.get("list", "")
        if name in ("", "0") or name not in self.lists:
            return None
        shared, levels = self.lists[name]
        at = shape.get("list_level")
        if at is None:
            style = shape.get("style", "")
            at = next((place for place, one in levels.items() if style and one.style == style), 0)
        at = min(max(at, 0), _LEVELS - 1)
        level = levels.get(at, Level())
        counts = self._count(name, shared, levels, at)
        if level.format == "none" and not level.text:
            return None
        return _mark(level, levels, counts, at)

    def _count(self, name: str, shared: str, levels: Mapping[int, Level], at: int) -> dict[int, int]:
        counts = self._counts.setdefault(shared, {})
        if name not in self._begun:
            self._begun.add(name)
            for place, start in self.restarts.get(name, {}).items():
                counts[place] = start - 1
        counts[at] = counts.get(at, levels.get(at, Level()).start - 1) + 1
        for deeper in [place for place in counts if place > at]:
            del counts[deeper]
        for above in range(at):
            counts.setdefault(above, levels.get(above, Level()).start)
        return counts


def _mark(level: Level, levels: Mapping[int, Level], counts: Mapping[int, int], at: int) -> Mark | None:
    if level.format == "bullet":
        return Mark(at)
    plain = _PLAIN_RE.fullmatch(level.text.strip())
    if plain and int(plain[1]) == at + 1 and level.format == "decimal":
        return Mark(at, is_ordered=True, number=counts[at], label=f"{counts[at]}.")

    def written(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        form = "decimal" if level.is_legal else levels.get(place, Level()).format
        return figure(counts.get(place, 1), form)

    label = re.sub(r"%(\d)", written, level.text).strip()
    return Mark(at, label=label) if label else None


def figure(count: int, form: str) -> str:
    """Write a number as a list counts: ``a``, ``IV``, ``01``."""
    if form in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        text = ""
        for worth, sign in _ROMAN:
            text += sign * (count // worth)
            count %= worth
        return text.upper() if form == "upperRoman" else text
    if form in ("lowerLetter", "upperLetter") and count > 0:
        text = chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, 40)
        return text.upper() if form == "upperLetter" else text
    if form == "decimalZero":
        return f"{count:02d}"
    return "" if form == "none" else str(count)


def read_numbering(root: Any, styles: Styles) -> Numbering:
    """Read the part with the lists; ``root`` may be ``None`` if the file has none."""
    if root is None:
        return Numbering()
    shared = {value(one, "w:abstractNumId"): one for one in children(root, "w:abstractNum")}
    by_style = {
        value(child(one, "w:styleLink")): key
        for key, one in shared.items()
        if child(one, "w:styleLink") is not None
    }
    lists, restarts = {}, {}
    for one in children(root, "w:num"):
        name = value(one, "w:numId")
        key = value(child(one, "w:abstractNumId"))
        linked = value(child(shared.get(key), "w:numStyleLink"))
        key = by_style.get(linked, key)
        levels = _levels(shared.get(key))
        restarts[name] = _overrides(one, levels)
        lists[name] = (key, levels)
    return Numbering(lists, restarts)


def _overrides(element: Any, levels: dict[int, Level]) -> dict[int, int]:
    """Put what a list counts otherwise into its levels, and give where it starts anew."""
    starts = {}
    for one in children(element, "w:lvlOverride"):
        at = number(value(one, "w:ilvl"), 0)
        if (own := child(one, "w:lvl")) is not None:
            levels[at] = _level(own)
            starts[at] = levels[at].start
        if (start := child(one, "w:startOverride")) is not None:
            starts[at] = number(value(start), 1)
    return starts


def _levels(element: Any) -> dict[int, Level]:
    return {number(value(one, "w:ilvl"), 0): _level(one) for one in children(element, "w:lvl")}


def _level(element: Any) -> Level:
    legal = child(element, "w:isLgl")
    return Level(
        format=value(child(element, "w:numFmt")) or "decimal",
        text=value(child(element, "w:lvlText")),
        start=number(value(child(element, "w:start")), 1),
        is_legal=legal is not None and is_on(legal),
        style=value(child(element, "w:pStyle")),
    )
