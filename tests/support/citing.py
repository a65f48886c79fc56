"""A Markdown extension for tests that knows none of the sources that a text names: ``@bao-cao``."""

from __future__ import annotations

from re import Match
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor


class Citation(InlineProcessor):
    """Looks a source up."""

    def handleMatch(self, m: Match[str], data: str) -> Any:  # type: ignore[override] # noqa: N802
        """Fail, as there is none."""
        sources: dict[str, str] = {}
        return sources[m.group(1)], m.start(0), m.end(0)


class CitingExtension(Extension):
    """Registers it."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Markdown's name)
        """Register it."""
        md.inlinePatterns.register(Citation(r"@([a-z-]+)", md), "citation", 90)


def makeExtension(**config: Any) -> CitingExtension:  # noqa: N802 (Markdown's name)
    """Make it."""
    return CitingExtension(**config)
