"""Set Markdown up for news: as offices type it, with headings below the title and lines kept together."""

from __future__ import annotations

from html import escape
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor

from newsroom.model.placeholders import LEFT_OVER_RE, resolved, unescaped
from newsroom.vietnamese.printing import no_break
from plugins.manuscript.album import PLACE, is_place
from plugins.manuscript.markup.blocks import BlocksExtension
from plugins.manuscript.markup.emphasis import EmphasisExtension
from plugins.manuscript.markup.lists import ListsExtension
from plugins.manuscript.markup.notes import NotesExtension
from plugins.manuscript.markup.spans import SpansExtension
from plugins.manuscript.markup.tables import TablesExtension

_AFTER_CAPTIONS = -20
_AS_TYPED = (
    NotesExtension, BlocksExtension, ListsExtension, TablesExtension, EmphasisExtension, SpansExtension,
)  # fmt: skip
_LAST = 10


class Headings:
    """Decides at which level headings are printed: below the title, and skipping none."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Begin a new body."""
        self._previous = 1

    def level(self, written: int) -> int:
        """Give the level of the next heading, which was written with so many signs."""
        self._previous = min(max(written, 2), self._previous + 1)
        return self._previous


class Finish(Treeprocessor):
    """Put headings at their levels, set no-break spaces, mark the place of the album."""

    def __init__(self, md: Markdown, headings: Headings) -> None:
        super().__init__(md)
        self._headings = headings

    def run(self, root: Element) -> None:
        for element in root:
            if element.tag == "p" and not len(element) and is_place((element.text or "").strip()):
                element.text = PLACE
        for element in root.iter():
            tag = element.tag
            if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
                element.tag = f"h{self._headings.level(int(tag[1]))}"
            if element.text and tag != "code":
                element.text = no_break(element.text)
            if element.tail:
                element.tail = no_break(element.tail)


class Resolve(Postprocessor):
    """Put words in place of the placeholders that Markdown leaves in its HTML."""

    def run(self, text: str) -> str:
        md = self.md
        return LEFT_OVER_RE.sub(lambda match: escape(unescaped(resolved(md, match.group()))), text)


class ManuscriptExtension(Extension):
    """Set Markdown up for news: an indented paragraph is a paragraph, not program code."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Markdown's name)
        md.registerExtension(self)
        md.parser.blockprocessors.deregister("code", strict=False)
        self.headings = Headings()
        for extension in _AS_TYPED:
            extension().extendMarkdown(md)
        md.treeprocessors.register(Finish(md, self.headings), "finish", _AFTER_CAPTIONS)
        md.postprocessors.register(Resolve(md), "placeholders", _LAST)

    def reset(self) -> None:
        """Forget the headings of the last body."""
        self.headings.reset()
