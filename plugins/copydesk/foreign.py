"""Report markup of other programs, which is printed as it was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsroom.model.copy import Copy, masked
from newsroom.model.problem import Problem
from newsroom.vietnamese.patterns import late

_KINDS = {
    "fence": r"^[ ]{0,3}(?:`{3,}+|~{3,}+)[^`\n]*$",
    "template": r"\{\{(?:(?!\{\{)[^\n])*?\}\}|\{%(?:(?!\{%)[^\n])*?%\}",
    "attributes": r"\{:[^{}\n]*\}|\{[.#][\w-][\w .#:=\"'-]*\}|\{ ?[a-z-]+=[^{}\n]*\}",
    "shortcode": r"\[(?:caption|gallery|embed|toc)\](?!\()|\[/[a-z][\w-]*\]"
    r"|\[(?:url|img|size|color|font|quote)=[^\[\]\n]*\]|\[[a-z_-]+ [a-z_-]+=[^\[\]\n]*\]",
    "task": r"^[ ]*[-+*] \[[ xX]\](?= )",
    "grid": r"^[ ]{0,3}\+(?:[-=]{2,}\+)+[ ]*$",
    "container": r"^[ ]{0,3}(?::::|!!! \w)[^\n]*$",
    "code": r"^[ \t>]*(?:[ ]{4}|\t)[ ]*(?::::|#!)\w[^\n]*$",
    "highlight": r"(?<![=\w])==(?=\S)[^=\n]+(?<=\S)==(?![=\w])",
}
"""How each kind looks: of GitHub, of Jinja and Hugo, of WordPress and forums, of MkDocs, of stock Pelican."""
_RES = {kind: late(pattern, re.MULTILINE | re.IGNORECASE) for kind, pattern in _KINDS.items()}
_SIGNS = {
    "fence": "`~",
    "template": "{",
    "attributes": "{",
    "shortcode": "[",
    "task": ("] ",),
    "grid": "+",
    "container": (":::", "!!!"),
    "code": (":::", "#!"),
    "highlight": "=",
}
"""Signs of which one is in each kind; to look for one that is rare is quickest."""
_MARK_RE = late(r"(?::::|#!)[\w+-]+")
"""What names a language of code, for ``codehilite``."""
_AROUND = "> \t\n"
"""What stands around a mark that is told."""
_UNMASKED = "fence"
"""What would be masked as code."""


def check_foreign(copy: Copy) -> Iterator[Problem]:
    """Report the first of each kind, unless an extension of the site reads it."""
    if copy.body is None or not _may_hold_some(copy.text):
        return
    start = copy.body_start
    text = copy.text[start:]
    seen = masked(text)
    for kind, pattern in _RES.items():
        shown = text if kind == _UNMASKED else seen
        matches = pattern.finditer(shown) if any(sign in shown for sign in _SIGNS[kind]) else ()
        match = next((one for one in matches if not _is_read(copy, one.group().strip(_AROUND))), None)
        if match:
            found = match.group().strip(_AROUND)
            line = 0 if _is_read_somewhere(copy, found) else copy.line(start + match.start())
            yield Problem.of(copy.path, line, "foreign-markup", found=found)


def _is_read(copy: Copy, found: str) -> bool:
    """Tell whether an extension of the site reads such markup; a mark of code that is read is not printed."""
    if copy.markup and copy.markup.search(found):
        return True
    return bool(copy.body) and (mark := _MARK_RE.match(found)) is not None and not _printed(copy, mark[0])


def _is_read_somewhere(copy: Copy, found: str) -> bool:
    """Tell whether a mark is printed less often than it stands in the text: nobody knows where."""
    mark = _MARK_RE.match(found)
    return mark is not None and 0 < _printed(copy, mark[0]) < copy.text.count(mark[0])


def _printed(copy: Copy, mark: str) -> int:
    """Count how often a mark of code is printed."""
    return sum(block.count(mark) for block in copy.body or () if isinstance(block, str))


def _may_hold_some(text: str) -> bool:
    """Tell quickly whether one of the signs is there of which each kind has one."""
    return (
        "[" in text or "{" in text or "`" in text
        or "~~~" in text or ":::" in text or "!!!" in text or "==" in text or "+--" in text
        or "#!" in text
    )  # fmt: skip
