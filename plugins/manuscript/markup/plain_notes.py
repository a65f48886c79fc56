"""Set ordinary footnotes as Markdown sets them: one line each, at the end of a text, with one mark each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from newsroom.vietnamese.printing import no_break
from plugins.manuscript.markup.plain_blocks import set_paragraph
from plugins.manuscript.markup.plain_words import set_words

_DEFINITIONS_RE = re.compile(r"(?:\n+\[\^[\w-]+\]: [^\n]+)+\n*\Z")
_DEFINITION_RE = re.compile(r"\[\^([\w-]+)\]: ([^\n]+)")
_MARK_RE = re.compile(r"\[\^([\w-]+)\]")
_NUMBER_RE = re.compile(r'(?<=<a class="footnote-ref" href="#fn:)([\w-]+)">(?=</a></sup>)')
_PLACE = "///Footnotes"
"""How a line begins that says where Markdown is to put its notes."""
_REORDERING = "footnote-reorder"


class PlainNotes(NamedTuple):
    """The text above the notes of a body, and the words of each as HTML, by its label."""

    text: str
    notes: Mapping[str, str]

    def numbered(self, md: Any, html: str, between: str = "\n") -> str:
        """Number the marks in HTML, and set the notes below it in their order, ``between`` above them."""
        order: list[str] = []

        def number(match: re.Match[str]) -> str:
            order.append(match[1])
            return f'{match[1]}">{len(order)}'

        html = _NUMBER_RE.sub(number, html)
        title = md.treeprocessors[_REORDERING].footnotes.getConfig("BACKLINK_TITLE")
        listed = (self._note(label, title.format(place)) for place, label in enumerate(order, start=1))
        below = "\n".join(('<div class="footnote">', "<hr>", "<ol>", *listed, "</ol>", "</div>"))
        return f"{html}{between}{below}"

    def _note(self, label: str, title: str) -> str:
        arrow = f'<a class="footnote-backref" href="#fnref:{label}" title="{title}">&#8617;</a>'
        return f'<li id="fn:{label}">\n<p>{self.notes[label]}{arrow}</p>\n</li>'


def take_notes(md: Any, text: str) -> PlainNotes | None:
    """Take the notes off the end of a text; ``None`` if Markdown must set it as a whole."""
    match = _DEFINITIONS_RE.search(text)
    if match is None or _PLACE in text or _REORDERING not in md.treeprocessors:
        return None
    above = text[: match.start()]
    found = _DEFINITION_RE.findall(match.group())
    labels, marks = [label for label, _ in found], _MARK_RE.findall(above)
    is_plain = sorted(labels) == sorted(marks) == sorted(set(labels)) and above.count("[^") == len(marks)
    if not is_plain or "]:" in above or match.group().count("[^") != len(found):
        return None
    notes = {label: _words(line) for label, line in found}
    return PlainNotes(above, notes) if all(notes.values()) else None


def _words(line: str) -> str:
    """Set the words of a note; Markdown sets them with the space before its arrow set aside."""
    words = set_words(line, behind="&nbsp;") if set_paragraph([line]) is not None else None
    return no_break(words) if words else ""
