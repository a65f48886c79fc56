"""Name the files that readers can download: their kinds, their addresses, what a link says of them."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from urllib.parse import unquote

from newsroom.vietnamese.printing import number
from newsroom.vietnamese.slugs import slug

SHARED_FOLDER = "tai-lieu"
"""Where files lie, in the content folder and on the site, that belong to no single article."""

_ARTICLE_FOLDER_RE = re.compile(r"articles/(\d{4}/\d{2}/[a-z0-9-]+)/(.+)", re.DOTALL)
_SHARED_FOLDERS = ("photos", "pages", SHARED_FOLDER)
_NAMELESS = "tep"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: its name for readers, and its media type."""

    name: str
    media_type: str


_OFFICE = "application/vnd.openxmlformats-officedocument"
KINDS = {
    ".pdf": Kind("PDF", "application/pdf"),
    ".docx": Kind("Word", f"{_OFFICE}.wordprocessingml.document"),
    ".xlsx": Kind("Excel", f"{_OFFICE}.spreadsheetml.sheet"),
    ".pptx": Kind("PowerPoint", f"{_OFFICE}.presentationml.presentation"),
}
"""The kinds that may be published, by suffix: the allow-list."""


def suffix_of(path: str) -> str:
    """Give the suffix of a path in small letters, with its dot."""
    return posixpath.splitext(path)[1].casefold()


def file_address(path: str) -> str | None:
    """Give the site-relative address of the content file ``path``, ``None`` if its place has none.

    It depends on nothing but the path: beside the article whose folder the file lies in, else
    below ``tai-lieu/``.
    """
    top, _, rest = path.partition("/")
    folder = SHARED_FOLDER
    if match := _ARTICLE_FOLDER_RE.fullmatch(path):
        folder, rest = match[1], match[2]
    elif not rest or top == "articles":
        return None
    elif top not in _SHARED_FOLDERS:
        rest = path
    stem, suffix = posixpath.splitext(rest)
    return "/".join([folder, *(slug(part) or _NAMELESS for part in stem.split("/"))]) + suffix.casefold()


def file_size(size: int) -> str:
    """Print a size in bytes for readers: ``1,2 MB``, ``340 kB``; a thousand bytes are a kilobyte."""
    kilobytes = max(1, round(size / 1000))
    if kilobytes < 1000:
        return f"{kilobytes} kB"
    megabytes = round(size / 1_000_000, 1 if size < 9_950_000 else None)
    return f"{number(megabytes)} MB"


def file_note(path: str, size: int | None) -> str:
    """Say kind and size of the file ``path`` on one line: ``PDF, 1,2 MB``; the kind, if that is all known."""
    kind = KINDS[suffix_of(unquote(path))].name
    return kind if size is None else f"{kind}, {file_size(size)}".replace(" ", "\u00a0")
