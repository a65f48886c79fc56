"""Look into a file to download: is it what its name says, and nothing that could harm a reader?"""

from __future__ import annotations

from dataclasses import dataclass

from newsroom.engine import fingerprint
from newsroom.model.attachment import KINDS, file_size
from plugins.downloads.unfit import Finding, Unfit

NOTHING = b""
"""The digest of a file that was not read."""


@dataclass(frozen=True, slots=True)
class Inspected:
    """What looking into a file gave.

    ``found`` are codes of problems with one value each; a file that is not ``fit`` is never published.
    """

    digest: bytes
    size: int
    fit: bool
    found: tuple[Finding, ...] = ()


def too_large(size: int, limit: int) -> Inspected:
    """Judge a file by its size alone; both sizes are in bytes."""
    found = f"{file_size(size)}, quá {file_size(limit)}"
    return Inspected(NOTHING, size, False, (("file-too-large", found),))


def inspect(suffix: str, data: bytes) -> Inspected:
    """Look into the bytes of a file whose name ends in ``suffix``; this never raises."""
    digest = fingerprint(data)
    try:
        return Inspected(digest, len(data), True, tuple(_inspect(suffix, data)))
    except Unfit as unfit:
        return Inspected(digest, len(data), False, ((unfit.code, unfit.value),))


def _inspect(suffix: str, data: bytes) -> list[Finding]:
    if not data:
        raise Unfit("file-empty")
    if suffix not in KINDS:
        raise Unfit("file-mislabelled", suffix)
    if suffix == ".pdf":
        from plugins.downloads.pdf import inspect_pdf

        inspect_pdf(data)
        return []
    from plugins.downloads.office import inspect_office

    return inspect_office(suffix, data)
