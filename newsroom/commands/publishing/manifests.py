"""Keep what was published, so that the next time only what changed is sent."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

from newsroom.commands.publishing.publication import Manifest
from newsroom.engine import write_atomic

KEPT = 12
"""How many manifests stay: more than one goes back to."""


def encode(manifest: Manifest) -> bytes:
    """Write a manifest: a line ``DIGEST PATH`` a file, by path; paths hold no line break."""
    lines = (f"{digest.hex()} {path}\n" for path, digest in sorted(manifest.items()))
    return "".join(lines).encode("utf-8", "surrogateescape")


def decode(data: bytes) -> Manifest:
    """Read what ``encode`` wrote; raise ``ValueError`` if it is damaged."""
    lines = data.decode("utf-8", "surrogateescape").split("\n")
    if lines.pop():
        raise ValueError("a manifest that was cut off")
    pairs = (line.partition(" ") for line in lines)
    return {path: bytes.fromhex(digest) for digest, _, path in pairs}


def name_of(manifest: Manifest) -> str:
    """Name a manifest by what it holds: 64 hexadecimal digits of SHA-256."""
    return hashlib.sha256(encode(manifest)).hexdigest()


class ManifestStore:
    """The manifests of what was published, in a folder, by their names."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, name: str) -> Manifest | None:
        """Give a manifest; ``None`` if it is not here or damaged."""
        if len(name) != 64 or not name.isalnum():
            return None
        try:
            data = (self._folder / name).read_bytes()
        except OSError:
            return None
        return decode(data) if hashlib.sha256(data).hexdigest() == name else None

    def keep(self, manifest: Manifest) -> None:
        """Keep a manifest; without room or rights the next time compares all files."""
        data = encode(manifest)
        with suppress(OSError):
            write_atomic(self._folder / hashlib.sha256(data).hexdigest(), data)
            kept = sorted(self._folder.iterdir(), key=lambda file: file.stat().st_mtime_ns)
            for file in kept[:-KEPT]:
                file.unlink(missing_ok=True)
