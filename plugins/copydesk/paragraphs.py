"""Report lines that Markdown joins although they hardly belong together: paragraphs without a blank line."""

from __future__ import annotations

from collections.abc import Iterator

from newsroom.model.copy import Copy
from newsroom.model.problem import Problem
from newsroom.vietnamese.patterns import late

_OWN_LINE_RE = late(r"[#>|!\[]|[-*+]\s|\d+\.\s")
_MARKED_RE = late(
    r"(?:[^\W\d_]|[IVXivx]{2,5}|\d[\d.]*)[.)/]\s|(?:Điều|Khoản|Điểm|Chương|Mục|Phần|Bước|Câu|Nhóm)\s\d"
)
"""How items begin that the site sets as a list."""
_SENTENCE_ENDS = ".!?…:;”"
_LONG_LINE = 120


def check_paragraphs(copy: Copy) -> Iterator[Problem]:
    """Report lines that Markdown joins with the line above although they are hardly of one paragraph."""
    if copy.body is None:
        return
    lines = copy.text.split("\n")
    for number in range(copy.line(copy.body_start), len(lines)):
        if not lines[number] or len(lines[number - 1]) <= _LONG_LINE:
            continue
        line, above = lines[number].strip(), lines[number - 1].strip()
        broken = lines[number - 1].endswith("  ")
        if not line or not above or broken or _OWN_LINE_RE.match(above):
            continue
        if _MARKED_RE.match(above) and _MARKED_RE.match(line):
            continue
        if len(above) > _LONG_LINE and above[-1] in _SENTENCE_ENDS and line[0].isupper():
            yield Problem.of(copy.path, number + 1, "run-together")
