"""Put photos and videos into the HTML of a stock Pelican site, with one caption each.

The same rules as in ours judge them; what they find is written where its mark stands. A photo keeps
the link around it; the attributes that other extensions gave to it and to what it stood in are kept
(``keeping.py``). What cannot be kept is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.postprocessors import Postprocessor

from newsroom.model.blocks import FIGURE_CLOSE, FIGURE_OPEN, VideoBlock
from plugins.captions.attributes import WIDE
from plugins.captions.figures import NO_ATTRIBUTES, NOTHING, Attributes, Image, together, write_block
from plugins.captions.keeping import attributes, links, of_lines, of_whole, of_wrappers
from plugins.captions.markdown import AROUND, UNDER, Captions, CaptionsExtension
from plugins.captions.telling import telling
from plugins.captions.tree import holds_only_photos
from plugins.captions.video import Videos

_MARK_RE = re.compile(
    rf"(?P<open><p(?: [^<>]*)?>\s*)?{FIGURE_OPEN}(?P<number>[0-9]{{1,6}}){FIGURE_CLOSE}(?P<close>\s*</p>)?"
)
_OWN = frozenset({"src", "alt", "title", AROUND, UNDER})
_LAST = -20
"""After Markdown's own postprocessors, which put raw HTML back."""


class StockCaptions(Captions):
    """Keeps of each image what its figure has not: ``src`` of a figure is a number in ``md.images``."""

    def run(self, root: Element) -> None:
        self._links: dict[Element, Attributes] = {}
        self._around: dict[Element, list[Attributes]] = {}
        super().run(root)

    def _visit_block(self, element: Element) -> None:
        """Leave alone what is a figure already, by another extension."""
        if element.tag != "figure":
            super()._visit_block(element)

    def _replace(self, parent: Element, index: int, paragraph: Element) -> int:
        """Leave a heading alone of which nothing would be left but a link to itself."""
        if paragraph.tag == "p" or not _is_heading_of_photos(paragraph):
            return super()._replace(parent, index, paragraph)
        for image in paragraph.iter("img"):
            _take_wide(image)
        return 1

    def _note_links(self, paragraph: Element) -> None:
        """Remember the links around photos, which stay, and what holds nothing but a photo."""
        self._links.update(links(self.md, paragraph))
        for image, named in of_wrappers(self.md, paragraph):
            self._around.setdefault(image, []).append(named)

    def _note_lines(self, image: Element, lines: list[Element]) -> None:
        super()._note_lines(image, lines)
        self._around.setdefault(image, []).extend(of_lines(self.md, lines))

    def _texts(self, image: Element, under: str) -> dict[str, str]:
        is_wide = _take_wide(image)
        texts = {**super()._texts(image, under), WIDE: WIDE if is_wide else ""}
        own = attributes(self.md, image, _OWN)
        link, around = self._links.get(image, NO_ATTRIBUTES), self._around.get(image, [])
        self.md.images.append(Image(texts["src"], link, own, together(around)))
        return {**texts, "src": str(len(self.md.images) - 1)}

    def _add(self, texts: list[dict[str, str]], shared: str, gone: Sequence[Element] = ()) -> str:
        found = super()._add(texts, shared, gone)
        kept = [named for one in gone for named in of_whole(self.md, one)]
        self.md.kept[len(self.md.figures) - 1] = Image("", figure=together(kept))
        return found


class StockVideos(Videos):
    """Keeps the attributes of a video's paragraph, link and picture."""

    def _marked(self, video: VideoBlock, gone: Element) -> Element:
        found = super()._marked(video, gone)
        link = gone[0]
        image = link.find(".//img")
        still = {} if image is None else attributes(self.md, image, {*_OWN, WIDE})
        whole = Element(gone.tag, gone.attrib)
        whole.extend([*link, *gone[1:]])
        around = [*of_whole(self.md, whole), *(named for _, named in of_wrappers(self.md, link))]
        own = attributes(self.md, link, ("href", "title"))
        self.md.kept[len(self.md.figures) - 1] = Image("", own, still, together(around))
        return found


def _is_heading_of_photos(heading: Element) -> bool:
    """Tell whether a heading holds photos, links to itself and nothing else."""
    inner = Element(heading.tag)
    inner.text = heading.text
    itself = f"#{heading.get('id')}"
    for child in heading:
        if child.get("href") != itself or child.find(".//img") is not None:
            inner.append(child)
        elif child.tail and child.tail.strip():
            return False
    return holds_only_photos(inner)


def _take_wide(image: Element) -> bool:
    """Take ``{rộng}`` off an image and say if it was there; ``{wide}`` is an attribute of its own."""
    if image.get(WIDE) != WIDE:
        return False
    del image.attrib[WIDE]
    return True


class Place(Postprocessor):
    """Put figures where their marks stand, and tell of what they could not keep."""

    md: Any

    def run(self, text: str) -> str:
        for href in self.md.photo_links:
            telling.tell("the link to %s in a caption is printed as words", href)
        for note in self.md.photo_notes:
            telling.tell("a footnote in the text of a photo is left out: %s", note)
        return _MARK_RE.sub(self._placed, text)

    def _placed(self, match: re.Match[str]) -> str:
        number, figures = int(match["number"]), self.md.figures
        if number >= len(figures):
            return match.group()
        html = write_block(figures[number], self.md.images, self.md.kept.get(number, NOTHING))
        before, after = match["open"] or "", match["close"] or ""
        if bool(before) == bool(after):
            return html
        return f"{html}\n{before}" if before else f"{after}\n{html}"


class StockExtension(CaptionsExtension):
    """Sets Markdown up as ours is, and puts figures into its HTML."""

    captions = StockCaptions
    videos = StockVideos

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Markdown's name)
        super().extendMarkdown(md)
        md.postprocessors.register(Place(md), "figures", _LAST)

    def reset(self) -> None:
        super().reset()
        images: list[Image] = []
        kept: dict[int, Image] = {}
        md: Any = self.md
        md.images, md.kept = images, kept


def makeExtension(**config: Any) -> StockExtension:  # noqa: N802 (Markdown's name)
    return StockExtension(**config)
