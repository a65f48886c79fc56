"""Report links that are printed as they were typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsroom.engine import Check, Scope
from newsroom.model.copy import Copy, masked
from newsroom.model.problem import Problem, warning

_SPACED_LINK_RE = re.compile(
    r"(?<!!)\[[^\[\]\n^]+\] +\((?:https?://[^\s()]+|[^\s()]+\.(?:pdf|docx?|xlsx?|pptx?|md|mp4))\)",
    re.IGNORECASE,
)


def check_links(copy: Copy) -> Iterator[Problem]:
    """Report links that are printed as text, since a space stands in them."""
    if copy.body is None or "] (" not in copy.text:
        return
    for match in _SPACED_LINK_RE.finditer(masked(copy.text)):
        yield Problem.of(copy.path, copy.line(match.start()), "link-space", found=match.group())


LINKS = Check(
    name="copydesk.links",
    scope=Scope.READING,
    wordings={
        "link-space": warning(
            "liên kết sẽ in ra như chữ: «{found}»", "Viết liền [chữ](địa-chỉ), không để cách giữa «]» và «(»"
        ),
    },
)
