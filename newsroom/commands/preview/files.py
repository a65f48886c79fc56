"""Find the file that an address of the site stands for, and its type, as a host would."""

from __future__ import annotations

from mimetypes import MimeTypes
from pathlib import Path

from newsroom.commands.publishing.rclone_headers import TYPES

_TYPES = {**TYPES, ".js": "text/javascript; charset=utf-8"}
_COMMON = MimeTypes()  # what Python knows by itself: the same on every machine


def find(folder: Path, path: str) -> Path | None:
    """Give the file of ``folder`` at ``path``, or the folder that a slash was forgotten for; else ``None``.

    ``path`` is decoded. Nothing outside of ``folder`` is found.
    """
    parts = [part for part in path.split("/") if part]
    if any(part in (".", "..") or "\\" in part for part in parts):
        return None
    found = folder.joinpath(*parts)
    if path.endswith("/"):
        found /= "index.html"
    try:
        return found if found.is_file() or (found.is_dir() and not path.endswith("/")) else None
    except (OSError, ValueError):  # a name that is too long, or that no file can have
        return None


def media_type(name: str) -> str:
    """Give the type of a file by its name, with the encoding where it is a text."""
    for suffix, kind in _TYPES.items():
        if name.endswith(suffix):
            return kind
    kind = _COMMON.guess_type(name, strict=False)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
