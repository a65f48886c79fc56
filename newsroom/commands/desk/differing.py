"""Find what two sequences share, in time that grows with their length."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_MOST_CHANGES = 600
"""The most differences that are looked for between two anchors; what differs more is shown as replaced."""
_MOST_STEPS = 2_000_000
"""The most steps of one comparison, about half a second."""
Run = tuple[int, int, int, int, bool]


@dataclass(slots=True)
class Effort:
    """The steps that a comparison may still take; where none are left, what differs is shown as replaced."""

    left: int = _MOST_STEPS


def runs(old: Sequence[str], new: Sequence[str], effort: Effort | None = None) -> Iterator[Run]:
    """Give the parts that two sequences share and those in which they differ, in order.

    ``(start, end, first, last, is_same)``: ``old[start:end]`` stands against ``new[first:last]``. Those who
    compare many sequences give one ``effort`` for all.
    """
    a = b = 0
    for i, j, length in _joined(_matches(old, new, effort or Effort())):
        if i > a or j > b:
            yield a, i, b, j, False
        yield i, i + length, j, j + length, True
        a, b = i + length, j + length
    if a < len(old) or b < len(new):
        yield a, len(old), b, len(new), False


def _joined(pairs: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Join neighbouring matches."""
    start: tuple[int, int, int] | None = None
    for i, j in pairs:
        if start and (i, j) == (start[0] + start[2], start[1] + start[2]):
            start = (start[0], start[1], start[2] + 1)
        else:
            if start:
                yield start
            start = (i, j, 1)
    if start:
        yield start


def _matches(old: Sequence[str], new: Sequence[str], effort: Effort) -> Iterator[tuple[int, int]]:
    """Give the places that match: what stands once in both anchors the rest."""
    anchors = [*_anchors(old, new), (len(old), len(new))]
    a = b = 0
    for i, j in anchors:
        yield from _between(old, new, (a, i), (b, j), effort)
        if i < len(old):
            yield i, j
        a, b = i + 1, j + 1


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Choose the most that stands once in each text, in one order (patience)."""
    olds, news = Counter(old), Counter(new)
    place = {text: number for number, text in enumerate(new) if news[text] == 1}
    pairs = [(i, place[text]) for i, text in enumerate(old) if olds[text] == 1 and text in place]
    tails: list[int] = []
    ends: list[int] = []
    before = [-1] * len(pairs)
    for number, (_, j) in enumerate(pairs):
        slot = bisect_left(tails, j)
        before[number] = ends[slot - 1] if slot else -1
        tails[slot : slot + 1] = [j]
        ends[slot : slot + 1] = [number]
    chosen = []
    number = ends[-1] if ends else -1
    while number >= 0:
        chosen.append(pairs[number])
        number = before[number]
    return chosen[::-1]


def _between(
    old: Sequence[str], new: Sequence[str], olds: tuple[int, int], news: tuple[int, int], effort: Effort
) -> Iterator[tuple[int, int]]:
    """Give the matches between two anchors: from both ends, then by the fewest differences (Myers)."""
    (a, end), (b, last) = olds, news
    while a < end and b < last and old[a] == new[b]:
        yield a, b
        a, b = a + 1, b + 1
    tail = 0
    while end - tail > a and last - tail > b and old[end - tail - 1] == new[last - tail - 1]:
        tail += 1
    inner = shortest(old[a : end - tail], new[b : last - tail], effort=effort)
    yield from ((a + i, b + j) for i, j in inner)
    yield from ((end - n, last - n) for n in range(tail, 0, -1))


def shortest(
    old: Sequence[str], new: Sequence[str], most: int = _MOST_CHANGES, effort: Effort | None = None
) -> list[tuple[int, int]]:
    """Give the matches that leave the fewest differences, none if there are more than ``most`` of those."""
    effort = effort or Effort()
    if not old or not new or effort.left <= 0:
        return []
    furthest = {1: 0}
    trace: list[dict[int, int]] = []
    for changes in range(min(most, len(old) + len(new)) + 1):
        trace.append(dict(furthest))
        effort.left -= 2 * len(furthest)
        if effort.left <= 0:
            break
        for k in range(-changes, changes + 1, 2):
            is_down = k == -changes or (k != changes and furthest[k - 1] < furthest[k + 1])
            start = i = furthest[k + 1] if is_down else furthest[k - 1] + 1
            while i < len(old) and 0 <= i - k < len(new) and old[i] == new[i - k]:
                i += 1
            furthest[k] = i
            effort.left -= i - start
            if i >= len(old) and i - k >= len(new):
                return _walked(trace, len(old), len(new))
    return []


def _walked(trace: Sequence[dict[int, int]], i: int, j: int) -> list[tuple[int, int]]:
    """Walk back along the furthest reaches, and note what matched."""
    found = []
    for changes in range(len(trace) - 1, -1, -1):
        reach, k = trace[changes], i - j
        is_down = k == -changes or (k != changes and reach[k - 1] < reach[k + 1])
        above = k + 1 if is_down else k - 1
        start = reach[above], reach[above] - above
        while i > start[0] and j > start[1]:
            i, j = i - 1, j - 1
            found.append((i, j))
        i, j = start
    return found[::-1]
