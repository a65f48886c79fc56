"""Counts of instructions are compared with those noted; five percent more are too many."""

import pytest

from bench.instructions import compared, count

TOLD = "==7== Cachegrind\n==7== \n==7== I refs:        1,234,567\n==8== I   refs:  3\n"


def test_the_counts_of_all_processes_are_added_up() -> None:
    assert count(TOLD) == 1_234_570


def test_no_count_is_an_error() -> None:
    with pytest.raises(LookupError):
        count("valgrind: failed")


@pytest.mark.parametrize(("clean", "good"), [(90, True), (100, True), (105, True), (106, False)])
def test_more_than_five_percent_more_fail(clean: int, good: bool) -> None:
    told, passed = compared({"clean": clean}, {"system": "here", "clean": 100}, "here")
    assert passed is good
    assert told == [f"clean: {clean} instructions, noted 100: {clean - 100:+.1f}%"]


def test_another_system_is_not_compared() -> None:
    told, passed = compared({"clean": 200}, {"system": "there", "clean": 100}, "here")
    assert passed
    assert "not comparable" in told[0]
