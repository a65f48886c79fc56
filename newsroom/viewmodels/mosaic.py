"""Set the photos of a gallery in rows, as a printer sets words in lines.

All photos keep their order and shape; those of a row have one height, and every row is as wide
as the column. Of all ways to break the rows, the one is taken whose heights are best.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import floor, log
from typing import NamedTuple

from newsroom.viewmodels.layout import COVER_WIDTH, FLUID, GAP, PHONE_WIDTH, TEXT_WIDTH, sizes

_LEAST = 150
"""Pixels below which captions become a column of single words."""
_MOST = 8
"""Photos in a row, at most."""


class Measure(NamedTuple):
    """A column of ``width`` pixels in which rows look best at ``height``."""

    width: int
    height: int


NARROW, DENSE = Measure(PHONE_WIDTH, 210), Measure(PHONE_WIDTH, 130)
"""The column of a telephone, for a few photos and for many."""
MIDDLE, WIDE = Measure(TEXT_WIDTH, 225), Measure(COVER_WIDTH, 260)
"""The columns of text, and of a gallery on a large screen."""


class Tile(NamedTuple):
    """The part that a photo takes of its row, gaps left out, and how many others are in the row."""

    share: float
    beside: int

    def pixels(self, width: int) -> int:
        """Give its width in a column of ``width`` pixels."""
        return round((width - self.beside * GAP) * self.share)

    @property
    def fluid(self) -> str:
        """Its width, in CSS, in the column of small screens."""
        part = f"{FLUID * self.share:.0f}vw"
        return f"calc({part} - {self.beside * GAP * self.share:.0f}px)" if self.beside else part


class Place(NamedTuple):
    """The tiles of a photo in columns of three measures, the widest of ``width`` pixels."""

    narrow: Tile
    middle: Tile
    wide: Tile
    width: int

    @property
    def sizes(self) -> str:
        """What it promises browsers."""
        return sizes(
            self.narrow.fluid,
            pairs=self.middle.fluid,
            text=f"{self.middle.pixels(MIDDLE.width)}px",
            desktop=f"{self.wide.pixels(self.width)}px",
        )


def tiles(ratios: Sequence[float], measure: Measure) -> list[Tile]:
    """Set photos of the given ratios, width by height, in a column."""
    found = []
    start = 0
    for end in _breaks(ratios, measure):
        row = ratios[start:end]
        # Rounded down, lest a row is too wide by a hair.
        found += [Tile(floor(ratio / sum(row) * 1e4) / 1e4, len(row) - 1) for ratio in row]
        start = end
    return found


def _breaks(ratios: Sequence[float], measure: Measure) -> list[int]:
    """Say after which photos rows end."""
    best: list[tuple[float, list[int]]] = [(0.0, [])]
    for end in range(1, len(ratios) + 1):
        starts = range(max(0, end - _MOST), end)
        ways = ((best[start][0] + _badness(ratios[start:end], measure), start) for start in starts)
        badness, start = min(ways)
        best.append((badness, [*best[start][1], end]))
    return best[-1][1]


def _badness(row: Sequence[float], measure: Measure) -> float:
    """Tell how far a row is from the best height, and its narrowest photo from being wide enough."""
    height = (measure.width - GAP * (len(row) - 1)) / sum(row)
    narrowest = min(row) * height
    return log(height / measure.height) ** 2 + 12 * log(max(1.0, _LEAST / narrowest)) ** 2
