"""Measure how long the largest manuscripts that pass take, and half of them: ``python -m bench.manuscripts``.

Each is read in a process of its own; memory is what that process held at most beyond what it began with.
"""

from __future__ import annotations

import os
import resource
import sys
import time
from collections.abc import Sequence
from typing import NamedTuple

from tests.support.large_manuscripts import KINDS, largest, manuscript, read_largest


class Cost(NamedTuple):
    """Processor seconds, MiB, and how many problems were told."""

    seconds: float
    memory: float
    problems: int


def cost(data: bytes) -> Cost:
    """Read a manuscript in a process of its own, as a build does."""
    outlet, inlet = os.pipe()
    if os.fork() == 0:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        began = time.process_time()
        problems = read_largest(data)
        seconds = time.process_time() - began
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        os.write(inlet, f"{seconds} {(after - before) / 1024} {len(problems)}".encode())
        os._exit(0)
    os.close(inlet)
    with open(outlet) as found:
        took, memory, told = found.read().split()
    os.wait()
    return Cost(float(took), float(memory), int(told))


def main(kinds: Sequence[str]) -> None:
    """Print a table of all kinds, or of those named."""
    print("| kind | kB | seconds: half, whole | MiB: half, whole | problems |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for kind in kinds or KINDS:
        size = largest(kind)
        whole = manuscript(kind, size)
        half, all_ = cost(manuscript(kind, size // 2)), cost(whole)
        times, memories = f"{half.seconds:.2f}, {all_.seconds:.2f}", f"{half.memory:.0f}, {all_.memory:.0f}"
        print(f"| {kind} | {len(whole) // 1000} | {times} | {memories} | {all_.problems} |", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
