"""Find control characters that setting a text left in its record: a fault of ours, told in time."""

from __future__ import annotations

import re

_ESCAPED_RE = re.compile(r"(?<!\\)(?:\\\\)*\\(?:u(00[01][0-9a-f])|([bf]))")
_QUICK = (r"\u00", r"\b", r"\f")
"""One of them is in each match; they are quicker to look for."""
_SHORT = {"b": "0008", "f": "000C"}


def left_sign(text: str) -> str:
    """Name the first control character in JSON, as in ``U+0002``; ``""`` if there is none."""
    if not any(quick in text for quick in _QUICK):
        return ""
    match = _ESCAPED_RE.search(text)
    return f"U+{(match[1] or _SHORT[match[2]]).upper()}" if match else ""
