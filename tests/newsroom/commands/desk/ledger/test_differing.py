"""What two sequences share."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsroom.commands.desk.ledger.differing import runs, shortest

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
