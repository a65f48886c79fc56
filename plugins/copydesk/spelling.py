"""Report words that are likely slips: syllables that are none, and pairs that no other article has."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from newsroom.engine import Check, Scope
from newsroom.model.problem import Problem, warning
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


SPELLING = Check(
    name="copydesk.spelling",
    scope=Scope.ALWAYS,
    wordings={
        "no-syllable": warning(
            "«{found:whole}»: tiếng Việt không có tiếng «{word:whole}»", "Có phải là «{meant:whole}»?"
        ),
        "words-joined": warning("«{found:whole}»: «{word:whole}» viết dính", "Có phải là «{meant:whole}»?"),
        "word-parted": warning("«{found:whole}»: «{word:whole}» viết rời", "Có phải là «{meant:whole}»?"),
        "unknown-pair": warning(
            "«{found:whole}»: chưa bài nào khác viết như vậy, {texts} bài viết «{meant:whole}»",
            "Nếu gõ nhầm «{word:whole}» thì sửa lại; nếu đúng thì giữ nguyên",
        ),
    },
)
