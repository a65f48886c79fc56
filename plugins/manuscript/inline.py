"""Spare Markdown's inline patterns the text that none of them can match.

Most paragraphs of news are plain prose; stock Markdown still searches each of them with
every pattern. The result is the same (``tests/plugins/manuscript/test_inline.py``).
"""

from __future__ import annotations

import re
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import InlineProcessor

_MARKUP_RE = re.compile("[`\\\\\\[<*_&\x02]|  \n")
"""What every inline pattern of ours needs: of Markdown itself and of footnotes."""

_STOCK_PRIORITY = 20


class SparingInlineProcessor(InlineProcessor):
    """Markdown's inline processor with a look at the text first."""

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        if not _MARKUP_RE.search(data):
            return data
        handle: Any = super()._InlineProcessor__handleInline  # type: ignore[misc]
        handled: str = handle(data, patternIndex)
        return handled


class SparingInlineExtension(Extension):
    """Put it in the place of the stock one."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Markdown's name)
        md.treeprocessors.register(SparingInlineProcessor(md), "inline", _STOCK_PRIORITY)
