"""Note the tokens of a record, and give its terms: each in the highest class that it earns.

A *note* is what the catalogue keeps of a record: its tokens, packed. Its terms follow from it, and are
many more.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise

from newsroom.engine import Damaged
from newsroom.model.records import Article, Record
from plugins.search.hot import HOT
from plugins.search.tokens import BREAK, LONGEST, joined_tokens, tokens
from plugins.search.words import words_of

BODY, OFTEN, LEAD, HEADING = range(4)
"""The classes: in the text, often there, in the lead or among the names, in the heading."""
CATEGORY, AUTHOR = "@", "@@"
"""What terms that only filter begin with."""
_BETWEEN = " so "
"""``số``, where it stands between two others."""
_OFTEN, _LENGTH = 2, 600
"""How often is often in a text of no length, and how many tokens double that."""
LONG = LONGEST // 2
"""A term may have to be cut if it is of a token of more signs."""
SKIPPED = HOT | {BREAK}
"""What a text is not found by on its own."""

Classed = tuple[set[str], set[str], set[str], set[str]]
"""Terms by their class."""


def note_of(record: Record) -> bytes:
    """Pack the tokens of a record: those of its heading, its lead and its text, and its filters."""
    parts = map(joined_tokens, words_of(record))
    return zlib.compress("\t".join((*parts, "\n".join(_filters(record)))).encode(), 1)


def _filters(record: Record) -> list[str]:
    if not isinstance(record, Article):
        return []
    names = (" ".join(token for token in tokens(name) if token != BREAK) for name in record.authors)
    return [f"{CATEGORY}{record.category.slug}", *(f"{AUTHOR}{name}" for name in names if name)]


def parts_of(note: bytes) -> tuple[str, str, str, list[str]]:
    """Give what a note has: the tokens of heading, lead and text, joined by spaces, and the filters.

    Raises ``Damaged`` if that is no note.
    """
    try:
        heading, lead, text, filters = zlib.decompress(note).decode("ascii").split("\t")
    except (zlib.error, ValueError) as error:
        raise Damaged(str(error)) from error
    return heading, lead, text, filters.split("\n") if filters else []


def often(tokens_: int) -> float:
    """Give how often at least a syllable is there that is often in a text of so many tokens."""
    return _OFTEN * (1 + tokens_ / _LENGTH)


def terms_of(note: bytes) -> Classed:
    """Give the terms of a noted record by class; of hot syllables only what stands in heading and lead.

    Raises ``Damaged`` if that is no note.
    """
    heading, lead, text, filters = parts_of(note)
    headings, leads = (_neighbours(part).union(part.split()) for part in (heading, lead))
    listed = text.split()
    counted, least = Counter(listed), often(len(listed))
    leads -= headings
    told = SKIPPED | headings | leads
    single = [token for token in counted if token not in told]
    body = _neighbours(text)
    body.difference_update(headings, leads)
    body.update(token for token in single if counted[token] < least)
    body.update(filters)
    found = body, {token for token in single if counted[token] >= least}, leads - {BREAK}, headings - {BREAK}
    return _cut(found) if is_long(counted, heading.split(), lead.split(), filters) else found


def is_long(*listed: Iterable[str]) -> bool:
    """Tell whether of these tokens one is so long that a term may have to be cut."""
    return max(map(len, chain.from_iterable(listed)), default=0) > LONG


def classes_of(note: bytes) -> dict[str, int]:
    """Give the terms of a noted record, each with its class."""
    return {term: number for number, terms in enumerate(terms_of(note)) for term in terms}


def _neighbours(text: str) -> set[str]:
    """Give the pairs of ``tokens.pairs``, each once, in the quickest way."""
    joined = {f"{one} {other}" for one, other in pairwise(text.split()) if one != BREAK != other}
    joined.update(f"{one} {other}" for one, other in looked_through(text))
    return joined


def looked_through(text: str) -> Iterator[tuple[str, str]]:
    """Give the pairs of which ``số`` stands between, before a number; tokens are joined by one space."""
    place = text.find(_BETWEEN)
    while place >= 0:
        start = place + len(_BETWEEN)
        if text[start : start + 1].isdigit():
            before = text[text.rfind(" ", 0, place) + 1 : place]
            if before != BREAK:
                end = text.find(" ", start)
                yield before, text[start : end if end >= 0 else None]
        place = text.find(_BETWEEN, start - 1)


def _cut(found: Classed) -> Classed:
    """Cut terms that are too long, as those of tokens of half that length may be."""
    body, often, leads, headings = ({term[:LONGEST] for term in terms} for terms in found)
    leads -= headings
    often -= leads | headings
    return body - often - leads - headings, often, leads, headings
