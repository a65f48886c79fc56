"""Know a file again by what it holds, and a saved page by its photos too."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field
from pathlib import Path

from newsroom.commands.importer.draft import Draft
from newsroom.commands.importer.intake.gathering import page_beside, stem_of


@dataclass(slots=True)
class Marks:
    """Marks of files; of each folder it is looked up once which of its folders belong to pages."""

    _folders: dict[Path, dict[str, list[str]]] = field(default_factory=dict)

    def of(self, path: Path) -> str:
        """Hash a file, and the names and sizes of what lies in the folder of a saved page beside it."""
        with path.open("rb") as file:
            hashed = hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=16))
        if path.parent not in self._folders:
            self._folders[path.parent] = _page_folders(path.parent)
        for folder in self._folders[path.parent].get(stem_of(path.name), ()):
            for held in sorted(os.scandir(folder), key=lambda held: held.name):
                hashed.update(f"{held.name!a} {held.stat(follow_symlinks=False).st_size}\n".encode())
        return hashed.hexdigest()


def _page_folders(folder: Path) -> dict[str, list[str]]:
    """List the folders of saved pages in a folder, by the names of the pages."""
    found: dict[str, list[str]] = {}
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if (page := page_beside(entry.name)) and entry.is_dir(follow_symlinks=False):
            found.setdefault(page, []).append(entry.path)
    return found


def mark_of_draft(draft: Draft) -> str:
    """Hash what was recognised in an article, where there is no one file to know it by."""
    held = (sorted(draft.header.items()), draft.blocks, sorted(draft.notes.items()), sorted(draft.files))
    return hashlib.blake2b(repr(held).encode("utf-8", "backslashreplace"), digest_size=16).hexdigest()
