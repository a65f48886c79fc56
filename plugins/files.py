"""Touch the disk: name content files, hash, read what is there, write atomically."""

from __future__ import annotations

import errno
import hashlib
import os
import posixpath
import re
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from plugins.vietnamese import fold, nearest, nfc

Bytes = bytes | Callable[[], Iterable[bytes]]
"""Bytes, or a function that gives them piece by piece."""

IGNORED = frozenset({"Thumbs.db", "desktop.ini"})
PHOTO_FORMATS = {
    "JPEG": (".jpg", ".jpeg", ".jpe", ".jfif"),
    "PNG": (".png",),
    "WEBP": (".webp",),
    "GIF": (".gif",),
    "AVIF": (".avif",),
    "HEIF": (".heic", ".heif", ".hif"),
}
"""The formats of photos, and what their files may end in."""
PHOTO_SUFFIXES = frozenset(suffix for suffixes in PHOTO_FORMATS.values() for suffix in suffixes)
ALBUM = "album"
"""The folder beside a manuscript whose photos it shows all."""
_SHORT = 3
"""The letters of a file name that is too short to be recognised by its likeness."""
_ALBUM_RE = re.compile(rf"(articles/\d{{4}}/\d\d/[^/]+)/{ALBUM}(?:/|$)")


@dataclass(frozen=True, slots=True)
class Entry:
    """A file below the content folder; ``path`` is relative, with slashes, in NFC.

    ``kind`` is ``file``, ``symlink`` or ``special`` (device, socket, pipe); ``stored`` is the
    path as the disk has it, which on some systems is not in NFC.
    """

    path: str
    kind: str
    stored: str


def is_ignored(name: str) -> bool:
    """Tell whether a file or folder of the content does not count: dotfiles, leavings of programs."""
    return name.startswith((".", "~$")) or name in IGNORED


def is_temporary(name: str) -> bool:
    """Tell whether a file was left by ``write_atomic`` in a process that was killed."""
    return re.fullmatch(r"\.[0-9a-f]{16}\.\d+\.\d+\.tmp", name) is not None


def is_photo(path: str) -> bool:
    """Tell whether a file goes by the name of a photo."""
    return os.path.splitext(path)[1].casefold() in PHOTO_SUFFIXES


def is_manuscript(path: str) -> bool:
    """Tell whether a file is meant as an article or page, wherever it lies."""
    return path.casefold().endswith((".md", ".markdown"))


def manuscript_of(path: str) -> str:
    """Name the manuscript whose album a content path is or lies in; any other stands for itself."""
    match = _ALBUM_RE.match(path)
    return f"{match[1]}/index.md" if match and not is_manuscript(path) else path


def name_from(manuscript: str, path: str) -> str:
    """Name the content file ``path`` for who writes ``manuscript``: from its folder on if it lies there."""
    return path.removeprefix(f"{posixpath.dirname(manuscript)}/")


def nearest_name(name: str, names: Iterable[str]) -> str:
    """Give the file name that was meant by ``name``, ``""`` if none is plainly meant.

    Another number is another photo, and short names are all alike; but diacritics, case, normal
    form and suffix are easily mistaken.
    """
    stems = {posixpath.splitext(one)[0]: one for one in sorted(names)}
    wanted = posixpath.splitext(nfc(name))[0]
    for stem, one in stems.items():
        if fold(stem) == fold(wanted):
            return one
    digits = re.findall(r"\d+", wanted)
    alike = [stem for stem in stems if len(stem) > _SHORT and re.findall(r"\d+", stem) == digits]
    return stems.get(nearest(wanted, alike), "")


def digest(data: bytes) -> str:
    """Give a short content hash, 16 hexadecimal digits, for names of derived files."""
    return hashlib.blake2b(data, digest_size=8).hexdigest()


def digest_file(path: str | Path) -> bytes:
    """Hash a file as ``plugins.tree.fingerprint`` does bytes, without holding it whole."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=16)).digest()


def same_bytes(path: str | Path, data: bytes) -> bool:
    """Tell whether ``path`` is a plain file that holds exactly ``data``."""
    try:
        with open(os.open(path, os.O_RDONLY | os.O_NOFOLLOW), "rb") as file:
            if os.fstat(file.fileno()).st_size != len(data):
                return False
            return file.read() == data
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.EISDIR, errno.ENOTDIR, errno.ELOOP):
            return False
        raise


def write_atomic(path: str | Path, data: Bytes, durable: bool = False) -> None:
    """Write ``data`` under a temporary name beside ``path``, then rename it into place.

    ``data`` may be a function that gives the bytes piece by piece; what it raises leaves no file.
    ``durable`` insists that the disk has the bytes before the name is theirs.
    """
    folder, name = os.path.split(path)
    temporary = f"{folder}/.{digest(name.encode())}.{os.getpid()}.{threading.get_ident()}.tmp"
    try:
        try:
            _write(temporary, data)
        except FileNotFoundError:
            os.makedirs(folder, exist_ok=True)
            _write(temporary, data)
        if durable:
            flush(temporary)
        os.replace(temporary, path)
    except OSError as error:
        with suppress(OSError):
            os.unlink(temporary)
        if error.filename in (None, temporary):
            error.filename = str(path)
        raise


def _write(path: str, data: Bytes) -> None:
    """Write a file by the calls of the system, which for thousands of small files is quicker."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o666)
    try:
        for piece in data() if callable(data) else (data,):
            rest = memoryview(piece)
            while rest:
                rest = rest[os.write(file, rest) :]
    finally:
        os.close(file)


def flush(path: str | Path) -> None:
    """Wait until the disk has the bytes of a file."""
    try:
        with open(path, "rb+") as file:
            os.fsync(file.fileno())
    except OSError as error:
        error.filename = error.filename or str(path)
        raise
