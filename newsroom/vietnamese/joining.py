"""Join two texts into one without a sign too much between them."""

from __future__ import annotations

_CLOSERS = "”’\"'»)]"
_MARKS = ".?!…:;,–—-"


def join_sentences(first: str, second: str) -> str:
    """Write ``second`` after ``first``, with a full stop between them where no sign ends ``first``."""
    first, second = first.strip(), second.strip()
    if not (first and second):
        return first or second
    ended = first.rstrip(_CLOSERS + " ")[-1:] in (*_MARKS, "") or second[0] in ".?!…:;,"
    return f"{first} {second}" if ended else f"{first}. {second}"
