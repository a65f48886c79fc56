"""One act at a time, and locks that were left behind."""

from __future__ import annotations

import asyncio
import os
import subprocess
import time
from pathlib import Path

import pytest

from newsroom.commands.desk.ledger.faults import Fault, Kind
from newsroom.commands.desk.ledger.locking import alone, mend_locks
from newsroom.commands.desk.ledger.program import Git
from newsroom.commands.desk.ledger.situation import Home, home_of
from tests.support.repository import init
from tests.support.two_desks import run

MAIN = ("refs/heads/main",)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return run(home_of(Git(init(tmp_path / "kho"))))


def leave(home: Home, name: str, seconds: float) -> Path:
    """Leave a lock that is some seconds old."""
    lock = home.folder / f"{name}.lock"
    lock.parent.mkdir(parents=True, exist_ok=True)
    lock.touch()
    then = time.time() - seconds
    os.utime(lock, (then, then))
    return lock


def test_two_acts_come_one_after_the_other(home: Home) -> None:
    order: list[str] = []

    async def act(name: str) -> None:
        async with alone(home):
            order.append(f"{name} begins")
            await asyncio.sleep(0.1)
            order.append(f"{name} ends")

    async def both() -> None:
        await asyncio.gather(act("a"), act("b"))

    run(both())
    assert order in (
        ["a begins", "a ends", "b begins", "b ends"],
        ["b begins", "b ends", "a begins", "a ends"],
    )


def test_who_waits_too_long_is_told(home: Home) -> None:
    async def act() -> None:
        async with alone(home), alone(home, patience=0.1):
            pass

    with pytest.raises(Fault) as caught:
        run(act())
    assert caught.value.kind is Kind.LOCKED


def test_what_a_killed_act_left_in_the_room_goes(home: Home) -> None:
    (home.room / "tam-x").mkdir(parents=True)
    (home.room / "tam-x" / "index").touch()
    (home.room / "tam-y").touch()

    async def act() -> None:
        async with alone(home):
            pass

    run(act())
    assert os.listdir(home.room) == ["khoa"]


@pytest.mark.parametrize("name", ["index", "HEAD", "refs/heads/main", "packed-refs", "refs/toa-soan/giu/x"])
def test_a_lock_of_nobody_goes(home: Home, name: str) -> None:
    lock = leave(home, name, 60)
    run(mend_locks(home, MAIN))
    assert not lock.exists()


def test_a_young_lock_is_waited_for(home: Home) -> None:
    lock = leave(home, "index", 1.7)
    begun = time.monotonic()
    run(mend_locks(home, MAIN))
    assert not lock.exists()
    assert time.monotonic() - begun > 0.1


def test_a_lock_stays_while_a_git_works_here(home: Home) -> None:
    lock = leave(home, "index", 60)
    with subprocess.Popen(["git", "cat-file", "--batch"], cwd=home.top, stdin=subprocess.PIPE) as living:
        with pytest.raises(Fault) as caught:
            run(mend_locks(home, MAIN, patience=0.2))
        living.communicate()
    assert caught.value.kind is Kind.LOCKED
    assert lock.exists()
