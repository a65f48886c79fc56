"""Bound what reading one file may take: memory, time of a core, time by the clock."""

from __future__ import annotations

import contextlib
import resource
from dataclasses import dataclass

from newsroom.commands.importer.intake.kinds import CSV, MARKED, MHTML, OFFICE, PAGE, TEXT, WORD, WXR

MIB = 2**20
MOST = {WORD: 200 * MIB, OFFICE: 100 * MIB, MHTML: 64 * MIB, PAGE: 16 * MIB, MARKED: 4 * MIB, TEXT: 4 * MIB}
"""The bytes of the largest file of each kind that is read whole; archives are read piece by piece."""
RECOGNISING = 7
"""The seconds of a core in which it must be known what is what in an article, once it is read."""
STREAMED = frozenset({WXR, CSV})
_WITH_PHOTOS = frozenset({WORD, MHTML})


@dataclass(frozen=True, slots=True)
class Limits:
    """What a process may take for one article: more bytes, seconds of a core, by the clock."""

    memory: int
    seconds: int
    patience: float


def limits_of(kind: str, size: int) -> Limits:
    """Give the limits for a file of ``size`` bytes; those of an archive hold for each article in it."""
    if kind == OFFICE:  # LibreOffice itself takes most
        return Limits(4096 * MIB, 120, 150)
    photos = size if kind in _WITH_PHOTOS else 0
    return Limits(100 * MIB + 4 * photos, 6 + photos // (4 * MIB), 20 + size / MIB)


def bound(limits: Limits) -> None:
    """Hold this process to limits from here on; some systems cannot."""
    for kind, held in ((resource.RLIMIT_AS, 0), (resource.RLIMIT_DATA, 5)):
        with contextlib.suppress(OSError, ValueError):
            with open("/proc/self/statm", encoding="ascii") as statm:
                pages = int(statm.read().split()[held])
            spare = limits.memory + (256 * MIB if held == 0 else 0)  # addresses are reserved, not taken
            _lower(kind, pages * resource.getpagesize() + spare)
    more_time(limits.seconds)


def more_time(seconds: int) -> None:
    """Let what is at hand take so many seconds of a core from here on."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    with contextlib.suppress(OSError, ValueError):
        _lower(resource.RLIMIT_CORE, 0)
        _lower(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + 1 + seconds)


def unbound() -> None:
    """Take back all limits, in a process that another program is started in: they were for us."""
    for kind in (resource.RLIMIT_AS, resource.RLIMIT_DATA, resource.RLIMIT_CPU):
        with contextlib.suppress(OSError, ValueError):
            _, highest = resource.getrlimit(kind)
            resource.setrlimit(kind, (highest, highest))


def _lower(kind: int, limit: int) -> None:
    """Set the limit of a resource, below the one that holds for us already."""
    _, highest = resource.getrlimit(kind)
    limit = limit if highest == resource.RLIM_INFINITY else min(limit, highest)
    resource.setrlimit(kind, (limit, highest))
