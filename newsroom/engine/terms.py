"""Name topics and authors, and give each an address."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain, count

from newsroom.model.site import Term
from newsroom.vietnamese.comparing import collation
from newsroom.vietnamese.slugs import slug

FALLBACK_SLUG = "ten-khac"
"""The address of a name without Latin letters and digits."""


def commonest(counted: Mapping[str, int]) -> str:
    """Choose the commonest spelling of a name, among equals the first of the dictionary."""
    return min(counted, key=lambda name: (-counted[name], collation(name)))


def make_terms(names: Mapping[str, str], folder: str) -> dict[str, Term]:
    """Give each term an address; ``names`` are in the order in which they first appeared.

    Where two differ in diacritics only, the one that appeared first has the plain slug and
    keeps it; the next has ``-2``.
    """
    terms: dict[str, Term] = {}
    taken: set[str] = set()
    for key, name in names.items():
        plain = slug(name) or FALLBACK_SLUG
        numbered = (f"{plain}-{number}" for number in count(2))
        address = next(candidate for candidate in chain([plain], numbered) if candidate not in taken)
        taken.add(address)
        terms[key] = Term(name, address, f"{folder}/{address}/")
    return terms


def in_order(terms: Mapping[str, Term]) -> dict[str, Term]:
    """Sort terms as a Vietnamese dictionary does."""
    return dict(sorted(terms.items(), key=lambda item: collation(item[1].name)))
