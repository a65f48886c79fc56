"""Measure clean builds against stock Pelican on the same articles, paired in one run.

``python -m bench.run [SIZE …]`` writes docs/bench.md; sizes are 1000 and 10000 if not given.
Output lies on a RAM disk when there is one.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.corpus import generate

ROOT = Path(__file__).resolve().parent.parent
RUNS = 3
SIZES = (1_000, 10_000)


@dataclass(frozen=True)
class Measured:
    """One run: seconds on the wall, seconds of CPU, peak resident memory in MiB."""

    wall: float
    cpu: float
    memory: float


@contextmanager
def ram_disk() -> Iterator[Path]:
    """Give a folder on a RAM disk, else a temporary one; it is removed afterwards."""
    base = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="bench-", dir=base) as folder:
        yield Path(folder)


def run(command: list[str]) -> Measured:
    """Run a command and measure it; a failure ends the benchmark."""
    started = time.perf_counter()
    process = os.posix_spawn(
        command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    )
    _, status, usage = os.wait4(process, 0)
    if status:
        sys.exit(f"failed: {' '.join(command)}")
    cpu = usage.ru_utime + usage.ru_stime
    return Measured(time.perf_counter() - started, cpu, usage.ru_maxrss / 1024)


def build(settings: Path, content: Path, folder: Path) -> Measured:
    """Build from nothing."""
    output, cache = folder / "output", folder / "cache"
    shutil.rmtree(output, ignore_errors=True)
    shutil.rmtree(cache, ignore_errors=True)
    options = ["-o", str(output), "-s", str(settings), "--cache-path", str(cache)]
    return run([sys.executable, "-m", "pelican", str(content), *options])


def median(runs: list[Measured]) -> Measured:
    """Take the median of each figure."""
    return Measured(
        *(
            statistics.median(values)
            for values in zip(*((r.wall, r.cpu, r.memory) for r in runs), strict=True)
        )
    )


def measure(size: int, folder: Path) -> tuple[Measured, Measured]:
    """Build an archive of ``size`` articles by turns, ours and stock; give the medians."""
    content = folder / f"content-{size}"
    generate(content, size)
    ours, stock = [], []
    for _ in range(RUNS):
        ours.append(build(ROOT / "pelicanconf.py", content, folder))
        stock.append(build(ROOT / "bench/stock/pelicanconf.py", content, folder))
    shutil.rmtree(content)
    return median(ours), median(stock)


def report(results: dict[int, tuple[Measured, Measured]]) -> str:
    """Put the figures into a table."""
    lines = [
        "# Benchmark",
        "",
        f"`make bench`: clean builds, {RUNS} pairs a size, medians; articles of about 600 words in 8",
        "categories (`bench/corpus.py`); stock Pelican 4.12 with its `simple` theme;",
        f"{os.cpu_count()} cores. Seconds depend on the machine and its mood: read the ratios.",
        "",
        "| articles | ours, s | stock, s | ours ÷ stock | CPU ours, s | CPU stock, s "
        "| ours, ms an article | ours, MiB | stock, MiB |",
        "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for size, (ours, stock) in results.items():
        cells = (
            f"{size:,}", f"{ours.wall:.1f}", f"{stock.wall:.1f}", f"{ours.wall / stock.wall:.2f}",
            f"{ours.cpu:.1f}", f"{stock.cpu:.1f}", f"{1000 * ours.wall / size:.2f}",
            f"{ours.memory:.0f}", f"{stock.memory:.0f}",
        )  # fmt: skip
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join([*lines, ""])


def main(sizes: list[int]) -> None:
    with ram_disk() as folder:
        results = {size: measure(size, folder) for size in sizes}
    text = report(results)
    (ROOT / "docs" / "bench.md").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or list(SIZES))
