"""Show names and texts on a terminal as they are, signs that would steer it written out."""

from __future__ import annotations

import re

_SIGN_RE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def shown(text: str) -> str:
    """Give a text whose control characters, and bytes that are no UTF-8, are written as ``\\x1b``."""
    return _SIGN_RE.sub(_written, text)


def shown_name(name: str) -> str:
    """Give the name of a file on one line."""
    return shown(name).replace("\n", r"\x0a")


def _written(match: re.Match[str]) -> str:
    code = ord(match.group())
    if 0xDC80 <= code <= 0xDCFF:  # a byte, as Python hands it on
        code -= 0xDC00
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
