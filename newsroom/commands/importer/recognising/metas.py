"""Read lines that say several things about an article: its date, its counter, who wrote it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from newsroom.commands.importer.recognising.bylines import Byline, is_byline, read_byline
from newsroom.commands.importer.recognising.datelines import DATE_RE, TIME_RE, Stamp, read_dateline
from newsroom.commands.importer.recognising.rubbish import is_button, is_label, is_signs

_PARTS_RE = re.compile(
    r"\s*[|•·]\s*|\s+[-–—]\s+(?=Lượt|Tác giả|Nguồn|Số|Đã|\d)|\s*;\s*(?=Lượt|Nguồn|Tác giả)"
)
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Meta:
    """What such a line says; who only put the article on the page is left out."""

    stamps: tuple[Stamp, ...] = ()
    views: str = ""
    bylines: tuple[Byline, ...] = ()


@lru_cache(maxsize=4096)
def read_meta(text: str) -> Meta | None:
    """Take a line apart: ``11/07/2024 | Tác giả: … | Lượt xem: 12``; ``None`` if a part says other things."""
    if len(text) > _LONGEST:
        return None
    parts = [part for part in _PARTS_RE.split(text) if part and not is_signs(part)]
    if len(parts) < 2:
        return _signed(text)
    stamps: list[Stamp] = []
    views, bylines = "", []
    for part in parts:
        found = read_dateline(part)
        byline = None if found.alone else read_byline(part)
        if found.alone:
            stamps += found.stamps
            views = views or found.views
        elif byline and byline.confidence >= 90:
            bylines.append(byline)
        elif signed := _signed(part):
            stamps += signed.stamps
        elif not (is_button(part) or is_label(part)):
            return None
    return Meta(tuple(stamps), views, tuple(bylines)) if stamps or views else None


def _signed(text: str) -> Meta | None:
    """Read who put an article on the page, and when: ``bởi An 15 Tháng 9, 2025``."""
    stamps = read_dateline(text).stamps
    rest = " ".join(DATE_RE.sub(" ", TIME_RE.sub(" ", text)).split()).strip(" ,|-–—()")
    if not stamps or not (is_label(rest) or (":" in rest and is_byline(rest))):
        return None
    byline = read_byline(rest) if ":" in rest else None
    return Meta(stamps, bylines=(byline,) if byline and byline.confidence >= 90 else ())
