from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

import pytest

from plugins.related.choosing import Around, choose, outward, window


class One(NamedTuple):
    number: int

    @property
    def url(self) -> str:
        return f"{self.number}/"

    @property
    def rank(self) -> tuple[datetime, str]:
        return datetime(2024, 1, self.number), self.url


class Ones(tuple[One, ...]):
    def place(self, one: One) -> int:
        return self.index(one)


def ones(numbers: Iterable[int]) -> Ones:
    return Ones(One(number) for number in sorted(numbers, reverse=True))


def numbers(found: Iterable[One]) -> list[int]:
    return [one.number for one in found]


def around(number: int, listed: Iterable[int], everything: Iterable[int], *pins: int) -> Around[One]:
    return choose(One(number), ones(listed), ones(everything), map(One, pins))


def test_a_large_category_gives_five_on_either_side() -> None:
    found = around(15, range(1, 31), range(1, 31))
    assert numbers(found.newer) == [20, 19, 18, 17, 16]
    assert numbers(found.older) == [14, 13, 12, 11, 10]
    assert (found.previous, found.following) == (One(14), One(16))


def test_a_small_category_is_filled_from_the_neighbours_in_the_site() -> None:
    found = around(15, [15, 29], range(1, 31))
    assert 29 in numbers(found.newer)
    assert {14, 16} <= {*numbers(found.newer), *numbers(found.older)}
    assert len(found.newer) + len(found.older) == 10
    assert (found.previous, found.following) == (None, One(29))


def test_pins_come_once_and_in_their_order_and_never_lead_to_the_article() -> None:
    found = around(15, range(1, 31), range(1, 31), 16, 2, 16, 15)
    assert numbers(found.pinned) == [16, 2]
    assert 16 not in numbers(found.newer)


def test_one_that_is_alone_has_nothing_around() -> None:
    assert around(3, [3], [3]) == ((), (), (), None, None)


@pytest.mark.parametrize(
    ("position", "length", "span"),
    [
        (0, 100, (0, 11)),
        (5, 100, (0, 11)),
        (6, 100, (1, 12)),
        (99, 100, (89, 100)),
        (2, 4, (0, 4)),
        (0, 0, (0, 0)),
    ],
)
def test_windows_slide_at_the_ends(position: int, length: int, span: tuple[int, int]) -> None:
    assert window(position, length) == span


def test_places_are_walked_nearest_first_and_newer_before_older() -> None:
    assert list(outward(1, 5)) == [0, 2, 3, 4]
    assert list(outward(0, 1)) == []
