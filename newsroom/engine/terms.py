"""Name topics and authors, and give each an address."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Mapping
from itertools import chain, count

from newsroom.model.site import Term
from newsroom.vietnamese.comparing import collation
from newsroom.vietnamese.slugs import slug

FALLBACK_SLUG = "ten-khac"
"""The address of a name without Latin letters and digits."""


def commonest(counted: Mapping[str, int]) -> str:
    """Choose the commonest spelling of a name, among equals the first of the dictionary."""
    return min(counted, key=lambda name: (-counted[name], collation(name)))


def make_slugs(keys: Collection[str], kept: Mapping[str, str]) -> dict[str, str]:
    """Give each name an address of its own; ``keys`` are names as ``comparable`` gives them.

    Those in ``kept`` have the one that stands there, which is nobody else's. Where others differ in
    diacritics only, the one with the most has the plain slug, of equal ones the first of the dictionary; the
    next has ``-2``. No date and no number of articles counts, so that only another name changes an address.
    """
    alike: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        alike[slug(key) or FALLBACK_SLUG].append(key)
    kept_slugs = set(kept.values())
    found = {key: kept[key] for key in keys if key in kept}
    for plain, group in alike.items():
        rest = [key for key in group if key not in kept]
        numbered = (f"{plain}-{number}" for number in count(2))
        others = (one for one in numbered if one not in alike)
        free = (one for one in chain([plain], others) if one not in kept_slugs)
        found.update(zip(sorted(rest, key=_precedence) if len(rest) > 1 else rest, free, strict=False))
    return found


def _precedence(key: str) -> tuple[int, tuple[str, str, str]]:
    """Sort names so that one without marks, often a slip, takes no address of one that has them."""
    marks = sum(unicodedata.combining(char) > 0 or char == "đ" for char in unicodedata.normalize("NFD", key))
    return -marks, collation(key)


def in_order(terms: Mapping[str, Term]) -> dict[str, Term]:
    """Sort terms as a Vietnamese dictionary does."""
    return dict(sorted(terms.items(), key=lambda item: collation(item[1].name)))
