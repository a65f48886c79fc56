"""Say at the end of a build what it did."""

from __future__ import annotations

from collections.abc import Sequence

from plugins.gate.wording import told_at

_NAMED = 50
"""How many of the files that were removed as no part of the site are named."""


def foreign_line(output: str, removed: Sequence[str]) -> str:
    """Name what was removed from the folder ``output`` that is no part of the site."""
    named = ", ".join(map(told_at, sorted(removed)[:_NAMED]))
    more = f" và {len(removed) - _NAMED} tệp khác" if len(removed) > _NAMED else ""
    return f"Đã xóa khỏi {output} {len(removed)} tệp không thuộc trang: {named}{more}."


def closing_line(articles: int, written: int, unchanged: int, removed: int, seconds: float) -> str:
    """Say how many articles there are, and what became of the files of the site."""
    took = f"{seconds:.1f}".replace(".", ",")
    return f"Xong: {articles} bài; {written} tệp ghi mới, {unchanged} giữ nguyên, {removed} xóa; {took} giây."
