"""Check what lies in the content folder, and where."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence

from newsroom.engine import Build, Check, Scope, composed
from newsroom.model.attachment import KINDS, file_address, suffix_of
from newsroom.model.content import ALBUM, ROOT_FOLDER, SITE_FILE, TAKEDOWN_FILE, Entry
from newsroom.model.problem import Problem, error, warning
from newsroom.model.records import Record
from newsroom.vietnamese.comparing import fold

_ARTICLE_FOLDER_RE = re.compile(r"articles/[^/]+/[^/]+/[^/]+")


def check_entries(entries: Iterable[Entry]) -> Iterator[Problem]:
    """Report links, devices, manuscripts in wrong places, article folders without one, misnamed albums."""
    folders: dict[str, bool] = {}
    albums: set[tuple[str, str]] = set()
    for entry in entries:
        folder = posixpath.dirname(entry.path)
        if entry.kind != "file":
            yield Problem.of(entry.path, 0, "symlink" if entry.kind == "symlink" else "special-file")
        elif entry.path.startswith("articles/") and not _ARTICLE_FOLDER_RE.match(folder):
            if not entry.path.endswith(".md"):
                yield Problem.of(entry.path, 0, "misplaced-file")
        elif not (
            entry.path.startswith(("articles/", "pages/", "photos/", f"{ROOT_FOLDER}/"))
            or entry.path in (SITE_FILE, TAKEDOWN_FILE)
            or entry.path.endswith(".md")
            or (suffix_of(entry.path) in KINDS and file_address(entry.path))
        ):
            yield Problem.of(entry.path, 0, "misplaced-file")
        if article := article_folder(entry.path):
            inner = folder.removeprefix(article).split("/")
            if len(inner) > 1 and inner[1] != ALBUM and fold(inner[1]) == ALBUM:
                albums.add((article, inner[1]))
            folders[article] = folders.get(article, False) or entry.path == f"{article}/index.md"
    for article, name in sorted(albums):
        yield Problem.of(article, 0, "album-name", found=name)
    for folder, complete in folders.items():
        if not complete:
            yield Problem.of(folder, 0, "empty-folder")


def article_folder(path: str) -> str:
    """Name the article folder that a file lies in, ``""`` if in none."""
    match = _ARTICLE_FOLDER_RE.match(posixpath.dirname(path))
    return match.group() if match else ""


def _find(build: Build, _: Sequence[Record]) -> Iterator[Problem]:
    """Check the files that are new, and the article folders in which something came or went."""
    entries = {entry.path: entry for entry in build.scan.entries}
    if not build.scan.from_scratch:
        for folder in {folder for path in (*entries, *build.scan.gone) if (folder := article_folder(path))}:
            for stored in build.scan.content.below(os.fsencode(f"{folder}/")):
                path = os.fsdecode(stored)
                if not path.endswith("/"):
                    entries.setdefault(composed(path), Entry(composed(path), "file", path))
    return check_entries(entries.values())


ENTRIES = Check(
    name="gate.entries",
    scope=Scope.ENTRIES,
    find=_find,
    wordings={
        "symlink": error("đây là liên kết tượng trưng (symlink)", "Thay bằng chính tệp đó"),
        "special-file": error("đây không phải tệp thường", "Xóa khỏi thư mục nội dung"),
        "misplaced-file": warning(
            "tệp này không thuộc bài nào nên không được đăng",
            "Chuyển vào thư mục bài dùng đến nó hoặc xóa đi",
        ),
        "empty-folder": warning("thư mục bài không có tệp index.md", "Thêm index.md hoặc xóa thư mục"),
        "album-name": error(
            "thư mục «{found}» không được dùng làm bộ ảnh", "Đổi tên thư mục thành album, chữ thường"
        ),
    },
)
