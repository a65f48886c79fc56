"""Spread work over processes; the results do not depend on their number."""

from __future__ import annotations

import gc
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

T = TypeVar("T")
R = TypeVar("R")

_CHUNK = 64
_SPAN = 40_000
"""How many items the same workers go through."""
_AHEAD = 2
"""How many chunks wait for each worker or are in work, where this process helps."""
_function: Callable[[Any], Any]
_unasked: dict[int, int] = {}
"""Processes in the background that nobody asked yet, and where they write."""


def wanted_jobs(setting: object) -> int:
    """Give the number of processes that the setting ``JOBS`` asks for; 0 is one a core."""
    if isinstance(setting, int) and setting > 0:
        return setting
    if setting in (0, None):
        return default_jobs()
    raise SystemExit(f"JOBS: lỗi: «{setting}» không phải số tiến trình. Ghi 0, 1, 2…")


def default_jobs() -> int:
    """Give the number of cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_background(
    function: Callable[[], bytes], jobs: int, in_vain: bytes | None = None
) -> Callable[[], bytes]:
    """Start ``function`` in a process of its own; call what this returns for the result.

    Where there is one job or the system cannot fork, this process does it when asked, and so if that one
    fails, unless there is something to give when all was ``in_vain``.
    """
    if jobs < 2 or not hasattr(os, "fork"):
        return function
    outlet, inlet = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.close(outlet)
            with open(inlet, "wb") as pipe:
                pipe.write(function())
            status = 0
        finally:
            os._exit(status)
    os.close(inlet)
    _unasked[child] = outlet

    def result() -> bytes:
        with open(_unasked.pop(child), "rb") as pipe:
            found = pipe.read()
        _, status = os.waitpid(child, 0)
        if status == 0:
            return found
        return function() if in_vain is None else in_vain

    return result


def end_background() -> None:
    """End the processes in the background that nobody asked: the build failed before.

    A process that was forked since, as by ``pelican -l -r``, knows of some that are not its own to wait for.
    """
    while _unasked:
        child, outlet = _unasked.popitem()
        os.close(outlet)
        with suppress(ProcessLookupError, ChildProcessError):
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)


@contextmanager
def left_alone() -> Iterator[None]:
    """Keep the search for cycles off all objects there are now, so that workers share their memory.

    It writes into each object that it looks at, and the system copies for a worker what it writes to.
    """
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _call(item: Any) -> Any:
    return _function(item)


def follow_parent() -> None:
    """End this worker with the process that forked it, even if that is killed."""
    import multiprocessing
    from multiprocessing.connection import wait

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which this follows
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def end_with_it() -> None:
        wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=end_with_it, daemon=True).start()


def parallel_map(
    function: Callable[[T], R], items: Sequence[T], jobs: int, chunk: int = _CHUNK, helping: bool = False
) -> Iterator[R]:
    """Yield ``function(item)`` for all items, in their order, made by ``jobs`` processes.

    ``chunk`` items at a time go to a worker: few of those that are much work. ``helping`` makes this process
    one of the ``jobs``: a worker less, which would copy much of what this one holds. That is for work
    which leaves little behind, with results that are small, as some wait until it is their turn.

    Workers are forked, so ``function`` may hold anything; items and results must be picklable.
    A worker that dies raises ``BrokenProcessPool``. Where the system cannot fork or it is not
    worth it, this process does the work. New workers take over now and then: the memory of a worker
    grows, since it gets a copy of all that it looks at. A process with threads that hold locks must ask for
    one job.
    """
    global _function
    if jobs < 2 or len(items) < 2 * chunk or not hasattr(os, "fork"):
        yield from map(function, items)
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    _function = function
    context = multiprocessing.get_context("fork")
    workers = jobs - 1 if helping else jobs
    for start in range(0, len(items), _SPAN):
        span = items[start : start + _SPAN]
        with left_alone(), ProcessPoolExecutor(workers, context, initializer=follow_parent) as pool:
            if helping:
                yield from _help(pool, workers, [span[at : at + chunk] for at in range(0, len(span), chunk)])
            else:
                yield from pool.map(_call, span, chunksize=chunk)


def _help(pool: Executor, workers: int, chunks: Iterable[Sequence[Any]]) -> Iterator[Any]:
    """Yield the results of all chunks in order; this process makes one whenever it would wait for others."""
    left = iter(chunks)
    made: deque[Future[list[Any]]] = deque()
    running: set[Future[list[Any]]] = set()
    try:
        while True:
            running = {one for one in running if not one.done()}
            for chunk in islice(left, _AHEAD * workers - len(running)):
                made.append(pool.submit(_call_all, chunk))
                running.add(made[-1])
            while made and made[0].done():
                yield from made.popleft().result()
            if chunk := next(left, ()):
                made.append(_done(_call_all(chunk)))
            elif made:
                yield from made.popleft().result()
            else:
                return
    finally:
        for one in made:
            one.cancel()


def _call_all(chunk: Iterable[Any]) -> list[Any]:
    return list(map(_function, chunk))


def _done(results: list[Any]) -> Future[list[Any]]:
    """Give what was made here the form of what a worker makes."""
    from concurrent.futures import Future

    future: Future[list[Any]] = Future()
    future.set_result(results)
    return future


def in_threads(function: Callable[[T], R], items: Sequence[T], jobs: int) -> list[R]:
    """Give ``function(item)`` for all items, in their order, made by ``jobs`` threads, which end with it.

    That pays for work that leaves the interpreter alone most of the time: to read files, to hash them.
    """
    if jobs < 2 or len(items) < _CHUNK:
        return list(map(function, items))
    from concurrent.futures import ThreadPoolExecutor

    share = -(-len(items) // jobs)
    parts = [items[start : start + share] for start in range(0, len(items), share)]
    with ThreadPoolExecutor(jobs) as pool:
        done = pool.map(lambda part: list(map(function, part)), parts)
        return [result for part in done for result in part]
