"""Touch the disk: hash, read what is there, write atomically."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import stat
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

Bytes = bytes | Callable[[], Iterable[bytes]]
"""Bytes, or a function that gives them piece by piece."""

_FILE_MODE, _FOLDER_MODE = 0o644, 0o755
"""What a web server, which is another user, needs to read what is published."""
DIGEST_SIZE = 16
"""The bytes of a ``fingerprint``."""


def is_temporary(name: str) -> bool:
    """Tell whether a file was left by ``write_atomic`` in a process that was killed."""
    return re.fullmatch(r"\.[0-9a-f]{16}\.\d+\.\d+\.tmp", name) is not None


def digest(data: bytes) -> str:
    """Give a short content hash, 16 hexadecimal digits, for names of derived files."""
    return hashlib.blake2b(data, digest_size=8).hexdigest()


def fingerprint(data: bytes) -> bytes:
    """Hash bytes to tell whether they changed: 16 bytes of BLAKE2b."""
    return hashlib.blake2b(data, digest_size=DIGEST_SIZE).digest()


def digest_file(path: str | Path) -> bytes:
    """Hash a file as ``fingerprint`` does bytes, without holding it whole."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=DIGEST_SIZE)).digest()


def read_inside(root: Path, path: str) -> bytes | None:
    """Read a plain file by its path below ``root``, ``None`` if there is none: links lead elsewhere."""
    place = root
    for part in path.split("/"):
        place /= part
        if place.is_symlink():
            return None
    return place.read_bytes() if place.is_file() else None


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


def write_atomic(path: str | Path, data: Bytes, durable: bool = False, public: bool = False) -> None:
    """Write ``data`` under a temporary name beside ``path``, then rename it into place.

    ``data`` may be a function that gives the bytes piece by piece; what it raises leaves no file.
    ``durable`` insists that the disk has the bytes before the name is theirs. Who reads the file is left to
    the umask, but all may read a ``public`` one, and enter the folders made for it.
    """
    folder, temporary = os.path.dirname(path), _beside(path)
    try:
        try:
            _write(temporary, data, public)
        except FileNotFoundError:
            _make_folders(folder, public)
            _write(temporary, data, public)
        if durable:
            flush(temporary)
        os.replace(temporary, path)
    except OSError as error:
        with suppress(OSError):
            os.unlink(temporary)
        if error.filename in (None, temporary):
            error.filename = str(path)
        raise


def _beside(path: str | Path) -> str:
    """Give a temporary name beside ``path``, which no other thread has."""
    folder, name = os.path.split(path)
    return f"{folder}/.{digest(name.encode())}.{os.getpid()}.{threading.get_ident()}.tmp"


def link_atomic(source: str, path: str, since: int | None = None) -> bool:
    """Give the file ``source`` the name ``path`` too, in place of what has it; tell whether that was done.

    It is not where the file system or its rules refuse that, nor with a file that not all may read. Nor with
    one that has a second name already: each name more changes the time of status of the file, by which others
    tell that what they know by the names before is unchanged. Unless that time is not before ``since``, in
    nanoseconds: whoever gives it looks again at all names when the last is given.
    """
    try:
        found = os.lstat(source)
        is_ours = stat.S_ISREG(found.st_mode) and found.st_uid == os.geteuid()
        is_known_elsewhere = found.st_nlink > 1 and (since is None or found.st_ctime_ns < since)
        if not is_ours or is_known_elsewhere or is_closed(found.st_mode):
            return False
        try:
            _link(source, path)
        except FileNotFoundError:
            _make_folders(os.path.dirname(path), public=True)
            _link(source, path)
        if since is None or found.st_mtime_ns < since:
            os.utime(path)  # web servers tell by it that there is another file
    except OSError:
        return False
    return True


def _link(source: str, path: str) -> None:
    try:
        os.link(source, path)
    except FileExistsError:
        temporary = _beside(path)
        os.link(source, temporary)
        try:
            os.replace(temporary, path)
        finally:
            with suppress(FileNotFoundError):
                os.unlink(temporary)  # it stays where both names are of one file already


def _make_folders(folder: str, public: bool, has_above: bool = False) -> None:
    """Make a folder and those above it that are missing; others may make them meanwhile.

    Where those above are there (``has_above``) and it is refused all the same, as in ``/proc``, it ends.
    """
    try:
        os.mkdir(folder)
    except FileNotFoundError:
        above = os.path.dirname(folder)
        if above == folder or has_above:
            raise
        _make_folders(above, public)
        _make_folders(folder, public, has_above=True)
    except FileExistsError:
        if not os.path.isdir(folder):
            raise
    else:
        if public:
            open_to_all(folder, os.stat(folder).st_mode)


def is_closed(mode: int) -> bool:
    """Tell whether a file or folder of ``mode`` lacks what ``open_to_all`` gives."""
    wanted = _FOLDER_MODE if stat.S_ISDIR(mode) else _FILE_MODE
    return mode & wanted != wanted


def open_to_all(path: str | bytes | int, mode: int) -> bool:
    """Let all read a file or enter a folder that has ``mode``; tell whether that had to be changed.

    What belongs to another user stays as it is.
    """
    if not is_closed(mode):
        return False
    wanted = _FOLDER_MODE if stat.S_ISDIR(mode) else _FILE_MODE
    try:
        os.chmod(path, stat.S_IMODE(mode) | wanted)
    except PermissionError:
        return False
    return True


def _write(path: str, data: Bytes, public: bool) -> None:
    """Write a file by the calls of the system, which for thousands of small files is quicker."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o666)
    try:
        if public:
            open_to_all(file, os.fstat(file).st_mode)
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
