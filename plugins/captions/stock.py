"""Put photos and videos into the HTML of a stock Pelican site, with one caption each.

The same rules as in ours judge them; what they find is written where its mark stands. A photo keeps
the link around it and the attributes that other extensions gave it. What cannot be kept is told.
"""

from __future__ import annotations

import logging
import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.postprocessors import Postprocessor

from newsroom.model.blocks import FIGURE_CLOSE, FIGURE_OPEN
from newsroom.model.placeholders import resolved, unescaped
from plugins.captions.attributes import WIDE
from plugins.captions.figures import Image, write_block
from plugins.captions.markdown import AROUND, UNDER, Captions, CaptionsExtension

_MARK_RE = re.compile(
    rf"(?P<open><p(?: [^<>]*)?>\s*)?{FIGURE_OPEN}(?P<number>[0-9]{{1,6}}){FIGURE_CLOSE}(?P<close>\s*</p>)?"
)
_HREF = "href"
_OWN = frozenset({"src", "alt", "title", AROUND, UNDER, WIDE, _HREF})
_LAST = -20
"""After Markdown's own postprocessors, which put raw HTML back."""
_log = logging.getLogger(__name__)


class StockCaptions(Captions):
    """Keeps of each image what its figure has not: ``src`` of a figure is a number in ``md.images``."""

    def _visit_block(self, element: Element) -> None:
        """Leave alone what is a figure already, by another extension."""
        if element.tag != "figure":
            super()._visit_block(element)

    def _note_links(self, paragraph: Element) -> None:
        """Remember the links around photos on the images: they stay."""
        for link in paragraph.iter("a"):
            for image in link.iter("img"):
                image.set(_HREF, link.get("href", ""))
        noted = len(self.md.photo_links)
        super()._note_links(paragraph)
        del self.md.photo_links[noted:]

    def _texts(self, image: Element, under: str) -> dict[str, str]:
        texts = super()._texts(image, under)
        more = {name: self._value(value) for name, value in image.items() if name not in _OWN}
        self.md.images.append(Image(texts["src"], self._value(image.get(_HREF, "")), more))
        return {**texts, "src": str(len(self.md.images) - 1)}

    def _value(self, text: str) -> str:
        return unescaped(resolved(self.md, text))


class Place(Postprocessor):
    """Put figures where their marks stand, and tell of what they could not keep."""

    md: Any

    def run(self, text: str) -> str:
        for href in self.md.photo_links:
            _log.warning("plugins.captions: the link to %s in a caption is printed as words", href)
        for note in self.md.photo_notes:
            _log.warning("plugins.captions: a footnote in the text of a photo is left out: %s", note)
        return _MARK_RE.sub(self._placed, text)

    def _placed(self, match: re.Match[str]) -> str:
        number, figures = int(match["number"]), self.md.figures
        if number >= len(figures):
            return match.group()
        html = write_block(figures[number], self.md.images)
        before, after = match["open"] or "", match["close"] or ""
        if bool(before) == bool(after):
            return html
        return f"{html}\n{before}" if before else f"{after}\n{html}"


class StockExtension(CaptionsExtension):
    """Sets Markdown up as ours is, and puts figures into its HTML."""

    captions = StockCaptions

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Markdown's name)
        super().extendMarkdown(md)
        md.postprocessors.register(Place(md), "figures", _LAST)

    def reset(self) -> None:
        super().reset()
        images: list[Image] = []
        md: Any = self.md
        md.images = images


def makeExtension(**config: Any) -> StockExtension:  # noqa: N802 (Markdown's name)
    return StockExtension(**config)
