"""Write folders of Hugo, Jekyll and Pelican."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

PICTURE = b"\xff\xd8\xff"


def write_tree(root: Path, files: Mapping[str, str]) -> Path:
    """Write files below a folder: a picture where the text is ``""`` and the name that of one."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(PICTURE if name.endswith((".jpg", ".png")) else text.encode())
    return root
