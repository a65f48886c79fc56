"""Read code as ``codehilite`` has it marked, ``:::python`` or ``#!python``: the mark goes, no colours come.

Indented text is code only below such a mark; elsewhere it is a paragraph, as offices indent theirs.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import CodeBlockProcessor
from markdown.extensions import Extension
from markdown.util import AtomicString

_MARK_RE = re.compile(r"(?:::+|#!)[\w#.+-]*[ \t]*(?:hl_lines=(?:\"[^\"]*\"|'[^']*'))?[ \t]*")
"""A line that says no more than which language follows, and which lines are to stand out."""
_MARKED_RE = re.compile(r"\s*(?:(?:::+|#!)\w|#!/)")
"""What indented code begins with; a path behind ``#!`` is part of the program."""
_AS_CODE = 80


def _without_mark(code: str) -> str:
    """Take the mark off, if the first line is one."""
    first, _, rest = code.partition("\n")
    return rest.lstrip("\n") if first and _MARK_RE.fullmatch(first) else code


class MarkedCode(CodeBlockProcessor):
    """Takes indented blocks that begin with a mark, and those that go on below one."""

    def test(self, parent: Element, block: str) -> bool:
        """Tell whether a block is such code."""
        return super().test(parent, block) and bool(_MARKED_RE.match(block) or self._is_below(parent))

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Set a block as code."""
        is_below = self._is_below(parent)
        super().run(parent, blocks)
        if not is_below:
            code = parent[-1][0]
            code.text = AtomicString(_without_mark(code.text or ""))

    def _is_below(self, parent: Element) -> bool:
        above: Any = self.lastChild(parent)
        return above is not None and above.tag == "pre" and len(above) > 0 and above[0].tag == "code"


class MarkedCodeExtension(Extension):
    """Register it where Markdown has its own for all that is indented."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Markdown's name)
        md.parser.blockprocessors.register(MarkedCode(md.parser), "marked-code", _AS_CODE)
