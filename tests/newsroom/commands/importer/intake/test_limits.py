"""What one file may take."""

from __future__ import annotations

import multiprocessing

import pytest

from newsroom.commands.importer.intake.limits import MIB, Limits, bound, limits_of, unbound


def _eat(mebibytes: int) -> str:
    bound(Limits(64 * MIB, 5, 5))
    try:
        return str(len(bytes(mebibytes * MIB)))
    except MemoryError:
        return "memory"


def _eat_after_all() -> str:
    bound(Limits(64 * MIB, 5, 5))
    unbound()
    return str(len(bytes(400 * MIB)))


def test_limits_grow_with_the_file_and_stay_small_for_small_ones() -> None:
    small, large = limits_of("word", 1000), limits_of("word", 80 * MIB)
    assert small.memory < 200 * MIB
    assert small.seconds < 10
    assert large.memory > 400 * MIB
    assert large.seconds > small.seconds
    assert limits_of("office", 1).patience > limits_of("page", 1).patience


@pytest.mark.slow
def test_a_process_holds_no_more_than_it_may() -> None:
    with multiprocessing.get_context("fork").Pool(1) as pool:
        assert pool.apply(_eat, (16,)) == str(16 * MIB)
        assert pool.apply(_eat, (400,)) == "memory"
        assert pool.apply(_eat_after_all) == str(400 * MIB)
