from __future__ import annotations

import pytest

from newsroom.model.front import NUMBERS, USUAL_FRONT, fitting


@pytest.mark.parametrize(
    ("block", "number", "fit"),
    [("cards", 5, 4), ("cards", 7, 6), ("cards", 1, 1), ("photos", 1, 0), ("photos", 5, 4), ("videos", 5, 3)],
)
def test_as_many_are_shown_as_fill_their_rows(block: str, number: int, fit: int) -> None:
    assert fitting(block, number) == fit


def test_the_usual_numbers_may_be_asked_for() -> None:
    assert all(getattr(USUAL_FRONT, block) in numbers for block, numbers in NUMBERS.items())
