"""Tame the raw HTML of a manuscript before Markdown sees it.

Tags of the allow-list stay where they are properly closed. Every other ``<`` that would begin
a tag becomes ``LESS_THAN``, a mark that is printed as ``&lt;``: what looks like a tag comes out
as text, and nothing that follows it can be swallowed. Comments go, as HTML means them to.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from newsroom.vietnamese.printing import number

COMMENT = "!--"
"""The name of what would be a comment if it were closed."""
LESS_THAN = "\ue003"
"""A private-use character, which no manuscript may hold."""

TAGS = frozenset({
    "a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "dd", "del", "div", "dl", "dt",
    "em", "h2", "h3", "h4", "h5", "h6", "hr", "i", "ins", "li", "mark", "ol", "p", "pre", "q", "s",
    "small", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul",
})  # fmt: skip
_VOID = frozenset({"br", "hr"})
_WHOLE_DOCUMENT = frozenset({"blockquote", "div", "dl", "ol", "pre", "table", "ul"})
_TAG_RE = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][^\s/<>]*)(?P<rest>[^<>]*)(?P<close>>?)|<(?=[!?])")
_ESCAPED_RE = re.compile(r"(?<!\\)((?:\\\\)*)\\<")
_NAME_RE = re.compile(r"[a-zA-Z][a-zA-Z0-9-]+")
_AUTOLINK_RE = re.compile(r"<(?:https?://|mailto:|[^\s<>@]+@)[^\s<>]*>", re.IGNORECASE)
_DESTINATION_RES = {
    "](": re.compile(r"<[^<>\n]*>\s*(?:\)|[\"'])"),
    "]: ": re.compile(r"<(?=[^\s<>]*?[./:#])[^\s<>]*+>"),
}
"""What may stand in pointed brackets behind these signs: where a link leads."""
_CODE_SPAN_RE = re.compile(r"(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)")
_BLANK_LINE_RE = re.compile(r"\n[ \t]*\n")
_BRACKET_RE = re.compile(r"[\[\]]")
_MAX_OPEN_BRACKETS = 50
_MAX_TAGS = 5000


@dataclass(frozen=True, slots=True)
class Odd:
    """A tag that is printed as text: its name, and how many lines stand above its own."""

    name: str
    line: int


class Tangle(NamedTuple):
    """What there is too much of, in words; how much there may be; where the first is that is too many."""

    found: str
    most: int
    place: int


@dataclass(frozen=True, slots=True)
class _Tag:
    match: re.Match[str]
    name: str
    closes: bool


def tame(text: str) -> tuple[str, list[Odd]]:
    """Take comments out and turn unfit tags into text; the number of lines stays the same."""
    if "<" not in text:
        return text, []
    text = _unescaped(_without_comments(text))
    unfit = sorted(_unfit(text), key=lambda match: match.start())
    pieces, position = [], 0
    for match in unfit:
        pieces += [text[position : match.start()], LESS_THAN]
        position = match.start() + 1
    pieces.append(text[position:])
    return "".join(pieces), list(_odd(text, unfit))


def _odd(text: str, unfit: Iterable[re.Match[str]]) -> Iterator[Odd]:
    """Give the unfit tags, in their order, that do not stand in code."""
    code = _code_spans(text)
    lines, position = 0, 0
    for match in unfit:
        lines += text.count("\n", position, match.start())
        position = match.start()
        if _looks_meant(match) and not _is_within(position, code):
            yield Odd(match["name"] or _sign(text, match), lines)


def _sign(text: str, match: re.Match[str]) -> str:
    """Name what begins like a tag and is a comment that is not closed, or a declaration."""
    return COMMENT if text.startswith(f"<{COMMENT}", match.start()) else "!"


def _unescaped(text: str) -> str:
    """Turn ``<`` behind a backslash into text."""
    if "\\<" not in text:
        return text
    code = _code_spans(text)

    def plain(match: re.Match[str]) -> str:
        inside = _is_within(match.start(), code)
        return match.group() if inside else f"{match[1]}{LESS_THAN}"

    return _ESCAPED_RE.sub(plain, text)


def _looks_meant(match: re.Match[str]) -> bool:
    """Tell whether what is printed as text was meant as a tag; ``a<b`` was not."""
    return bool(match["close"]) or not match["name"] or _NAME_RE.fullmatch(match["name"]) is not None


def _without_comments(text: str) -> str:
    """Take out ``<!-- … -->``, keeping the line ends in it; one that never closes stays."""
    code = _code_spans(text)
    pieces, position, start = [], 0, -1
    while (start := text.find("<!--", max(position, start + 1))) >= 0:
        end = text.find("-->", start + 2)
        if end < 0:
            break
        if not _is_within(start, code):
            pieces += [text[position:start], "\n" * text.count("\n", start, end)]
            position = end + 3
    return "".join((*pieces, text[position:]))


def _code_spans(text: str) -> list[tuple[int, int]]:
    """Find where code spans begin and end."""
    return [match.span() for match in _CODE_SPAN_RE.finditer(text)] if "`" in text else []


def _is_within(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a place lies in one of some spans, which are in their order."""
    index = bisect_left(spans, (place, 0)) - 1
    return index >= 0 and place < spans[index][1]


