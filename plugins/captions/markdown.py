"""Find the photos and videos of a Markdown document and take them out of its tree.

After conversion ``md.figures`` lists the figures, galleries and videos, and the HTML holds
``mark(n)`` where the n-th stood: the caller puts the picture there.
``md.plain_photos`` reads blocks of nothing else without Markdown.
``md.photo_links`` lists the links that stood around photos or in captions and are gone,
``md.photo_notes`` the texts of photos that held a mark of a footnote, which is gone as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from typing import Any, cast
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from newsroom.model.blocks import Figure, Gallery, VideoBlock
from newsroom.model.placeholders import holds_raw_html, resolved
from plugins.captions.attributes import WIDE, register_photos
from plugins.captions.caption import join_lines, make_figure, same_caption
from plugins.captions.lines import Pieces, is_credited, is_line, lines_under, pieces
from plugins.captions.mixed import divided, with_photos_lifted
from plugins.captions.plain_photos import PlainPhotos
from plugins.captions.tree import (
    BLOCKS,
    attribute,
    has_note,
    holds_only_words,
    inline_run,
    lifted,
    mark,
    note_links,
    plain,
)
from plugins.captions.video import BareAddresses, Videos

AROUND, UNDER = "around", "under"
"""The attributes of an image that keep the title of the link around it, and the lines under it."""
_PARAGRAPHS = ("p", "h1", "h2", "h3", "h4", "h5", "h6")
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
            if element.tag in _PARAGRAPHS:
                index += self._replace(parent, index, element)
            elif element.tag == "img":
                self._inline(parent, index, element)
            elif element.tag in BLOCKS or element.find(".//img") is None:
                self._visit_block(element)
                index += 1
            else:
                parent[index : index + 1] = lifted(element)

    def _visit_block(self, element: Element) -> None:
        """Put figures into a list, a table, a quotation; an item or cell may be nothing but a photo."""
        run, rest = inline_run(element)
        for inline in (run, *(child for child in rest if child.tag not in BLOCKS)):
            self._note_links(inline)
        if run.find(".//img") is not None:
            texts, shared = self.parse(run)
            if texts:
                figure = Element("p")
                figure.text = self._add(texts, shared, [run])
                element[:], element.text = [figure, *rest], None
            else:
                self._put_lines_under(element, run)
        self._visit(element)

    def _put_lines_under(self, element: Element, run: Element) -> None:
        """Let the photos of an item that holds text as well keep the slanted lines below them."""
        under = lines_under(run)
        for image, lines in under.items():
            image.set(UNDER, self._joined(lines))
            self._note_lines(image, lines)
        text = element.text
        _without(element, {line for lines in under.values() for line in lines})
        element.text = text

    def _inline(self, parent: Element, index: int, image: Element) -> None:
        """Put a figure into a table cell or list item, where the image stood."""
        element = Element("p")
        element.text, element.tail = self._add([self._texts(image, image.get(UNDER, ""))], ""), image.tail
        parent[index] = element

    def _replace(self, parent: Element, index: int, paragraph: Element) -> int:
        """Put figures in place of ``paragraph`` if it holds photos; say how far to go on."""
        if paragraph.find(".//img") is None:
            return 1
        self._note_links(paragraph)
        figure = Element("p")
        figure.tail = "\n"
        texts, shared = self.parse(paragraph)
        if texts:
            repetition = self._take_repetition(parent, index, texts)
            figure.text = self._add(texts, shared, [paragraph, *repetition])
            parent[index] = figure
            return 1
        cut = list(self._cut(with_photos_lifted(paragraph)))
        parent[index : index + 1] = cut
        return len(cut)

    def _cut(self, paragraph: Element) -> Iterator[Element]:
        """Cut a paragraph of words and photos into paragraphs and figures; slanted lines are captions."""
        under = lines_under(paragraph)
        captions = [line for lines in under.values() for line in lines]
        for image, lines in under.items():
            self._note_lines(image, lines)
        cut = divided(paragraph, captions)
        homeless = [] if any(isinstance(one, Element) for one in cut) else [paragraph]
        for piece in cut:
            if isinstance(piece, Element):
                yield piece
                continue
            figure = Element("p")
            texts = [self._texts(one, self._joined(under.get(one, []))) for one in piece]
            figure.text, homeless = self._add(texts, "", homeless), []
            figure.tail = "\n"
            yield figure

    def parse(self, paragraph: Element) -> tuple[list[dict[str, str]], str]:
        """Read photos and the lines under them; nothing if there is other text as well."""
        found: list[dict[str, str]] = []
        lines: list[tuple[int, str]] = []
        listed = [(kind, piece) for kind, piece in pieces(paragraph) if kind == "image" or self.plain(piece)]
        for number, (kind, piece) in enumerate(listed):
            if kind == "image":
                found.append(self._texts(piece, ""))
                continue
            text = self.plain(piece)
            if not found or not self._is_caption(listed, number, text, found[-1]):
                return [], ""
            lines.append((len(found), text))
        one_line_at_end = [number for number, _ in lines] == [len(found)]
        if len(found) > 1 and one_line_at_end and not _repeats(lines[0][1], found[-1]):
            return found, lines[0][1]
        for number, text in lines:
            found[number - 1]["under"] = join_lines(found[number - 1]["under"], text)
        return found, ""

    def _is_caption(self, listed: Pieces, number: int, text: str, texts: dict[str, str]) -> bool:
        """Tell whether a piece, whose ``text`` stands with a photo, is a caption and not text."""
        kind, piece = listed[number]
        if has_note(piece) or (isinstance(piece, str) and holds_raw_html(self.md, piece)):
            return False
        return kind == "em" or _repeats(text, texts) or is_credited(piece, text) or is_line(listed, number)

    def _joined(self, lines: list[Element]) -> str:
        return reduce(join_lines, map(self.plain, lines), "")

    def _note_lines(self, image: Element, lines: list[Element]) -> None:
        """Remember what the lines below a photo hold that its caption has not."""
        for line in lines:
            note_links(self.md, line)

    def _note_links(self, paragraph: Element) -> None:
        """Remember the links around photos, which figures do not have, but not to the photo itself.

        The title of one that goes is said by its photo.
        """
        for link in paragraph.iter("a"):
            image = link.find(".//img")
            if image is None:
                continue
            if link.get("href") != image.get("src"):
                self.md.photo_links.append(attribute(self.md, link, "href"))
            if link.get("title") and not self.plain(link):
                image.set(AROUND, link.get("title", ""))

    def _take_repetition(self, parent: Element, index: int, texts: list[dict[str, str]]) -> list[Element]:
        """Drop the paragraph after the photo if it is nothing but the caption again; give what went."""
        if len(texts) != 1 or index + 1 >= len(parent):
            return []
        following = parent[index + 1]
        if following.tag != "p" or not holds_only_words(self.md, following):
            return []
        text, said = self.plain(following), make_figure(**texts[0]).caption
        if same_caption(text, said) and not text.endswith(":"):
            texts[0]["again"] = text
            parent.remove(following)
            return [following]
        return []

    def _add(self, texts: list[dict[str, str]], shared: str, gone: Sequence[Element] = ()) -> str:
        """Add a figure or gallery, in whose place ``gone`` stood, and give its mark."""
        for one in gone:
            note_links(self.md, one)
        figures = tuple(make_figure(**text) for text in texts)
        self.md.figures.append(figures[0] if len(figures) == 1 else Gallery(figures, shared))
        return mark(len(self.md.figures) - 1)

    def _texts(self, image: Element, under: str) -> dict[str, str]:
        texts = {key: attribute(self.md, image, key) for key in ("alt", "title", AROUND, WIDE)}
        return {"src": resolved(self.md, image.get("src") or ""), "under": under, **texts}

    def plain(self, piece: Element | str) -> str:
        """Give the text of an element without markup."""
        return plain(self.md, piece)


def _repeats(text: str, texts: dict[str, str]) -> bool:
    return same_caption(text, texts["alt"]) or same_caption(text, texts["title"])


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

    captions = Captions
    videos = Videos

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Markdown's name)
        md.registerExtension(self)
        register_photos(md)
        md.treeprocessors.register(BareAddresses(md), "addresses", _BEFORE_INLINE)
        videos, captions = self.videos(md), self.captions(md)
        md.treeprocessors.register(videos, "videos", _BEFORE_CAPTIONS)
        md.treeprocessors.register(captions, "captions", _BEFORE_SERIALISING)
        cast("Any", md).plain_photos = PlainPhotos(md, captions, videos)
        self.md = md
        self.reset()

    def reset(self) -> None:
        figures: list[Figure | Gallery | VideoBlock] = []
        links: list[str] = []
        notes: list[str] = []
        braces: list[str] = []
        md: Any = self.md
        md.figures, md.photo_links, md.photo_notes, md.photo_braces = figures, links, notes, braces


def makeExtension(**config: Any) -> CaptionsExtension:  # noqa: N802 (Markdown's name)
    return CaptionsExtension(**config)
