"""Find the element that shows the title, by what the page itself declares as its title."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from newsroom.commands.importer.pages.elements import seen_text
from newsroom.commands.importer.pages.markup import Element
from newsroom.commands.importer.pages.moments import moment_of
from newsroom.commands.importer.pages.selectors import Index
from newsroom.vietnamese.comparing import comparable

_SPLIT_RE = re.compile(r"\s+[-–—|»:·•]+\s+|\s*[|»]\s*|\s*::\s*|:\s+")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5")
_NAMED_RE = re.compile(r"title|headline|tieu-?de|heading", re.IGNORECASE)
_LONGEST = 400
_NEAR = 60
"""Elements between a title and its body, at most."""


@lru_cache(maxsize=2048)
def same(text: str) -> str:
    """Give a text for comparing: letters and digits only."""
    return re.sub(r"[\W_]+", "", comparable(text))


def shown(element: Element) -> str:
    """Give the words an element shows, on one line."""
    return " ".join("".join(seen_text(element)).split())


def wanted(titles: Sequence[str]) -> list[str]:
    """List what the title may be: what is declared, and its pieces without the names of site and section."""
    found: dict[str, None] = {}
    for title in titles[:10]:
        found.setdefault(title := title[: 2 * _LONGEST])
        cuts = list(_SPLIT_RE.finditer(title))[:12]
        for cut in reversed(cuts):
            found.setdefault(title[: cut.start()].strip())
        for cut in cuts:
            found.setdefault(title[cut.end() :].strip())
        for one, other in pairwise(cuts):
            found.setdefault(title[one.end() : other.start()].strip())
    return [one for one in found if len(same(one)) >= 8]


def find_title(
    index: Index,
    bodies: Sequence[Element],
    titles: Sequence[str],
    selectors: Sequence[str],
    noise: dict[Element, str],
    seen: Mapping[Element, int],
) -> Element | None:
    """Find the title: what says a declared title, else what the system's table names, else the ``h1``."""
    body_at = min(index.order[body] for body in bodies)
    inside = {one for body in bodies for one in body.iter("*")}
    candidates = (
        one for one in _candidates(index) if one in seen and (index.order[one] <= body_at or one in inside)
    )
    declared = [same(one) for one in wanted(titles)]
    best: tuple[tuple[int, int], Element] | None = None
    for element in candidates if declared else ():
        text = _text_of(element, 2 * max(map(len, declared)))
        if not text or (said := same(text)) not in declared or _in(element, noise):
            continue
        place = index.order[element]
        near = element in inside or body_at - place <= _NEAR
        tag = 8 if element.tag == "h1" else 6 if element.tag in _HEADINGS else 0
        rank = (int(len(said) * (1 if near else 0.4)) + tag, place)
        if best is None or rank > best[0]:
            best = (rank, element)
    return best[1] if best else _by_place(index, bodies, selectors, noise, body_at, inside)


def _candidates(index: Index) -> list[Element]:
    """List what may hold a title, headings and what is named so first."""
    named = [
        one
        for name in ("class", "id", "itemprop")
        for value, elements in index.by_value.get(name, {}).items()
        if _NAMED_RE.search(value)
        for one in elements
    ]
    headings = [one for tag in _HEADINGS for one in index.by_tag.get(tag, ())]
    others = [one for tag in ("strong", "b", "td", "p", "span", "div") for one in index.by_tag.get(tag, ())]
    return list(dict.fromkeys([*headings, *named, *others]))


def _text_of(element: Element, longest: int) -> str:
    """Give what an element says if it is short enough to be a title, cheaply."""
    text = ""
    for piece in element.itertext():
        text += piece
        if len(text) > longest + 400:
            return ""
    text = " ".join(text.split())
    return text if 4 <= len(text) <= _LONGEST else ""


def _in(element: Element | None, boxes: dict[Element, str]) -> bool:
    while element is not None:
        if element in boxes:
            return True
        element = element.getparent()
    return False


def _is_day(element: Element) -> bool:
    """Tell whether an element says a day and little else."""
    text = shown(element)
    return len(text) < 50 and moment_of(text) != ""


def _by_place(
    index: Index,
    bodies: Sequence[Element],
    selectors: Sequence[str],
    noise: dict[Element, str],
    body_at: int,
    inside: set[Element],
) -> Element | None:
    """Find the title where nothing declared is shown: by the table, a single ``h1``, a heading near."""
    for element in index.all(selectors):
        before = index.order[element] < body_at or element in inside
        if (
            before
            and 8 <= len(shown(element)) <= _LONGEST
            and not _in(element, noise)
            and not _is_day(element)
        ):
            return element
    for tag in ("h1", "h2"):
        found = [
            one
            for one in index.by_tag.get(tag, ())
            if (index.order[one] < body_at or one in inside)
            and len(shown(one)) >= 15
            and not _in(one, noise)
            and not _is_day(one)
        ]
        if tag == "h1" and found:
            return found[-1] if len(found) == 1 else max(found, key=lambda one: len(shown(one)))
        near = [one for one in found if body_at - index.order[one] < 40]
        if near:
            return near[-1]
    return None
