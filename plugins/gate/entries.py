"""Check what lies in the content folder, and where."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from newsroom.engine import Build, Check, Scope, composed
from newsroom.model.attachment import KINDS, file_address, suffix_of
from newsroom.model.content import (
    ADDRESS_FILE,
    ALBUM,
    ARTICLES,
    DESK_FILE,
    ROOT_FOLDER,
    SITE_FILE,
    TAKEDOWN_FILE,
    Entry,
    is_manuscript,
)
from newsroom.model.naming import CAPTIONS, INDEX, is_captions, meant_folder, meant_name
from newsroom.model.problem import Problem, error, warning
from newsroom.model.records import Record
from newsroom.vietnamese.comparing import fold

_DOCUMENTS = {
    **dict.fromkeys((".doc", ".docx", ".odt", ".rtf"), "document-alone"), ".pdf": "pdf-alone",
}  # fmt: skip
"""What is told of a document in an article folder without a manuscript, by suffix."""
_ARTICLE_FOLDER_RE = re.compile(r"articles/[^/]+/[^/]+/[^/]+")


def check_entries(entries: Iterable[Entry]) -> Iterator[Problem]:
    """Report links, devices, files in wrong places or with names meant for others, and article folders
    without a manuscript; each slip once.
    """
    folders: dict[str, list[str]] = defaultdict(list)
    misnamed: dict[str, str] = {}
    for entry in entries:
        if entry.kind != "file":
            yield Problem.of(entry.path, 0, "symlink" if entry.kind == "symlink" else "special-file")
        elif entry.path == ARTICLES:
            yield Problem.of(entry.path, 0, "no-folder")
        elif not entry.path.startswith("articles/") and (right := meant_folder(entry.path)):
            misnamed[entry.path.partition("/")[0]] = right
        elif right := _name_to_be(entry.path):
            yield Problem.of(entry.path, 0, "file-name", name=right)
        elif _is_misplaced(entry.path):
            yield Problem.of(entry.path, 0, "misplaced-file")
        if article := article_folder(entry.path):
            folders[article].append(entry.path.removeprefix(f"{article}/"))
    for folder, right in misnamed.items():
        yield Problem.of(folder, 0, "folder-name", name=right)
    for folder, names in folders.items():
        yield from _check_article(folder, names)


def _name_to_be(path: str) -> str:
    """Give the name that a file should have, but for those in article folders, which are judged together."""
    return "" if path.startswith("articles/") else meant_name(path)


def _is_misplaced(path: str) -> bool:
    """Tell whether a file lies where nothing uses it."""
    if path.endswith(".md"):
        return False
    if path.startswith("articles/"):
        return not article_folder(path)
    return not (
        path.startswith(("pages/", "photos/", f"{ROOT_FOLDER}/"))
        or path in (SITE_FILE, TAKEDOWN_FILE, ADDRESS_FILE, DESK_FILE)
        or (suffix_of(path) in KINDS and file_address(path) is not None)
    )


def _check_article(folder: str, names: Sequence[str]) -> Iterator[Problem]:
    """Check the files of an article folder, whose names are relative to it."""
    inner = sorted({name.partition("/")[0] for name in names if "/" in name})
    for name in inner:
        if name != ALBUM and fold(name) == ALBUM:
            yield Problem.of(folder, 0, "album-name", found=name)
    files = sorted(name for name in names if "/" not in name)
    for name in files:
        if is_captions(name):
            yield Problem.of(f"{folder}/{name}", 0, "captions-place", name=CAPTIONS)
    if INDEX in files:
        another = (name for name in files if name.casefold() == INDEX != name)
        yield from (Problem.of(f"{folder}/{name}", 0, "second-index") for name in another)
        return
    meant = next((name for name in files if meant_name(f"{folder}/{name}")), "")
    document = next((name for name in files if suffix_of(name) in _DOCUMENTS), "")
    if meant:
        yield Problem.of(f"{folder}/{meant}", 0, "file-name", name=INDEX)
    elif document:
        yield Problem.of(f"{folder}/{document}", 0, _DOCUMENTS[suffix_of(document)])
    elif not any(map(is_manuscript, files)):  # of others in wrong places their reader tells
        yield Problem.of(folder, 0, "empty-folder")


def article_folder(path: str) -> str:
    """Name the article folder that a file lies in, ``""`` if in none."""
    return _folder_of(path.rpartition("/")[0]) if path.startswith("articles/") else ""


@lru_cache(maxsize=1024)
def _folder_of(folder: str) -> str:
    """Name the article folder that a folder is or lies in; it is asked for file after file."""
    match = _ARTICLE_FOLDER_RE.match(folder)
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
        "no-folder": error(
            "đây là một tệp, không phải thư mục chứa các bài", "Xóa tệp này và lấy lại thư mục articles"
        ),
        "misplaced-file": warning(
            "tệp này không thuộc bài nào nên không được đăng",
            "Chuyển vào thư mục bài dùng đến nó hoặc xóa đi",
        ),
        "file-name": error(
            "tệp này đặt sai tên nên không được đọc",
            "Đổi tên thành {name:whole}; nếu đã có tệp đó thì xóa tệp này",
        ),
        "folder-name": error("thư mục này đặt sai tên nên không được đọc", "Đổi tên thành {name:whole}"),
        "second-index": error(
            "bài đã có index.md nên tệp này không được đọc", "Gộp vào index.md rồi xóa tệp này"
        ),
        "captions-place": warning(
            "tệp chú thích ảnh nằm ngoài thư mục album nên không được đọc",
            "Chuyển vào album, tên là {name:whole}",
        ),
        "document-alone": error(
            "thư mục chỉ có tệp văn bản, chưa có bài viết index.md",
            "Viết bài vào index.md trong thư mục này; chữ chép từ văn bản sang",
        ),
        "pdf-alone": warning(
            "thư mục có tệp PDF nhưng chưa có bài viết index.md", "Viết index.md dẫn tới tệp này"
        ),
        "empty-folder": warning("thư mục bài không có tệp index.md", "Thêm index.md hoặc xóa thư mục"),
        "album-name": error(
            "thư mục «{found}» không được dùng làm bộ ảnh", "Đổi tên thư mục thành album, chữ thường"
        ),
    },
)
