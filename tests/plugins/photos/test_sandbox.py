from __future__ import annotations

import ctypes
import errno
import faulthandler
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from plugins.photos import sandbox as sandbox
from plugins.photos.sandbox import Lost, more_time, run_all
from tests.support.building import ROOT

pytestmark = pytest.mark.slow

MB = 2**20


@pytest.fixture(autouse=True)
def within_a_minute() -> Iterator[None]:
    """Fail where a process waits for another for ever."""

    def give_up(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(60)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def act(item: str) -> str:
    """Do what an item says; most of it ends a process."""
    match item.split(":")[0]:
        case "segfault":
            faulthandler.disable()  # pytest's tells of what is meant here
            ctypes.string_at(0)
        case "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        case "abort":
            faulthandler.disable()
            os.abort()
        case "exit":
            os._exit(3)
        case "spin":
            while True:
                pass
        case "idle":
            time.sleep(600)
        case "eat":
            return str(len([bytes(MB) for _ in range(4000)]))
        case "eat-at-once":
            return str(len(bytes(4000 * MB)))
        case "long":
            return item * 10**6
        case "OSError":
            raise OSError(errno.EIO, "Input/output error", "1.jpg")
        case "ValueError":
            raise ValueError(item)
    return item.upper()


def results(items: list[str], jobs: int) -> dict[str, str | Lost]:
    return dict(run_all(act, items, jobs))


def children() -> set[int]:
    """Name the processes that this one has started and that still are."""
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[1]) == os.getpid() and fields[0] != "Z":
            found.add(int(stat.parent.name))
    return found


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    """Fail where a test leaves a process behind; what others began before it is theirs."""
    before = children()
    yield
    assert not children() - before


SOUND = [f"anh-{number}" for number in range(7)]


@pytest.mark.parametrize("jobs", [1, 2, 5])
@pytest.mark.parametrize(
    ("fatal", "reason"),
    [
        ("segfault", "crash"),
        ("abort", "crash"),
        ("exit", "crash"),
        ("kill", "memory"),
        ("eat", "memory"),
        ("eat-at-once", "memory"),
    ],
)
def test_a_process_may_die_over_its_item_and_no_other(fatal: str, reason: str, jobs: int) -> None:
    items = [*SOUND[:3], fatal, *SOUND[3:]]
    assert results(items, jobs) == {item: Lost(reason) if item == fatal else item.upper() for item in items}


def test_an_item_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "SECONDS", 0)
    assert results(["a", "spin", "b"], 2) == {"a": "A", "spin": Lost("slow"), "b": "B"}


def test_a_process_that_only_waits_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "PATIENCE", 0.5)
    assert results(["idle"], 1) == {"idle": Lost("slow")}


def test_items_may_be_given_more_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "SECONDS", 0)

    def burn(item: str) -> str:
        more_time(30)
        began = time.process_time()
        while time.process_time() - began < 1.5:
            pass
        return item

    assert dict(run_all(burn, ["a"], 1)) == {"a": "a"}


def test_time_is_counted_for_each_item_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "SECONDS", 1)

    def burn(item: int) -> int:
        began = time.process_time()
        while time.process_time() - began < 0.45:
            pass
        return item

    assert dict(run_all(burn, range(5), 1)) == {number: number for number in range(5)}


def test_limits_that_hold_already_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    set_limits = []
    monkeypatch.setattr(resource, "getrlimit", lambda _: (5, 7))
    monkeypatch.setattr(resource, "setrlimit", lambda kind, limits: set_limits.append((kind, limits)))
    more_time(10**6)
    assert (resource.RLIMIT_CPU, (7, 7)) in set_limits


def test_memory_counts_what_the_parent_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "MEMORY", 400 * MB)

    def eat(megabytes: int) -> int:
        return len(bytes(megabytes * MB))

    assert dict(run_all(eat, [50, 500], 1)) == {50: 50 * MB, 500: Lost("memory")}


@pytest.mark.parametrize("jobs", [1, 2])
def test_errors_of_the_disk_are_raised_with_the_file(jobs: int) -> None:
    with pytest.raises(OSError, match=r"1\.jpg") as raised:
        results(["a", "OSError", "b"], jobs)
    assert (raised.value.errno, raised.value.filename) == (errno.EIO, "1.jpg")


def test_mistakes_of_ours_are_raised() -> None:
    with pytest.raises(ValueError, match="ValueError"):
        results(["a", "ValueError"], 1)


@pytest.mark.parametrize("count", [0, 1, 2, 5, 40])
@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_every_item_comes_out_once_whatever_the_number_of_jobs(count: int, jobs: int) -> None:
    items = [f"long:{number}" if number % 9 == 4 else f"anh-{number}" for number in range(count)]
    found = list(run_all(act, items, jobs))
    assert sorted(item for item, _ in found) == sorted(items)
    assert dict(found) == {item: act(item) for item in items}


@pytest.mark.parametrize("jobs", [1, 3])
def test_many_deaths_do_not_stop_the_work(jobs: int) -> None:
    items = [f"{'exit' if number % 2 else 'anh'}:{number}" for number in range(30)]
    found = results(items, jobs)
    assert found == {item: Lost("crash") if item.startswith("exit") else item.upper() for item in items}


def test_who_stops_asking_leaves_no_process_behind() -> None:
    work = run_all(act, ["a", "idle", "idle", "idle"], 3)
    assert isinstance(work, Generator)
    assert next(work) == ("a", "A")
    work.close()


def test_a_process_that_died_between_two_items_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    def take(self: sandbox._Worker[str, str]) -> str | Lost:
        found = original(self)
        self._process.kill()
        self._process.join()
        return found

    original = sandbox._Worker.take
    monkeypatch.setattr(sandbox._Worker, "take", take)
    assert results(SOUND, 2) == {item: item.upper() for item in SOUND}


PARENT = """
import sys, time
sys.path.insert(0, {root!r})
from plugins.photos.sandbox import run_all

def work(item):
    import os
    os.write(1, f"{{os.getpid()}}\\n".encode())  # at once, whatever the others write
    {deed}

list(run_all(work, range(3), 3))
"""


@pytest.mark.parametrize("deed", ["time.sleep(600)", "while True: pass"])
@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGTERM])
def test_processes_end_with_a_parent_that_is_killed(deed: str, sign: signal.Signals) -> None:
    code = PARENT.format(root=str(ROOT), deed=deed)
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        try:
            pids = [int(parent.stdout.readline()) for _ in range(3)]
        finally:
            parent.send_signal(sign)
        parent.wait()
        left = set(pids)
        while left:  # until the alarm
            left = {pid for pid in left if is_running(pid)}
            time.sleep(0.05)


def is_running(pid: int) -> bool:
    try:
        return ") Z" not in Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
