"""Report markup of other programs, which is printed as it was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

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
_CODE_RE = late(r"<code>.*?</code>", re.DOTALL)
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
        match = next((one for one in matches if not _is_read(copy, kind, one)), None)
        if match:
            line = 0 if _is_read_elsewhere(copy, kind, match) else copy.line(start + match.start())
            yield Problem.of(copy.path, line, "foreign-markup", found=match.group().strip(_AROUND))


def _is_read(copy: Copy, kind: str, match: re.Match[str]) -> bool:
    """Tell whether an extension of the site reads such markup, and did: it is not printed then."""
    return _may_be_read(copy, kind, match) and not _printed(copy, kind, match)


def _is_read_elsewhere(copy: Copy, kind: str, match: re.Match[str]) -> bool:
    """Tell whether markup that is printed is read in other places: nobody knows in which."""
    if not _may_be_read(copy, kind, match):
        return False
    return 0 < _printed(copy, kind, match) < copy.text.count(_sign(kind, match))


def _may_be_read(copy: Copy, kind: str, match: re.Match[str]) -> bool:
    """Tell whether an extension is there that reads it; of marks of code the body tells."""
    if kind == "code":
        return bool(copy.body)
    return copy.markup is not None and copy.markup.search(match.group().strip(_AROUND)) is not None


def _printed(copy: Copy, kind: str, match: re.Match[str]) -> int:
    """Count how often markup is printed as it was typed, and not as code."""
    html = "".join(block for block in copy.body or () if isinstance(block, str))
    if kind != "code":
        html = _CODE_RE.sub("", html)
    return unescape(html).replace("\u00a0", " ").count(_sign(kind, match))


def _sign(kind: str, match: re.Match[str]) -> str:
    """Give what is looked for of markup: of a mark of code the mark, without what follows."""
    found = match.group().strip(_AROUND)
    mark = _MARK_RE.match(found) if kind == "code" else None
    return mark.group() if mark else found


def _may_hold_some(text: str) -> bool:
    """Tell quickly whether one of the signs is there of which each kind has one."""
    return (
        "[" in text or "{" in text or "`" in text
        or "~~~" in text or ":::" in text or "!!!" in text or "==" in text or "+--" in text
        or "#!" in text
    )  # fmt: skip
