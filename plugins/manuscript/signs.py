"""Find control characters that setting a text left in its record: a fault of ours, told in time."""

from __future__ import annotations

import re

_ESCAPED_RE = re.compile(r"(?<!\\)(?:\\\\)*\\(?:u(00[01][0-9a-f])|([bf]))")
_MAYBE_RE = re.compile(r"\\(?:[bf]|u00)")
"""A part of each match, which is quicker to find: it begins with one sign."""
_SHORT = {"b": "0008", "f": "000C"}


def left_sign(text: str) -> str:
    """Name the first control character in JSON, as in ``U+0002``; ``""`` if there is none."""
    if not _MAYBE_RE.search(text):
        return ""
    match = _ESCAPED_RE.search(text)
    return f"U+{(match[1] or _SHORT[match[2]]).upper()}" if match else ""
