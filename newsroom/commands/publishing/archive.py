"""Pack the site into one archive, the same bytes for the same files, with its SHA-256 beside it."""

from __future__ import annotations

import hashlib
import posixpath
import zipfile
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from newsroom.engine import write_atomic
from newsroom.model.hosting import HOST_FOLDER

_WHEN = (1980, 1, 1, 0, 0, 0)
"""The earliest time that the format knows."""
_RIGHTS = 0o100644
_LEVEL = 6
_PACKED = frozenset({
    ".jpg", ".jpeg", ".png", ".avif", ".webp", ".gif", ".gz", ".br", ".m4a", ".mp3", ".mp4", ".docx", ".xlsx",
    ".pptx",
})  # fmt: skip
"""What is compressed already."""


def write_archive(output: Path, paths: Collection[str], target: Path) -> str:
    """Write the given files of ``output`` into ``target``; give the SHA-256 in hexadecimal digits.

    ``NAME.sha256`` beside it is as ``sha256sum`` reads it. Files for the web server alone stay out.
    An archive that was there stays if this fails.
    """
    temporary = target.with_name(f".{target.name}.tmp")
    try:
        with zipfile.ZipFile(temporary, "w") as archive:
            for path in sorted(paths):
                if not path.startswith(f"{HOST_FOLDER}/"):
                    archive.writestr(_entry(path), (output / path).read_bytes(), compresslevel=_LEVEL)
        with open(temporary, "rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    write_atomic(target.with_name(f"{target.name}.sha256"), f"{digest}  {target.name}\n".encode())
    return digest


def _entry(path: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path, _WHEN)
    entry.create_system = 3  # Unix, wherever this runs
    entry.external_attr = _RIGHTS << 16
    packed = posixpath.splitext(path)[1].lower() in _PACKED
    entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
    return entry
