"""Find the lines of what the typesetter met in a body."""

from __future__ import annotations

import re

from newsroom.model.copy import masked

_NAME_RE = re.compile(r"[\w.%/-]")
"""What file names and addresses are made of."""
_TARGET_RE = re.compile(r"(!?)\[(?:[^\[\]]|\[[^\[\]]*\])*\]\(\s*<?$")
"""What stands before the address of a link or a photo."""
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
        self._masked = masked(text)
        self._seen: dict[tuple[str, bool], int] = {}

    def line(self, needle: str, photo: bool = False) -> int:
        """Give the line of the next ``needle``, from the start again after the last; the first if none.

        ``photo`` looks for the address of a photo rather than for that of a link.
        """
        key = (needle, photo)
        position = self._find(self._masked, key, self._seen.get(key, 0))
        if position < 0:
            position = self._find(self._masked, key, 0)
        if position < 0:
            position = max(self._text.find(needle), 0)
        self._seen[key] = position + len(needle)
        return self._first_line + self._text.count("\n", 0, position)

    def _find(self, text: str, key: tuple[str, bool], start: int) -> int:
        """Give the place of the likeliest needle from ``start`` on, -1 if there is none."""
        needle, photo = key
        best, likeliest = -1, -1
        position = text.find(needle, start)
        while position >= 0 and likeliest < _MEANT:
            likely = _likelihood(text, position, needle, photo)
            if likely > likeliest:
                best, likeliest = position, likely
            position = text.find(needle, position + max(len(needle), 1))
        return best


def _likelihood(text: str, start: int, needle: str, photo: bool) -> int:
    end = start + len(needle)
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    for inner, outer in ((needle[:1], before), (needle[-1:], after)):
        if _NAME_RE.match(inner) and _NAME_RE.match(outer):
            return _PART
    if target := _TARGET_RE.search(text, max(start - _BEFORE, 0), start):
        return _MEANT if bool(target[1]) == photo else _OTHER
    by_itself = (
        "://" in needle
        or needle.startswith("www.")
        or (before and before in "<\"'")
        or text[max(start - 3, 0) : start] == "]: "
    )
    return _MEANT if by_itself else _WORD
