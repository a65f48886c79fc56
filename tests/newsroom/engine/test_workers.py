"""Work spread over processes gives what one process gives."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures.process import BrokenProcessPool

import pytest

from newsroom.engine.workers import parallel_map


def test_results_come_in_order_whatever_the_number_of_processes() -> None:
    items = range(1000)
    expected = [item * 2 for item in items]
    for jobs in (1, 2, 3):
        assert list(parallel_map(lambda item: item * 2, items, jobs)) == expected


def test_several_processes_really_work() -> None:
    def work(_: int) -> int:
        time.sleep(0.002)
        return os.getpid()

    assert len(set(parallel_map(work, range(400), 2))) == 2


def test_an_error_of_a_worker_reaches_the_caller_with_its_file() -> None:
    def read(item: int) -> bytes:
        return b"" if item < 300 else open(f"/khong/co/{item}", "rb").read()

    with pytest.raises(FileNotFoundError) as found:
        list(parallel_map(read, range(400), 2))
    assert found.value.filename == "/khong/co/300"


def test_a_worker_that_dies_ends_the_work_instead_of_hanging() -> None:
    def die(item: int) -> int:
        return os._exit(9) if item == 200 else item

    with pytest.raises(BrokenProcessPool):
        list(parallel_map(die, range(400), 2))


def test_workers_end_with_their_parent() -> None:
    program = (
        "import os, time\nfrom newsroom.engine.workers import parallel_map\n"
        "def work(item):\n    os.write(1, f'{os.getpid()}\\n'.encode())\n    time.sleep(30)\n"
        "list(parallel_map(work, range(400), 2))\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    with parent.stdout:
        worker = int(parent.stdout.readline())
        parent.kill()
        parent.wait()
        for _ in range(100):
            try:
                os.kill(worker, 0)
            except ProcessLookupError:
                return
            time.sleep(0.05)
    pytest.fail("the worker goes on without its parent")
