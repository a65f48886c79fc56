"""Weigh the text of each element of a page: running text, words in links, all words."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsroom.commands.importer.pages.elements import BLOCKS, CONTROLS, UNSEEN, is_block
from newsroom.commands.importer.pages.looks import is_hidden
from newsroom.commands.importer.pages.markup import Element
from newsroom.commands.importer.pages.selectors import Index

LINE = 60
"""Characters from which a paragraph is running text and no label or headline."""


@dataclass(slots=True)
class Weights:
    """Characters in each element: ``long`` in running text, in ``links``, and of ``all`` words."""

    long: dict[Element, int] = field(default_factory=dict)
    links: dict[Element, int] = field(default_factory=dict)
    all: dict[Element, int] = field(default_factory=dict)

    def share_of_links(self, element: Element) -> float:
        """Give the part of an element's words that stand in links, from 0 to 1."""
        words = self.all.get(element, 0)
        return self.links.get(element, 0) / words if words else 0.0


def weigh(root: Element, index: Index | None = None) -> Weights:
    """Weigh all elements in one pass, the innermost first."""
    weights = Weights()
    hidden = _hidden(index or Index(root))
    long_, links, all_ = weights.long, weights.links, weights.all
    flows: dict[Element, tuple[int, int]] = {}
    for element in reversed(list(root.iter())):
        tag = element.tag
        if not isinstance(tag, str) or tag in UNSEEN or tag in CONTROLS or element in hidden:
            flows[element] = (0, 0)
            for inner in element.iter() if len(element) else ():
                for held in (long_, links, all_):
                    held.pop(inner, None)
            continue
        flow = len(element.text.strip()) if element.text else 0
        linked = words_linked = long = 0
        words = flow
        for child in element:
            tail = len(child.tail.strip()) if child.tail else 0
            child_flow, child_linked = flows.pop(child, (0, 0))
            flow += tail + child_flow
            linked += child_linked
            words += tail + all_.get(child, 0)
            words_linked += links.get(child, 0)
            long += long_.get(child, 0)
        if tag == "a" and element.get("href"):
            linked, words_linked = flow, words
        if tag in BLOCKS or is_block(element):
            if flow >= LINE and linked * 2 < flow:
                long += flow - linked
            flow = linked = 0
        flows[element] = (flow, linked)
        if words:
            all_[element] = words
        if words_linked:
            links[element] = words_linked
        if long:
            long_[element] = long
    return weights


def _hidden(index: Index) -> set[Element]:
    """List the elements that are not seen, by what hides: style, class or attribute."""
    found: set[Element] = set()
    for name in ("style", "class", "hidden"):
        for elements in index.by_value.get(name, {}).values():
            if is_hidden(elements[0]) or (len(elements) > 1 and any(map(is_hidden, elements[1:3]))):
                found.update(one for one in elements if is_hidden(one))
    return found
