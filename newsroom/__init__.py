"""The newsroom: what the plugins stand on, and what people run.

Imports go one way: ``vietnamese`` ← ``model`` ← ``engine`` ← ``viewmodels`` ← ``plugins`` ←
``pelican`` ← ``commands``.
"""

from __future__ import annotations

import hashlib
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


def hash_program(root: Path) -> str:
    """Hash names and bytes of the modules below ``root`` that decide what pages are."""
    program = hashlib.blake2b(digest_size=16)
    for file in sorted(file for folder in _FOLDERS for file in (root / folder).rglob("*.py")):
        name = file.relative_to(root).as_posix()
        if not name.startswith(MAKES_NO_PAGES):
            data = file.read_bytes()
            program.update(f"{name}\0{len(data)}\0".encode() + data)
    return program.hexdigest()


PROGRAM = hash_program(Path(__file__).resolve().parent.parent)
"""What this process runs; taken before any module is loaded, as a file may change meanwhile."""
