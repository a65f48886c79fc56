"""Find elements by short selectors, as the table of systems writes them, in one index of the page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from newsroom.commands.importer.pages.markup import Element, names

_PART_RE = re.compile(r"([a-z][\w:-]*)?((?:[.#][\w-]+|\[[\w:-]+(?:[\^$*~]?=[^\]]*)?\])*)")
_PIECE_RE = re.compile(r"\.([\w-]+)|#([\w-]+)|\[([\w:-]+)(?:([\^$*~]?)=([^\]]*))?\]")


class Part(NamedTuple):
    """One step of a selector: ``div.sapo#x[itemprop=name]``; attributes as name, sign, value."""

    tag: str
    classes: tuple[str, ...]
    name: str
    attributes: tuple[tuple[str, str, str], ...]


@lru_cache(maxsize=1024)
def parts_of(selector: str) -> tuple[Part, ...]:
    """Take a selector apart; raise ``ValueError`` if it is none."""
    found = []
    for text in selector.split():
        match = _PART_RE.fullmatch(text)
        if not match:
            raise ValueError(f"no selector: {selector!r}")
        classes, name, attributes = [], "", []
        for piece in _PIECE_RE.finditer(match[2]):
            if piece[1]:
                classes.append(piece[1])
            elif piece[2]:
                name = piece[2]
            else:
                attributes.append(
                    (piece[3], piece[4] or ("" if piece[5] is not None else "?"), piece[5] or "")
                )
        found.append(Part(match[1] or "", tuple(classes), name, tuple(attributes)))
    return tuple(found)


_READ = names("id class itemprop itemtype rel href property style hidden data-n")
"""Attributes that are looked up: those of selectors, and what hides."""


class Index:
    """The elements of a page by id, class and tag, in the order of the page."""

    def __init__(self, root: Element) -> None:
        self.by_class: dict[str, list[Element]] = {}
        self.by_tag: dict[str, list[Element]] = {}
        self.with_attributes: list[Element] = []
        self.order: dict[Element, int] = {}
        self.by_value: dict[str, dict[str, list[Element]]] = {}
        for number, element in enumerate(root.iter("*")):
            self.order[element] = number
            self.by_tag.setdefault(element.tag, []).append(element)
            if attributes := element.attrib:
                self.with_attributes.append(element)
                for name, value in attributes.items():
                    if name in _READ:
                        self.by_value.setdefault(name, {}).setdefault(value, []).append(element)
        for value, elements in self.by_value.get("class", {}).items():
            for one in value.split()[:30]:
                self.by_class.setdefault(one, []).extend(elements)

    def all(self, selectors: Iterable[str]) -> list[Element]:
        """List what any of the selectors finds, those of the first selector first."""
        found: dict[Element, None] = {}
        for selector in selectors:
            for element in self._found(parts_of(selector)):
                found.setdefault(element)
        return list(found)

    def _found(self, parts: tuple[Part, ...]) -> list[Element]:
        last = parts[-1]
        if len(parts) == 1:
            return [one for one in self._near(last) if _fits(one, last)]
        found: dict[Element, None] = {}
        for box in self._found(parts[:-1]):
            for one in box.iter(last.tag or "*"):
                if one is not box and _fits(one, last):
                    found.setdefault(one)
        return sorted(found, key=self.order.__getitem__)

    def _near(self, part: Part) -> list[Element]:
        """List the elements that one look-up gives; all that fit a part are among them."""
        if part.name:
            return self.by_value.get("id", {}).get(part.name, [])
        if part.classes:
            return sorted(self.by_class.get(part.classes[0], []), key=self.order.__getitem__)
        if part.attributes:
            name, sign, value = part.attributes[0]
            said = self.by_value.get(name, {})
            fit = [one for one in said if sign == "?" or _is_said(one, sign, value)]
            return sorted((element for one in fit for element in said[one]), key=self.order.__getitem__)
        return self.by_tag.get(part.tag, [])


def _fits(element: Element, part: Part) -> bool:
    if part.tag and element.tag != part.tag:
        return False
    if part.name and element.get("id") != part.name:
        return False
    if part.classes and not set(part.classes) <= set((element.get("class") or "").split()):
        return False
    return all(_says(element, *attribute) for attribute in part.attributes)


def _says(element: Element, name: str, sign: str, value: str) -> bool:
    said = element.get(name)
    return said is not None and (sign == "?" or _is_said(said, sign, value))


def _is_said(said: str, sign: str, value: str) -> bool:
    if sign == "^":
        return said.startswith(value)
    if sign == "$":
        return said.endswith(value)
    if sign == "*":
        return value in said
    return value in said.split() if sign == "~" else said == value
