"""Turn articles with their terms into terms with their articles, some hundred articles at a time.

Pairs are gathered by their first token, without a string being made for every place where one stands: that
is most of what a clean build of the index costs.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import islice, repeat
from operator import getitem, sub

from plugins.search.buckets import CLASS_BITS, bucket_of, written
from plugins.search.terms import (
    BODY,
    HEADING,
    LEAD,
    OFTEN,
    SKIPPED,
    Classed,
    is_long,
    looked_through,
    often,
    parts_of,
    terms_of,
)
from plugins.search.tokens import BREAK

_Row = defaultdict[str, list[int]]
_append = list[int].append


class _Known(dict[str, str]):
    """Gives for a token one that is the same object each time, which is found in a dictionary at once."""

    def __missing__(self, token: str) -> str:
        self[token] = token
        return token


class Piece:
    """What some articles have in a bucket, packed: terms, and of each the postings.

    These are the first, the last, and what is written between them and for the last.
    """

    def __init__(self) -> None:
        self._terms: list[str] = []
        self._first, self._last, self._sizes = array("Q"), array("Q"), array("L")
        self._rest = bytearray()

    def put(self, term: str, postings: list[int]) -> None:
        """Put a term; postings are ascending, and may be there twice."""
        self._terms.append(term)
        self._first.append(postings[0])
        self._last.append(postings[-1])
        rest = b""
        if len(postings) > 1:
            rest = b"".join(map(written, filter(None, map(sub, islice(postings, 1, None), postings))))
            self._rest += rest
        self._sizes.append(len(rest))

    def pack(self) -> None:
        """Take less room, when all terms are there."""
        self._terms = ["\n".join(self._terms)]

    def entries(self) -> Iterator[tuple[str, int, int, bytes]]:
        """Give of each term the first posting, the last, and what is written behind the first."""
        place, rest = 0, bytes(self._rest)
        terms = self._terms[0].split("\n")
        for term, first, last, size in zip(terms, self._first, self._last, self._sizes, strict=True):
            yield term, first, last, rest[place : place + size]
            place += size


def joined(pieces: Iterable[Piece]) -> Mapping[str, bytes]:
    """Join what blocks of articles, ascending, have in a bucket: written postings by term."""
    found: dict[str, bytes] = {}
    ends: dict[str, int] = {}
    for piece in pieces:
        for term, first, last, rest in piece.entries():
            if term in found:
                found[term] += written(first - ends[term]) + rest
            else:
                found[term] = written(first) + rest
            ends[term] = last
    return found


class Block:
    """The postings of some articles: of terms without a pair, and of pairs by their tokens."""

    def __init__(self) -> None:
        self._known = _Known()
        self._single: _Row = defaultdict(list)
        self._pairs: defaultdict[str, _Row] = defaultdict(partial(defaultdict, list))

    def add(self, number: int, note: bytes) -> None:
        """Add an article: its id, above those before, and its note; the terms are those of ``terms_of``."""
        heading, lead, text, filters = parts_of(note)
        headings, leads, listed = (
            list(map(self._known.__getitem__, part.split())) for part in (heading, lead, text)
        )
        counted = Counter(listed)
        if is_long(counted, headings, leads, filters):
            self._add_terms(number, terms_of(note))
            return
        above = set(headings)
        told = SKIPPED.union(above, leads)
        single, least = counted.keys() - told, often(len(listed))
        frequent = {token for token, count in counted.items() if count >= least} & single
        self._put(number, BODY, single - frequent)
        self._put(number, BODY, filters)
        self._put(number, OFTEN, frequent)
        self._put(number, LEAD, set(leads) - above - {BREAK})
        self._put(number, HEADING, above - {BREAK})
        self._add_pairs(number, headings, leads, listed)

    def _put(self, number: int, kind: int, terms: Iterable[str]) -> None:
        postings = map(self._single.__getitem__, terms)
        deque(map(_append, postings, repeat(number << CLASS_BITS | kind)), 0)

    def _add_pairs(self, number: int, headings: list[str], leads: list[str], listed: list[str]) -> None:
        """Add all places of pairs: what stands there twice, or has a break, goes when it is written."""
        posting = number << CLASS_BITS | BODY
        rows = map(self._pairs.__getitem__, listed)
        deque(map(_append, map(getitem, rows, islice(listed, 1, None)), repeat(posting)), 0)
        for before, token in looked_through(listed):
            self._pairs[before][token].append(posting)
        higher = dict.fromkeys((*zip(leads, leads[1:], strict=False), *looked_through(leads)), LEAD)
        higher |= dict.fromkeys(
            (*zip(headings, headings[1:], strict=False), *looked_through(headings)), HEADING
        )
        for (one, other), kind in higher.items():
            postings = self._pairs[one][other]
            while postings and postings[-1] == posting:
                postings.pop()
            postings.append(number << CLASS_BITS | kind)

    def _add_terms(self, number: int, classed: Classed) -> None:
        """Add an article of which terms were cut."""
        for kind, terms in enumerate(classed):
            for term in terms:
                one, space, other = term.partition(" ")
                row = self._pairs[one] if space and not term.startswith("@") else self._single
                row[other if row is not self._single else term].append(number << CLASS_BITS | kind)

    def counts(self) -> dict[str, int]:
        """Count the articles of every term without a pair."""
        return {term: len(postings) for term, postings in self._single.items()}

    def pieces(self, buckets: int) -> dict[int, Piece]:
        """Sort the terms out to buckets, and forget them."""
        found: defaultdict[int, Piece] = defaultdict(Piece)
        while self._single:
            term, postings = self._single.popitem()
            found[bucket_of(term, buckets)].put(term, postings)
        self._pairs.pop(BREAK, None)
        while self._pairs:
            first, row = self._pairs.popitem()
            row.pop(BREAK, None)
            for second, postings in row.items():
                term = f"{first} {second}"
                found[bucket_of(term, buckets)].put(term, postings)
        for piece in found.values():
            piece.pack()
        return found
