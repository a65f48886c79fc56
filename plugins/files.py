"""Touch the disk: walk a content folder, hash, read what is there, write atomically."""

from __future__ import annotations

import hashlib
import os
import stat
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from plugins.vietnamese import nfc

IGNORED = frozenset({"Thumbs.db", "desktop.ini"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A file below the content folder; ``path`` is relative, with slashes, in NFC.

    ``kind`` is ``file``, ``symlink`` or ``special`` (device, socket, pipe); ``stored`` is the
    path as the disk has it, which on some systems is not in NFC.
    """

    path: str
    kind: str
    stored: str


def walk(root: Path) -> Iterator[Entry]:
    """List every file below ``root`` in a fixed order, following no link and skipping dotfiles."""
    pending = [""]
    while pending:
        folder = pending.pop()
        with os.scandir(root / folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
        folders = []
        for entry in entries:
            if entry.name.startswith((".", "~$")) or entry.name in IGNORED:
                continue
            path = f"{folder}{entry.name}"
            if entry.is_symlink():
                yield Entry(nfc(path), "symlink", path)
            elif entry.is_dir():
                folders.append(f"{path}/")
            elif stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode):
                yield Entry(nfc(path), "file", path)
            else:
                yield Entry(nfc(path), "special", path)
        pending.extend(reversed(folders))


def digest(data: bytes) -> str:
    """Give a short content hash, 16 hexadecimal digits, for names of derived files."""
    return hashlib.blake2b(data, digest_size=8).hexdigest()


def same_bytes(path: Path, data: bytes) -> bool:
    """Tell whether ``path`` is a plain file that holds exactly ``data``."""
    try:
        with open(path, "rb") as file:
            if os.fstat(file.fileno()).st_size != len(data):
                return False
            return file.read() == data
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        return False


def write_atomic(path: Path, data: bytes) -> None:
    """Write ``data`` under a temporary name beside ``path``, then rename it into place."""
    temporary = path.with_name(f".{digest(path.name.encode())}.{os.getpid()}.{threading.get_ident()}.tmp")
    try:
        try:
            temporary.write_bytes(data)
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(data)
        os.replace(temporary, path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
