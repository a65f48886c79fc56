"""Commands are measured with all their processes."""

import sys

import pytest

from bench.measure import Measured, run

PARENT = "import subprocess, sys; subprocess.run([sys.executable, '-c', sys.argv[1]], check=True)"
CHILD = "import time; held = bytearray(90 << 20); time.sleep(0.5)"
"""It holds 90 MiB, longer than it takes to be looked at."""


def measured(watched: bool) -> Measured:
    return run([sys.executable, "-c", PARENT, CHILD], watched=watched)


def test_a_watched_run_has_the_memory_of_all_its_processes() -> None:
    assert 90 < measured(watched=True).memory < 160


def test_a_run_that_is_not_watched_has_the_memory_of_its_first_process() -> None:
    assert 0 < measured(watched=False).memory < 60


def test_processor_time_is_that_of_children_too() -> None:
    took = run([sys.executable, "-c", PARENT, "sum(range(3_000_000))"])
    assert took.cpu > 0.02
    assert took.wall > 0.02


def test_a_failed_command_ends_the_benchmark_with_what_it_said() -> None:
    with pytest.raises(SystemExit, match="no such luck"):
        run([sys.executable, "-c", "raise SystemExit('no such luck')"])
