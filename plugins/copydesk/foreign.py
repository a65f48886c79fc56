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
    "attributes": r"\{[:.#][\w .#:=\"'-]*\}|\{ ?[a-z-]+=[^{}\n]*\}",
    "shortcode": r"\[(?:caption|gallery|embed|toc)\](?!\()|\[/[a-z][\w-]*\]"
    r"|\[(?:url|img|size|color|font|quote)=[^\[\]\n]*\]|\[[a-z_-]+ [a-z_-]+=[^\[\]\n]*\]",
    "task": r"^[ ]*[-+*] \[[ xX]\](?= )",
    "grid": r"^[ ]{0,3}\+(?:[-=]{2,}\+)+[ ]*$",
    "container": r"^[ ]{0,3}(?::::|!!! \w)[^\n]*$",
    "highlight": r"(?<![=\w])==(?=\S)[^=\n]+(?<=\S)==(?![=\w])",
}
"""How each kind looks: of Markdown on GitHub, of Jinja and Hugo, of WordPress and forums, of MkDocs."""
_RES = {kind: late(pattern, re.MULTILINE | re.IGNORECASE) for kind, pattern in _KINDS.items()}
_SIGNS = {
    "fence": "`~",
    "template": "{",
    "attributes": "{",
    "shortcode": "[",
    "task": ("] ",),
    "grid": "+",
    "container": (":::", "!!!"),
    "highlight": "=",
}
"""Signs of which one is in each kind; to look for one that is rare is quickest."""
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
        match = next((one for one in matches if not (copy.markup and copy.markup.search(one.group()))), None)
        if match:
            line = copy.line(start + match.start())
            yield Problem.of(copy.path, line, "foreign-markup", found=match.group().strip())


def _may_hold_some(text: str) -> bool:
    """Tell quickly whether one of the signs is there of which each kind has one."""
    return (
        "[" in text or "{" in text or "`" in text
        or "~~~" in text or ":::" in text or "!!!" in text or "==" in text or "+--" in text
    )  # fmt: skip
