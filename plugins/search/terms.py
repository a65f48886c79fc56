"""Note the tokens of a record, and give its terms: each in the highest class that it earns.

A *note* is what the catalogue keeps of a record: its tokens, packed. Its terms follow from it, and are
many more.
"""

from __future__ import annotations

import zlib
from collections import Counter
from itertools import pairwise

from newsroom.engine import Damaged
from newsroom.model.records import Article, Record
from plugins.search.hot import HOT
from plugins.search.tokens import BREAK, LONGEST, tokens
from plugins.search.words import words_of

BODY, OFTEN, LEAD, HEADING = range(4)
"""The classes: in the text, often there, in the lead or among the names, in the heading."""
CATEGORY, AUTHOR = "@", "@@"
"""What terms that only filter begin with."""
_OFTEN, _LENGTH = 2, 600
"""How often is often in a text of no length, and how many tokens double that."""
_SKIPPED = HOT | {BREAK}

Classed = tuple[set[str], set[str], set[str], set[str]]
"""Terms by their class."""


def note_of(record: Record) -> bytes:
    """Pack the tokens of a record: those of its heading, its lead and its text, and its filters."""
    parts = [" ".join(tokens(words)) for words in words_of(record)]
    return zlib.compress("\t".join((*parts, "\n".join(_filters(record)))).encode(), 1)


def _filters(record: Record) -> list[str]:
    if not isinstance(record, Article):
        return []
    names = (" ".join(token for token in tokens(name) if token != BREAK) for name in record.authors)
    return [f"{CATEGORY}{record.category.slug}", *(f"{AUTHOR}{name}" for name in names if name)]


def terms_of(note: bytes) -> Classed:
    """Give the terms of a noted record by class; of hot syllables only what stands in heading and lead.

    Raises ``Damaged`` if that is no note.
    """
    try:
        heading, lead, text, filters = zlib.decompress(note).decode("ascii").split("\t")
    except (zlib.error, ValueError) as error:
        raise Damaged(str(error)) from error
    headings, leads = (_neighbours(part.split()).union(part.split()) for part in (heading, lead))
    listed = text.split()
    counted, often = Counter(listed), _OFTEN * (1 + len(listed) / _LENGTH)
    leads -= headings
    told = _SKIPPED | headings | leads
    single = [token for token in counted if token not in told]
    body = _neighbours(listed) - headings - leads
    body.update(token for token in single if counted[token] < often)
    body.update(filters.split("\n") if filters else ())
    found = body, {token for token in single if counted[token] >= often}, leads - {BREAK}, headings - {BREAK}
    return _cut(found)


def classes_of(note: bytes) -> dict[str, int]:
    """Give the terms of a noted record, each with its class."""
    return {term: number for number, terms in enumerate(terms_of(note)) for term in terms}


def _neighbours(found: list[str]) -> set[str]:
    """Give the pairs of ``tokens.pairs``, each once, in the quickest way."""
    joined = {f"{one} {other}" for one, other in pairwise(found) if one != BREAK != other}
    if "so" in found:
        for before, so, number in zip(found, found[1:], found[2:], strict=False):
            if so == "so" and before != BREAK and number[0].isdigit():
                joined.add(f"{before} {number}")
    return joined


def _cut(found: Classed) -> Classed:
    """Cut terms that are too long."""
    body, often, leads, headings = found
    if max(map(len, body | often | leads | headings), default=0) <= LONGEST:
        return found
    headings = {term[:LONGEST] for term in headings}
    leads = {term[:LONGEST] for term in leads} - headings
    often = {term[:LONGEST] for term in often} - leads - headings
    return {term[:LONGEST] for term in body} - often - leads - headings, often, leads, headings
