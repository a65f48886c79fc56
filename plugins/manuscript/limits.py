"""Say how large a manuscript may be, and find what is larger, before anything is made of it.

The limits are far beyond what people read (ADR 30): what a long report holds passes, and what would take
minutes or gigabytes to set, such as a database pasted as text, is told instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from newsroom.model.problem import Problem
from newsroom.vietnamese.printing import number as printed
from plugins.manuscript.header import Manuscript

MOST_BYTES = 2 * 10**6
"""The bytes of a manuscript, as the file system tells them: a larger one is not read."""
HEAD_BYTES = 64 * 1024
"""The bytes of one that is larger that are read all the same: what it says of its status counts."""

_NOTE_RE = re.compile(r"^[ \t>]*\[\^[^\]\n]*\]:", re.MULTILINE)
_ADDRESS_RE = re.compile(r"\]\(|\]\[|://|www\.|<a\b", re.IGNORECASE)
_HEAD_RE = re.compile(r"\s*(?:[^\n]*\S[^\n]*(?:\n|\Z))*")
_HEAD, _HEAD_LINES = 100_000, 1_000
"""The characters and the lines up to the first blank line."""
_MARK_RE = re.compile(r"\*+|_+|~~")
_TICKS_RE = re.compile(r"`+")
_LINES_OF_A_BLOCK = 2_000
_GAP_RE = re.compile(r"\n[ \t]*\n")


class Limit(NamedTuple):
    """What is counted, in words that follow the number, and how much of it there may be.

    ``length`` are the characters of a body that each of them takes at least: a short one is not searched.
    """

    words: str
    most: int
    count: Callable[[Manuscript], int]
    length: int


def _in_body(*signs: str) -> Callable[[Manuscript], int]:
    return lambda manuscript: sum(manuscript.body.count(sign) for sign in signs)


def _longest_line(manuscript: Manuscript) -> int:
    return max(map(len, manuscript.body.split("\n")))


def _most_lines(manuscript: Manuscript) -> int:
    """Count the lines of the longest block; the rows of tables, which are set one by one, apart."""
    if manuscript.body.count("\n") <= _LINES_OF_A_BLOCK:
        return 0
    blocks = _GAP_RE.split(manuscript.body)
    return max(sum("|" not in line and "\t" not in line for line in block.split("\n")) for block in blocks)


def _most_columns(manuscript: Manuscript) -> int:
    body = manuscript.body
    if "|" not in body and "\t" not in body:
        return 0
    return max(line.count("|") + line.count("\t") for line in body.split("\n"))


def _longest_value(manuscript: Manuscript) -> int:
    return max((len(field.value) for field in manuscript.fields), default=0)


def _matches(pattern: re.Pattern[str]) -> Callable[[Manuscript], int]:
    return lambda manuscript: len(pattern.findall(manuscript.body))


LIMITS = (
    Limit("dòng", 30_000, _in_body("\n"), 1),
    Limit("ký tự trong một dòng", 100_000, _longest_line, 1),
    Limit("dòng liền nhau, không có dòng trống", _LINES_OF_A_BLOCK, _most_lines, 2),
    Limit("chú thích cuối bài", 1_000, _matches(_NOTE_RE), 5),
    Limit("dấu dẫn tới chú thích cuối bài", 3_000, _in_body("[^"), 2),
    Limit("liên kết", 5_000, _matches(_ADDRESS_RE), 2),
    Limit("ảnh", 1_000, _in_body("!["), 2),
    Limit("dấu in nghiêng, in đậm, gạch bỏ", 20_000, _matches(_MARK_RE), 1),
    Limit("dấu ` đánh dấu mã", 5_000, _matches(_TICKS_RE), 1),
    Limit("cột trong một hàng của bảng", 1_000, _most_columns, 1),
    Limit("ký tự trong một khóa ở phần đầu", 10_000, _longest_value, 0),
)
"""In the order in which they are looked for; the first that is passed is told, and no other."""


def check_head(path: str, text: str) -> Iterator[Problem]:
    """Report a manuscript whose header is a text: no key is read of it."""
    if "\n\n" in text[: _HEAD_LINES * 2].lstrip():  # as nearly always
        return
    found = _HEAD_RE.match(text)
    head = found.group() if found else ""
    for amount, words, most in ((len(head), "ký tự", _HEAD), (head.count("\n"), "dòng", _HEAD_LINES)):
        if amount > most:
            told = f"{printed(amount)} {words} ở phần đầu"
            yield Problem.of(path, 0, "over-limit", found=told, limit=printed(most))
            return


def check_size(path: str, size: int) -> Iterator[Problem]:
    """Report a manuscript of more bytes than are read."""
    if size > MOST_BYTES:
        found, limit = (f"{amount / 10**6:.1f} MB".replace(".", ",") for amount in (size, MOST_BYTES))
        yield Problem.of(path, 0, "over-limit", found=found, limit=limit)


def check_limits(path: str, manuscript: Manuscript) -> Iterator[Problem]:
    """Report the first limit that a manuscript passes."""
    for limit in LIMITS:
        if len(manuscript.body) < limit.most * limit.length:
            continue
        found = limit.count(manuscript)
        if found > limit.most:
            told = f"{printed(found)} {limit.words}"
            yield Problem.of(path, 0, "over-limit", found=told, limit=printed(limit.most))
            return
