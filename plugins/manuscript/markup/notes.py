"""Make footnotes whole: labels of any kind, notes that nothing leads to, marks that stay with their word."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteExtension

from newsroom.vietnamese.slugs import slug

_DEFINITION_RE = re.compile(r"^[ \t>]*\[\^([^\]\n]*)\]:[ ]*(.*)$", re.MULTILINE)
"""A footnote, which may stand in a quotation or a list as well."""
_MARK_RE = re.compile(r"\[\^([^\]\n]*)\]")
_GOES_ON_RE = re.compile(r"\n(?:[ \t]*\S|(?:[ \t]*\n)+(?: {4}|\t)[ \t]*\S)")
_PLAIN_RE = re.compile(r"[\w-]+")
_NAMELESS = "n"

_ATTRIBUTES = r"(?:[^\">]|\"[^\"]*\")*"
_REFERENCE_RE = re.compile(rf"<sup id=\"(fnref[^\"]*)\"><a{_ATTRIBUTES} href=\"#(fn:[^\"]*)\"")
_ARROW_RE = re.compile(
    rf"(?:<p>)?(?:&nbsp;|\u00a0)*<a\b(?={_ATTRIBUTES} class=\"footnote-backref\")"
    rf"{_ATTRIBUTES}? href=\"#(?P<goal>[^\"]*)\"{_ATTRIBUTES}>[^<]*</a>(?P<end></p>)?"
)
_GAP_RE = re.compile(r"(?:[ \u00a0]|&nbsp;)+(?=<sup id=\"fnref)|(?<=[!?…–—])(?=<sup id=\"fnref)")
_JOINER = "\u2060"


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
    if all(note.label == note.name for note in notes):
        return text, notes
    by_start = {match.start(1): note.name for match, note in zip(found, notes, strict=True)}
    by_label = {note.label: note.name for note in notes if note.repeats is None}

    def renamed(match: re.Match[str]) -> str:
        name = by_start.get(match.start(1)) or by_label.get(match[1])
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
    if '="fn' not in html:
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


class NotesExtension(Extension):
    """Number the marks of one note at once: Markdown counts up from the first for each of them."""

    def extendMarkdown(self, md: Any) -> None:  # noqa: N802 (Markdown's name)
        for extension in md.registeredExtensions:
            if isinstance(extension, FootnoteExtension):
                extension.unique_ref = partial(_unique_ref, extension)  # type: ignore[method-assign]


def _unique_ref(footnotes: FootnoteExtension, reference: str, found: bool = False) -> str:
    """Give the id of a mark, ``fnref:1``, ``fnref2:1`` …; one that is not ``found`` stays as it is."""
    if not found:
        return reference
    count = footnotes.found_refs[reference] = footnotes.found_refs.get(reference, 0) + 1
    before, separator, rest = reference.partition(footnotes.get_separator())
    return reference if count == 1 else f"{before}{count}{separator}{rest}"
