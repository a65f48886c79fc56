"""Processes that serve many jobs and may die."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newsroom.commands.importer.intake import pool
from newsroom.commands.importer.intake.limits import MIB, Limits, bound
from newsroom.commands.importer.intake.pool import Broken, Done, Lost, ordered

pytestmark = pytest.mark.slow


def work(job: str) -> Iterator[str]:
    """Do what the job says."""
    verb, _, rest = job.partition(" ")
    if verb == "give":
        for number in range(int(rest)):
            yield f"{job}: {number}"
    elif verb == "wait":
        time.sleep(float(rest))
        yield job
    elif verb == "pid":
        yield str(os.getpid())
    elif verb == "die":
        os.kill(os.getpid(), getattr(signal, rest))
        time.sleep(5)
    elif verb == "half":
        yield "first"
        os._exit(3)
    elif verb == "raise":
        raise ValueError(rest)
    elif verb == "eat":
        bound(Limits(64 * MIB, 5, 5))
        yield str(len(bytes(int(rest) * MIB)))
    elif verb == "spin":
        bound(Limits(64 * MIB, 0, 5))
        while True:
            pass


def came(jobs: list[str], processes: int = 2, patience: float = 20) -> list[tuple[str, Any]]:
    found = list(ordered(work, jobs, processes, lambda job: 0.3 if job.startswith("wait 9") else patience))
    assert [job for job, one in found if isinstance(one, Done)] == jobs  # each ends once, in their order
    return [(job, one) for job, one in found if not isinstance(one, Done)]


def test_results_come_in_the_order_of_the_jobs_whoever_is_ready_first() -> None:
    jobs = ["wait 0.15", "give 3", "give 0", "wait 0.05", "give 40", *(f"give {n}" for n in range(20))]
    told = [
        job if job.startswith("wait") else f"{job}: {n}"
        for job in jobs
        for n in range(1 if job[0] == "w" else int(job[5:]))
    ]
    for processes in (1, 2, 3):
        assert [one for _, one in came(jobs, processes)] == told


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ("die SIGTERM", "crash"),
        ("die SIGKILL", "memory"),
        ("wait 9", "slow"),
        ("eat 999", "memory"),
        ("spin", "slow"),
        ("half", "crash"),
    ],
)
def test_a_job_that_kills_its_process_is_the_only_one_that_is_lost(bad: str, reason: str) -> None:
    found = came(["give 1", bad, "give 2", "give 1"])
    assert [one for job, one in found if job == bad and one != "first"] == [Lost(reason)]
    assert [one for job, one in found if job != bad] == [
        "give 1: 0",
        "give 2: 0",
        "give 2: 1",
        "give 1: 0",
    ]


def test_what_a_job_raises_is_told_and_its_process_goes_on() -> None:
    pids = came(["pid", "raise chữ", "pid"], 1)
    assert pids[0][1] == pids[2][1]
    assert isinstance(pids[1][1], Broken)
    assert pids[1][1].error == "ValueError: chữ"
    assert "test_pool" in pids[1][1].trace


def test_a_process_serves_many_and_is_replaced_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "SERVED", 5)
    pids = [one for _, one in came(["pid"] * 20, 1)]
    assert [len(set(pids[n : n + 5])) for n in range(0, 20, 5)] == [1] * 4
    assert len(set(pids)) == 4


def test_an_innocent_job_is_tried_again_alone(tmp_path: Any) -> None:
    def once(job: str) -> Iterator[str]:
        if job == "second" and not (tmp_path / "tried").exists():
            (tmp_path / "tried").touch()
            os._exit(3)
        yield job

    assert [one for _, one in ordered(once, ["first", "second", "third"], 1, lambda _: 9) if not isinstance(one, Done)] == [
        "first", "second", "third",
    ]  # fmt: skip


def test_much_is_not_held_here_while_a_slow_job_goes_first() -> None:
    found = ordered(work, ["wait 0.4", *["give 500"] * 3], 2, lambda _: 20)
    assert next(found)[1] == "wait 0.4"
    assert sum(1 for _ in found) == 1 + 3 * 501


def test_leaving_early_leaves_no_process_behind() -> None:
    found = ordered(work, ["pid", "wait 60", "wait 60"], 2, lambda _: 99)
    pid = int(str(next(found)[1]))
    found.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_what_a_reader_started_ends_with_it() -> None:
    children: list[int] = []

    def start(job: str) -> Iterator[int]:
        yield subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]).pid
        time.sleep(60)

    for _, one in ordered(start, ["a"], 1, lambda _: 0.5):
        if isinstance(one, int):
            children.append(one)
    for _ in range(100):
        try:
            if Path(f"/proc/{children[0]}/stat").read_text().split()[2] == "Z":
                return
        except FileNotFoundError:
            return
        time.sleep(0.05)
    raise AssertionError("it lives on")
