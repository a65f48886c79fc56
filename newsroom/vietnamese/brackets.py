"""Look at brackets in pairs: one alone is a sign as typed, and is never taken off."""

from __future__ import annotations

_PAIRS = {"(": ")", "[": "]"}
_OPENERS = {closer: opener for opener, closer in _PAIRS.items()}


def unclosed(text: str) -> bool:
    """Tell whether a bracket of ``text`` opens and never closes."""
    return bool(_open_brackets(text))


def without_pair(text: str) -> str:
    """Take off the brackets around ``text`` where they are one pair: ``(TTXVN)``, not ``(A) và (B)``."""
    inner = text.strip()
    while inner[:1] in _PAIRS and _closes_at(inner) == len(inner) - 1:
        inner = inner[1:-1].strip()
    return inner


def opens_to_the_end(text: str) -> bool:
    """Tell whether the bracket that ``text`` begins with is not closed before its last sign."""
    return _closes_at(text) in (-1, len(text) - 1)


def _closes_at(text: str) -> int:
    """Give the place of the bracket that closes the first one, -1 if none does."""
    for place in range(1, len(text)):
        if text[place] in _OPENERS and not _open_brackets(text[: place + 1]):
            return place
    return -1


def _open_brackets(text: str) -> list[str]:
    """List the brackets that are open at the end of ``text``."""
    found: list[str] = []
    for char in text:
        if char in _PAIRS:
            found.append(char)
        elif char in _OPENERS and found and found[-1] == _OPENERS[char]:
            found.pop()
    return found
