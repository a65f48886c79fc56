"""Tell code, references and struck text within a paragraph from what only looks like them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element

from markdown.extensions import Extension
from markdown.inlinepatterns import (
    BACKTICK_RE,
    BacktickInlineProcessor,
    InlineProcessor,
    SubstituteTagInlineProcessor,
)

_REFERENCES = ("reference", "image_reference")
_LINKS = ("link", "image_link")
_LABEL_RE = re.compile(r"\[([^\]]*)\]")
_STRUCK = r"~~(?=[^\s~])"
_STRUCK_END_RE = re.compile(r"(?<=[^\s~])~~(?!~)")
_LONGEST_TARGET = 4_000
"""The characters behind ``](`` in which its end is looked for."""
_ESCAPABLE = "~=<>&|%\"'"
"""Signs that a backslash keeps as they are, beside Markdown's own (CommonMark 0.31.2, 2.4)."""
_BROKEN = r"\\\n"
_CODE_PRIORITY, _BROKEN_PRIORITY, _STRUCK_PRIORITY = 190, 185, 50


class Code(BacktickInlineProcessor):
    """Sees code in one line only, so that two stray backticks do not turn lines into code."""

    def find_code_spans(self, start: int, text: str) -> Any:
        """Find where the code that begins at ``start`` has its words."""
        end = text.find("\n", start)
        return super().find_code_spans(start, text if end < 0 else text[:end])


class Struck(InlineProcessor):
    """Sees struck text up to the next pair of waves that ends one."""

    def handleMatch(  # type: ignore[override] # noqa: N802 (Markdown's name)
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int, int]:
        end = _STRUCK_END_RE.search(data, m.end())
        if end is None:  # nor will there be one for what stands behind
            return None, m.start(), len(data)
        element = Element("del")
        element.text = data[m.end() : end.start()]
        return element, m.start(), end.end()


def _within_reach(find: Callable[..., Any]) -> Callable[..., Any]:
    """Let a search for the end of a link look no further than addresses are long."""
    return lambda data, index: find(data[: index + _LONGEST_TARGET], index)


class SpansExtension(Extension):
    """Register them; labels stand right behind references, backslashes break lines (CommonMark 6.3, 6.7)."""

    def extendMarkdown(self, md: Any) -> None:  # noqa: N802 (Markdown's name)
        md.ESCAPED_CHARS.extend(sign for sign in _ESCAPABLE if sign not in md.ESCAPED_CHARS)
        md.inlinePatterns.register(Code(BACKTICK_RE), "backtick", _CODE_PRIORITY)
        md.inlinePatterns.register(Struck(_STRUCK, md), "struck", _STRUCK_PRIORITY)
        md.inlinePatterns.register(SubstituteTagInlineProcessor(_BROKEN, "br"), "broken", _BROKEN_PRIORITY)
        for name in _REFERENCES:
            md.inlinePatterns[name].RE_LINK = _LABEL_RE
        for name in _LINKS:
            md.inlinePatterns[name].getLink = _within_reach(md.inlinePatterns[name].getLink)
