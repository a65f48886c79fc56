"""Find the lines of what the typesetter met in a body."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from typing import NamedTuple

from newsroom.model.copy import masked

_NAME_RE = re.compile(r"[\w.%/-]")
"""What file names and addresses are made of."""
_TARGET_RE = re.compile(r"\[(?:[^\[\]]|\[[^\[\]]*\])*\]\(\s*<?$")
"""What stands before the address of a link, and of a photo behind an exclamation mark."""
_ESCAPED_RE = re.compile(r"\\([!-/:-@\[-`{-~])")
_BREAK_RE = re.compile(r"\n")
_BEFORE = 400
"""The characters before an address in which it is looked for."""

_PART, _WORD, _OTHER, _MEANT = range(4)
"""A part of a longer name; a word of the text; the address of something else; what is looked for."""


class Locator:
    """Find the line of something written in the body, the next one at each call.

    What stands as an address is meant rather than a word of the text, and that rather than a
    part of a longer one: ``1.jpg`` is not looked for in ``11.jpg``.
    """

    def __init__(self, text: str, first_line: int) -> None:
        self._text, self._first_line = text, first_line
        self._seen: dict[tuple[str, bool], int] = {}
        self._known: dict[tuple[str, bool], _Places] = {}

    @cached_property
    def _masked(self) -> str:
        return masked(self._text)

    @cached_property
    def _breaks(self) -> list[int]:
        return [match.start() for match in _BREAK_RE.finditer(self._text)]

    def line(self, needle: str, photo: bool = False) -> int:
        """Give the line of the next ``needle``, from the start again after the last; the first if none.

        ``photo`` looks for the address of a photo rather than for that of a link.
        """
        key = (needle, photo)
        if key not in self._known:
            self._known[key] = self._places(needle, photo)
        known = self._known[key]
        position = known.likeliest(self._seen.get(key, 0))
        if position < 0:
            position = known.likeliest(0)
        if position < 0:
            position = self._text.find(needle)
        if position < 0 and self._plain is not None:
            return self._plain.line(needle, photo)
        position = max(position, 0)
        self._seen[key] = position + len(needle)
        return self.line_of(position)

    @cached_property
    def _plain(self) -> Locator | None:
        """The same without backslashes, for what was met without them; ``None`` if there are none."""
        plain = _ESCAPED_RE.sub(r"\1", self._text) if "\\" in self._text else self._text
        return Locator(plain, self._first_line) if len(plain) < len(self._text) else None

    def line_of(self, position: int) -> int:
        """Give the line of a place in the text."""
        return self._first_line + bisect_left(self._breaks, position)

    def _places(self, needle: str, photo: bool) -> _Places:
        """Find all places of a needle and how likely each is, at once: there may be thousands."""
        text, found = self._masked, []
        position = text.find(needle)
        while position >= 0:
            found.append(position)
            position = text.find(needle, position + len(needle)) if needle else -1
        best = list(range(len(found)))
        likely = [_likelihood(text, place, needle, photo) for place in found] if len(found) > 1 else []
        for index in range(len(found) - 2, -1, -1):
            if likely[index] < likely[best[index + 1]]:
                best[index] = best[index + 1]
        return _Places(found, best)


class _Places(NamedTuple):
    """Where a needle stands; ``best`` gives for each place the likeliest of it and those behind it."""

    found: list[int]
    best: list[int]

    def likeliest(self, start: int) -> int:
        """Give the likeliest place from ``start`` on, -1 if there is none."""
        index = bisect_left(self.found, start)
        return self.found[self.best[index]] if index < len(self.found) else -1


def _likelihood(text: str, start: int, needle: str, photo: bool) -> int:
    end = start + len(needle)
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    for inner, outer in ((needle[:1], before), (needle[-1:], after)):
        if _NAME_RE.match(inner) and _NAME_RE.match(outer):
            return _PART
    first = max(start - _BEFORE, 0)
    bracket = _opening(text, first, start)
    if bracket >= 0:
        return _MEANT if (text[max(bracket - 1, first) : bracket] == "!") == photo else _OTHER
    by_itself = (
        "://" in needle
        or needle.startswith("www.")
        or (before and before in "<\"'")
        or text[max(start - 3, 0) : start] == "]: "
    )
    return _MEANT if by_itself else _WORD


def _opening(text: str, first: int, start: int) -> int:
    """Give the place of the bracket, from ``first`` on, whose link leads to what begins at ``start``.

    It is -1 if none does. What is nearest is looked at first: a bracket is closed by one other only.
    """
    if not text[first:start].rstrip().removesuffix("<").rstrip().endswith("]("):
        return -1
    place = text.rfind("[", first, start)
    while place >= 0 and not _TARGET_RE.match(text, place, start):
        place = text.rfind("[", first, place)
    return place
