"""Let a program say what it has to say, whatever the terminal is said to understand."""

from __future__ import annotations

import codecs
import sys
from typing import Any


def speak_utf8() -> None:
    """Write both output streams as UTF-8, and what has no letter there as an escape.

    With ``PYTHONIOENCODING=ascii`` or a bare locale the first Vietnamese word would end the program.
    """
    for stream in (sys.stdout, sys.stderr):
        _set_up(stream)


def _set_up(stream: Any) -> None:
    reconfigure = getattr(stream, "reconfigure", None)
    encoding = getattr(stream, "encoding", None)
    if reconfigure is None or not encoding:
        return
    if codecs.lookup(encoding).name != "utf-8":
        reconfigure(encoding="utf-8", errors="backslashreplace")
    elif stream.errors == "strict":
        reconfigure(errors="backslashreplace")
