"""Patterns that are compiled late."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.vietnamese.patterns import late

PATTERN = r"(?P<word>[a-zđ]+) (\d)"


@given(st.text("ađĐ 1\n", max_size=12))
def test_a_late_pattern_finds_what_a_compiled_one_finds(text: str) -> None:
    one, other = late(PATTERN, re.IGNORECASE), re.compile(PATTERN, re.IGNORECASE)
    for method in ("search", "match", "fullmatch"):
        found, wanted = getattr(one, method)(text), getattr(other, method)(text)
        assert (found and (found.span(), found.groupdict())) == (
            wanted and (wanted.span(), wanted.groupdict())
        )
    assert one.findall(text) == other.findall(text)
    assert one.sub("-", text) == other.sub("-", text)
    assert (one.pattern, one.flags) == (other.pattern, other.flags)


def test_a_late_pattern_is_compiled_when_it_is_first_asked_and_never_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compiled: list[str] = []
    original = re.compile

    def compile_(pattern: str, flags: int = 0) -> re.Pattern[str]:
        compiled.append(pattern)
        return original(pattern, flags)

    monkeypatch.setattr(re, "compile", compile_)
    pattern = late("a")
    assert compiled == []
    assert [pattern.sub("b", "a") for _ in range(3)] == ["b", "b", "b"]
    assert compiled == ["a"]
