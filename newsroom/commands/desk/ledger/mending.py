"""Make git's index anew where a power cut damaged it: almost nothing of git works then."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from newsroom.commands.desk.ledger.locking import fault_of_system
from newsroom.commands.desk.ledger.program import Git
from newsroom.commands.desk.ledger.situation import Home

ASIDE = "index.hong"
"""The name under which a damaged index is kept."""
_SIGNATURE, _HEADER = b"DIRC", 12


async def mend_index(git: Git, home: Home, base: str) -> bool:
    """Make the index anew of ``base`` if it is damaged; tell whether it was. Raises ``Fault``.

    What was staged is not any more; no file of the working copy is touched.
    """
    index = home.folder / "index"
    try:
        if is_whole(index, len(base) // 2):
            return False
        os.replace(index, home.folder / ASIDE)
    except OSError as error:
        raise fault_of_system(error) from error
    await git.ask("read-tree", *((base,) if base else ("--empty",)))
    await git.run("update-index", "-q", "--refresh", patience=4)
    return True


def is_whole(index: Path, digest: int) -> bool:
    """Tell whether an index ends in the digest of what stands before it, as git writes it; so is one not
    there.

    ``digest`` is its length in bytes, 20 or 32. Git may be told to write zeros in its place.
    """
    try:
        data = index.read_bytes()
    except FileNotFoundError:
        return True
    size = digest or 20
    if len(data) < _HEADER + size or not data.startswith(_SIGNATURE):
        return False
    made = hashlib.sha256 if size == 32 else hashlib.sha1
    return data[-size:] in (made(memoryview(data)[:-size]).digest(), bytes(size))
