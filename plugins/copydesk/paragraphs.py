"""Report lines that Markdown joins although they hardly belong together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsroom.engine import Check, Scope
from newsroom.model.copy import Copy
from newsroom.model.problem import Problem, warning

_LIST_SIGN_RE = re.compile(r"([•●▪◦‣·]|\d{1,2}\)|[a-zđ]\))\s")
_OWN_LINE_RE = re.compile(r"[#>|!\[]|[-*+]\s|\d+\.\s")
_SENTENCE_ENDS = ".!?…:;”"
_LONG_LINE = 120


def check_paragraphs(copy: Copy) -> Iterator[Problem]:
    """Report lines that Markdown joins with the line above although they hardly belong to it.

    So it is with the list signs of Word, and with paragraphs pasted without a blank line.
    """
    if copy.body is None:
        return
    lines = copy.text.split("\n")
    start = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    body = next((number for number in range(start, len(lines)) if not lines[number].strip()), len(lines))
    for number in range(body + 1, len(lines)):
        line, above = lines[number].strip(), lines[number - 1].strip()
        broken = lines[number - 1].endswith("  ")
        if not line or not above or broken or _OWN_LINE_RE.match(above):
            continue
        if sign := _LIST_SIGN_RE.match(line):
            yield Problem.of(copy.path, number + 1, "list-sign", sign=sign[1])
        elif len(above) > _LONG_LINE and above[-1] in _SENTENCE_ENDS and line[0].isupper():
            yield Problem.of(copy.path, number + 1, "run-together")


PARAGRAPHS = Check(
    name="copydesk.paragraphs",
    scope=Scope.READING,
    wordings={
        "list-sign": warning(
            "dòng bắt đầu bằng «{sign}» sẽ dính vào dòng trên",
            "Gõ «- » ở đầu dòng và để một dòng trống phía trên danh sách",
        ),
        "run-together": warning("dòng này sẽ dính vào đoạn trên", "Để một dòng trống giữa hai đoạn"),
    },
)
