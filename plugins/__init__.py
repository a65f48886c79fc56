"""The newsroom: Pelican plugins, one room a capability."""

from __future__ import annotations

import hashlib
from pathlib import Path


def hash_program(code: Path) -> str:
    """Hash names and bytes of all modules below ``code``."""
    program = hashlib.blake2b(digest_size=16)
    for file in sorted(code.rglob("*.py")):
        data = file.read_bytes()
        program.update(f"{file.relative_to(code).as_posix()}\0{len(data)}\0".encode() + data)
    return program.hexdigest()


PROGRAM = hash_program(Path(__file__).resolve().parent)
"""What this process runs; taken before any module is loaded, as a file may change meanwhile."""
