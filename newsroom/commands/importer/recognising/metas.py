"""Read lines that say several things about an article: its date, its counter, who wrote it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from newsroom.commands.importer.recognising.bylines import Byline, is_byline, read_byline
from newsroom.commands.importer.recognising.datelines import LABEL_RE, read_dateline
from newsroom.commands.importer.recognising.naming import split_names
from newsroom.commands.importer.recognising.rubbish import is_button, is_label, is_signs
from newsroom.commands.importer.recognising.shapes import is_name
from newsroom.commands.importer.recognising.stamps import DATE_RE, TIME_RE, Stamp

_PARTS_RE = re.compile(
    r"\s*[|•·]\s*|\s+[-–—]\s+(?=Lượt|Tác giả|Nguồn|Người|Cập nhật|Lần|Số|Đã|\d(?!\d?[:h]\d\d))"
    r"|\s*;\s*(?=Lượt|Nguồn|Tác giả)"
)
_LONGEST = 200
_WORD_RE = re.compile(r"[^\W\d_]+")
_BEGUN_RE = re.compile(rf"{LABEL_RE.pattern}|ngày (?:ban hành|ký|có hiệu lực)", re.IGNORECASE)
_MOST_WORDS = 8
"""Words behind a labelled date that are taken for a section or who posted."""


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
    others: list[str] = []
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
            bylines += signed.bylines
        elif not (is_button(part) or is_label(part)):
            others.append(part)
    if others and not _are_sections(others, len(parts)):
        return _begun(text)
    return Meta(tuple(stamps), views, tuple(bylines)) if stamps or views else None


def _are_sections(others: list[str], count: int) -> bool:
    """Tell whether the parts of a line that say nothing else may be names of sections, not a title."""
    longest = 6 if count > 2 else 3
    return all(len(_WORD_RE.findall(one)) <= longest and not one.endswith((".", ":")) for one in others)


def _begun(text: str) -> Meta | None:
    """Read a line that begins with a label and its date, whatever few words stand behind."""
    date = DATE_RE.search(text)
    if date is None or len(_WORD_RE.findall(text[date.end() :])) > _MOST_WORDS:
        return None
    found = read_dateline(text[: date.end()])
    is_begun = found.alone and _BEGUN_RE.search(text[: date.start()]) is not None
    return Meta(read_dateline(text).stamps) if is_begun else None


def _signed(text: str) -> Meta | None:
    """Read who put an article on the page, and when: ``bởi An 15 Tháng 9, 2025``, ``Mỹ Tiên (20/6/2022)``."""
    stamps = read_dateline(text).stamps
    rest = " ".join(DATE_RE.sub(" ", TIME_RE.sub(" ", text)).split()).strip(" ,|-–—()")
    if not stamps:
        return None
    if is_label(rest) or (":" in rest and is_byline(rest)):
        byline = read_byline(rest) if ":" in rest else None
        return Meta(stamps, bylines=(byline,) if byline and byline.confidence >= 90 else ())
    name = LABEL_RE.sub(" ", rest).strip(" ,;|-–—()")
    byline = _named(name, bool(stamps[0].time))
    return Meta(stamps, bylines=(byline,)) if byline else _begun(text)


def _named(text: str, is_timed: bool) -> Byline | None:
    """Read persons that stand on a line with a date, or an office if that has a time; else ``None``."""
    names = split_names(text)
    if not names or any(len(name.split()) < 2 for name in names):
        return None
    if len(names) == 1 and is_name(text):
        found = read_byline(text)
        return found if found and found.confidence >= 85 else None
    if not is_timed and any(not is_name(name) for name in names):
        return None
    return Byline("; ".join(names), confidence=88, reason="tên đứng cùng dòng với ngày tháng")
