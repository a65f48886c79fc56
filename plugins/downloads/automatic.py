"""Follow what a PDF file does by itself, on opening or as one reads: it may turn to a page, nothing else."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator

from plugins.downloads.unfit import Unfit

TRIGGERS = frozenset({b"OpenAction", b"AA"})
"""What holds actions that nobody clicks on."""

_PLAIN = frozenset({b"GoTo", b"Named"})
_PAGES = frozenset({b"NextPage", b"PrevPage", b"FirstPage", b"LastPage"})
_KINDS = {b"S": _PLAIN, b"N": _PAGES}
_EVENTS = frozenset({
    b"E", b"X", b"D", b"U", b"Fo", b"Bl", b"PO", b"PC", b"PV", b"PI", b"O", b"C", b"K", b"F", b"V",
    b"WC", b"WS", b"DS", b"WP", b"DP", b"Next",
})  # fmt: skip
"""Keys that lead to an action; the others lead to pages and forms, whose links wait for a click."""

_SPACE = rb"\x00\t\n\f\r "
_REGULAR = rb"[^()<>\[\]{}/%" + _SPACE + rb"]"
_TOKEN_RE = re.compile(
    rb"%[^\r\n]*|(?P<string>\()|/(?P<name>" + _REGULAR + rb"*)|(?P<open><<|\[)|(?P<close>>>|\])|<[^>]*>?"
    rb"|(?P<reference>\d{1,10})[" + _SPACE + rb"]+\d{1,5}[" + _SPACE + rb"]*R(?!" + _REGULAR + rb")"
    rb"|(?P<number>[+-]?[\d.]+(?!" + _REGULAR + rb"))|(?P<word>" + _REGULAR + rb"+)"
)
_NUMBER_RE = re.compile(rb"(\d{1,10})[" + _SPACE + rb"]+\d{1,5}[" + _SPACE + rb"]*obj$")
_UNKNOWN = -1

Place = tuple[bytes, int]


class Automatic:
    """The places of objects by number, and of what starts actions."""

    def __init__(
        self, after_string: Callable[[bytes, int, int], int], plain: Callable[[bytes], bytes]
    ) -> None:
        self._after_string, self._plain = after_string, plain
        self._objects: defaultdict[int, list[Place]] = defaultdict(list)
        self._triggers: list[Place] = []

    def note(self, data: bytes, start: int, triggers: list[int], numbers: list[int] | None = None) -> None:
        """Note an object that begins at ``start`` and the places after names that start actions."""
        if numbers is None:
            found = _NUMBER_RE.search(data, max(0, start - 40), start)
            numbers = [int(found[1]) if found else _UNKNOWN]
        for number in numbers:
            self._objects[number].append((data, start))
        self._triggers += ((data, place) for place in triggers)

    def check(self, work: int) -> None:
        """Follow all triggers; raise ``Unfit`` for an action that does more than turn to a page."""
        waiting = [(data, place, b"") for data, place in self._triggers]
        seen: set[tuple[int, bytes]] = set()
        while waiting:
            data, place, key = waiting.pop()
            for number, carried in self._follow(data, place, key):
                if number < 0:
                    work += number
                elif (number, carried) not in seen:
                    seen.add((number, carried))
                    found = self._objects.get(number, []) + self._objects.get(_UNKNOWN, [])
                    waiting += ((*one, carried) for one in found)
            if work < 0:
                raise Unfit("file-odd")

    def _follow(self, data: bytes, place: int, last: bytes) -> Iterator[tuple[int, bytes]]:
        """Read one value; give the objects it leads to, and at the end, below 0, how long it is."""
        start, depth, key = place, 0, b""
        while match := _TOKEN_RE.search(data, place):
            place = match.end()
            kind = match.lastgroup
            if kind is None and match[0].startswith(b"%"):
                continue
            if kind == "name":
                key = last = _after(key, self._plain(match["name"]))
            elif kind == "reference":
                if key in _KINDS:
                    raise Unfit("file-odd")
                if not depth or key in _EVENTS or last == b"Next":
                    yield int(match["reference"]), b"Next" if last == b"Next" else b""
                key = b""
            else:
                place, key = self._skip(data, match, depth), b""
                depth += {"open": 1, "close": -1}.get(kind or "", 0)
            if depth <= 0:
                break
        yield start - place - 1, b""

    def _skip(self, data: bytes, match: re.Match[bytes], depth: int) -> int:
        """Give where a token ends that is no name; raise ``Unfit`` if it may be part of a reference."""
        if match.lastgroup == "string":
            return self._after_string(data, match.end(), len(data))
        if match.lastgroup == "number" and not depth:
            raise Unfit("file-odd")
        if match.lastgroup == "word" and depth and match[0] not in (b"true", b"false", b"null"):
            raise Unfit("file-odd")
        return match.end()


def _after(key: bytes, name: bytes) -> bytes:
    """Give the key that a name is, ``b""`` for a plain kind of action; raise ``Unfit`` for others."""
    if key not in _KINDS:
        return name
    if name not in _KINDS[key]:
        raise Unfit("file-active", f"/{name.decode('ascii', 'replace')[:30]}")
    return b""
