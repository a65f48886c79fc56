"""Write runs of text as Markdown within a line: bold, italics, links, raised signs, marks of notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from newsroom.commands.importer.source import Span
from newsroom.commands.importer.writing.signs import cleaned, escaped

_BEFORE_EMPHASIS = frozenset(" (“")
_AFTER_EMPHASIS = frozenset(" .,;:!?)”…")
_WORD_RE = re.compile(r"\w")
_END_RE = re.compile(r"[^\W_]|[.,;:!?%”)…]")


@dataclass(slots=True)
class Pen:
    """What writing needs to know beside the words, and what it found on the way.

    ``target`` gives what a link is written to lead to, ``""`` if it can lead nowhere; ``mark`` gives the
    label of a note, ``""`` if there is no such note.
    """

    target: Callable[[str, str], str]
    mark: Callable[[str], str]
    breaks: str = "\\\n"
    faults: list[str] = field(default_factory=list)


def lines_of(spans: Iterable[Span]) -> list[list[Span]]:
    """Cut runs of text at the breaks in them; in each line runs of the same kind are one, spaces single."""
    lines: list[list[Span]] = [[]]
    for span in spans:
        first, *rest = span.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        pieces = [replace(span, text=first, note="" if rest else span.note)]
        for number, text in enumerate(rest, start=1):
            pieces.append(replace(span, text=text, note=span.note if number == len(rest) else ""))
        lines[-1].append(pieces[0])
        lines += [[piece] for piece in pieces[1:]]
    return [line for line in map(_tidied, lines) if line]


def _tidied(line: Sequence[Span]) -> list[Span]:
    """Clean the runs of a line, join those of the same kind, and put spaces outside of marked ones."""
    found: list[Span] = []
    for span in _joined(_spaced(line)):
        words = cleaned(span.text)
        before = " " if span.text[:1].isspace() else ""
        after = " " if words and span.text[-1:].isspace() else ""
        if before and found and not _ends_in_space(found):
            found.append(Span(" "))
        if words or span.note:
            found.append(replace(span, text=words))
        if after:
            found.append(Span(" "))
    while found and found[-1].text == " " and not found[-1].note:
        found.pop()
    return _without_double_spaces(found)


def _ends_in_space(found: Sequence[Span]) -> bool:
    return found[-1].text.endswith(" ") and not found[-1].note


def _without_double_spaces(found: Sequence[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in found:
        if span.text == " " and not span.note and (not kept or _ends_in_space(kept)):
            continue
        kept.append(span)
    return list(_joined(kept))


def _spaced(line: Sequence[Span]) -> list[Span]:
    """Give spaces between runs of one kind that kind, so that they become one run."""
    spans = [span for span in line if span.text or span.note]
    for place in range(1, len(spans) - 1):
        before, span, after = spans[place - 1 : place + 2]
        if not span.text.strip() and not (span.note or before.note) and _kind(before) == _kind(after):
            spans[place] = replace(before, text=span.text)
    return spans


def _kind(span: Span) -> tuple[bool, bool, int, str, bool]:
    return span.bold, span.italic, span.raised, span.link, span.code


def _joined(spans: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in spans:
        if joined and not joined[-1].note and _kind(joined[-1]) == _kind(span):
            joined[-1] = replace(span, text=joined[-1].text + span.text)
        else:
            joined.append(span)
    return joined


def words_of(spans: Iterable[Span], between: str = " ") -> str:
    """Give the words of runs of text on one line, without marks."""
    lines = lines_of(spans)
    return between.join("".join(span.text for span in line).strip() for line in lines).strip()


def written(line: Sequence[Span], pen: Pen) -> str:
    """Write the runs of one line as ``lines_of`` gives them."""
    groups = [(target, list(run)) for target, run in groupby(_led(line, pen), key=lambda span: span.link)]
    pieces, before = [], ""
    for number, (target, run) in enumerate(groups):
        after = ""
        if number + 1 < len(groups):
            after = "[" if groups[number + 1][0] else groups[number + 1][1][0].text[:1]
        words = "".join(span.text for span in run)
        if target:
            inner = _run(run, "", "", pen).replace("]", "\\]") if "]" in words else _run(run, "", "", pen)
            pieces.append(f"[{inner}]({target})")
        else:
            pieces.append(_run(run, before, after, pen))
        before = words[-1:] or before
    return "".join(pieces).strip()


def _led(line: Sequence[Span], pen: Pen) -> list[Span]:
    """Give runs whose links are written as they lead; those that lead nowhere are one with what is around."""
    spans: list[Span] = []
    for link, group in groupby(line, key=lambda span: span.link):
        run = list(group)
        words = "".join(span.text for span in run)
        target = pen.target(link, words) if link and words.strip() else ""
        spans += [replace(span, link=target) for span in run]
    return list(_joined(spans))


def _run(run: Sequence[Span], before: str, after: str, pen: Pen) -> str:
    pieces: list[str] = []
    for number, span in enumerate(run):
        following = run[number + 1].text[:1] if number + 1 < len(run) else after
        previous = run[number - 1].text[-1:] or "x" if number else before
        if number + 1 < len(run) and not run[number + 1].text:
            following = "["
        label = pen.mark(span.note) if span.note else ""
        pieces.append(_marked(span, previous, "[" if label else following))
        if label:
            pieces.append(f"[^{label}]")
    return "".join(pieces)


def _marked(span: Span, before: str, after: str) -> str:
    """Write one run between its neighbours' signs ``before`` and ``after``."""
    is_tagged = bool(span.raised or span.code)
    is_marked = is_tagged or span.bold or span.italic
    text = escaped(span.text, *(("", "") if is_marked else (before, after)))
    if not span.text.strip():
        return text
    if text.endswith("]("):  # a tag behind it would be taken for where a link leads
        text = f"{text[:-1]}\\("
    if span.code:
        text = f"<code>{text}</code>"
    if span.raised:
        tag = "sup" if span.raised > 0 else "sub"
        text = f"<{tag}>{text}</{tag}>"
    if not (span.bold or span.italic):
        return text
    fits = (
        not is_tagged
        and (not before or before in _BEFORE_EMPHASIS)
        and (not after or after in _AFTER_EMPHASIS)
        and bool(re.match(r"[^\W_]", span.text))
        and bool(_END_RE.fullmatch(span.text[-1]))
    )
    sign = "*" * (2 * span.bold + span.italic)
    if fits:
        return f"{sign}{text}{sign}"
    if span.italic:
        text = f"<em>{text}</em>"
    return f"<strong>{text}</strong>" if span.bold else text