def _unfit(text: str) -> Iterator[re.Match[str]]:
    breaks = [match.start() for match in _BLANK_LINE_RE.finditer(text)]
    paragraph = 0
    found: dict[object, list[_Tag]] = defaultdict(list)
    for match in _TAG_RE.finditer(text):
        before = text[max(0, match.start() - 3) : match.start()]
        destination = next(
            (rule for sign, rule in _DESTINATION_RES.items() if before.endswith(sign)), _AUTOLINK_RE
        )
        if destination.match(text, match.start()) or _AUTOLINK_RE.match(text, match.start()):
            continue
        while paragraph < len(breaks) and breaks[paragraph] < match.start():
            paragraph += 1
        name = (match["name"] or "").lower()
        if name not in TAGS or not match["close"]:
            yield match
        elif name not in _VOID:
            scope = "document" if name in _WHOLE_DOCUMENT else paragraph
            found[scope].append(_Tag(match, name, bool(match["end"])))
    for tags in found.values():
        yield from _unclosed(tags)


def _unclosed(tags: list[_Tag]) -> Iterator[re.Match[str]]:
    """Give the tags of one scope that have no partner."""
    open_tags: list[_Tag] = []
    for tag in tags:
        if not tag.closes:
            open_tags.append(tag)
            continue
        partner = next(
            (index for index in reversed(range(len(open_tags))) if open_tags[index].name == tag.name), None
        )
        if partner is None:
            yield tag.match
        else:
            yield from (skipped.match for skipped in open_tags[partner + 1 :])
            del open_tags[partner:]
    yield from (tag.match for tag in open_tags)


def tangle(text: str) -> Tangle | None:
    """Find brackets of which there are so many, or within one another, that Markdown would take ages."""
    if (tags := text.count("<")) > _MAX_TAGS:
        place = next(islice(re.finditer("<", text), _MAX_TAGS, None)).start()
        return Tangle(f"{number(tags)} dấu «<»", _MAX_TAGS, place)
    if text.count("[") <= _MAX_OPEN_BRACKETS:
        return None
    depth = deepest = place = 0
    for match in _BRACKET_RE.finditer(text):
        depth = depth + 1 if match.group() == "[" else max(0, depth - 1)
        if depth == _MAX_OPEN_BRACKETS + 1 and not place:
            place = match.start()
        deepest = max(deepest, depth)
    if deepest <= _MAX_OPEN_BRACKETS:
        return None
    return Tangle(f"{number(deepest)} dấu «[» mở trong nhau", _MAX_OPEN_BRACKETS, place)
