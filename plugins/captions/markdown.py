"""Find the photos and videos of a Markdown document and take them out of its tree.

After conversion ``md.figures`` lists the figures, galleries and videos, and the HTML holds
``mark(n)`` where the n-th stood: the caller puts the picture there.
``md.photo_links`` lists the links that stood around photos or in captions and are gone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from newsroom.model.blocks import Figure, Gallery, VideoBlock
from newsroom.vietnamese.credit import split_credit
from plugins.captions.caption import make_figure, same_caption
from plugins.captions.tree import attribute, is_line_break, is_slanted, mark, plain
from plugins.captions.video import BareAddresses, Videos

_BEFORE_SERIALISING = -10
_BEFORE_INLINE, _BEFORE_CAPTIONS = 25, -9


class Captions(Treeprocessor):
    """Replace each paragraph of photos with the mark of a figure or gallery."""

    md: Any

    def run(self, root: Element) -> None:
        if root.find(".//img") is not None:
            self._visit(root)

    def _visit(self, parent: Element) -> None:
        index = 0
        while index < len(parent):
            element = parent[index]
            if element.tag in ("p", "h1", "h2", "h3", "h4", "h5", "h6"):
                index += self._replace(parent, index, element)
            elif element.tag == "img":
                self._inline(parent, element)
            elif element.tag == "a" and element.find("img") is not None and len(element) == 1:
                self._note_links(parent)
                image = element[0]
                image.tail = element.tail
                parent[index] = image
            else:
                self._visit(element)
                index += 1

    def _inline(self, parent: Element, image: Element) -> None:
        """Put a figure into a table cell or list item, where the image stood."""
        element = Element("p")
        element.text, element.tail = self._add([_texts(image, "")], ""), image.tail
        index = list(parent).index(image)
        parent.remove(image)
        parent.insert(index, element)

    def _replace(self, parent: Element, index: int, paragraph: Element) -> int:
        """Put figures in place of ``paragraph`` if it holds photos; say how far to go on."""
        images = list(paragraph.iter("img"))
        if not images:
            return 1
        self._note_links(paragraph)
        figure = Element("p")
        figure.tail = "\n"
        texts, shared = self._parse(paragraph)
        if texts:
            lost = [link.get("href", "") for link in paragraph.iter("a") if link.find(".//img") is None]
            self.md.photo_links.extend(lost)
            self._take_repetition(parent, index, texts)
            figure.text = self._add(texts, shared)
            parent[index] = figure
            return 1
        first = self._starts_with_photo(paragraph)
        under = _lines_under(paragraph)
        figure.text = self._add([_texts(image, self._joined(under.get(image, []))) for image in images], "")
        parent[index] = _without(paragraph, {*images, *(line for lines in under.values() for line in lines)})
        parent.insert(index if first else index + 1, figure)
        return 2

    def _parse(self, paragraph: Element) -> tuple[list[dict[str, str]], str]:
        """Read photos and the lines under them; nothing if there is other text as well."""
        found: list[dict[str, str]] = []
        lines: list[tuple[int, str]] = []
        for kind, piece in _pieces(paragraph):
            if kind == "image":
                found.append(_texts(piece, ""))
                continue
            text = self.plain(piece)
            if text:
                if not found or not (kind == "em" or _repeats(text, found[-1]) or _is_credited(piece, text)):
                    return [], ""
                lines.append((len(found), text))
        one_line_at_end = [number for number, _ in lines] == [len(found)]
        if len(found) > 1 and one_line_at_end and not _repeats(lines[0][1], found[-1]):
            return found, lines[0][1]
        for number, text in lines:
            found[number - 1]["under"] = f"{found[number - 1]['under']} {text}".strip()
        return found, ""

    def _joined(self, lines: list[Element]) -> str:
        return " ".join(self.plain(line) for line in lines)

    def _note_links(self, paragraph: Element) -> None:
        """Remember the links around photos, which figures do not have, but not to the photo itself."""
        for link in paragraph.iter("a"):
            image = link.find(".//img")
            if image is not None and link.get("href") != image.get("src"):
                self.md.photo_links.append(link.get("href", ""))

    def _take_repetition(self, parent: Element, index: int, texts: list[dict[str, str]]) -> None:
        """Drop the paragraph after the photo if it says the caption again."""
        if len(texts) != 1 or index + 1 >= len(parent):
            return
        following = parent[index + 1]
        if following.tag != "p" or following.find(".//img") is not None:
            return
        text = self.plain(following)
        said = texts[0]["under"] or texts[0]["title"] or texts[0]["alt"]
        if same_caption(text, said):
            texts[0]["under"] = text
            parent.remove(following)

    def _add(self, texts: list[dict[str, str]], shared: str) -> str:
        figures = tuple(make_figure(**text) for text in texts)
        self.md.figures.append(figures[0] if len(figures) == 1 else Gallery(figures, shared))
        return mark(len(self.md.figures) - 1)

    def _starts_with_photo(self, paragraph: Element) -> bool:
        for kind, piece in _pieces(paragraph):
            if kind == "image":
                return True
            if self.plain(piece):
                return False
        return False

    def plain(self, piece: Element | str) -> str:
        """Give the text of an element without markup."""
        return plain(self.md, piece)


def _texts(image: Element, under: str) -> dict[str, str]:
    texts = {key: attribute(image, key) for key in ("alt", "title")}
    return {"src": image.get("src", ""), "under": under, **texts}


def _repeats(text: str, texts: dict[str, str]) -> bool:
    return same_caption(text, texts["alt"]) or same_caption(text, texts["title"])


def _is_credited(piece: Element | str, text: str) -> bool:
    """Tell whether what stands with a photo is one line that ends in a credit, slanted or not."""
    is_line = not isinstance(piece, str) or "\n" not in piece.strip()
    return is_line and bool(split_credit(text)[1])


def _pieces(paragraph: Element) -> Iterator[tuple[str, Any]]:
    """Walk a paragraph: ``image`` elements, ``em`` elements, other ``text``."""
    yield "text", paragraph.text or ""
    for child in paragraph:
        if child.tag == "img":
            yield "image", child
        elif child.find(".//img") is not None:
            yield from _pieces(child)
        elif is_slanted(child):
            yield "em", child
        elif child.tag != "br":
            yield "text", child
        yield "text", child.tail or ""


def _lines_under(paragraph: Element) -> dict[Element, list[Element]]:
    """Find the slanted lines right under each photo of a paragraph that has other text too."""
    under: dict[Element, list[Element]] = {}
    image: Element | None = None
    before = ""
    for child in paragraph:
        if child.tag == "img":
            image = child
        elif child.tag == "br":
            pass
        elif image is not None and is_slanted(child) and is_line_break(before) and _ends_line(child):
            under.setdefault(image, []).append(child)
        else:
            image = None
        before = child.tail or ""
        before += "\n" if child.tag == "br" else ""
        if before.strip():
            image = None
    return under


def _ends_line(element: Element) -> bool:
    tail = (element.tail or "").lstrip(" ")
    return not tail or tail.startswith("\n")


def _without(element: Element, gone: set[Element]) -> Element:
    """Take elements out of ``element`` and keep the text around them."""
    previous: Element | None = None
    for child in list(element):
        held_only_those = (
            len(child) > 0 and not "".join(child.itertext()).strip() and set(child.iter()) & gone
        )
        if child in gone or held_only_those:
            tail = child.tail or ""
            if previous is None:
                element.text = (element.text or "") + tail
            else:
                previous.tail = (previous.tail or "") + tail
            element.remove(child)
        else:
            _without(child, gone)
            previous = child
    element.text = element.text.lstrip("\n") if element.text and element.text.strip() else ""
    return element


class CaptionsExtension(Extension):
    """Register the tree processors and the lists they fill."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Markdown's name)
        md.registerExtension(self)
        md.treeprocessors.register(BareAddresses(md), "addresses", _BEFORE_INLINE)
        md.treeprocessors.register(Videos(md), "videos", _BEFORE_CAPTIONS)
        md.treeprocessors.register(Captions(md), "captions", _BEFORE_SERIALISING)
        self.md = md
        self.reset()

    def reset(self) -> None:
        figures: list[Figure | Gallery | VideoBlock] = []
        links: list[str] = []
        self.md.figures, self.md.photo_links = figures, links  # type: ignore[attr-defined]


def makeExtension(**config: Any) -> CaptionsExtension:  # noqa: N802 (Markdown's name)
    return CaptionsExtension(**config)
