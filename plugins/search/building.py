"""Make the files of a segment: from the notes of its articles, or from the files of before and what changed.

Both ways give the same bytes. Files are named as within the segment: ``0`` … for buckets, ``lex``, ``h/ID``
for heads, ``seg`` for what lists them all.
"""

from __future__ import annotations

import gc
import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pickle import dumps, loads
from struct import Struct
from typing import NamedTuple, cast

from newsroom.engine import in_background, parallel_map
from plugins.search.buckets import (
    CLASS_BITS,
    Change,
    bucket_of,
    patch,
    write,
)
from plugins.search.inverting import Block, Piece, joined
from plugins.search.lexicon import is_listed, level, read_lexicon, with_counts, write_lexicon
from plugins.search.terms import classes_of

HASH = 5
"""Bytes of the hash by which a file is named."""
NOTHING = bytes(HASH)
"""Stands for a bucket without a term, which has no file."""
LEXICON, LIST, HEAD = "lex", "seg", "h/"
_BLOCK = 500
"""How many articles a process holds at once, as terms with postings; that takes some 20 MB."""
_MANY = 3
"""Blocks of which the postings are held in a process of their own; more are inverted by several."""
Notes = Iterable[tuple[int, bytes]]
"""Articles: their ids, ascending, and their notes."""
_Blocks = list[list[tuple[int, bytes]]]
Files = dict[str, bytes]
"""Files of a segment by their names."""
_COUNTS, _START = Struct("<II"), Struct("<I")


def hash_of(data: bytes) -> bytes:
    """Give the hash by which a file is named."""
    return hashlib.blake2b(data, digest_size=HASH).digest()


class Inverted(NamedTuple):
    """A block of articles turned into terms: the pieces by bucket, and the articles of what lexicons list."""

    pieces: dict[int, Piece]
    counts: dict[str, int]


def build(notes: Notes, buckets: int, jobs: int = 1) -> Files:
    """Make buckets and lexicon of articles: their ids, ascending, and their notes.

    Many are made by ``jobs`` processes of their own, whose memory ends with them.
    """
    held = _blocks(notes)
    if len(held) < _MANY:
        return next(_make([(held, buckets)], 1))
    return _begin([(held, buckets)], jobs, jobs)()[0]


def begin(wanted: Sequence[tuple[Notes, int]], jobs: int) -> Callable[[], list[Files]]:
    """Begin to make buckets and lexicon of several segments in processes of their own; call for the files.

    Each is given as ``build`` is: its notes, and how many buckets. The process that asks has other work
    meanwhile, and is one of the ``jobs``.
    """
    return _begin([(_blocks(notes), buckets) for notes, buckets in wanted], jobs, max(1, jobs - 1))


def _begin(wanted: Sequence[tuple[_Blocks, int]], jobs: int, free: int) -> Callable[[], list[Files]]:
    found = in_background(lambda: dumps(list(_make(wanted, free))), jobs)
    return lambda: cast("list[Files]", loads(found()))


def _blocks(notes: Notes) -> _Blocks:
    coming = iter(notes)
    return list(iter(lambda: list(islice(coming, _BLOCK)), []))


def _make(wanted: Sequence[tuple[_Blocks, int]], jobs: int) -> Iterator[Files]:
    """Invert blocks of articles, this process one of the ``jobs``; join those of a segment at once.

    Meanwhile others go on with blocks of the next one.
    """
    work = [(block, buckets) for blocks, buckets in wanted for block in blocks]
    is_worth_it = len(work) > _MANY
    inverted = parallel_map(
        partial(invert, work), range(len(work)), jobs if is_worth_it else 1, 1, helping=True
    )
    for place, (blocks, buckets) in enumerate(wanted, 1):
        found = list(islice(inverted, len(blocks)))
        if place == len(wanted):
            next(inverted, None)  # the workers end, before the memory is needed
        yield _join(found, buckets)


def _join(blocks: Sequence[Inverted], buckets: int) -> Files:
    """Join what blocks of articles have in a bucket."""
    counts = Counter[str]()
    for block in blocks:
        counts.update(block.counts)
    files: dict[str, bytes] = {}
    for number in range(buckets):
        found = joined(block.pieces.pop(number) for block in blocks if number in block.pieces)
        if found:
            files[str(number)] = write((term.encode(), found[term]) for term in sorted(found))
    levels = {term: level(count) for term, count in counts.items()}
    return {**files, LEXICON: write_lexicon(levels)}


def invert(work: Sequence[tuple[Sequence[tuple[int, bytes]], int]], place: int) -> Inverted:
    """Invert the block at a place of those that are held: ids, ascending, and notes of its articles."""
    held, buckets = work[place]
    with uncollected():
        block = Block()
        for number, note in held:
            block.add(number, note)
        counts = {term: count for term, count in block.counts().items() if is_listed(term)}
        return Inverted(block.pieces(buckets), counts)


@contextmanager
def uncollected() -> Iterator[None]:
    """Let Python look for no garbage while a million lists come that are none."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


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
