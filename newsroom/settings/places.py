"""Judge the folders that are named: what builds keep must not lie among what editors write."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any


def judge_places(settings: Mapping[str, Any], place: str) -> tuple[str, ...]:
    """Tell a cache that is the content folder itself; ``place`` is where ``CACHE_PATH`` was given."""
    content, cache = (Path(settings[name]).resolve() for name in ("PATH", "CACHE_PATH"))
    if cache != content:
        return ()
    told = f"CACHE_PATH là chính thư mục bài viết ({cache.name}). Chọn thư mục khác, ví dụ cache cạnh đó"
    return (f"{place}: lỗi: {told}.",)
