"""A Markdown extension as others write them: ``++ctrl++`` is a key, in an element that pages do not have."""

from __future__ import annotations

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import SimpleTagInlineProcessor


class Keys(Extension):
    """Sets ``++x++`` as ``kbd``."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Markdown's name)
        md.inlinePatterns.register(SimpleTagInlineProcessor(r"()\+\+(.+?)\+\+", "kbd"), "keys", 45)


def makeExtension(**config: object) -> Keys:  # noqa: N802 (Markdown's name)
    return Keys(**config)
