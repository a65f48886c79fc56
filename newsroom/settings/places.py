"""Judge the folders that are named: what builds keep and write must not lie among what they read."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from newsroom.settings.origin import SOMEWHERE

_CACHE = "Chọn thư mục khác cho cache, ví dụ cache cạnh"


def judge_places(settings: Mapping[str, Any], given: Mapping[str, str]) -> tuple[str, ...]:
    """Tell of folders that would be written over or tidied away, before anything is written.

    ``given`` says of settings where they were given.
    """
    return tuple(f"{given.get(name, SOMEWHERE)}: lỗi: {name} {said}." for name, said in _told(settings))


def _told(settings: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    names = ("PATH", "CACHE_PATH", "THEME", "OUTPUT_PATH")
    content, cache, theme, output = (Path(settings[name]).resolve() for name in names)
    if cache == content:
        yield "CACHE_PATH", f"là chính thư mục bài viết ({cache.name}). {_CACHE} đó"
    elif cache == theme:
        yield "CACHE_PATH", f"là chính thư mục giao diện ({cache.name}). {_CACHE} đó"
    problem = overlap(output, content, cache, settings.get("OUTPUT_RETENTION") or ())
    if problem == "content" and content not in output.parents:  # what lies in the content the gate tells
        told = f"là thư mục {output}, chứa thư mục bài viết hoặc nằm trong đó"
        yield "OUTPUT_PATH", f"{told}. Chọn thư mục khác, ví dụ output cạnh content"
    elif output in (theme, *theme.parents):
        told = f"là thư mục {output}, chứa giao diện, vốn không thuộc về trang"
        yield "OUTPUT_PATH", f"{told}. Chọn thư mục khác, ví dụ output cạnh content"
    elif problem == "cache":
        told = f"là {cache}, mỗi lần dựng sẽ bị dọn vì thư mục {output.name} chứa thư mục cache"
        yield "CACHE_PATH", f"{told}. {_CACHE} {output.name}"


def overlap(root: Path, content: Path, cache: Path, retention: Collection[str]) -> str:
    """Name what the tidying of the output folder would take, ``content`` or ``cache``; ``""`` if neither."""
    if root == content or root in content.parents or content in root.parents:
        return "content"
    if root == cache or (root in cache.parents and cache.relative_to(root).parts[0] not in retention):
        return "cache"
    return ""
