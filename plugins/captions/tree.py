"""Read and mark Markdown's tree, as taking photos and videos out of it needs."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from newsroom.model.blocks import FIGURE_CLOSE, FIGURE_OPEN
from newsroom.model.placeholders import holds_raw_html, resolved, unescaped

BLOCKS = frozenset({
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "div",
    "pre", "hr", "table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption",
    "section", "article", "aside", "header", "footer", "main", "nav", "address", "center", "details",
    "summary", "fieldset", "legend", "form", "figure", "figcaption",
})  # fmt: skip
"""The elements that stand in no line of text; sections and the like come from extensions of other sites."""


def mark(number: int) -> str:
    """Give the text that stands for figure ``number``."""
    return f"{FIGURE_OPEN}{number}{FIGURE_CLOSE}"


def plain(md: Any, piece: Element | str) -> str:
    """Give the text of an element without markup, raw HTML and entities resolved."""
    text = piece if isinstance(piece, str) else "".join(piece.itertext())
    return " ".join(unescaped(resolved(md, text)).split())


def holds_only_words(md: Any, paragraph: Element) -> bool:
    """Tell whether a paragraph is nothing but words, at most with emphasis around all of them."""
    if len(paragraph) == 1 and paragraph[0].tag in ("em", "strong"):
        inner = paragraph[0]
        around = (paragraph.text or "") + (inner.tail or "")
        return not around.strip() and holds_only_words(md, inner)
    return len(paragraph) == 0 and not holds_raw_html(md, paragraph.text or "")


def has_note(piece: Element | str) -> bool:
    """Tell whether the mark of a footnote stands in an element."""
    return not isinstance(piece, str) and any(link.get("class") == "footnote-ref" for link in piece.iter("a"))


def attribute(md: Any, element: Element, name: str) -> str:
    """Give an attribute that Markdown set from text: entities and escapes resolved, on one line.

    ``attr_list`` gives one without a value as ``None``: it says nothing.
    """
    text = unescaped(resolved(md, element.get(name) or ""))
    return " ".join(text.replace('\\"', '"').split())


def is_slanted(element: Element) -> bool:
    """Tell whether an element is emphasised text, ``*…*`` or ``***…***``."""
    only_child = element[0].tag if len(element) == 1 and not element.text and not element[0].tail else ""
    return element.tag == "em" or (element.tag == "strong" and only_child == "em")


def is_line_break(text: str) -> bool:
    """Tell whether a text is nothing but the end of a line."""
    return "\n" in text and not text.strip()


def note_links(md: Any, piece: Element) -> None:
    """Remember the links in a caption, which has none; those around photos are remembered elsewhere."""
    for link in piece.iter("a"):
        if link.find(".//img") is None and link.get("class") != "footnote-ref":
            md.photo_links.append(attribute(md, link, "href"))


def inline_run(element: Element) -> tuple[Element, list[Element]]:
    """Give what a list item or a cell begins with up to its first block as a paragraph, and the rest."""
    children = list(element)
    number = next((n for n, child in enumerate(children) if child.tag in BLOCKS), len(children))
    run = Element("p")
    run.text = element.text
    run.extend(children[:number])
    return run, children[number:]


def holds_only_photos(element: Element) -> bool:
    """Tell whether an element is a photo, or nothing but photos stand in it."""
    if element.tag == "img":
        return True
    texts = (element.text, *(child.tail for child in element))
    return len(element) > 0 and not any(map(_says, texts)) and all(map(holds_only_photos, element))


def _says(text: str | None) -> bool:
    return bool(text and text.strip())


def again(element: Element) -> Element:
    """Give an element for what follows a photo that was in ``element``; an id is there once."""
    return Element(element.tag, {name: value for name, value in element.items() if name != "id"})


def lifted(wrapper: Element) -> list[Element]:
    """Take photos out of emphasis or a link, which keeps the words before and after them."""
    found, current = [], Element(wrapper.tag, wrapper.attrib)
    current.text = wrapper.text
    for child in list(wrapper):
        for piece in lifted(child) if child.find(".//img") is not None else [child]:
            if piece.tag != "img":
                current.append(piece)
                continue
            found += [current, piece]
            current = again(wrapper) if any(map(_has_words, found)) else Element(wrapper.tag, wrapper.attrib)
            current.text, piece.tail = piece.tail, None
    current.tail = wrapper.tail
    return _without_empty([*found, current])


def _has_words(piece: Element) -> bool:
    return piece.tag != "img" and (len(piece) > 0 or _says(piece.text))


def _without_empty(pieces: list[Element]) -> list[Element]:
    """Leave out wrappers that hold nothing; what stands after one stands after the piece before it."""
    found: list[Element] = []
    for piece in pieces:
        if piece.tag == "img" or _has_words(piece):
            found.append(piece)
        elif found:
            found[-1].tail = (found[-1].tail or "") + (piece.text or "") + (piece.tail or "")
    return found
