"""Make footnotes whole: labels of any kind, notes that nothing leads to, marks that stay with their word."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any
from xml.etree.ElementTree import Element

from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteExtension, FootnoteReorderingProcessor

from newsroom.vietnamese.slugs import slug

_DEFINITION_RE = re.compile(r"^[ \t>]*\[\^([^\]\n]*)\]:[ ]*(.*)$", re.MULTILINE)
"""A footnote, which may stand in a quotation or a list as well."""
_MARK_RE = re.compile(r"\[\^([^\]\n]*)\]")
_GOES_ON_RE = re.compile(r"\n(?:[ \t]*\S|(?:[ \t]*\n)+(?: {4}|\t)[ \t]*\S)")
_SPACED_RE = re.compile(r"\[\^(?:[ ]|[^\]\n]*[ ]\])")
_PLAIN_RE = re.compile(r"[\w-]+")
_NAMELESS = "n"
_FIRST = 98

_ATTRIBUTES = r"(?:[^\">]|\"[^\"]*\")*"
_REFERENCE_RE = re.compile(rf"<sup id=\"(fnref[^\"]*)\"><a{_ATTRIBUTES} href=\"#(fn:[^\"]*)\"")
_ARROW_RE = re.compile(
    rf"(?:<p>)?(?:&nbsp;|\u00a0)*<a\b(?={_ATTRIBUTES} class=\"footnote-backref\")"
    rf"{_ATTRIBUTES}? href=\"#(?P<goal>[^\"]*)\"{_ATTRIBUTES}>[^<]*</a>(?P<end></p>)?"
)
_GAP_RE = re.compile(r"(?:[ \u00a0]|&nbsp;)+(?=<sup id=\"fnref)|(?<=[!?…–—])(?=<sup id=\"fnref)")
_JOINER = "\u2060"
_REORDERING = "footnote-reorder"
_AFTER_INLINE = 19
"""Markdown's own place for putting notes in order."""


class InOrder(FootnoteReorderingProcessor):
    """Puts notes in the order in which their marks stand, those too that are empty and have no arrow.

    Markdown itself numbers them as it sets them, which in tables is after all else.
    """

    def run(self, root: Element) -> None:
        """Number the marks below ``root``, and put the notes in their order."""
        footnotes: Any = self.footnotes
        marks = [link for link in root.iter("a") if link.get("class") == "footnote-ref"]
        separator = footnotes.get_separator()
        names = [mark.get("href", "").partition(separator)[2] for mark in marks]
        footnotes.footnote_order = list(dict.fromkeys(names))
        numbers = {name: number for number, name in enumerate(footnotes.footnote_order, start=1)}
        for mark, name in zip(marks, names, strict=True):
            mark.text = str(numbers[name])
        super().run(root)

    def reorder_footnotes(self, parent: Element) -> None:
        """Order the notes below ``parent``, and number their arrows anew."""
        footnotes: Any = self.footnotes
        order = {name: place for place, name in enumerate(footnotes.footnote_order)}
        listed = parent.find("ol")
        assert listed is not None, "there are no notes"
        separator, title = footnotes.get_separator(), footnotes.getConfig("BACKLINK_TITLE")
        listed[:] = sorted(
            listed, key=lambda note: order.get(note.get("id", "").partition(separator)[2], len(order))
        )
        for number, note in enumerate(listed, start=1):
            for arrow in note.iterfind(".//a[@class='footnote-backref']"):
                arrow.set("title", title.format(number))


