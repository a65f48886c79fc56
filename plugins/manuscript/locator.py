"""Find the lines of what the typesetter met in a body."""

from __future__ import annotations

import re

_NAME_RE = re.compile(r"[\w.%/-]")
"""What file names and addresses are made of."""
_ADDRESS = 2


class Locator:
    """Find the line of something written in the body, the next one at each call.

    What stands as an address is meant rather than a word of the text, and that rather than a
    part of a longer one: ``1.jpg`` is not looked for in ``11.jpg``.
    """

    def __init__(self, text: str, first_line: int) -> None:
        self._text, self._first_line = text, first_line
        self._seen: dict[str, int] = {}

    def line(self, needle: str) -> int:
        """Give the line of the next ``needle``, from the start again after the last; the first if none."""
        position = self._find(needle, self._seen.get(needle, 0))
        if position < 0:
            position = max(self._find(needle, 0), 0)
        self._seen[needle] = position + len(needle)
        return self._first_line + self._text.count("\n", 0, position)

    def _find(self, needle: str, start: int) -> int:
        """Give the place of the likeliest ``needle`` from ``start`` on, -1 if there is none."""
        best, likeliest = -1, -1
        position = self._text.find(needle, start)
        while position >= 0 and likeliest < _ADDRESS:
            likely = self._likelihood(position, position + len(needle))
            if likely > likeliest:
                best, likeliest = position, likely
            position = self._text.find(needle, position + max(len(needle), 1))
        return best

    def _likelihood(self, start: int, end: int) -> int:
        """Tell a part of a name, 0, from a name, 1, and from an address, 2."""
        before, after = self._text[max(start - 1, 0) : start], self._text[end : end + 1]
        first, last = self._text[start : start + 1], self._text[max(end - 1, 0) : end]
        for inner, outer in ((first, before), (last, after)):
            if _NAME_RE.match(inner) and _NAME_RE.match(outer):
                return 0
        return _ADDRESS if before and before in "(<\"'" else 1
