"""Find signs that no file of the site may hold: XML 1.0 (2.2) has no place for them, and readers see none."""

from __future__ import annotations

import posixpath
import re

from newsroom.model.output import Output
from newsroom.model.problem import Problem

_CONTROL = bytes({*range(0x20)} - {*b"\t\n\r"})
_NON_CHARACTER_RE = re.compile(b"\xef\xbf[\xbe\xbf]|\xed[\xa0-\xbf][\x80-\xbf]")
"""U+FFFE and U+FFFF, and surrogates, in UTF-8."""
_FOUND_RE = re.compile(b"[" + re.escape(_CONTROL) + b"]|" + _NON_CHARACTER_RE.pattern)
_BINARY = frozenset({
    ".avif", ".bin", ".docx", ".gif", ".ico", ".jpeg", ".jpg", ".m4a", ".mp3", ".mp4", ".pdf", ".png",
    ".pptx", ".webm", ".webp", ".woff", ".woff2", ".xlsx",
})  # fmt: skip


class Unfit(Exception):  # noqa: N818 (what is found, not what went wrong)
    """A file of the site holds a sign that it may not; ``problem`` says which."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


def encoded(output: Output, text: str) -> bytes:
    """Give the bytes of an output; raise ``Unfit`` over half a pair of UTF-16, which has none."""
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise _unfit(output, text[error.start]) from None


def vet(output: Output, data: bytes) -> None:
    """Raise ``Unfit`` over the first such sign in an output of text."""
    if posixpath.splitext(output.path)[1].lower() in _BINARY:
        return
    has_control = len(data.translate(None, _CONTROL)) < len(data)
    if has_control or ((b"\xef" in data or b"\xed" in data) and _NON_CHARACTER_RE.search(data)):
        found = _FOUND_RE.search(data)
        assert found is not None
        raise _unfit(output, found.group().decode("utf-8", "surrogatepass"))


def _unfit(output: Output, sign: str) -> Unfit:
    where = output.origin or output.path
    return Unfit(Problem.of(where, output.line, "page-sign", output=output.path, char=f"U+{ord(sign):04X}"))
