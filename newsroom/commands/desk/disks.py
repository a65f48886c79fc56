"""Move files and folders whichever disks they lie on."""

from __future__ import annotations

import errno
import os
import shutil
import threading
from pathlib import Path

from newsroom.engine import digest


def moved(source: Path, target: Path) -> None:
    """Move a file, a link or a folder: under its new name there is all of it or nothing, on any disk.

    It takes the place of a file that is there; a folder that is not empty raises ``OSError``. What lies on
    another disk is copied whole before it is removed.
    """
    try:
        os.replace(source, target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        _copied(source, target)
        _removed(source)


def _copied(source: Path, target: Path) -> None:
    name = f".{digest(target.name.encode())}.{os.getpid()}.{threading.get_ident()}.tmp"
    temporary = target.with_name(name)
    try:
        if _is_folder(source):
            shutil.copytree(source, temporary, symlinks=True)
        else:
            shutil.copy2(source, temporary, follow_symlinks=False)
        _flush(temporary)
        os.replace(temporary, target)
    except BaseException:
        _removed(temporary)
        raise


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _flush(path: Path) -> None:
    """Wait until the disk has what was copied: the original goes after it."""
    for one in (path, *path.rglob("*")) if _is_folder(path) else (path,):
        if not one.is_symlink():
            opened = os.open(one, os.O_RDONLY)
            try:
                os.fsync(opened)
            finally:
                os.close(opened)


def _removed(path: Path) -> None:
    if _is_folder(path):
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
