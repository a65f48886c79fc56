"""Tell what is taken from the HTML that Markdown extensions of a site make, before it is taken.

Only texts in which such an extension may have something to do are looked at. What editors type as raw HTML
is told elsewhere (``raw_html.py``).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import quote

from plugins.manuscript.markup.findings import Findings
from plugins.manuscript.markup.raw_html import LESS_THAN, TAGS

Kept = Mapping[str, Collection[str]]
"""The attributes that each element may have."""
Fit = Mapping[str, re.Pattern[str]]
"""The values that some attributes may have."""

_HEADING_RE = re.compile(r"h[1-6]")
_HEADING_WITH_ID_RE = re.compile(r"<(h[2-6])(?: id=\"([^\"]*)\")?>")
_GOAL_RE = re.compile(r"(?<= href=\"#)([^\"]*)(?=\")")
_LANGUAGE = "language-"
"""How ``fenced_code`` names the language of code, which is printed plain."""
_WORDS = 40
"""Characters of the text behind a tag by which its line is found."""
_TRIED = 3
"""Pieces of text that are looked for: the first may be the extension's own words."""


class Attribute(NamedTuple):
    """An attribute of a start tag, and how many pieces of text stand above it."""

    element: str
    name: str
    value: str
    place: int = 0

    @property
    def typed(self) -> tuple[str, str, str]:
        """Give it without its place."""
        return (self.element, self.name, self.value)


class Scan(HTMLParser):
    """Lists the start tags and the text of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: dict[str, int] = {}
        self.attributes: list[Attribute] = []
        self.words: list[str] = []
        self.heading_ids: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag and its attributes."""
        self.elements.setdefault(tag, len(self.words))
        if _HEADING_RE.fullmatch(tag):
            self.heading_ids.append(dict(attrs).get("id") or "")
        place = len(self.words)  # a bare name stands for itself: Markdown writes ``x="x"`` as ``x``
        self.attributes += [
            Attribute(tag, key, key if value is None else value, place) for key, value in attrs
        ]

    def handle_data(self, data: str) -> None:
        """Note text that is not blank."""
        if words := data.strip():
            first = words.partition("\n")[0].replace("\u00a0", " ").replace(LESS_THAN, "<")
            self.words.append(first[:_WORDS].strip())


def tell_taken(html: str, text: str, keeps: Kept, is_fit: Fit, findings: Findings) -> list[str]:
    """Report each kind of what is taken of the HTML of a text, once; give the ids that its headings had.

    A kind is an element, an attribute of one, or a class. ``keeps`` are the attributes that stay,
    ``is_fit`` the values of some of them.
    """
    scan = Scan(html)
    for element, place in scan.elements.items():
        if element not in TAGS:
            findings.near(_needle((), scan, place, findings), "taken-element", tag=element)
    typed = {one.typed for one in Scan(text).attributes} if "<" in text else set()
    told = {one.element for one in scan.attributes if one.element not in TAGS}
    for one in scan.attributes:
        kind = f"{one.element} {one.name} {one.value if one.name == 'class' else ''}"
        if kind in told or one.element in told or one.typed in typed or not one.value.strip():
            continue
        if not _is_kept(one, keeps, is_fit):
            told.add(kind)
            needle = _needle(_spellings(one.value), scan, one.place, findings)
            _tell(one, needle, findings)
    return scan.heading_ids


def _tell(one: Attribute, needle: str, findings: Findings) -> None:
    found = f'{one.name}="{one.value}"'
    findings.near(needle, "taken-attribute", found=found, tag=one.element)


def _is_kept(one: Attribute, keeps: Kept, is_fit: Fit) -> bool:
    """Tell whether an attribute stays, or what it is for is done in another way."""
    if one.name == "id" and _HEADING_RE.fullmatch(one.element):
        return True  # ``replaced`` sees to it
    if one.element == "code" and one.name == "class" and one.value.startswith(_LANGUAGE):
        return True
    if one.name not in keeps.get(one.element, ()):
        return False
    return one.name not in is_fit or is_fit[one.name].fullmatch(one.value) is not None


def _spellings(value: str) -> Iterator[str]:
    """Give how a value may stand in the text."""
    for part in (value, *value.split()):
        yield from (f"{{{part}", f"#{part}", f".{part}", f"={part}", f'="{part}"', f"='{part}'")


def _needle(spellings: Iterator[str] | tuple[str, ...], scan: Scan, place: int, findings: Findings) -> str:
    """Choose what is looked for to find the line: the value as typed, words behind the tag or above."""
    near = (*scan.words[place : place + _TRIED], *scan.words[max(place - 1, 0) : place])
    return findings.spelt(*spellings, *near, "")


def replaced(html: str, ids: Sequence[str], findings: Findings) -> str:
    """Let links to the ids that headings had lead to those that they have in safe HTML.

    The first id that was typed, and is another one now, is told: links of other pages may name it.
    """
    own = [(match[1], match[2] or "") for match in _HEADING_WITH_ID_RE.finditer(html)]
    if not any(ids) or len(own) != len(ids):
        return html
    goals: dict[str, str] = {}
    for old, (_, new) in zip(ids, own, strict=True):
        if old and new:
            goals |= {old: new, quote(old): new}
    typed = (
        Attribute(element, "id", old)
        for old, (element, new) in zip(ids, own, strict=True)
        if old != new and re.search(rf"\{{[^{{}}\n]*#{re.escape(old)}(?![\w-])", findings.text)
    )
    if one := next(typed, None):
        near = (f"{{#{one.value}", f"{{: #{one.value}", f"{{:#{one.value}", f"#{one.value}")
        _tell(one, findings.spelt(*near), findings)
    return _GOAL_RE.sub(lambda match: goals.get(match[1], match[1]), html)
