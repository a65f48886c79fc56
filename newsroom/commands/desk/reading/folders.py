"""See the content folder as a build's scan does, but only what is asked for of it."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterator
from pathlib import Path

from newsroom.engine import composed
from newsroom.model.content import Entry, is_ignored


class Disk(Collection[str]):
    """The plain files of a content folder, by their path in NFC.

    To go through them gives those of the folders that were asked about: who misses a file looks beside it.
    """

    def __init__(self, content: Path, more: str = "") -> None:
        """``more`` is a file that counts though it may not be on the disk yet."""
        self._content, self._more = content, more
        self._folders: dict[str, dict[str, str]] = {}

    def __contains__(self, path: object) -> bool:
        if not isinstance(path, str):
            return False
        folder, _, name = path.rpartition("/")
        return name in self.names(folder)

    def __iter__(self) -> Iterator[str]:
        for folder, names in list(self._folders.items()):
            yield from (f"{folder}/{name}" if folder else name for name in names)

    def __len__(self) -> int:
        return sum(map(len, self._folders.values()))

    def names(self, folder: str) -> dict[str, str]:
        """Give the files of a folder: their names in NFC, and as the disk has them."""
        if folder not in self._folders:
            stored = self._stored(folder)
            found = {} if stored is None else _files(self._content / stored)
            if self._more.rpartition("/")[0] == folder and self._more:
                name = self._more.rpartition("/")[2]
                found.setdefault(name, name)
            self._folders[folder] = found
        return self._folders[folder]

    def place(self, path: str) -> Path:
        """Say where a file lies that is there; raise ``LookupError`` for another."""
        folder, _, name = path.rpartition("/")
        return self._content / (self._stored(folder) or "") / self.names(folder)[name]

    def _stored(self, folder: str) -> str | None:
        """Give the path of a folder as the disk has it, ``None`` if there is none, or a link on the way."""
        place = ""
        for part in folder.split("/") if folder else ():
            if part in ("", ".", "..") or is_ignored(part):
                return None
            inside = self._content / place
            found = part if _is_folder(inside / part) else _likened(inside, part)
            if not found:
                return None
            place = os.path.join(place, found)
        return place


def entries_below(content: Path, folder: str) -> Iterator[Entry]:
    """List what lies in a folder of the content and below, links and devices too, as a scan has it."""
    try:
        found = sorted(os.scandir(content / folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in found:
        stored = f"{folder}/{entry.name}"
        if is_ignored(entry.name):
            continue
        if entry.is_symlink():
            yield Entry(composed(stored), "symlink", stored)
        elif entry.is_dir(follow_symlinks=False):
            yield from entries_below(content, stored)
        else:
            kind = "file" if entry.is_file(follow_symlinks=False) else "special"
            yield Entry(composed(stored), kind, stored)


def _files(folder: Path) -> dict[str, str]:
    try:
        found = [one for one in os.scandir(folder) if one.is_file(follow_symlinks=False)]
    except OSError:
        return {}
    return {composed(one.name): one.name for one in found if not is_ignored(one.name)}


def _is_folder(folder: Path) -> bool:
    try:
        return stat.S_ISDIR(os.lstat(folder).st_mode)
    except (OSError, ValueError):
        return False


def _likened(folder: Path, name: str) -> str:
    """Find a folder called so but for the form in which the disk spells it, ``""`` if there is none."""
    if name.isascii():
        return ""
    try:
        with os.scandir(folder) as held:
            found = [one.name for one in held if one.is_dir(follow_symlinks=False)]
    except (OSError, ValueError):
        return ""
    return next((one for one in found if composed(one) == name), "")
