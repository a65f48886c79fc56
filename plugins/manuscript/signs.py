"""Find control characters that setting a text left in its record: a fault of ours, told in time."""

from __future__ import annotations

import re

_ESCAPED_RE = re.compile(r"(?<!\\)(?:\\\\)*\\(?:u(00[01][0-9a-f])|([bf]))")
_SHORT = {"b": "0008", "f": "000C"}


def left_sign(text: str) -> str:
    """Name the first control character in JSON, as in ``U+0002``; ``""`` if there is none."""
    if "\\" not in text or not (r"\u00" in text or r"\b" in text or r"\f" in text):  # which is quick to see
        return ""
    match = _ESCAPED_RE.search(text)
    return f"U+{(match[1] or _SHORT[match[2]]).upper()}" if match else ""
