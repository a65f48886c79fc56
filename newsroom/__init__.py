"""The newsroom: what the plugins stand on, and what people run.

Imports go one way: ``vietnamese`` ← ``model`` ← ``engine`` ← ``viewmodels`` ← ``plugins`` ←
``pelican`` ← ``commands``.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent


def hash_program(code: Path) -> str:
    """Hash names and bytes of all modules below ``code``."""
    program = hashlib.blake2b(digest_size=16)
    for file in sorted(code.rglob("*.py")):
        data = file.read_bytes()
        program.update(f"{file.relative_to(code).as_posix()}\0{len(data)}\0".encode() + data)
    return program.hexdigest()


PROGRAM = hash_program(_ROOT / "newsroom") + hash_program(_ROOT / "plugins")
"""What this process runs; taken before any module is loaded, as a file may change meanwhile."""
