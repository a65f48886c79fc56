"""Run a command and measure it: seconds on the wall, seconds of CPU, peak memory of all its processes."""

from __future__ import annotations

import contextlib
import io
import os
import re
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

SAMPLE = 0.05
"""Seconds between two looks at the memory of a program."""

_PSS_RE = re.compile(r"^Pss: +(\d+) kB", re.MULTILINE)
_HIGHEST_RE = re.compile(r"^VmHWM:\s+(\d+) kB", re.MULTILINE)
_FILES_RE = re.compile(r"(\d+) tệp ghi mới, \d+ giữ nguyên, (\d+) xóa")


@dataclass(frozen=True)
class Measured:
    """One run, or the median of several; memory in MiB, files those written or removed."""

    wall: float
    cpu: float
    memory: float
    files: int | None = None


def run(command: list[str], cwd: Path | None = None, watched: bool = True) -> Measured:
    """Run a command and measure it; a failure ends the benchmark with what the command said.

    Python works as it does by itself, with the bytecode that it keeps, whatever this environment says.
    A single process is as large as the kernel says it ever was since it began (``VmHWM``; the figure that
    ``wait4`` gives is never below that of the process which starts it). Of several the memory is looked at
    again and again, shared pages counted once (PSS); looking takes those processes time, so that a run which
    is not to be ``watched`` has the memory of its first process only.
    """
    started = time.perf_counter()
    usual = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    process = subprocess.Popen(command, cwd=cwd, env=usual, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    sampler = Sampler(process.pid, watched)
    with process.stdout or io.BytesIO() as pipe:
        said = pipe.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    peak = sampler.stop() or usage.ru_maxrss
    if process.returncode:
        sys.exit(f"failed: {' '.join(command)}\n{said}")
    count = _FILES_RE.search(said)
    files = int(count[1]) + int(count[2]) if count else None
    return Measured(wall, usage.ru_utime + usage.ru_stime, peak / 1024, files)


def median(runs: Iterable[Measured]) -> Measured:
    """Take the median of each figure, but the greatest number of files."""
    runs = list(runs)
    files = [run.files for run in runs if run.files is not None]
    return Measured(
        statistics.median(run.wall for run in runs),
        statistics.median(run.cpu for run in runs),
        statistics.median(run.memory for run in runs),
        max(files) if files else None,
    )


class Sampler:
    """Look at the memory of a process, and of its descendants if it is ``watched``."""

    def __init__(self, pid: int, watched: bool) -> None:
        self._pid, self._watched = pid, watched
        self._peak = 0
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    def stop(self) -> int:
        """End looking; give the most memory of all at one moment in KiB, 0 if it ended at once."""
        self._stopped.set()
        self._thread.join()
        return self._peak

    def _watch(self) -> None:
        while not self._stopped.wait(SAMPLE):
            family = _family(self._pid) if self._watched else []
            together = sum(map(_memory, family)) if len(family) > 1 else 0
            self._peak = max(self._peak, together, _highest(self._pid))


def _family(pid: int) -> list[int]:
    """List a process and its descendants."""
    children: list[int] = []
    with contextlib.suppress(OSError):  # it has ended meanwhile
        for file in Path(f"/proc/{pid}/task").glob("*/children"):
            children += map(int, file.read_text().split())
    return [pid, *(descendant for child in children for descendant in _family(child))]


def _highest(pid: int) -> int:
    """Give the most memory that a process ever had in KiB, as the kernel notes it."""
    try:
        found = _HIGHEST_RE.search(Path(f"/proc/{pid}/status").read_text())
    except OSError:  # it has ended meanwhile
        return 0
    return int(found[1]) if found else 0


def _memory(pid: int) -> int:
    """Give the memory of a process in KiB, shared pages in equal parts."""
    try:
        found = _PSS_RE.search(Path(f"/proc/{pid}/smaps_rollup").read_text())
    except OSError:  # it has ended meanwhile
        return 0
    return int(found[1]) if found else 0
