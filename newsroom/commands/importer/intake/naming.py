"""Find the files that were named in one text, as people type them behind ``FILES=``."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Callable, Iterator, Sequence
from glob import glob, has_magic
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

_MOST_WORDS = 64
"""How many words with blanks between them are tried as one name."""
_DRIVE_RE = re.compile(r"([A-Za-z]):[\\/]+(.*)", re.DOTALL)
_BARE_DRIVE_RE = re.compile(r"[A-Za-z]:(?![\\/])\S")
_WSL_RE = re.compile(r"[\\/]{2}wsl(?:\.localhost|\$)[\\/][^\\/]+(.*)", re.DOTALL | re.IGNORECASE)
_TOKEN_RE = re.compile(r"\S+")


class Named(NamedTuple):
    """What a text names: paths that are there, and names of which there is no file."""

    found: tuple[str, ...]
    missing: tuple[str, ...]


class Disk(NamedTuple):
    """What is asked of the disk: whether a path is there, and which paths a pattern has."""

    has: Callable[[str], bool] = os.path.lexists
    matches: Callable[[str], Sequence[str]] = lambda pattern: sorted(glob(pattern))  # noqa: PTH207 (text)


def named_files(text: str, disk: Disk | None = None) -> Named:
    """Find what ``text`` names: one file, or several by lines, blanks, quotes and patterns.

    A file that has the whole text as its name comes first, blanks, quotes and brackets included; then each
    line by itself; in a line the longest run of words that is a name, what stands in quotes, a pattern
    such as ``bai/*.docx``.
    """
    disk = disk or Disk()
    found: list[str] = []
    missing: list[str] = []
    for part in [text] if _there(text, disk) else text.splitlines():
        for name, path in _of_line(part, disk):
            if path:
                found.append(path)
            else:
                missing.append(name)
    return Named(tuple(dict.fromkeys(found)), tuple(dict.fromkeys(missing)))


def _of_line(line: str, disk: Disk) -> Iterator[tuple[str, str]]:
    """Give names of a line with their paths, ``""`` where there is no file."""
    if path := _there(line, disk):
        yield line, path
        return
    tokens = list(_TOKEN_RE.finditer(line))
    pieces: list[tuple[str, tuple[str, ...]]] = []
    place = 0
    while place < len(tokens):
        text, paths, taken = _piece(line, tokens[place:], disk)
        pieces.append((text, paths))
        place += taken
    for is_known, group in groupby(pieces, lambda piece: bool(piece[1])):
        if is_known:
            yield from ((text, path) for text, paths in group for path in paths)
        else:  # words that follow each other are most likely one name that was mistyped
            yield " ".join(text for text, _ in group), ""


def _piece(line: str, tokens: Sequence[re.Match[str]], disk: Disk) -> tuple[str, tuple[str, ...], int]:
    """Give what a line goes on with: its text, its paths, and how many tokens that takes."""
    start = tokens[0].start()
    for taken in range(min(len(tokens), _MOST_WORDS), 0, -1):
        text = line[start : tokens[taken - 1].end()]
        if path := _there(text, disk):
            return text, (path,), taken
    is_quoted = any(sign in tokens[0].group() for sign in "'\"\\")
    for taken in range(1, min(len(tokens), _MOST_WORDS if is_quoted else 0) + 1):
        text = line[start : tokens[taken - 1].end()]
        word = _unquoted(text)
        if word is not None and word != text:
            path = _there(word, disk)
            return word, (path,) if path else tuple(_matching(word, disk)), taken
    text = tokens[0].group()
    return text, tuple(_matching(text, disk)), 1


def _unquoted(text: str) -> str | None:
    """Take quotes and backslashes off as a shell does; ``None`` if a quote is open, or for several words."""
    if re.match(r"[A-Za-z]:\\|\\\\", text):
        return None  # backslashes of Windows
    try:
        words = shlex.split(text)
    except ValueError:
        return None
    return words[0] if len(words) == 1 else None


def _matching(pattern: str, disk: Disk) -> Sequence[str]:
    if not has_magic(pattern):
        return ()
    return disk.matches(on_this_system(os.path.expanduser(pattern)))


def _there(text: str, disk: Disk) -> str:
    """Give the path of a name that is there, ``""`` if none is."""
    if not text.strip() or "\0" in text:
        return ""
    for name in dict.fromkeys((text, text.strip())):
        for path in dict.fromkeys((name, on_this_system(os.path.expanduser(name)))):
            if disk.has(path):
                return path
    return ""


def on_this_system(path: str) -> str:
    r"""Give the path under WSL of one of Windows, ``C:\Users\a`` → ``/mnt/c/Users/a``; others stay."""
    if match := _DRIVE_RE.fullmatch(path):
        return f"/mnt/{match[1].lower()}/" + match[2].replace("\\", "/")
    if match := _WSL_RE.fullmatch(path):
        return match[1].replace("\\", "/") or "/"
    return path


def why_missing(name: str) -> str:
    """Say what may be wrong with a name of which there is no file."""
    if _BARE_DRIVE_RE.match(name):
        return (
            "không thấy tệp hay thư mục này; đường dẫn của Windows phải đặt trong dấu nháy đơn:"
            r" make import FILES='C:\Users\…\bai.docx'"
        )
    if _DRIVE_RE.fullmatch(name) and not Path("/mnt").joinpath(name[0].lower()).is_dir():
        return "không thấy ổ đĩa này ở đây; chép tệp vào máy (hay vào WSL) rồi ghi đường dẫn ở đó"
    return "không thấy tệp hay thư mục này; kiểm tra lại tên, tên có dấu cách thì đặt trong dấu nháy"
