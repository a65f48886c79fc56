"""Tell stars and underscores that mean emphasis from those that are signs of the text.

Offices write ``Giá(*)``, ``3*4*5``, ``Tổng số*: 5`` and blanks to be filled in, ``__/__/____``. The rules
are those of CommonMark 0.31.2, 6.2 (*delimiter runs*), but stricter: nothing within a word or between
digits is emphasis, no run longer than three, and no star that stands at a bracket's inner side.
"""

from __future__ import annotations

import re
from typing import Any

from markdown.extensions import Extension
from markdown.inlinepatterns import Delimiter

_STAR, _LOW_LINE = r"\*", "_"
_PLACEHOLDER_START, _PLACEHOLDER_END = "\x02", "\x03"
"""Markdown's own marks around what it has set already."""


def _run(sign: str) -> str:
    return f"(?<!{sign}){sign}{{1,3}}(?!{sign})"


_SEVERAL_WITHIN_WORD = r"(?:(?<=\w)(?=\*\*+[^\W\d])|(?<=[^\W\d])(?=\*\*+\d))"
_STAR_OPENS = rf"(?:(?<!\w)|{_SEVERAL_WITHIN_WORD})(?=\*+[^\s)\]}}.,;:!?…”’»/|=*])"
_STAR_CLOSES = r"(?<=[^\s(\[{“‘«*/|=])(?=\*+(?!\w)|\*\*+[^\W\d]|(?<!\d)\*\*+\d)"
_LOW_LINE_OPENS = rf"(?<![^\s(\[{{“‘\"'«*–—-])(?=_+[^\W_]|_+[\"“‘'(\[«*{_PLACEHOLDER_START}])"
_LOW_LINE_CLOSES = rf"(?<=[\w\"”’')\]»*.,;:!?…%{_PLACEHOLDER_END}])(?<!_)(?=_+(?![\w/]))"


def _boundary(sign: str, opens: str, closes: str) -> re.Pattern[str]:
    run = _run(sign)
    return re.compile(f"(?P<ambiguous>{closes}{opens}{run})|(?P<end>{closes}{run})|(?P<start>{opens}{run})")


_BOUNDARIES = {
    "*": _boundary(_STAR, _STAR_OPENS, _STAR_CLOSES),
    "_": _boundary(_LOW_LINE, _LOW_LINE_OPENS, _LOW_LINE_CLOSES),
}


class EmphasisExtension(Extension):
    """Let Markdown see emphasis only where it is meant."""

    def extendMarkdown(self, md: Any) -> None:  # noqa: N802 (Markdown's name)
        for sign, boundary in _BOUNDARIES.items():
            delimiter: Delimiter = md.delimiters.delimiters[sign]
            delimiter.boundary = boundary
