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
from concurrent.futures import CancelledError, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import ParamSpec, TypeVar

from newsroom.engine import follow_parent

P = ParamSpec("P")
R = TypeVar("R")
_PROCESSES = 2
"""One may wait for LibreOffice while somebody else pastes."""


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

    def pool(self) -> ProcessPoolExecutor:
        """Give the pool, which is begun if there is none."""
        with self._lock:
            if self._pool is None:
                clean = multiprocessing.get_context("spawn")
                self._pool = ProcessPoolExecutor(_PROCESSES, clean, initializer=follow_parent)
            return self._pool

    def end(self, pool: ProcessPoolExecutor | None = None) -> None:
        """End the processes, without waiting for what they do; a ``pool`` only if it is still in use."""
        with self._lock:
            ended = self._pool if pool in (None, self._pool) else None
            self._pool = None if ended else self._pool
        if ended is not None:
            ended.shutdown(wait=False, cancel_futures=True)


_APART = _Apart()


def call(work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Do ``work(…)`` apart and wait for what it gives; raise what it raises, or ``Away``.

    All of it must be picklable.
    """
    for _ in range(2):
        pool = _APART.pool()
        try:
            asked = pool.submit(work, *args, **kwargs)
        except RuntimeError:  # it has just been ended
            continue
        try:
            return asked.result()
        except (BrokenProcessPool, CancelledError):
            _APART.end(pool)
    raise Away


async def ask(work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Do ``work(…)`` apart, off the event loop; raise what it raises, or ``Away``."""
    return await asyncio.to_thread(lambda: call(work, *args, **kwargs))


def begin(*modules: str) -> None:
    """Begin a process early, and have it load ``modules``, so that nobody waits for it later."""
    with contextlib.suppress(RuntimeError):
        _APART.pool().submit(_load, modules)


def end() -> None:
    """End the processes; they are begun again if one is asked once more."""
    _APART.end()


def _load(modules: tuple[str, ...]) -> None:
    import importlib

    for name in modules:
        importlib.import_module(name)
