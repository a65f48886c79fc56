"""Work spread over processes gives what one process gives."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import threading
import time
from concurrent.futures.process import BrokenProcessPool

import pytest

from newsroom.engine import workers
from newsroom.engine.workers import (
    default_jobs,
    end_background,
    in_background,
    in_threads,
    parallel_map,
    wanted_jobs,
)

pytestmark = pytest.mark.slow


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


def test_new_workers_take_over_when_some_have_done_their_share(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_SPAN", 300)
    found = list(parallel_map(lambda item: (item, os.getpid()), range(1000), 2))
    assert [item for item, _ in found] == list(range(1000))
    assert not {worker for _, worker in found[:300]} & {worker for _, worker in found[300:]}


def test_helping_gives_the_same_results_in_order() -> None:
    for jobs in (1, 2, 3):
        for count in (0, 1, 127, 128, 129, 1000):
            found = parallel_map(lambda item: item * 2, range(count), jobs, helping=True)
            assert list(found) == [item * 2 for item in range(count)]


def test_who_helps_is_one_of_the_processes() -> None:
    def work(_: int) -> int:
        time.sleep(0.002)
        return os.getpid()

    found = set(parallel_map(work, range(800), 3, helping=True))
    assert os.getpid() in found
    assert len(found) == 3


def test_who_helps_goes_on_while_a_worker_is_slow() -> None:
    here = os.getpid()

    def work(item: int) -> bool:
        if os.getpid() != here:
            time.sleep(0.05)
        return os.getpid() == here

    found = list(parallel_map(work, range(60), 2, chunk=2, helping=True))
    assert sum(found) > len(found) / 2


def test_an_error_is_raised_where_help_was_given_or_not() -> None:
    here = os.getpid()
    for is_here in (True, False):

        def fail(item: int, is_here: bool = is_here) -> int:
            time.sleep(0.002)
            if item > 70 and (os.getpid() == here) is is_here:
                raise FileNotFoundError(2, "gone", "a.jpg")
            return item

        with pytest.raises(FileNotFoundError) as found:
            list(parallel_map(fail, range(400), 2, helping=True))
        assert found.value.filename == "a.jpg"


def test_a_worker_that_dies_ends_the_work_of_who_helps_too() -> None:
    here = os.getpid()

    def die(item: int) -> int:
        time.sleep(0.001)
        return item if os.getpid() == here else os._exit(9)

    with pytest.raises(BrokenProcessPool):
        list(parallel_map(die, range(400), 2, helping=True))


@pytest.mark.long
def test_workers_search_no_cycles_in_what_was_there_before_them() -> None:
    assert min(parallel_map(lambda _: gc.get_freeze_count(), range(400), 2)) > 0
    assert gc.get_freeze_count() == 0


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


@pytest.mark.parametrize(("setting", "jobs"), [(3, 3), (1, 1), (0, default_jobs()), (None, default_jobs())])
def test_the_setting_names_the_number_of_processes(setting: object, jobs: int) -> None:
    assert wanted_jobs(setting) == jobs


@pytest.mark.parametrize("setting", [-1, "2", 1.5])
def test_a_setting_that_is_no_number_of_processes_ends_the_build(setting: object) -> None:
    with pytest.raises(SystemExit, match=f"JOBS.*{setting}"):
        wanted_jobs(setting)


@pytest.mark.parametrize(("jobs", "is_another"), [(1, False), (2, True)])
def test_work_in_the_background_is_done_by_another_process_if_more_than_one_may_work(
    jobs: int, is_another: bool
) -> None:
    result = in_background(lambda: str(os.getpid()).encode(), jobs)
    assert (int(result()) != os.getpid()) is is_another


def test_work_that_another_process_could_not_do_is_done_by_this_one() -> None:
    here = os.getpid()

    def work() -> bytes:
        if os.getpid() != here:
            os._exit(3)
        return b"done here"

    assert in_background(work, 2)() == b"done here"


def test_who_works_in_the_background_ends_when_nobody_will_ask() -> None:
    outlet, inlet = os.pipe()

    def work() -> bytes:
        os.write(inlet, str(os.getpid()).encode())
        time.sleep(60)
        return b""

    asked = in_background(lambda: b"asked", 2)
    in_background(work, 2)
    worker = int(os.read(outlet, 20))
    assert asked() == b"asked"
    end_background()
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)
    os.close(outlet)
    os.close(inlet)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
def test_a_process_forked_since_can_end_what_is_not_its_own() -> None:

    def work() -> bytes:
        time.sleep(60)
        return b""

    in_background(work, 2)
    forked = os.fork()
    if forked == 0:
        status = 1
        try:
            end_background()
            status = 0
        finally:
            os._exit(status)
    assert os.waitpid(forked, 0)[1] == 0
    end_background()


def test_a_large_result_of_the_background_comes_whole() -> None:
    assert in_background(lambda: b"x" * 3_000_000, 2)() == b"x" * 3_000_000


@pytest.mark.parametrize("jobs", [0, 1, 2, 3, 50])
@pytest.mark.parametrize("count", [0, 1, 63, 64, 65, 100])
def test_results_of_threads_come_in_order_whatever_their_number(jobs: int, count: int) -> None:
    assert in_threads(lambda item: item * 2, range(count), jobs) == [item * 2 for item in range(count)]


def test_threads_work_at_the_same_time_and_are_gone_afterwards() -> None:
    before, both = set(threading.enumerate()), threading.Barrier(2, timeout=10)
    in_threads(lambda _: both.wait(), range(64), 2)
    assert set(threading.enumerate()) <= before


def test_an_error_of_a_thread_reaches_the_caller() -> None:
    def fail(item: int) -> None:
        if item == 3:
            raise FileNotFoundError(2, "gone", "a.jpg")

    with pytest.raises(FileNotFoundError, match="gone"):
        in_threads(fail, range(100), 2)
