"""Do risky work away from the desk, which has threads and must not stop.

Processes begun from nothing wait for what is asked. They may fork, as the pool of the importer and the
sandbox of photos do: they have no thread that holds a lock. What they fork is held to the limits of those.
"""

from __future__ import annotations

import asyncio
import contextlib
import multiprocessing
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import ParamSpec, TypeVar
from weakref import WeakSet

from newsroom.engine import follow_parent

P = ParamSpec("P")
R = TypeVar("R")
_PROCESSES = 2
"""One may wait for LibreOffice while somebody else pastes."""
_WAITING = 16
"""Those who may wait at once, in threads of their own: what is quick elsewhere does not stand behind them."""


class Away(Exception):  # noqa: N818 (what is found, not what went wrong)
    """The process that was to do the work ended over it, twice; the text says so in Vietnamese."""

    def __init__(self) -> None:
        super().__init__(
            "máy không đủ bộ nhớ hoặc chương trình đọc đã dừng. Đóng bớt chương trình rồi thử lại"
        )


class _Apart:
    """The processes, which are begun when they are first asked, and anew when one has ended."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pool: ProcessPoolExecutor | None = None
        self._ended: WeakSet[ProcessPoolExecutor] = WeakSet()

    def pool(self) -> ProcessPoolExecutor:
        """Give the pool, which is begun if there is none."""
        with self._lock:
            if self._pool is None:
                clean = multiprocessing.get_context("spawn")
                self._pool = ProcessPoolExecutor(_PROCESSES, clean, initializer=follow_parent)
            return self._pool

    def drop(self, pool: ProcessPoolExecutor) -> None:
        """Take leave of a pool of which a process has ended; raise ``Away`` if it was ended on purpose."""
        with self._lock:
            self._pool = None if self._pool is pool else self._pool
            if pool in self._ended:
                raise Away
        pool.shutdown(wait=False, cancel_futures=True)

    def end(self) -> None:
        """End the processes, whatever they do."""
        with self._lock:
            pool, self._pool = self._pool, None
            if pool is not None:
                self._ended.add(pool)
        if pool is not None:
            processes = list((pool._processes or {}).values())
            pool.shutdown(wait=False, cancel_futures=True)
            for process in processes:
                process.kill()


_APART = _Apart()
_THREADS = ThreadPoolExecutor(_WAITING, "apart")


def call(work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Do ``work(…)`` apart and wait for what it gives; raise what it raises, or ``Away``.

    All of it must be picklable.
    """
    for _ in range(2):
        pool = _APART.pool()
        try:
            asked = pool.submit(work, *args, **kwargs)
        except RuntimeError:  # a process ended while it waited
            _APART.drop(pool)
            continue
        try:
            return asked.result()
        except (BrokenProcessPool, CancelledError):
            _APART.drop(pool)
    raise Away


def call_within(seconds: float, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Do ``work(…)`` apart, as ``call`` does, but wait ``seconds`` at most; raise ``Away`` then."""
    pool = _APART.pool()
    try:
        asked = pool.submit(work, *args, **kwargs)
    except RuntimeError:  # a process ended while it waited
        _APART.drop(pool)
        raise Away from None
    try:
        return asked.result(seconds)
    except TimeoutError:
        asked.cancel()
        raise Away from None
    except (BrokenProcessPool, CancelledError):
        _APART.drop(pool)
        raise Away from None


async def ask(work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Do ``work(…)`` apart, off the event loop; raise what it raises, or ``Away``."""
    return await waited(lambda: call(work, *args, **kwargs))


async def waited(work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Run ``work(…)`` here, which waits for ``call``, off the event loop; raise what it raises."""
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(_THREADS, lambda: work(*args, **kwargs))


def begin(*modules: str) -> None:
    """Begin a process early, and have it load ``modules``, so that nobody waits for it later."""
    with contextlib.suppress(RuntimeError):
        _APART.pool().submit(_load, modules)


def end() -> None:
    """End the processes, whatever they do; they are begun again if one is asked once more."""
    _APART.end()


def _load(modules: tuple[str, ...]) -> None:
    import importlib

    for name in modules:
        importlib.import_module(name)
