"""Find pictures and other files in the folder of an archive, and never one outside of it."""

from __future__ import annotations

import os
import posixpath
import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from newsroom.vietnamese.comparing import nfc
from newsroom.vietnamese.slugs import slug

_SIZED_RE = re.compile(r"-\d{2,5}x\d{2,5}(?=\.\w+$)")
_SCALED_RE = re.compile(r"-(?:scaled|rotated)(?=\.\w+$)")
_WITHOUT_LOOKS = str.maketrans("", "", "\0")


def path_of(address: str) -> str:
    """Give the path of an address or of a path as it was typed: no host, query or escapes; ``/`` between."""
    try:
        parts = urlsplit(address.strip().replace("\\", "/"))
    except ValueError:
        return ""
    if parts.scheme and parts.scheme not in ("http", "https"):
        return ""
    return nfc(unquote(parts.path).translate(_WITHOUT_LOOKS))


@dataclass
class Shelf:
    """Finds files below ``root``, whatever the case and the Unicode form of their names.

    What a folder holds is looked up once. A path that leads out, also by a link, finds nothing.
    """

    root: Path
    _names: dict[Path, dict[str, str]] = field(default_factory=dict)

    def find(self, path: str, below: str = "") -> Path | None:
        """Find the file of a path from the root, or from the folder ``below`` it."""
        found = self.root
        for part in _parts(posixpath.join(below, path.lstrip("/"))) or [".."]:
            if part == "..":
                return None
            name = self._listing(found).get(part.casefold())
            if name is None:
                return None
            found /= name
        return found if self._is_inside(found) and found.is_file() else None

    def names(self, path: str) -> list[str]:
        """List the names in the folder of a path from the root."""
        folder = self.root
        for part in _parts(path):
            name = self._listing(folder).get(part.casefold(), "") if part != ".." else ""
            if not name:
                return []
            folder /= name
        return sorted(self._listing(folder).values())

    def folders(self, name: str, depth: int = 3) -> list[Path]:
        """List the folders of a name at most ``depth`` levels below the root, the nearest first."""
        level, found = [self.root], []
        for _ in range(depth):
            inside = [
                Path(one.path)
                for folder in level
                for one in _scan(folder)
                if not one.name.startswith(".") and one.is_dir(follow_symlinks=False)
            ]
            found += [folder for folder in inside if folder.name.casefold() == name]
            level = inside
        return found

    def _listing(self, folder: Path) -> dict[str, str]:
        if folder not in self._names:
            self._names[folder] = {nfc(one.name).casefold(): one.name for one in _scan(folder)}
        return self._names[folder]

    def _is_inside(self, found: Path) -> bool:
        try:
            return found.resolve(strict=True).is_relative_to(self.root.resolve())
        except (OSError, RuntimeError):  # a link to itself
            return False


def _parts(path: str) -> list[str]:
    """Split a path; ``..`` stands where it leads out of where it began, and nowhere else."""
    kept: list[str] = []
    for part in path.split("/"):
        if part == ".." and kept and kept[-1] != "..":
            kept.pop()
        elif part not in ("", "."):
            kept.append(part)
    return kept


def _scan(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return sorted(found, key=lambda one: one.name)
    except OSError:
        return []


def originals(path: str) -> list[str]:
    """Name the file that a picture of WordPress was made from, then what was made of it, the best first."""
    plain = _SIZED_RE.sub("", path)
    whole = _SCALED_RE.sub("", plain)
    stem, dot, ending = whole.rpartition(".")
    scaled = [f"{stem}-scaled.{ending}"] if dot else []
    return list(dict.fromkeys([whole, plain, *scaled, path]))


@dataclass
class Taken:
    """The files that an article takes, each once, by the name that it gets in the article's folder."""

    files: dict[str, Path] = field(default_factory=dict)
    _by_path: dict[Path, str] = field(default_factory=dict)

    def take(self, file: Path) -> str:
        """Take a file along, and give its name: its own as a slug, with a number where that is taken."""
        if file in self._by_path:
            return self._by_path[file]
        stem, ending = slug(nfc(file.stem)) or "tep", file.suffix.lower()
        name, count = f"{stem}{ending}", 1
        while name in self.files:
            count += 1
            name = f"{stem}-{count}{ending}"
        self.files[name] = file
        self._by_path[file] = name
        return name
