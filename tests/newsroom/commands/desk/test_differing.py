"""What two sequences share."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from newsroom.commands.desk.differing import Effort, runs, shortest

WORDS = st.lists(st.sampled_from(["a", "b", "c", " ", "đ", "."]), max_size=40)


@given(WORDS, WORDS)
def test_runs_cover_both_in_order_and_what_is_the_same_is_the_same(old: list[str], new: list[str]) -> None:
    a = b = 0
    for start, end, first, last, is_same in runs(old, new):
        assert (start, first) == (a, b)
        assert not is_same or old[start:end] == new[first:last]
        a, b = end, last
    assert (a, b) == (len(old), len(new))


@given(WORDS, WORDS)
def test_the_fewest_differences_are_found(old: list[str], new: list[str]) -> None:
    lengths = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i, one in enumerate(old):
        for j, other in enumerate(new):
            lengths[i + 1][j + 1] = (
                lengths[i][j] + 1 if one == other else max(lengths[i][j + 1], lengths[i + 1][j])
            )
    assert len(shortest(old, new)) == lengths[-1][-1]


def test_more_differences_than_are_looked_for_give_none() -> None:
    assert shortest(list("abcdef"), list("uvwxyz"), most=3) == []


def far_apart(many: int) -> tuple[list[str], list[str]]:
    """Give two sequences whose every diagonal is long: alike nearly everywhere, and nowhere long enough."""
    old, new = ["a"] * many, ["a"] * many
    old[:: many // 250], new[many // 500 :: many // 250] = (
        (["b"] * len(old[:: many // 250])),
        (["c"] * len(new[many // 500 :: many // 250])),
    )
    return old, new


def test_the_steps_of_a_comparison_are_bounded_however_much_is_alike() -> None:
    old, new = far_apart(100_000)
    before = time.process_time()
    found = list(runs(old, new))
    assert time.process_time() - before < 10  # without a bound: minutes
    assert found[-1][1] == len(old)
    assert found[-1][3] == len(new)


def test_comparisons_with_one_effort_share_its_steps() -> None:
    effort = Effort(200)
    old, new = list("abcabc"), list("cbacba")
    assert any(one[4] for one in runs(old, new, effort))
    for _ in range(50):
        assert len(list(runs(old, new, effort))) > 0
    assert effort.left <= 0
    assert list(runs(old, new, effort)) == [(0, 6, 0, 6, False)]
