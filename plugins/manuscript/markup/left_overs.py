"""Find what was meant as a photo, a footnote or bold and is printed as it was typed."""

from __future__ import annotations

import re
import string
from html import unescape

from newsroom.model.problem import UNREAD_PHOTO
from plugins.manuscript.markup.findings import Findings
from plugins.manuscript.markup.raw_html import LESS_THAN

_CODE_RE = re.compile(r"<code>.*?</code>", re.DOTALL)
_ATTRIBUTE_RE = re.compile(r'="[^"]*"(?=[^<>]*>)')
_LEFT_OVER_RE = re.compile(
    r"!\[[^\]\n]{0,200}\] ?\(|\[\^[^\]\n<>]{1,60}\]|(?<![(*\d])\*\*(?![)*\d])(?:[^*<\n]*\*\*|[^*<\n]{0,40})"
)
_NOTE_RE = re.compile(r"^[ ]{0,3}(\[\^[^\]\n]{1,60}\])(?!:)[ \t]+\S", re.MULTILINE)
_CODES = {"!": "photo-syntax", "[": "missing-footnote", "*": "stars-as-text"}
"""What the first sign of something that is left over tells of it."""
_NAMED = {"<": "lt", ">": "gt", "&": "amp", '"': "quot"}
_SPELLINGS = {
    sign: rf"(?:\\?{re.escape(sign)}|&(?:{_NAMED.get(sign, f'#{ord(sign)}')}|#{ord(sign)});)"
    for sign in string.punctuation
}
"""How signs may be typed, as patterns."""
_MORE = 30
"""Characters after what is left over that tell it from what is set well."""


def check_left_overs(html: str, findings: Findings) -> None:
    """Report what is left over in safe HTML."""
    if "[" not in html and ("*" not in html or "**" not in html):
        return
    html = _ATTRIBUTE_RE.sub("", _CODE_RE.sub("", html))
    without_colon = _notes_without_colon(html, findings)
    for match in _LEFT_OVER_RE.finditer(html):
        found, more = (_as_typed(html[match.start() : end]) for end in (match.end(), match.end() + _MORE))
        code = _CODES[found[0]]
        if code == "stars-as-text" and found not in findings.text:  # each star has a backslash
            continue
        if found in without_colon or _is_escaped(found, findings.text):
            continue
        spellings = (found, found[:2]) if found[0] == "[" else (more.partition("\n")[0], found, found[:2])
        about = UNREAD_PHOTO if found[0] == "!" else {}
        findings.near(findings.spelt(*spellings), code, found=found, **about)


def _is_escaped(found: str, text: str) -> bool:
    """Tell whether each place where something stands in a text has a backslash before one of its signs."""
    spellings = re.compile("".join(_SPELLINGS.get(sign, re.escape(sign)) for sign in found))
    typed = [match.group() for match in spellings.finditer(text)]
    return bool(typed) and all("\\" in one for one in typed)


def _notes_without_colon(html: str, findings: Findings) -> set[str]:
    """Report notes that lack only the colon after their mark, and give their marks."""
    if "[^" not in html:
        return set()
    typed = list(_NOTE_RE.finditer(findings.text))
    marks = {match[1] for match in typed if findings.text.count(match[1]) > 1 and match[1] in html}
    for match in typed:
        if match[1] in marks:
            findings.at(findings.line_of(match.start(1)), "note-without-colon", found=match[1])
    return marks


def _as_typed(html: str) -> str:
    """Give the text of a piece of HTML up to its first tag."""
    return unescape(html.partition("<")[0].replace(LESS_THAN, "<")).replace("\u00a0", " ")
