"""Turn articles with their terms into terms with their articles, some hundred articles at a time.

Pairs are gathered by their first token, without a string being made for every place where one stands: that
is most of what a clean build of the index costs.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import filterfalse, islice, repeat
from operator import sub
from typing import Any, NamedTuple

from plugins.search.buckets import CLASS_BITS, bucket_of, buckets_of_pairs, written
from plugins.search.terms import (
    BODY,
    CATEGORY,
    HEADING,
    LEAD,
    LONG,
    OFTEN,
    SKIPPED,
    Classed,
    looked_through,
    often,
    parts_of,
    terms_of,
)
from plugins.search.tokens import BREAK, LONGEST

_Row = defaultdict[str, list[int]]
_Followers = list[Any]
"""What follows on a token: a token and a posting in turn."""
_Pairs = defaultdict[str, _Followers]
_append: Callable[[list[int], int], None] = list.append
_extend: Callable[[_Followers, tuple[str, int]], None] = list.extend
_add: Callable[[set[int], int], None] = set.add


class _Known(dict[str, str]):
    """Gives for a token one that is the same object each time, which is found in a dictionary at once."""

    long = False
    """Whether a term may have to be cut, which is looked at in earnest from then on."""

    def __missing__(self, token: str) -> str:
        self[token] = token
        if len(token) > LONG:
            self.long = True
        return token


class Piece(NamedTuple):
    """What some articles have in a bucket, packed, as it is handed from one process to another.

    Terms, one a line; of each the first posting, the last, and how many bytes of ``rest`` are its own: what
    is written between them and for the last.
    """

    terms: str
    numbers: array[int]
    rest: bytes

    def entries(self) -> Iterator[tuple[str, int, int, bytes]]:
        """Give of each term the first posting, the last, and what is written behind the first."""
        place = 0
        terms, numbers = self.terms.split("\n"), iter(self.numbers)
        for term, first, last, size in zip(terms, numbers, numbers, numbers, strict=True):
            yield term, first, last, self.rest[place : place + size]
            place += size


class _Filling:
    """A piece that is being filled."""

    def __init__(self) -> None:
        self._terms: list[str] = []
        self._numbers: list[int] = []
        self._rest: list[bytes] = []

    def put(self, term: str, postings: list[int]) -> None:
        """Put a term; postings are ascending, and may be there twice."""
        self._terms.append(term)
        if len(postings) == 1:
            self._numbers += (postings[0], postings[0], 0)
            return
        rest = b"".join(map(written, filter(None, map(sub, islice(postings, 1, None), postings))))
        self._numbers += (postings[0], postings[-1], len(rest))
        self._rest.append(rest)

    def piece(self) -> Piece:
        return Piece("\n".join(self._terms), array("Q", self._numbers), b"".join(self._rest))


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
    """The postings of some articles: of terms without a pair, and of pairs by their tokens.

    Places are only put down behind the first token of their pair, one behind the other, and sorted out when
    all are there: so memory is not jumped about in, which took longer than anything else.
    """

    def __init__(self) -> None:
        self._known = _Known()
        self._single: _Row = defaultdict(list)
        self._pairs: _Pairs = defaultdict(list)
        self._outdone: _Pairs = defaultdict(list)
        """Postings that do not count, as their pair stands in the lead or the heading of that article."""

    def add(self, number: int, note: bytes) -> None:
        """Add an article: its id, above those before, and its note; the terms are those of ``terms_of``."""
        heading, lead, text, filters = parts_of(note)
        known = self._known
        headings, leads, listed = (
            list(map(known.__getitem__, part.split())) for part in (heading, lead, text)
        )
        if known.long or any(len(one) > LONGEST for one in filters):
            self._add_terms(number, terms_of(note))
            return
        counted, above = Counter(listed), set(headings)
        told = SKIPPED.union(above, leads)
        single, least = counted.keys() - told, often(len(listed))
        frequent = {token for token, count in counted.items() if count >= least} & single
        single -= frequent
        self._put(number, BODY, single)
        self._put(number, BODY, filters)
        self._put(number, OFTEN, frequent)
        self._put(number, LEAD, set(leads) - above - {BREAK})
        self._put(number, HEADING, above - {BREAK})
        for part, tokens, kind, outdone in (
            (text, listed, BODY, ()),
            (lead, leads, LEAD, (BODY,)),
            (heading, headings, HEADING, (BODY, LEAD)),
        ):
            across = [(known[one], known[other]) for one, other in looked_through(part)]
            _add_pairs(self._pairs, tokens, across, number << CLASS_BITS | kind)
            for lower in outdone:
                _add_pairs(self._outdone, tokens, across, number << CLASS_BITS | lower)

    def _put(self, number: int, kind: int, terms: Iterable[str]) -> None:
        postings = map(self._single.__getitem__, terms)
        deque(map(_append, postings, repeat(number << CLASS_BITS | kind)), 0)

    def _add_terms(self, number: int, classed: Classed) -> None:
        """Add an article of which terms were cut."""
        for kind, terms in enumerate(classed):
            for term in terms:
                posting = number << CLASS_BITS | kind
                one, space, other = term.partition(" ")
                if space and not term.startswith(CATEGORY):
                    self._pairs[one] += (other, posting)
                else:
                    self._single[term].append(posting)

    def counts(self) -> dict[str, int]:
        """Count the articles of every term without a pair."""
        return {term: len(postings) for term, postings in self._single.items()}

    def pieces(self, buckets: int) -> dict[int, Piece]:
        """Sort the terms out to buckets, and forget them."""
        found: defaultdict[int, _Filling] = defaultdict(_Filling)
        while self._single:
            term, postings = self._single.popitem()
            found[bucket_of(term, buckets)].put(term, postings)
        self._pairs.pop(BREAK, None)
        while self._pairs:
            first, followers = self._pairs.popitem()
            row = _row(followers, self._outdone.pop(first, []))
            places = buckets_of_pairs(first, row, buckets)
            for second, postings in row.items():
                found[places[second[:1]]].put(f"{first} {second}", postings)
        return {number: filled.piece() for number, filled in found.items()}


def _add_pairs(pairs: _Pairs, tokens: list[str], across: Iterable[tuple[str, str]], posting: int) -> None:
    """Add all places of pairs: what stands there twice, or has a break, goes when it is written."""
    followers = map(pairs.__getitem__, tokens)
    deque(map(_extend, followers, zip(islice(tokens, 1, None), repeat(posting))), 0)
    for before, token in across:
        pairs[before] += (token, posting)


def _row(followers: _Followers, outdone: _Followers) -> dict[str, list[int]]:
    """Give by second token the postings of pairs, but for those that a higher class outdoes."""
    found: _Row = defaultdict(list)
    deque(map(_append, map(found.__getitem__, followers[::2]), followers[1::2]), 0)
    less: defaultdict[str, set[int]] = defaultdict(set)
    deque(map(_add, map(less.__getitem__, outdone[::2]), outdone[1::2]), 0)
    for second, postings in less.items():
        found[second] = list(filterfalse(postings.__contains__, found[second]))
    found.pop(BREAK, None)
    return found