class NotesExtension(Extension):
    """Register it, and let notes be read before what would take their lines for its own."""

    def extendMarkdown(self, md: Any) -> None:  # noqa: N802 (Markdown's name)
        blocks, trees = md.parser.blockprocessors, md.treeprocessors
        if "footnote" in blocks:
            blocks.register(blocks["footnote"], "footnote", _FIRST)
        if _REORDERING in trees:
            footnotes = trees[_REORDERING].footnotes
            footnotes.unique_ref = partial(_unique_ref, footnotes)
            trees.register(InOrder(footnotes), _REORDERING, _AFTER_INLINE)


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote as it was typed: its label, the name it is set under, how many lines stand above it.

    ``repeats`` is the number of lines above the first note of this label, if that is another one.
    """

    label: str
    name: str
    line: int
    is_empty: bool = False
    repeats: int | None = None

    def faults(self, html: str, used: Collection[str]) -> Iterator[str]:
        """Give the code of what is wrong with the note, if anything is; marks lead to the names ``used``.

        What is no note in ``html``, though it looks like one, is told of by its marks.
        """
        if f'<li id="fn:{self.name}">' not in html:
            return
        if self.is_empty:
            yield "empty-footnote"
        elif self.repeats is not None:
            yield "repeated-footnote"
        elif self.name not in used:
            yield "unused-footnote"


def prepared(text: str) -> tuple[str, list[Note]]:
    """Give the source of a body with labels that an address can have, and its notes.

    A label that stands twice is that of the first note, and the other gets one of its own: so both
    are printed. Lines stay what they are.
    """
    if "[^" not in text:
        return text, []
    found = list(_DEFINITION_RE.finditer(text))
    notes = list(_notes(text, found))
    if all(note.label == note.name for note in notes) and not _SPACED_RE.search(text):
        return text, notes
    by_start = {match.start(1): note.name for match, note in zip(found, notes, strict=True)}
    by_label = {note.label.strip(): note.name for note in notes if note.repeats is None}

    def renamed(match: re.Match[str]) -> str:
        name = by_start.get(match.start(1)) or by_label.get(match[1].strip())
        return match.group() if name is None else f"[^{name}]"

    return _MARK_RE.sub(renamed, text), notes


def _notes(text: str, found: list[re.Match[str]]) -> Iterator[Note]:
    taken = {match[1] for match in found}
    first: dict[str, int] = {}
    line = position = 0
    for match in found:
        label = match[1]
        line += text.count("\n", position, match.start())
        position = match.start()
        name = label
        if label in first or not _PLAIN_RE.fullmatch(label):
            name = _free(slug(label) or _NAMELESS, taken)
            taken.add(name)
        yield Note(label, name, line, _is_empty(text, match), first.get(label))
        first.setdefault(label, line)


def _free(name: str, taken: set[str]) -> str:
    number, unique = 1, name
    while unique in taken:
        number += 1
        unique = f"{name}-{number}"
    return unique


def _is_empty(text: str, match: re.Match[str]) -> bool:
    if match[2].strip():
        return False
    rest = _GOES_ON_RE.match(text, match.end())
    return rest is None or _DEFINITION_RE.match(text, match.end() + 1) is not None


def finished(html: str) -> tuple[str, set[str]]:
    """Keep the marks in safe HTML with their words, take out arrows that lead back to no mark.

    Gives the names of the notes that a mark leads to as well.
    """
    if "=" not in html or '="fn' not in html:
        return html, set()
    marks = _REFERENCE_RE.findall(html)
    places = {place for place, _ in marks}
    html = _ARROW_RE.sub(lambda match: _arrow(match, places), html)
    html = _GAP_RE.sub(lambda match: "&nbsp;" if match.group() else _JOINER, html)
    return html, {goal.removeprefix("fn:") for _, goal in marks}


def _arrow(match: re.Match[str], places: set[str]) -> str:
    if match["goal"] in places:
        return match.group()
    begins, end = match.group().startswith("<p>"), match["end"] or ""
    return "" if begins and end else "<p>" * begins + end


def _unique_ref(footnotes: FootnoteExtension, reference: str, found: bool = False) -> str:
    """Give the id of a mark, ``fnref:1``, ``fnref2:1`` …; one that is not ``found`` stays as it is.

    Markdown counts up from the first mark of a note for each of them.
    """
    if not found:
        return reference
    count = footnotes.found_refs[reference] = footnotes.found_refs.get(reference, 0) + 1
    before, separator, rest = reference.partition(footnotes.get_separator())
    return reference if count == 1 else f"{before}{count}{separator}{rest}"
