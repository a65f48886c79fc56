"""Numbers and lengths are read in all units, and nothing where there are none."""

from __future__ import annotations

import pytest

from newsroom.commands.importer.word.measures import number, points


@pytest.mark.parametrize(
    ("text", "expected"), [("28", 14), ("14pt", 14), ("2.54cm", 72), ("1in", 72), ("x", 0), ("", 0)]
)
def test_lengths_are_in_points(text: str, expected: float) -> None:
    assert points(text, 2) == pytest.approx(expected)


def test_what_is_no_number_is_the_usual_one() -> None:
    assert number("12", 0) == 12
    assert number("", 7) == 7
    assert number("x", 7) == 7
