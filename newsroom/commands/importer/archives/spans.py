"""Replace what stands between two marks, in time that grows with the text only."""

from __future__ import annotations

import re
from collections.abc import Callable


def sub_closed(
    pattern: re.Pattern[str], close: str, replace: Callable[[re.Match[str]], str] | str, text: str
) -> str:
    """Replace matches of a pattern that ends with ``close``, in lower case.

    After the last such mark nothing can match: a search for it from each opening mark there would take time
    that grows with the square of the text.
    """
    lower = text.lower()
    end = (lower if len(lower) == len(text) else text).rfind(close) + len(close)
    if end < len(close):
        return text
    return pattern.sub(replace, text[:end]) + text[end:]
