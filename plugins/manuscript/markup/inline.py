"""Spare Markdown's inline patterns the text that none of them can match.

Most paragraphs of news are plain prose; stock Markdown still searches each of them with
every pattern. The result is the same (``tests/plugins/manuscript/markup/test_inline.py``).
"""

from __future__ import annotations

import re
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import InlineProcessor

from plugins.manuscript.markup.emphasis import Emphasis, emphases

_MARKUP_RE = re.compile("[`\\\\\\[<*_&\x02]|  \n|://|ww[.]|WW[.]|~~")
"""What every inline pattern of ours needs: of Markdown itself, of footnotes, of bare addresses."""

_NEEDED = {
    "backtick": "`", "escape": "\\", "reference": "[", "link": "[", "image_link": "!",
    "image_reference": "!", "short_reference": "[", "short_image_ref": "!", "autolink": "<",
    "automail": "<", "linebreak": "\n", "html": "<", "entity": "&",
    "em_strong": "*_", "em_strong2": "_", "not_strong": "*_", "footnote": "[", "bare_address": ":.",
    "struck": "~", "broken": "\\",
}  # fmt: skip
"""Characters of which a pattern needs one, by the pattern's name in Markdown's registry."""

_STOCK_PRIORITY = 20
_KNOWN = (
    "markdown.inlinepatterns", "markdown.extensions.footnotes", "plugins.captions.", "plugins.manuscript.",
)  # fmt: skip
"""Where patterns are of which it is known what they need."""


def _is_known(pattern: Any) -> bool:
    """Tell whether a pattern is Markdown's or ours, rather than another one under its name."""
    return type(pattern).__module__.startswith(_KNOWN)


class SparingInlineProcessor(InlineProcessor):
    """Markdown's inline processor with a look at the text first."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._needed_by_index: list[str] = []
        patterns: Any = md.inlinePatterns
        known = [patterns[name] for name in _NEEDED if name in patterns]
        self._has_others = len(known) != len(patterns) or not all(map(_is_known, known))
        """Whether an extension of the site has a pattern of its own, of which nobody knows what it needs."""

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        if not self._has_others and not _MARKUP_RE.search(data):
            return data
        handle: Any = super()._InlineProcessor__handleInline  # type: ignore[misc]
        handled: str = handle(data, patternIndex)
        return handled

    def _InlineProcessor__applyPattern(  # noqa: N802
        self,
        pattern: Any,
        data: str,
        patternIndex: int,  # noqa: N803
        startIndex: int = 0,  # noqa: N803
    ) -> tuple[str, bool, int]:
        needed = self._needed(patternIndex)
        if needed and not any(char in data for char in needed):
            return data, False, 0
        if isinstance(pattern, Emphasis):
            return self._with_emphasis(pattern, data, patternIndex), False, 0
        apply: Any = super()._InlineProcessor__applyPattern  # type: ignore[misc]
        applied: tuple[str, bool, int] = apply(pattern, data, patternIndex, startIndex)
        return applied

    def _with_emphasis(self, pattern: Emphasis, data: str, index: int) -> str:
        """Set all emphasis of a text in one pass, as Markdown sets one after the other."""
        stash: Any = self._InlineProcessor__stashNode  # type: ignore[attr-defined]
        pieces, position = [], 0
        for element, pair in emphases(data):
            for child in (element, *element):
                if child.text:
                    self.ancestors.append(child.tag)
                    child.text = self._InlineProcessor__handleInline(child.text, index + 1)
                    self.ancestors.pop()
                if child.tail:
                    child.tail = self._InlineProcessor__handleInline(child.tail, index)
            pieces += [data[position : pair.start], stash(element, pattern.type())]
            position = pair.end
        return "".join((*pieces, data[position:]))

    def _needed(self, index: int) -> str:
        """Give the characters of which the pattern needs one, ``""`` if that is not known."""
        if len(self._needed_by_index) != len(self.inlinePatterns):
            patterns: Any = self.inlinePatterns
            known = {name: patterns[name] for name in _NEEDED if name in patterns}
            names = {id(pattern): name for name, pattern in known.items() if _is_known(pattern)}
            self._needed_by_index = [_NEEDED.get(names.get(id(item), ""), "") for item in patterns]
        return self._needed_by_index[index]


class SparingInlineExtension(Extension):
    """Put it in the place of the stock one."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Markdown's name)
        md.treeprocessors.register(SparingInlineProcessor(md), "inline", _STOCK_PRIORITY)
