"""Tell what is taken from the HTML that Markdown extensions of a site make, before it is taken.

Only texts in which such an extension may have something to do are looked at. What editors type as raw HTML
is told elsewhere (``raw_html.py``).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import quote

from newsroom.model.copy import masked
from plugins.manuscript.markup.findings import Findings
from plugins.manuscript.markup.raw_html import LESS_THAN, TAGS
from plugins.manuscript.markup.whereabouts import Range, Whereabouts

Kept = Mapping[str, Collection[str]]
"""The attributes that each element may have."""
Fit = Mapping[str, re.Pattern[str]]
"""The values that some attributes may have."""

_HEADING_RE = re.compile(r"h[1-6]")
_HEADING_WITH_ID_RE = re.compile(r"<(h[2-6])(?: id=\"([^\"]*)\")?>")
_GOAL_RE = re.compile(r"(?<= href=\"#)([^\"]*)(?=\")")
_LANGUAGE = "language-"
"""How ``fenced_code`` names the language of code, which is printed plain."""
_SHOWN, _LONGEST = 3, 40
"""How many kinds a report names, and how much of a value."""
_LOOKED = 30
"""For how many places in the HTML of a text the line is looked for."""
_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
})  # fmt: skip


class Attribute(NamedTuple):
    """An attribute of a start tag, and which tag of the HTML that is."""

    element: str
    name: str
    value: str
    tag: int = 0

    @property
    def typed(self) -> tuple[str, str, str]:
        """Give it without its place."""
        return (self.element, self.name, self.value)

    @property
    def kind(self) -> str:
        """Name its kind: an attribute of an element; of classes and ids each is one."""
        value = self.value if self.name in ("class", "id") else ""
        return f"{self.element} {self.name} {value}"

    def __str__(self) -> str:
        value = self.value if len(self.value) <= _LONGEST else f"{self.value[: _LONGEST - 1].rstrip()}…"
        return f'{self.name}="{value}" ở <{self.element}>'


class Scan(HTMLParser):
    """Lists the start tags and the text of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[Range] = []
        self.attributes: list[Attribute] = []
        self.words: list[str] = []
        self.heading_ids: list[str] = []
        self._open: list[int] = []
        self.feed(html)
        self.close()
        while self._open:
            self._end()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag and its attributes."""
        number, start = len(self.tags), len(self.words)
        self.tags.append(Range(tag, start, start, self._open[-1] if self._open else None))
        if tag not in _VOID:
            self._open.append(number)
        if _HEADING_RE.fullmatch(tag):
            self.heading_ids.append(dict(attrs).get("id") or "")
        # a bare name stands for itself: Markdown writes ``x="x"`` as ``x``
        self.attributes += [
            Attribute(tag, key, key if value is None else value, number) for key, value in attrs
        ]

    def handle_endtag(self, tag: str) -> None:
        """Note which words stand in an element."""
        if any(self.tags[number].name == tag for number in self._open):
            while self._end() != tag:
                pass

    def _end(self) -> str:
        number = self._open.pop()
        self.tags[number] = self.tags[number]._replace(end=len(self.words))
        return self.tags[number].name

    def handle_data(self, data: str) -> None:
        """Note text that is not blank."""
        if words := data.strip():
            first = words.partition("\n")[0].replace("\u00a0", " ").replace(LESS_THAN, "<")
            self.words.append(first.strip())


class _Kind:
    """A kind of what is taken: how it is told, and how often it is there."""

    def __init__(self, told: str) -> None:
        self._told, self.count = told, 0

    def __str__(self) -> str:
        return f"{self._told} ({self.count} chỗ)" if self.count > 1 else self._told


class Taken:
    """What is taken of the HTML of one text, to be told once: elements, and attributes of others."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._kinds: dict[str, dict[str, _Kind]] = {"taken-element": {}, "taken-attribute": {}}
        self._lines: dict[str, list[int]] = {code: [] for code in self._kinds}
        self._looked = dict.fromkeys(self._kinds, 0)
        self.heading_ids: Sequence[str] = ()

    def look(self, html: str, text: str, keeps: Kept, is_fit: Fit) -> None:
        """Look at the HTML that was made of a text before all is taken that ``keeps`` does not name.

        ``keeps`` are the attributes that stay, ``is_fit`` the values of some of them.
        """
        scan = Scan(html)
        where = Whereabouts(masked(self._findings.text), scan.words, scan.tags)
        self.heading_ids = scan.heading_ids
        for number, one in enumerate(scan.tags):
            if one.name not in TAGS:
                place = where.of_tag(number) if self._looked["taken-element"] < _LOOKED else -1
                self._note("taken-element", one.name, f"<{one.name}>", place)
        typed = {one.typed for one in Scan(text).attributes} if "<" in text else set()
        for attribute in scan.attributes:
            is_told = attribute.element in TAGS and attribute.typed not in typed and attribute.value.strip()
            if is_told and not _is_kept(attribute, keeps, is_fit):
                self._note_attribute(attribute, where)

    def _note_attribute(self, one: Attribute, where: Whereabouts) -> None:
        code, place = "taken-attribute", -1
        if self._looked[code] < _LOOKED:
            place = where.of_typed(one.name, one.value)
            place = where.of_tag(one.tag) if place < 0 else place
        self._note(code, one.kind, str(one), place)

    def _note(self, code: str, kind: str, told: str, place: int) -> None:
        self._looked[code] += 1
        self._kinds[code].setdefault(kind, _Kind(told)).count += 1
        if place >= 0:
            self._lines[code].append(self._findings.line_of(place))

    def replaced(self, html: str) -> str:
        """Let links to the ids that headings had lead to those that they have in safe HTML.

        Ids that were typed, and are others now, are taken: links of other pages may name them.
        """
        ids = self.heading_ids
        own = [(match[1], match[2] or "") for match in _HEADING_WITH_ID_RE.finditer(html)]
        if not any(ids) or len(own) != len(ids):
            return html
        goals: dict[str, str] = {}
        where = Whereabouts(masked(self._findings.text), (), ())
        for old, (element, new) in zip(ids, own, strict=True):
            if old and new:
                goals |= {old: new, quote(old): new}
            place = where.of_typed("id", old) if old and old != new else -1
            if place >= 0:
                one = Attribute(element, "id", old)
                self._note("taken-attribute", one.kind, str(one), place)
        return _GOAL_RE.sub(lambda match: goals.get(match[1], match[1]), html)

    def tell(self) -> None:
        """Report what is taken, elements and attributes each at the first line that is certain."""
        for code, kinds in self._kinds.items():
            if kinds:
                line = min(self._lines[code], default=0)
                self._findings.at(line, code, found=_listed(kinds), count=self._looked[code])


def _listed(kinds: Mapping[str, _Kind]) -> str:
    """List the first kinds, and how many more there are."""
    told = ", ".join(map(str, [*kinds.values()][:_SHOWN]))
    return f"{told} và {len(kinds) - _SHOWN} loại khác" if len(kinds) > _SHOWN else told


def _is_kept(one: Attribute, keeps: Kept, is_fit: Fit) -> bool:
    """Tell whether an attribute stays, or what it is for is done in another way."""
    if one.name == "id" and _HEADING_RE.fullmatch(one.element):
        return True  # ``replaced`` sees to it
    if one.element == "code" and one.name == "class" and one.value.startswith(_LANGUAGE):
        return True
    if one.name not in keeps.get(one.element, ()):
        return False
    return one.name not in is_fit or is_fit[one.name].fullmatch(one.value) is not None
