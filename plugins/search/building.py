"""Make the files of a segment: from the notes of its articles, or from the files of before and what changed.

Both ways give the same bytes. Files are named as within the segment: ``0`` … for buckets, ``lex``, ``h/ID``
for heads, ``seg`` for what lists them all.
"""

from __future__ import annotations

import hashlib
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, islice
from struct import Struct
from typing import NamedTuple

from plugins.search.buckets import (
    CLASS_BITS,
    Change,
    bucket_of,
    patch,
    write,
    write_postings,
)
from plugins.search.lexicon import is_listed, level, read_lexicon, with_counts, write_lexicon
from plugins.search.terms import classes_of, terms_of

HASH = 5
"""Bytes of the hash by which a file is named."""
NOTHING = bytes(HASH)
"""Stands for a bucket without a term, which has no file."""
LEXICON, LIST, HEAD = "lex", "seg", "h/"
_BLOCK = 1000
"""How many articles are held at once, as terms with postings; that takes some 40 MB."""
_COUNTS, _START = Struct("<II"), Struct("<I")


def hash_of(data: bytes) -> bytes:
    """Give the hash by which a file is named."""
    return hashlib.blake2b(data, digest_size=HASH).digest()


class _Piece(NamedTuple):
    """What some articles have in a bucket: terms, a line each, how many postings each has, and these."""

    terms: str
    counts: array[int]
    postings: array[int]


def build(notes: Iterable[tuple[int, bytes]], buckets: int) -> dict[str, bytes]:
    """Make buckets and lexicon of articles: their ids, ascending, and their notes."""
    coming, blocks = iter(notes), list[dict[int, _Piece]]()
    while held := list(islice(coming, _BLOCK)):
        blocks.append(_block(held, buckets))
    files: dict[str, bytes] = {}
    levels: dict[str, int] = {}
    for number in range(buckets):
        joined = _joined([block.pop(number) for block in blocks if number in block])
        if joined:
            terms = sorted(joined)
            files[str(number)] = write((term.encode(), write_postings(joined[term])) for term in terms)
            levels.update((term, level(len(joined[term]))) for term in terms if is_listed(term))
    return {**files, LEXICON: write_lexicon(levels)}


def _block(notes: Iterable[tuple[int, bytes]], buckets: int) -> dict[int, _Piece]:
    """Sort what a few articles have out to buckets."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, note in notes:
        for kind, terms in enumerate(terms_of(note)):
            posting = number << CLASS_BITS | kind
            for term in terms:
                found[term].append(posting)
    size = "I" if max((postings[-1] for postings in found.values()), default=0) < 1 << 32 else "Q"
    sorted_out: defaultdict[int, list[str]] = defaultdict(list)
    for term in found:
        sorted_out[bucket_of(term, buckets)].append(term)
    return {
        bucket: _Piece(
            "\n".join(listed),
            array("I", [len(found[term]) for term in listed]),
            array(size, chain.from_iterable(map(found.pop, listed))),
        )
        for bucket, listed in sorted_out.items()
    }


def _joined(pieces: Iterable[_Piece]) -> dict[str, list[int]]:
    """Join what blocks of articles, ascending, have in a bucket: postings by term."""
    joined: dict[str, list[int]] = {}
    for piece in pieces:
        place, postings = 0, piece.postings.tolist()
        for term, count in zip(piece.terms.split("\n"), piece.counts, strict=True):
            own = postings[place : place + count]
            place += count
            if term in joined:
                joined[term] += own
            else:
                joined[term] = own
    return joined


@dataclass(frozen=True, slots=True)
class Replacement:
    """What becomes of an article of a segment: id and note as they were and as they are.

    ``None`` stands where it was not there, or is not.
    """

    old: tuple[int, bytes] | None
    new: tuple[int, bytes] | None


@dataclass
class Patch:
    """Changes the files of a segment; ``read_file`` gives one as it was, by its name."""

    buckets: int
    read_file: Callable[[str], bytes]
    _changes: dict[int, dict[str, Change]] = field(default_factory=lambda: defaultdict(dict))

    def replace(self, one: Replacement) -> None:
        """Note what becomes of an article."""
        old, new = one.old, one.new
        was = _postings(*old) if old else {}
        is_ = _postings(*new) if new else {}
        for term in was.keys() | is_.keys():
            before, after = was.get(term), is_.get(term)
            if before != after:
                change = self._change(term)
                change.gone.update(() if before is None else (before,))
                change.come.update(() if after is None else (after,))

    def _change(self, term: str) -> Change:
        changes = self._changes[bucket_of(term, self.buckets)]
        if term not in changes:
            changes[term] = Change(set(), set())
        return changes[term]

    def files(self) -> dict[str, bytes]:
        """Give the files that may be others, ``b""`` for a bucket that holds nothing any more."""
        made: dict[str, bytes] = {}
        counted: dict[str, int] = {}
        for number, changes in sorted(self._changes.items()):
            made[str(number)], counts = patch(self.read_file(str(number)), changes)
            counted.update(counts)
        if counted:
            before = read_lexicon(self.read_file(LEXICON))
            made[LEXICON] = write_lexicon(with_counts(before, counted.items()))
        return made


def _postings(number: int, note: bytes) -> dict[str, int]:
    return {term: number << CLASS_BITS | kind for term, kind in classes_of(note).items()}


def write_list(hashes: Mapping[str, bytes], buckets: int) -> bytes:
    """Write the file that lists the others of a segment by their hashes."""
    heads = sorted(
        (int(name.removeprefix(HEAD)), found) for name, found in hashes.items() if name.startswith(HEAD)
    )
    listed: Iterator[bytes] = (hashes.get(str(number), NOTHING) for number in range(buckets))
    pieces = [_COUNTS.pack(buckets, len(heads)), hashes[LEXICON], *listed]
    return b"".join((*pieces, *(_START.pack(start) + found for start, found in heads)))
