"""Report words that are likely slips: syllables that are none, and pairs that no other article has."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from newsroom.model.problem import Problem
from plugins.copydesk.doubts import UNKNOWN, Judge


def check_spelling(
    texts: Sequence[tuple[str, str]], judge: Judge, doubtful: Collection[str]
) -> Iterator[Problem]:
    """Report what is in doubt in an article: paths and readable texts, what the archive says of it."""
    for doubt in judge.doubts([text for _, text in texts], doubtful):
        path, text = texts[doubt.text]
        line = text.count("\n", 0, doubt.place) + 1
        values = {"found": doubt.found, "word": doubt.word, "meant": doubt.meant}
        if doubt.kind == UNKNOWN:
            values["texts"] = str(doubt.texts)
        yield Problem.of(path, line, doubt.kind, **values)
