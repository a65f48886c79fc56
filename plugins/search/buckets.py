"""Write buckets, the small files that hold terms with their postings, and change a few terms of one.

``docs/adr/032-search.md`` says what their bytes mean. A posting is ``id << 2 | class``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import sub
from typing import NamedTuple

from newsroom.engine import Damaged

CLASS_BITS = 2
_BASIS, _PRIME, _WORD = 2166136261, 16777619, 2**32
_KEPT = 1 << 15
"""How many numbers are kept as they are written, some 4 MB."""


class Entry(NamedTuple):
    """A term of a bucket and its postings as they are written; ``end`` is where they end."""

    term: bytes
    postings: bytes
    end: int


class Change(NamedTuple):
    """What becomes of a term: the postings that go, and those that come."""

    gone: set[int]
    come: set[int]


@lru_cache(maxsize=1 << 16)
def _hash(key: str) -> int:
    """Give FNV-1a of a key, 32 bits."""
    return _hashed(_BASIS, key)


def _hashed(found: int, key: str) -> int:
    """Go on with a hash."""
    for byte in key.encode():
        found = (found ^ byte) * _PRIME % _WORD
    return found


def bucket_of(term: str, buckets: int) -> int:
    """Give the number of the bucket of a term; ``buckets``, how many there are, is a power of two.

    Pairs of one first syllable whose second begins with the same letter lie together.
    """
    space = term.find(" ")
    return _hash(term if space < 0 or term[0] == "@" else term[: space + 2]) & (buckets - 1)


def buckets_of_pairs(first: str, seconds: Iterable[str], buckets: int) -> dict[str, int]:
    """Give the buckets of pairs of one first syllable, by the letters with which their second begin."""
    start = _hash(f"{first} ")
    return {letter: _hashed(start, letter) & (buckets - 1) for letter in {second[:1] for second in seconds}}


class _Varints(dict[int, bytes]):
    """LEB128 of numbers; those of the first are kept, for articles give the same again and again."""

    def __missing__(self, number: int) -> bytes:
        found, rest = bytearray(), number
        while rest > 127:
            found.append(rest & 127 | 128)
            rest >>= 7
        made = bytes((*found, rest))
        if len(self) < _KEPT:
            self[number] = made
        return made


written = _Varints().__getitem__
"""Writes a number."""


def write_postings(postings: Sequence[int]) -> bytes:
    """Write ascending postings: the first, then how much each is above the one before."""
    if len(postings) == 1:
        return written(postings[0])
    return written(postings[0]) + b"".join(map(written, map(sub, postings[1:], postings)))


def read_postings(data: bytes) -> list[int]:
    """Read postings."""
    found, value, number, shift = [], 0, 0, 0
    for byte in data:
        number |= (byte & 127) << shift
        if byte < 128:
            value += number
            found.append(value)
            number = shift = 0
        else:
            shift += 7
    return found


def shared(one: bytes, other: bytes) -> int:
    """Count the signs with which both begin."""
    number = 0
    for left, right in zip(one, other):  # noqa: B905 (the shorter one ends it)
        if left != right:
            break
        number += 1
    return number


class _Writer:
    """Writes entries one behind the other, each term by what it does not share with the one before."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []
        self.before = b""

    def put(self, term: bytes, postings: bytes) -> None:
        same = shared(self.before, term)
        self.pieces += (bytes((same, len(term) - same)), term[same:], written(len(postings)), postings)
        self.before = term


def write(entries: Iterable[tuple[bytes, bytes]]) -> bytes:
    """Write terms, ascending, with their written postings."""
    writer = _Writer()
    for term, postings in entries:
        writer.put(term, postings)
    return b"".join(writer.pieces)


def read(data: bytes) -> Iterator[Entry]:
    """Read the entries of a bucket; raise ``Damaged`` if it is none."""
    place, end, term = 0, len(data), b""
    while place < end:
        try:
            start = place + 2 + data[place + 1]
            term = term[: data[place]] + data[place + 2 : start]
            length = data[start]
        except IndexError as error:
            raise Damaged("cut off") from error
        start += 1
        if length > 127:
            length, start = _length(data, start - 1)
        place = start + length
        if place > end:
            raise Damaged("cut off")
        yield Entry(term, data[start:place], place)


def _length(data: bytes, place: int) -> tuple[int, int]:
    """Read a number of several bytes; say where it ends."""
    number = shift = 0
    for byte in data[place:]:
        place += 1
        number |= (byte & 127) << shift
        if byte < 128:
            break
        shift += 7
    return number, place


def patch(data: bytes, changes: Mapping[str, Change]) -> tuple[bytes, dict[str, int]]:
    """Change the postings of some terms of a bucket; give it, and how many each of them has now.

    What stands between them is taken over as it is, unless it follows on another term than before.
    """
    wanted = sorted(((term.encode(), change) for term, change in changes.items()), reverse=True)
    writer, counts = _Writer(), dict[str, int]()
    before, start = b"", 0

    def put(postings: Iterable[int]) -> None:
        term, change = wanted.pop()
        listed = sorted(change.come.union(posting for posting in postings if posting not in change.gone))
        counts[term.decode()] = len(listed)
        if listed:
            writer.put(term, write_postings(listed))

    for entry in read(data):
        while wanted and wanted[-1][0] < entry.term:
            put(())
        if wanted and wanted[-1][0] == entry.term:
            put(read_postings(entry.postings))
        elif writer.before == before:
            writer.pieces.append(data[start : entry.end])
            writer.before = entry.term
        else:
            writer.put(entry.term, entry.postings)
        before, start = entry.term, entry.end
    while wanted:
        put(())
    return b"".join(writer.pieces), counts
