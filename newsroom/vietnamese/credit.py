"""Tell the credit of a photo from its caption."""

from __future__ import annotations

import re

_CREDIT_RE = re.compile(
    r"(?:^|(?<=[\s.;,(–-]))\(?(?P<credit>(?:Nguồn ảnh|Ảnh|ẢNH)\s*:\s*[^:]+?|Ảnh minh (?:họa|hoạ))\)?\.?$"
)


def split_credit(text: str) -> tuple[str, str]:
    """Split ``Đại biểu dự hội nghị. Ảnh: P. Mai`` into caption and credit."""
    match = _CREDIT_RE.search(text.strip())
    if match is None:
        return text.strip(), ""
    caption = text.strip()[: match.start()].rstrip(" ;,(–-")
    return caption, match["credit"].strip()
