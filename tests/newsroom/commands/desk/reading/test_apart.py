"""Work that is done away from the desk."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Iterator
from math import sqrt
from time import perf_counter, sleep

import pytest

from newsroom.commands.desk.reading import apart

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def _ended() -> Iterator[None]:
    yield
    apart.end()


def test_work_is_done_in_another_process_which_stays_for_the_next() -> None:
    first, again = apart.call(os.getpid), apart.call(os.getpid)
    assert first == again != os.getpid()


def test_what_work_raises_is_raised_here() -> None:
    with pytest.raises(ValueError, match=r"math domain error|nonnegative"):
        apart.call(sqrt, -1.0)


def test_a_process_that_ends_is_begun_anew_and_work_that_ends_it_is_told() -> None:
    with pytest.raises(apart.Away, match="thử lại"):
        apart.call(os._exit, 3)
    assert apart.call(sqrt, 4.0) == 2.0


def test_who_waits_only_so_long_is_told_and_the_process_goes_on() -> None:
    assert apart.call_within(30, sqrt, 4.0) == 2.0
    with pytest.raises(apart.Away):
        apart.call_within(0.05, sleep, 1.0)
    with pytest.raises(apart.Away):
        apart.call_within(30, os._exit, 3)
    assert apart.call_within(30, sqrt, 9.0) == 3.0


def test_a_process_that_was_killed_while_it_waited_is_begun_anew() -> None:
    os.kill(apart.call(os.getpid), signal.SIGKILL)
    sleep(0.5)
    assert apart.call(sqrt, 4.0) == 2.0
    os.kill(apart.call(os.getpid), signal.SIGKILL)
    sleep(0.5)
    with pytest.raises(apart.Away):
        apart.call_within(30, sqrt, 4.0)
    assert apart.call_within(30, sqrt, 9.0) == 3.0


def test_to_end_it_waits_for_nothing_and_who_waited_is_told() -> None:
    async def ended() -> float:
        waiting = asyncio.ensure_future(apart.ask(sleep, 60.0))
        assert (
            await apart.ask(os.getpid) != os.getpid() == await apart.waited(os.getpid)
        )  # so that it has begun
        began = perf_counter()
        apart.end()
        with pytest.raises(apart.Away):
            await waiting
        return perf_counter() - began

    assert asyncio.run(ended()) < 20


def test_the_event_loop_goes_on_meanwhile() -> None:
    async def both() -> list[str]:
        done: list[str] = []

        async def count() -> None:
            await asyncio.sleep(0.01)
            done.append("loop")

        async def work() -> None:
            await apart.ask(os.listdir, "/")
            done.append("work")

        apart.end()  # so that it must be begun, which takes a while
        await asyncio.gather(work(), count())
        return done

    assert asyncio.run(both()) == ["loop", "work"]


def test_it_can_be_begun_before_it_is_asked() -> None:
    apart.begin("json")
    assert apart.call(sqrt, 9.0) == 3.0
