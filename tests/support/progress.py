"""Take out of what a program said how far it had come: that depends on how busy the machine is."""

from __future__ import annotations

import re

_LINE_RE = re.compile(r"^[^:\n]+: \d+/\d+(?: tệp, \d+ bài)?, \d+(?: bài)?/giây\n", re.MULTILINE)


def without_progress(said: str) -> str:
    """Give what a process of its own said but for lines of progress; in this one ``no_progress`` holds them."""
    return _LINE_RE.sub("", said)
