"""The newsroom: what the plugins stand on, and what people run.

Imports go one way: ``vietnamese`` ← ``model`` ← ``engine`` ← ``viewmodels`` ← ``plugins`` ←
``pelican`` ← ``commands``.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

_FOLDERS = ("newsroom", "plugins")
MAKES_NO_PAGES = (
    # What people run: no page is made by it, and what makes pages may not import it.
    "newsroom/commands/",
    # All that touches pixels. ``Recipe.version``, ``DRAWING`` and ``INSIGNIA`` stand for it, in a module
    # that does count (``plugins/photos/rendition.py``); a test ties them to the bytes that samples give.
    "plugins/photos/crop.py",
    "plugins/photos/cut_off.py",
    "plugins/photos/drawing.py",
    "plugins/photos/drawn_cover.py",
    "plugins/photos/insignia.py",
    "plugins/photos/lettering.py",
    "plugins/photos/making.py",
    "plugins/photos/photo.py",
)
"""Folders and modules whose change is no change of any page; docs/adr/015 has the reasons."""


def _modules(root: str, folder: str) -> Iterator[str]:
    """Name the modules in a folder and below, by their place below ``root``."""
    with os.scandir(f"{root}/{folder}") as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                yield f"{folder}/{entry.name}"
            elif entry.name != "__pycache__" and entry.is_dir(follow_symlinks=False):
                yield from _modules(root, f"{folder}/{entry.name}")


def hash_program(root: Path) -> str:
    """Hash names and bytes of the modules below ``root`` that decide what pages are."""
    program = hashlib.blake2b(digest_size=16)
    for name in sorted(name for folder in _FOLDERS for name in _modules(str(root), folder)):
        if not name.startswith(MAKES_NO_PAGES):
            with open(f"{root}/{name}", "rb", buffering=0) as file:
                data = file.read()
            program.update(f"{name}\0{len(data)}\0".encode() + data)
    return program.hexdigest()


PROGRAM = hash_program(Path(__file__).resolve().parent.parent)
"""What this process runs; taken before any module is loaded, as a file may change meanwhile."""
