"""Look at brackets in pairs: one alone is a sign as typed, and is never taken off."""

from __future__ import annotations

from collections.abc import Iterator

_PAIRS = {"(": ")", "[": "]"}
_MOST = 4
"""Pairs around each other that are taken off."""
_OPENERS = {closer: opener for opener, closer in _PAIRS.items()}


def unclosed(text: str) -> bool:
    """Tell whether a bracket of ``text`` opens and never closes."""
    if not any(opener in text for opener in _PAIRS):
        return False
    return sum(char in _PAIRS for char in text) > sum(1 for _ in _depths(text))


def without_pair(text: str) -> str:
    """Take off the brackets around ``text`` where they are one pair: ``(TTXVN)``, not ``(A) và (B)``."""
    inner = text.strip()
    for _ in range(_MOST):
        if inner[:1] not in _PAIRS or _closes_at(inner) != len(inner) - 1:
            break
        inner = inner[1:-1].strip()
    return inner


def opens_to_the_end(text: str) -> bool:
    """Tell whether the bracket that ``text`` begins with is not closed before its last sign."""
    return _closes_at(text) in (-1, len(text) - 1)


def _closes_at(text: str) -> int:
    """Give the place of the bracket that closes the first one, -1 if none does."""
    return next((place for place, depth in _depths(text) if not depth), -1)


def _depths(text: str) -> Iterator[tuple[int, int]]:
    """Say after each bracket that closes another how many are still open."""
    found: list[str] = []
    for place, char in enumerate(text):
        if char in _PAIRS:
            found.append(char)
        elif char in _OPENERS and found and found[-1] == _OPENERS[char]:
            found.pop()
            yield place, len(found)
