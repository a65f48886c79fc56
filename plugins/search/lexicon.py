"""Write the lexicon of a segment: its syllables, and about how many articles hold each.

It is read only when nothing is found, to put right what was typed: words without spaces, slips.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from newsroom.engine import Damaged
from plugins.search.buckets import shared
from plugins.search.hot import HOT

_SYLLABLE_RE = re.compile(r"[a-z]{1,12}")


def is_listed(term: str) -> bool:
    """Tell whether a term has its place in the lexicon."""
    return term not in HOT and _SYLLABLE_RE.fullmatch(term) is not None


def level(articles: int) -> int:
    """Give about how many articles hold a term: the logarithm to the base of 2, rounded down."""
    return articles.bit_length() - 1


def write_lexicon(levels: Mapping[str, int]) -> bytes:
    """Write syllables with their level."""
    pieces: list[bytes] = []
    before = b""
    for term, found in sorted((term.encode(), found) for term, found in levels.items()):
        same = shared(before, term)
        pieces += (bytes((same, len(term) - same)), term[same:], bytes((found,)))
        before = term
    return b"".join(pieces)


def read_lexicon(data: bytes) -> dict[str, int]:
    """Read a lexicon; raise ``Damaged`` if it is none."""
    found: dict[str, int] = {}
    place, term = 0, b""
    while place < len(data):
        try:
            end = place + 2 + data[place + 1]
            term = term[: data[place]] + data[place + 2 : end]
            found[term.decode()] = data[end]
        except (IndexError, ValueError) as error:
            raise Damaged("lexicon") from error
        place = end + 1
    return found


def with_counts(levels: Mapping[str, int], counts: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Give the levels when some terms are held by other numbers of articles, perhaps by none."""
    changed = dict(levels)
    for term, articles in counts:
        if not is_listed(term):
            continue
        if articles:
            changed[term] = level(articles)
        else:
            changed.pop(term, None)
    return changed
