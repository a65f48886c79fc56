"""Test what proofreaders get to see of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.model.copy import Copy, masked


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Một dòng", "Một dòng"),
        ("a `mã` b", "a      b"),
        ("a ``m ` ã`` b", "a           b"),
        ("a <!-- x --> b", "a            b"),
        ("a <!-- x\ny", "a       \n "),
        (r"\[a\](b)", "  a  (b)".replace("  (", "  (")),
        ("a ` b", "a ` b"),
    ],
)
def test_comments_code_and_escaped_brackets_are_not_seen(text: str, seen: str) -> None:
    assert masked(text) == seen


@given(st.text(alphabet="a`<!->\\[]()\n ", max_size=40))
def test_what_is_seen_stands_where_it_stood(text: str) -> None:
    found = masked(text)
    assert len(found) == len(text)
    assert all(now in (before, " ") for now, before in zip(found, text, strict=True))
    assert [now == "\n" for now in found] == [before == "\n" for before in text]


@pytest.mark.parametrize(("position", "line"), [(0, 1), (1, 1), (2, 2), (3, 3)])
def test_lines_count_from_one(position: int, line: int) -> None:
    assert Copy("a.md", "a\n\nb").line(position) == line
