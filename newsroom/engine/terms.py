"""Name topics and authors, and give each an address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from itertools import chain, count

from newsroom.engine.lists import ArticleList
from newsroom.model.records import Article
from newsroom.model.site import Term
from newsroom.vietnamese.comparing import collation, comparable
from newsroom.vietnamese.slugs import slug

FALLBACK_SLUG = "ten-khac"
"""The address of a name without Latin letters and digits."""
TOPIC_FOLDER, AUTHOR_FOLDER = "chu-de", "tac-gia"


def find_terms(
    index: Mapping[str, ArticleList],
    folder: str,
    spellings: Callable[[Article], Iterable[str]],
) -> dict[str, Term]:
    """Name each term by its commonest spelling, in dictionary order, each with an address of its own."""
    names = {}
    for key, _ in sorted(index.items(), key=lambda item: (item[1][-1].rank, item[0])):
        counted = Counter(name for a in index[key] for name in spellings(a) if comparable(name) == key)
        names[key] = commonest(counted)
    return in_order(make_terms(names, folder))


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
