"""Report names that are hardly those of two people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from newsroom.model.copy import Copy
from newsroom.model.problem import Problem
from newsroom.vietnamese.comparing import comparable, fold, toneless
from newsroom.vietnamese.patterns import late

_CAPITAL = "A-ZÀ-ÖØ-ÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_SMALL = "a-zß-öø-ÿăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
_RUN_RE = late(f"[{_CAPITAL}][{_SMALL}]*(?: [{_CAPITAL}][{_SMALL}]*){{2,}}")
_NAME_LENGTH = 3
_LONGEST = 12
"""The syllables from which on a run of capitals is a list of names, of which so many are told."""


def check_names(copy: Copy) -> Iterator[Problem]:
    """Report names of three syllables and more that differ from another in one tone only."""
    if not _are_some_alike(copy.text):
        return
    runs: dict[str, int] = {}
    for match in _RUN_RE.finditer(copy.text):
        runs.setdefault(match.group(), match.start())
    by_letters: dict[str, dict[str, tuple[Sequence[str], int]]] = defaultdict(dict)
    for run, start in runs.items():
        words = run.split(" ")
        for first in range(len(words) - _NAME_LENGTH + 1):
            name = " ".join(words[first : first + _NAME_LENGTH])
            by_letters[fold(name)].setdefault(comparable(name), (words[first : first + _LONGEST], start))
    doubtful: dict[tuple[str, ...], tuple[int, int, str, str]] = {}
    for variants in by_letters.values():
        if len(variants) == 1:
            continue
        spelt = ((" ".join(words), start) for words, start in variants.values())
        listed = sorted(spelt, key=lambda found: found[1])
        for (other, _), (name, start) in _alike(listed):
            slip = _tone_slip(name, other)
            if slip:
                found = (len(name.split()), start, name, other)
                key = (*slip, name.split()[-1])
                doubtful[key] = min(found, doubtful.get(key, found))
    for _, start, name, other in sorted(doubtful.values(), key=lambda found: found[1]):
        yield Problem.of(copy.path, copy.line(start), "name-tone", name=name, other=other)


def _are_some_alike(text: str) -> bool:
    """Tell whether two names of a text are the same but for tones and marks: in most texts none are."""
    runs = map(str.split, set(_RUN_RE.findall(text)))
    names = {" ".join(run[n : n + _NAME_LENGTH]) for run in runs for n in range(len(run) - _NAME_LENGTH + 1)}
    return len({*map(fold, names)}) < len(names)


def _alike(listed: list[tuple[str, int]]) -> Iterator[tuple[tuple[str, int], tuple[str, int]]]:
    """Pair the names that are the same but for the tone of one syllable, without comparing all with all."""
    above: dict[tuple[int, tuple[str, ...]], list[tuple[str, int]]] = defaultdict(list)
    for one in listed:
        syllables = [comparable(syllable) for syllable in one[0].split()[:_NAME_LENGTH]]
        for place, syllable in enumerate(syllables):
            others = (*syllables[:place], toneless(syllable), *syllables[place + 1 :])
            yield from ((other, one) for other in above[place, others])
            above[place, others].append(one)


def _tone_slip(name: str, other: str) -> tuple[str, ...]:
    """Give the two syllables that differ if two names, as far as compared, differ in one tone."""
    pairs = zip(name.split()[:_NAME_LENGTH], other.split()[:_NAME_LENGTH], strict=True)
    different = [sorted((comparable(a), comparable(b))) for a, b in pairs if comparable(a) != comparable(b)]
    if len(different) == 1 and len({toneless(syllable) for syllable in different[0]}) == 1:
        return tuple(different[0])
    return ()
