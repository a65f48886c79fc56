"""How long lists and feeds are."""

from __future__ import annotations

import pytest

from newsroom.settings import feed_length, list_length
from newsroom.settings.lengths import is_length


@pytest.mark.parametrize(("given", "length"), [(100, 50), (None, 50), (7, 7), (400, 400)])
def test_a_feed_is_as_long_as_said_but_for_the_default_of_pelican(given: int | None, length: int) -> None:
    assert feed_length({"FEED_MAX_ITEMS": given}) == length
    assert feed_length({}) == 50


@pytest.mark.parametrize(("given", "length"), [(False, 20), (None, 20), (7, 7)])
def test_a_list_is_as_long_as_said(given: int | None, length: int) -> None:
    assert list_length({"DEFAULT_PAGINATION": given}) == length
    assert list_length({}) == 20


@pytest.mark.parametrize(
    ("value", "is_one"), [(1, True), (0, False), (-3, False), (True, False), ("9", False), (2.0, False)]
)
def test_a_length_is_a_whole_number_above_zero(value: object, is_one: bool) -> None:
    assert is_length(value) is is_one
