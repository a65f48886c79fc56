"""Tell stars and low lines that mean emphasis from those that are signs of the text.

Offices write ``Giá(*)``, ``3*4*5``, ``Tổng số*: 5`` and blanks to be filled in, ``__/__/____``. The rules
are those of CommonMark 0.31.2, 6.2 (*delimiter runs*), but stricter: nothing within a word or between
digits is emphasis, no run longer than three, and no star that stands at a bracket's inner side. Pairs are
found as its appendix says (*process emphasis*), in one pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

from plugins.manuscript.markup.levels import MOST, TooDeep

_PRIORITY = 60
_LONGEST = 3
_START, _END = "\x02", "\x03"
"""Markdown's own marks around what it has set already."""
_RUN_RE = re.compile(r"([*_])\1*")
_SEVERAL_WITHIN_WORD = r"(?:(?<=\w)(?=\*\*+[^\W\d])|(?<=[^\W\d])(?=\*\*+\d))"
_OPENS = {
    "*": re.compile(rf"(?:(?<!\w)|{_SEVERAL_WITHIN_WORD})(?=\*+[^\s)\]}}.,;:!?…”’»/|=*])"),
    "_": re.compile(rf"(?<![^\s(\[{{“‘\"'«*–—-])(?=_+[^\W_]|_+[\"“‘'(\[«*{_START}])"),
}
_CLOSES = {
    "*": re.compile(r"(?<=[^\s(\[{“‘«*/|=])(?=\*+(?!\w)|\*\*+[^\W\d]|(?<!\d)\*\*+\d)"),
    "_": re.compile(rf"(?<=[\w\"”’')\]»*.,;:!?…%{_END}])(?<!_)(?=_+(?![\w/]))"),
}


class Pair(NamedTuple):
    """Emphasis: where its first sign stands, where its last one ends, one sign or two."""

    start: int
    end: int
    size: int


@dataclass(slots=True)
class _Run:
    """Signs in a row that are not used up yet, ``length`` at ``start``; ``whole`` is how many there were."""

    start: int
    length: int
    whole: int
    opens: bool
    closes: bool

    def fits(self, closer: _Run) -> bool:
        """Tell whether a run opens what another closes (the *rule of three*)."""
        if not (self.closes or closer.opens):
            return True
        return (self.whole + closer.whole) % 3 != 0 or (self.whole % 3 == 0 and closer.whole % 3 == 0)


def all_pairs(text: str) -> list[Pair]:
    """Find the emphases of a text, each before those that are within it."""
    runs = list(_RUN_RE.finditer(text))
    return _side_by_side(text, runs) or _all_pairs(text, runs)


def _side_by_side(text: str, runs: Sequence[re.Match[str]]) -> list[Pair]:
    """Find emphases each of which ends before the next begins, as most do; nothing if some may not.

    Of two signs in a row, which are alike, the first opens and the second closes: whatever else they may
    do, nothing is open before and after them.
    """
    pairs: list[Pair] = []
    ended = -1
    for opener, closer in zip(runs[::2], runs[1::2], strict=False):
        signs, start, end = opener.group(), opener.start(), closer.end()
        if signs != closer.group() or len(signs) >= _LONGEST or start == ended:
            return []
        opens, closes = _OPENS[signs[0]], _CLOSES[signs[0]]
        if not (opens.match(text, start, opener.end() + 1) and closes.match(text, closer.start(), end + 1)):
            return []
        pairs.append(Pair(start, end, len(signs)))
        ended = end
    return [] if len(runs) % 2 else pairs


def _all_pairs(text: str, runs: Iterable[re.Match[str]]) -> list[Pair]:
    """Find emphases of all kinds."""
    openers: dict[str, list[_Run]] = {"*": [], "_": []}
    pairs: list[Pair] = []
    ended = -1
    for match in runs:
        sign, start, length = match.group()[0], match.start(), len(match.group())
        while 0 < length <= _LONGEST:
            run = _run(text, start, length, "" if start != ended else _END)
            if run.closes:
                _close(run, openers, sign, pairs)
            is_whole = run.start > start and not any(openers.values())
            if is_whole:  # what is left of the signs stands behind an emphasis, as it will be set
                start, length, ended = run.start, run.length, run.start
                continue
            if run.opens and run.length:
                openers[sign].append(run)
            break
    return sorted(pairs)


def _run(text: str, start: int, length: int, before: str) -> _Run:
    """Judge signs in a row; ``before`` is what stands before them if that is not what the text has there."""
    sign, seen, place = text[start], text, start
    if before:
        seen, place = f"{before}{text[start : start + length + 1]}", len(before)
    opens = _OPENS[sign].match(seen, place, place + length + 1) is not None
    closes = _CLOSES[sign].match(seen, place, place + length + 1) is not None
    return _Run(start, length, length, opens, closes)


def emphases(text: str) -> Iterator[tuple[Element, Pair]]:
    """Set the emphases of a text that are not within another, each with what is within it."""
    pairs = iter(all_pairs(text))
    pair = next(pairs, None)
    while pair is not None:
        element, following = _set(text, pairs, pair)
        yield element, pair
        pair = following


def _close(closer: _Run, openers: dict[str, list[_Run]], sign: str, pairs: list[Pair]) -> None:
    """Pair a run with those that it closes."""
    stack = openers[sign]
    place = len(stack) - 1
    while closer.length and place >= 0:
        opener = stack[place]
        if not opener.fits(closer):
            place -= 1
            continue
        shorter = min(opener.length, closer.length)
        size = 1 if shorter == _LONGEST else min(shorter, 2)
        pairs.append(Pair(opener.start + opener.length - size, closer.start + size, size))
        opener.length -= size
        closer.start, closer.length = closer.start + size, closer.length - size
        for other in openers.values():
            while other and other[-1].start > opener.start:
                other.pop()
        if not opener.length:
            stack.pop()
        place = len(stack) - 1


def _set(text: str, pairs: Iterator[Pair], pair: Pair, level: int = 1) -> tuple[Element, Pair | None]:
    """Set an emphasis and those within it, which ``pairs`` give; give the next one, too."""
    if level > MOST:
        raise TooDeep
    element = Element("strong" if pair.size > 1 else "em")
    place, end = pair.start + pair.size, pair.end - pair.size
    inner, child = next(pairs, None), None
    while inner and inner.start < end:
        _add(element, child, text[place : inner.start])
        place = inner.end
        child, inner = _set(text, pairs, inner, level + 1)
        element.append(child)
    _add(element, child, text[place:end])
    return element, inner


def _add(element: Element, child: Element | None, text: str) -> None:
    if child is None:
        element.text = text
    else:
        child.tail = text


class Emphasis(InlineProcessor):
    """Stands for emphasis among the patterns; ``SparingInlineProcessor`` sets all of a text at once."""

    def handleMatch(  # type: ignore[override] # noqa: N802 (Markdown's name)
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int, int]:
        """Set the first emphasis from a sign on, for any processor but ours."""
        for element, pair in emphases(data[m.start() :]):
            return element, m.start() + pair.start, m.start() + pair.end
        return None, m.start(), len(data)


class EmphasisExtension(Extension):
    """Register it in the place of Markdown's own."""

    def extendMarkdown(self, md: Any) -> None:  # noqa: N802 (Markdown's name)
        md.inlinePatterns.register(Emphasis(r"[*_]", md), "em_strong", _PRIORITY)
