"""Say how large a manuscript may be, and find what is larger, before anything is made of it.

The limits are far beyond what people read (ADR 30): what a long report holds passes, and what would take
minutes or gigabytes to set, such as a database pasted as text, is told instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import NamedTuple

from newsroom.model.naming import CAPTIONS
from newsroom.model.problem import Problem
from newsroom.vietnamese.printing import number as printed
from plugins.manuscript.header import Manuscript

MOST_BYTES = 2 * 10**6
"""The bytes of a manuscript, as the file system tells them: a larger one is not read."""
HEAD_BYTES = 64 * 1024
"""The bytes of one that is larger that are read all the same: what it says of its status counts."""

_HEAD_RE = re.compile(r"\s*(?:[^\n]*\S[^\n]*(?:\n|\Z))*")
_HEAD, _HEAD_LINES = 100_000, 1_000
"""The characters and the lines up to the first blank line."""
_TICKS_RE = re.compile(r"`+")
_TICKS_IN_A_ROW = 200
_LINES_OF_A_BLOCK = 2_000
_VALUE = 10_000
"""The characters in the value of a key."""
_GAP_RE = re.compile(r"\n[ \t]*\n")


class Limit(NamedTuple):
    """What is counted, in words that follow the number, and how much of it there may be.

    ``length`` are the characters of a body that each of them takes at least: a short one is not searched.
    ``line`` gives the line of the body at which the limit is passed, from 0.
    """

    words: str
    most: int
    count: Callable[[str], int]
    length: int
    line: Callable[[str, int], int]
    code: str = "over-limit"


def _lines(body: str) -> list[str]:
    return body.split("\n")


def _columns(line: str) -> int:
    return line.count("|") + line.count("\t")


def _longest_ticks(body: str) -> int:
    if "`" * (_TICKS_IN_A_ROW + 1) not in body:
        return 0
    return max(map(len, _TICKS_RE.findall(body)))


def _most_lines(body: str) -> int:
    """Count the lines of the longest block; the rows of tables, which are set one by one, apart."""
    if body.count("\n") <= _LINES_OF_A_BLOCK:
        return 0
    return max(map(_lines_of_text, _GAP_RE.split(body)))


def _lines_of_text(block: str) -> int:
    return sum("|" not in line and "\t" not in line for line in _lines(block))


def _first_long_block(body: str, most: int) -> int:
    start = 0
    for gap in _GAP_RE.finditer(body):
        if _lines_of_text(body[start : gap.start()]) > most:
            break
        start = gap.end()
    return _line_of(body, start + len(body[start:]) - len(body[start:].lstrip("\n")))


def _line_of(body: str, place: int) -> int:
    return body.count("\n", 0, place)


def _first_line(measure: Callable[[str], int]) -> Callable[[str, int], int]:
    """Find the first line of which there is too much."""
    return lambda body, most: next((n for n, line in enumerate(_lines(body)) if measure(line) > most), 0)


def _counted(words: str, most: int, pattern: str, length: int) -> Limit:
    """Limit what a pattern finds in all of a body; it is told where the first stands that is too many."""
    found = re.compile(pattern, re.MULTILINE | re.IGNORECASE)

    def line(body: str, most: int) -> int:
        match = next(islice(found.finditer(body), most, None), None)
        return _line_of(body, match.start()) if match else 0

    return Limit(words, most, lambda body: len(found.findall(body)), length, line)


def _in_body(words: str, most: int, sign: str, length: int) -> Limit:
    """Limit how often a sign stands in a body."""
    return _counted(words, most, re.escape(sign), length)._replace(count=lambda body: body.count(sign))


LIMITS = (
    _in_body("dòng", 30_000, "\n", 1),
    Limit(
        "ký tự",
        100_000,
        lambda body: max(map(len, _lines(body))),
        1,
        _first_line(len),
        "line-limit",
    ),
    Limit(
        "dòng liền nhau",
        _LINES_OF_A_BLOCK,
        _most_lines,
        2,
        _first_long_block,
        "block-limit",
    ),
    _counted("chú thích cuối bài", 1_000, r"^[ \t>]*\[\^[^\]\n]*\]:", 5),
    _in_body("dấu dẫn tới chú thích cuối bài", 3_000, "[^", 2),
    _counted("liên kết", 5_000, r"\]\(|\]\[|://|www\.|<a\b", 2),
    _in_body("ảnh", 1_000, "![", 2),
    _counted("dấu in nghiêng, in đậm, gạch bỏ", 20_000, r"\*+|_+|~~", 1),
    _counted("dấu ` đánh dấu mã", 5_000, "`+", 1),
    Limit(
        "dấu",
        _TICKS_IN_A_ROW,
        _longest_ticks,
        1,
        _first_line(_longest_ticks),
        "ticks-limit",
    ),
    Limit(
        "cột",
        1_000,
        lambda body: max(map(_columns, _lines(body))) if "|" in body or "\t" in body else 0,
        1,
        _first_line(_columns),
        "row-limit",
    ),
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
            told = f"{printed(amount)} {words}"
            yield Problem.of(path, 0, "head-limit", found=told, limit=printed(most))
            return


def check_size(path: str, size: int) -> Iterator[Problem]:
    """Report a manuscript, or the captions of an album, of more bytes than are read."""
    if size > MOST_BYTES:
        found, limit = (f"{amount / 10**6:.1f} MB".replace(".", ",") for amount in (size, MOST_BYTES))
        code = "captions-limit" if path.endswith(f"/{CAPTIONS}") else "over-limit"
        yield Problem.of(path, 0, code, found=found, limit=limit)


def check_limits(path: str, manuscript: Manuscript) -> Iterator[Problem]:
    """Report the first limit that a manuscript passes, at the line where it does."""
    body = manuscript.body
    for limit in LIMITS:
        if len(body) < limit.most * limit.length:
            continue
        found = limit.count(body)
        if found > limit.most:
            line = manuscript.body_line + limit.line(body, limit.most)
            told = f"{printed(found)} {limit.words}"
            yield Problem.of(path, line, limit.code, found=told, limit=printed(limit.most))
            return
    for field in manuscript.fields:
        if len(field.value) > _VALUE:
            told = f"{printed(len(field.value))} ký tự"
            yield Problem.of(path, field.line, "key-limit", key=field.key, found=told, limit=printed(_VALUE))
            return
