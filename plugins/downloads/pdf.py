"""Look into PDF files (ISO 32000) as readers do: at each object, those in object streams too.

Readers find objects by offset, so each place that could begin one is looked at, inside
streams and strings as well. Names may be spelt with ``#xx``. What is in other streams (text,
pictures) holds no actions.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from bisect import bisect_left
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from plugins.downloads.automatic import TRIGGERS, Automatic
from plugins.downloads.unfit import Unfit, true_kind

MAX_OBJECTS = 500_000
MAX_TOKENS = 4_000_000
MAX_NESTED = 100
"""Brackets within brackets in one string."""
MAX_UNPACKED = 64_000_000
"""Bytes of all object streams, packed and unpacked, together."""

_SPACE = rb"\x00\t\n\f\r "
_ACTIVE = {
    b"JS", b"JavaScript", b"Launch", b"RichMedia", b"XFA", b"SubmitForm", b"ImportData", b"GoToE", b"GoToR",
}  # fmt: skip
_ATTACHED = {b"EmbeddedFile", b"EmbeddedFiles"}
_BEGIN_RE = re.compile(rb"[\d" + _SPACE + rb"]obj(?![a-z])|trailer")
_TOKEN_RE = re.compile(
    rb"%[^\r\n]*|(?P<string>\()|/(?P<name>[^()<>\[\]{}/%" + _SPACE + rb"]*)"
    rb"|(?P<stream>stream[ \t]*(?:\r\n?|\n))|(?P<end>endobj|startxref)"
)
_PAREN_RE = re.compile(rb"\\.|[()]", re.DOTALL)
_ESCAPED_RE = re.compile(rb"#([0-9A-Fa-f]{2})")
_FIRST_RE = re.compile(
    rb"/First[" + _SPACE + rb"]+(\d{1,9})(?![\d]|[" + _SPACE + rb"]+\d+[" + _SPACE + rb"]+R)"
)
_FLATE_RE = re.compile(
    rb"/Filter[" + _SPACE + rb"]*(/Fl(ateDecode)?(?=[/<>" + _SPACE + rb"])"
    rb"|\[[" + _SPACE + rb"]*/Fl(ateDecode)?[" + _SPACE + rb"]*\])"
)
"""One filter that stands where it is used: another object, or a list of two, could be anything."""

_UNUSUAL = {b"Predictor", b"F", b"A85", b"AHx", b"LZW", b"RL", b"Crypt"}
"""What no writer puts into the dictionary of an object stream, and would need more than zlib."""

_TAIL = 1024


def inspect_pdf(data: bytes) -> None:
    """Look into a PDF file; raise ``Unfit`` if it is not to be published."""
    _check_ends(data)
    begins = [match.end() for match in islice(_BEGIN_RE.finditer(data), MAX_OBJECTS + 1)]
    if not begins:
        raise Unfit("file-damaged")
    if len(begins) > MAX_OBJECTS:
        raise Unfit("file-odd")
    automatic = Automatic(_after_string, _plain)
    streams, work = _ObjectStreams(data, automatic), _Work(3 * len(data) + 1_000_000)
    for start in begins:
        found = _look(data, start, len(data), work)
        automatic.note(data, start, found.triggers)
        if b"ObjStm" in found.names or {b"N", b"First"} <= found.names:
            streams.check(found.names, data[start : found.stream], found.stream)
    automatic.check(3 * len(data) + MAX_UNPACKED)


def _check_ends(data: bytes) -> None:
    """Check that the file begins and ends as a PDF does, and is nothing else besides."""
    start = data.find(b"%PDF-", 0, 1024)
    if start < 0:
        raise Unfit("file-mislabelled", true_kind(data))
    if data[:start].strip(b"\xef\xbb\xbf\x00\t\n\f\r "):
        raise Unfit("file-disguised", true_kind(data))
    end = data.rfind(b"%%EOF", -_TAIL)
    found = re.search(rb"startxref\s+(\d{1,12})\s", data[-2 * _TAIL :])
    if end < 0 or found is None or int(found[1]) >= len(data):
        raise Unfit("file-damaged")
    if _is_zip(data):
        raise Unfit("file-disguised", "tệp nén")


def _is_zip(data: bytes) -> bool:
    if b"PK\x05\x06" not in data[-66_000:]:
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return bool(archive.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError):
        return False


@dataclass
class _Work:
    """How much may still be looked at: more is needed only for objects in objects, without end."""

    bytes: int
    tokens: int = MAX_TOKENS

    def take(self, length: int, tokens: int) -> None:
        self.bytes -= length
        self.tokens -= tokens
        if self.bytes < 0 or self.tokens < 0:
            raise Unfit("file-odd")


class _Object(NamedTuple):
    """The names in an object, where its stream begins, 0 if it has none, and what starts actions ends."""

    names: set[bytes]
    stream: int
    triggers: list[int]


def _look(data: bytes, begin: int, end: int, work: _Work) -> _Object:
    """Look at the object that begins at ``begin``, up to its stream or end; raise ``Unfit`` for its names."""
    names: set[bytes] = set()
    triggers: list[int] = []
    place, stream, tokens = begin, 0, 0
    while tokens <= MAX_TOKENS and (match := _TOKEN_RE.search(data, place, end)) is not None:
        place, tokens = match.end(), tokens + 1
        if match["name"] is not None:
            names.add(name := _plain(match["name"]))
            if name in TRIGGERS:
                triggers.append(place)
        elif match["string"]:
            place = _after_string(data, place, end)
        elif match["stream"] or match["end"]:
            stream = place if match["stream"] else 0
            break
    else:
        place = end
    work.take(place - begin, tokens)
    _check_names(names)
    return _Object(names, stream, triggers)


def _after_string(data: bytes, start: int, end: int) -> int:
    depth = 1
    for match in _PAREN_RE.finditer(data, start, end):
        depth += {b"(": 1, b")": -1}.get(match.group(), 0)
        if not depth:
            return match.end()
        if depth > MAX_NESTED:
            raise Unfit("file-odd")
    return end


def _plain(name: bytes) -> bytes:
    return _ESCAPED_RE.sub(lambda match: bytes([int(match[1], 16)]), name) if b"#" in name else name


def _check_names(names: set[bytes]) -> None:
    if b"Encrypt" in names:
        raise Unfit("file-locked")
    if active := names & _ACTIVE:
        raise Unfit("file-active", f"/{max(active).decode()}")
    if names & _ATTACHED:
        raise Unfit("file-attachment")


class _ObjectStreams:
    """Unpacks the object streams of a file and looks at what is in them, within bounds."""

    def __init__(self, data: bytes, automatic: Automatic) -> None:
        self._automatic = automatic
        self._data, self._left, self._objects = data, MAX_UNPACKED, 0
        self._work = _Work(2 * MAX_UNPACKED)
        self._ends = [match.start() for match in re.finditer(rb"endstream", data)]

    def check(self, names: set[bytes], head: bytes, start: int) -> None:
        """Check the objects of the stream that begins at ``start``; ``head`` is what stands before it."""
        if (
            not start
            or any(name.endswith(b"Decode") and name != b"FlateDecode" for name in names)
            or names & _UNUSUAL
        ):
            raise Unfit("file-odd")
        filtered = b"Filter" in names or b"FlateDecode" in names
        if filtered and (head.count(b"Filter") != 1 or not _FLATE_RE.search(head) or b"#" in head):
            raise Unfit("file-odd")
        unpacked = self._unpack(start) if filtered else self._raw(start)
        begins = _begins(head, unpacked)
        self._objects += len(begins)
        if self._objects > MAX_OBJECTS:
            raise Unfit("file-odd")
        places = sorted(begins)
        for first, last in zip(places, [*places[1:], len(unpacked)], strict=True):
            found = _look(unpacked, first, last, self._work)
            self._automatic.note(unpacked, first, found.triggers, begins[first])

    def _raw(self, start: int) -> bytes:
        place = bisect_left(self._ends, start)
        if place == len(self._ends):
            raise Unfit("file-damaged")
        self._take(self._ends[place] - start)
        return self._data[start : self._ends[place]]

    def _take(self, size: int) -> None:
        self._left -= size
        if self._left < 0:
            raise Unfit("file-swollen")

    def _unpack(self, start: int) -> bytes:
        packed = self._raw(start)
        unpacker = zlib.decompressobj()
        try:
            unpacked = unpacker.decompress(packed, self._left + 1)
        except zlib.error as error:
            raise Unfit("file-damaged") from error
        self._take(len(unpacked))
        if not unpacker.eof:
            raise Unfit("file-damaged")
        return unpacked


def _begins(head: bytes, unpacked: bytes) -> dict[int, list[int]]:
    """Give where the objects of an object stream begin, with their numbers, as its table has them."""
    found = _FIRST_RE.search(head)
    if found is None:
        raise Unfit("file-odd")
    first = int(found[1])
    numbers = islice(re.finditer(rb"\d{1,9}", unpacked[:first]), 2 * MAX_OBJECTS + 2)
    table = [int(number.group()) for number in numbers]
    begins: dict[int, list[int]] = {0: []}
    for number, offset in zip(table[::2], table[1::2], strict=False):
        begins.setdefault(min(first + offset, len(unpacked)), []).append(number)
    return begins
