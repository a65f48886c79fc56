from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.vietnamese.brackets import opens_to_the_end, unclosed, without_pair


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("(TTXVN)", "TTXVN"),
        (" [TTXVN] ", "TTXVN"),
        ("((TTXVN))", "TTXVN"),
        ("TTXVN (Hà Nội)", "TTXVN (Hà Nội)"),
        ("(TTXVN) Hà Nội", "(TTXVN) Hà Nội"),
        ("(A) và (B)", "(A) và (B)"),
        ("(TTXVN (Hà Nội))", "TTXVN (Hà Nội)"),
        ("(TTXVN", "(TTXVN"),
        ("TTXVN)", "TTXVN)"),
        ("(TTXVN]", "(TTXVN]"),
        ("()", ""),
        ("", ""),
    ],
)
def test_only_brackets_that_are_a_pair_around_all_of_it_are_taken_off(text: str, bare: str) -> None:
    assert without_pair(text) == bare


@pytest.mark.parametrize(
    ("text", "expected"), [("(a", True), ("(a)", False), ("a)", False), ("(a [b)", True), ("[a] (", True)]
)
def test_a_bracket_that_never_closes_is_found(text: str, expected: bool) -> None:
    assert unclosed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("(a)", True), ("(a", True), ("(a) b", False), ("(a (b))", True), ("(a) (b)", False)],
)
def test_the_first_bracket_closes_at_the_end_or_never(text: str, expected: bool) -> None:
    assert opens_to_the_end(text) == expected


@pytest.mark.slow
@given(st.text("ab ()[]", max_size=12))
def test_what_is_taken_off_is_as_many_openers_as_closers(text: str) -> None:
    bare = without_pair(text)
    for opener, closer in ("()", "[]"):
        assert text.count(opener) - bare.count(opener) == text.count(closer) - bare.count(closer)
    assert bare in text
