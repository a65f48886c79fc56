"""Keep the attributes of what stands around photos and videos and goes: classes, ids, ``data-…``.

A paragraph's own are all kept; of what became a caption those that themes, scripts and links ask for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any
from xml.etree.ElementTree import Element

from newsroom.model.placeholders import resolved, unescaped
from plugins.captions.figures import Attributes
from plugins.captions.tree import BLOCKS, holds_only_photos

_KEPT = ("id", "class")
_DATA = "data-"
_NO_WRAPPERS = BLOCKS | {"img", "a"}


def attributes(md: Any, element: Element, but: Collection[str] = ()) -> Attributes:
    """Give the attributes of an element of Markdown's, placeholders and entities resolved."""
    return {name: _value(md, value) for name, value in element.items() if name not in but}


def of_whole(md: Any, gone: Element) -> Iterator[Attributes]:
    """List what a figure takes over of a paragraph in whose place it comes to stand."""
    yield attributes(md, gone)
    for child in gone:
        yield from of_lines(md, [child])


def of_lines(md: Any, lines: Iterable[Element]) -> Iterator[Attributes]:
    """List what a figure takes over of lines that are now its caption."""
    for line in lines:
        for one in line.iter():
            if not holds_only_photos(one):
                yield _shortened(attributes(md, one))


def of_wrappers(md: Any, paragraph: Element) -> Iterator[tuple[Element, Attributes]]:
    """Find the emphasis and the like that holds nothing but photos, each with its first photo."""
    for one in paragraph.iter():
        if one.tag not in _NO_WRAPPERS and holds_only_photos(one):
            yield next(one.iter("img")), _shortened(attributes(md, one))


def links(md: Any, paragraph: Element) -> Iterator[tuple[Element, Attributes]]:
    """Find the photos in links, each with what its own link has: an id is where its words are, or once."""
    for link in paragraph.iter("a"):
        takes_id = holds_only_photos(link)
        for image in link.iter("img"):
            yield image, attributes(md, link, () if takes_id else ("id",))
            takes_id = False


def _shortened(named: Attributes) -> Attributes:
    return {name: value for name, value in named.items() if name in _KEPT or name.startswith(_DATA)}


def _value(md: Any, text: str | None) -> str | None:
    return None if text is None else unescaped(resolved(md, text))
