"""Find where in a text stands what a tag of its HTML was made of, if that is certain."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

_BRACES_RE = re.compile(r"\{[^{}\n]*\}")
_SMALL = re.compile(r"p|h[1-6]|li|td|th|dt|dd|a|abbr|strong|em|code|span")
"""Elements whose words stand together: what is in them has their line."""
_FRAME = "admonition "
"""What the class of a frame begins with that ``!!! note`` makes; the rest stands behind those signs."""
_TRIED = 3
"""Pieces of the text of an element that are looked for: the first may be the extension's own words."""
_LEAST = 3
"""The characters that a piece of text has at least."""


class Range(NamedTuple):
    """An element of HTML: which pieces of its text stand in it, and in which element it stands."""

    name: str
    start: int
    end: int
    parent: int | None


class Whereabouts:
    """Finds places in a text of which ``words`` are what its HTML shows, in pieces, and ``tags`` its tags.

    All places are positions in the text, -1 where none is certain.
    """

    def __init__(self, text: str, words: Sequence[str], tags: Sequence[Range]) -> None:
        self._text, self._words, self._tags = text, words, tags

    @cached_property
    def _shown(self) -> str:
        return "\n".join(self._words)

    @cached_property
    def _braces(self) -> list[re.Match[str]]:
        return [*_BRACES_RE.finditer(self._text)]

    def of_typed(self, name: str, value: str) -> int:
        """Give the place of the first braces that spell an attribute, or the head of a frame."""
        if name == "class" and value.startswith(_FRAME):
            head = re.search(
                rf"^[ \t]*!!! ?{re.escape(value.removeprefix(_FRAME))}\b", self._text, re.MULTILINE
            )
            return head.end() if head else -1
        spelt = re.compile("|".join(_spellings(name, value)))
        return next((one.start() for one in self._braces if spelt.search(one.group())), -1)

    def of_tag(self, number: int) -> int:
        """Give the place of the first words in an element, or beside it in a small one around it."""
        for one in self._around(number):
            for piece in self._words[one.start : min(one.end, one.start + _TRIED)]:
                if (place := self._only(piece)) >= 0:
                    return place
        return -1

    def _around(self, number: int) -> Iterator[Range]:
        """Give an element, and those around it as far as they are small."""
        one = self._tags[number]
        yield one
        while one.parent is not None and _SMALL.fullmatch(self._tags[one.parent].name):
            one = self._tags[one.parent]
            yield one

    def _only(self, piece: str) -> int:
        """Give the place of a piece that is shown once and stands in the text once."""
        if len(piece) < _LEAST or self._shown.count(piece) != 1 or self._text.count(piece) != 1:
            return -1
        return self._text.index(piece)


def _spellings(name: str, value: str) -> Iterator[str]:
    """Give, as patterns, how an attribute may stand in braces."""
    whole = re.escape(value)
    yield rf"(?<![\w-]){re.escape(name)}=(?:\"{whole}\"|'{whole}'|{whole}(?![\w-]))"
    yield rf"[@ ]{re.escape(name)}={whole}\}}"
    if name == value:
        yield rf"(?<=[{{ ]){whole}(?=[}} ])"
    if name == "class":
        yield from (rf"\.{re.escape(part)}(?![\w-])" for part in value.split()[-1:])
    if name == "id":
        yield rf"#{whole}(?![\w-])"
