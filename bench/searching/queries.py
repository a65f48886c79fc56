"""Choose what is asked, and judge what comes first."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

from bench.searching.archive import Told
from newsroom.vietnamese.comparing import fold

SAMPLE = 49
"""Articles that are looked for, spread over the whole archive."""

KINDS = {
    "title": "four syllables of a title, no marks",
    "title typed": "four syllables of a title, as printed",
    "six": "six syllables of a title, no marks",
    "lead": "four syllables of a lead, no marks",
    "body": "five syllables of a body, no marks",
    "slip": "four syllables of a title, two letters swapped",
}
COMMON = ("dang uy khoi", "đại hội đảng bộ", "hoc tap va lam theo", "nghi quyet", "51,9%", "so 01-NQ")
"""What readers ask for that many articles have."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is typed, of which kind, the article that it is taken from, and what was meant by a slip."""

    text: str
    kind: str
    told: Told
    meant: str = ""


def bare(text: str) -> str:
    """Give the words of a text without marks, one space between them and at both ends."""
    return f" {' '.join(re.findall(r'[a-z0-9]+', fold(text)))} "


def found(query: Query, first: Told | None) -> bool:
    """Tell whether the first result is the article, or one that says those words in a row as prominently.

    Titles are more prominent than leads, these than bodies.
    """
    if first is None:
        return False
    parts = {"lead": [first.title, first.lead], "body": [first.title, first.lead, first.body]}
    words = bare(query.meant or query.text)
    return first.path == query.told.path or any(
        words in bare(part) for part in parts.get(query.kind, [first.title])
    )


def queries(told: Sequence[Told]) -> list[Query]:
    """Choose the queries of all kinds, the same for the same archive."""
    step = len(told) / SAMPLE
    chosen = []
    for number in range(SAMPLE):
        one = told[int(step * number + step / 2)]
        rng = random.Random(number)
        title = _cut(rng, one.title, 4)
        asked = {
            "title": bare(title),
            "title typed": title,
            "six": bare(_cut(rng, one.title, 6)),
            "lead": bare(_cut(rng, one.lead.split(". ")[0], 4)),
            "body": bare(_cut(rng, one.body.split(". ")[rng.randrange(8)], 5)),
            "slip": _swapped(rng, bare(title)),
        }
        for kind, text in asked.items():
            chosen.append(Query(text.strip(), kind, one, title if kind == "slip" else ""))
    return chosen


def _cut(rng: random.Random, text: str, number: int) -> str:
    """Cut ``number`` words in a row out of a sentence."""
    words = re.findall(r"\w+", text)
    at = rng.randrange(max(1, len(words) - number + 1))
    return " ".join(words[at : at + number])


def _swapped(rng: random.Random, text: str) -> str:
    """Swap two neighbouring letters that differ, in a word of three or more, where there are any."""
    places = [
        at
        for at in range(len(text) - 1)
        if text[at] != text[at + 1] and text[at : at + 2].isalpha() and _is_long(text, at)
    ]
    if not places:
        return text
    at = rng.choice(places)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def _is_long(text: str, at: int) -> bool:
    """Tell whether the word around a place has three letters or more."""
    start, end = text.rfind(" ", 0, at) + 1, text.find(" ", at)
    return end - start >= 3
