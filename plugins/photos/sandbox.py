"""Do risky work in processes that may die: each is bounded in time and memory and replaced.

Decoders of pictures are large C programs that are fed with whatever people send. One that
crashes, hangs or eats memory ends its process, not the build.
"""

from __future__ import annotations

import contextlib
import resource
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from newsroom.engine import follow_parent

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

T = TypeVar("T")
R = TypeVar("R")

SECONDS = 10
"""The time of a core that one item may take, unless it gets ``more_time``."""
PATIENCE = 600
"""The time by the clock after which a process that does nothing is ended."""
MEMORY = 2**30
"""The bytes that one process may hold, those that its parent held included."""


@dataclass(frozen=True, slots=True)
class Lost:
    """What became of an item whose process ended: ``slow``, ``memory`` or ``crash``."""

    reason: str


class _Worker(Generic[T, R]):
    """A process that works on one item after the other."""

    def __init__(self, work: Callable[[T], R]) -> None:
        import multiprocessing

        context: Any = multiprocessing.get_context("fork")
        self.connection, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(work, theirs, self.connection), daemon=True)
        self._process.start()
        theirs.close()
        self.is_alive, self._is_idle = True, False

    def give(self, item: T) -> bool:
        """Hand an item over; tell whether the process was there to take it."""
        try:
            self.connection.send(item)
        except OSError:
            self.end()
        return self.is_alive

    def take(self) -> R | Lost:
        """Give the result of the item, or say that the process is gone."""
        try:
            succeeded, found = self.connection.recv()
        except (EOFError, OSError):
            self.end()
            return Lost(self._reason())
        if not succeeded:
            self.dismiss()
            raise found
        return found  # type: ignore[no-any-return]

    def _reason(self) -> str:
        """Say why the process ended; one that we did not kill was killed by a system short of memory."""
        if self._process.exitcode == -signal.SIGKILL:
            return "slow" if self._is_idle else "memory"
        return "slow" if self._process.exitcode == -signal.SIGXCPU else "crash"

    def kill(self) -> None:
        """End a process that does nothing."""
        self._is_idle = True
        self._process.kill()

    def dismiss(self) -> None:
        """Let a process that waits for an item end."""
        with contextlib.suppress(OSError):
            self.connection.send(None)
        self.end()

    def end(self) -> None:
        """Wait until the process has ended."""
        self.connection.close()
        self._process.join()
        self.is_alive = False


def _serve(work: Callable[[T], R], connection: Connection, other_end: Connection) -> None:
    """Work on what comes until nothing does."""
    other_end.close()
    follow_parent()
    _bound_memory()
    while (item := _next_item(connection)) is not None:
        more_time(SECONDS)
        try:
            connection.send((True, work(item)))
        except MemoryError:
            connection.send((True, Lost("memory")))
        except Exception as error:  # it is raised again by the parent
            connection.send((False, error))


def _next_item(connection: Connection) -> Any:
    """Wait for the next item; ``None`` says that there is none, and so does an end of the connection."""
    try:
        return connection.recv()
    except EOFError:
        return None


def _bound_memory() -> None:
    """Bound what this process holds; some systems cannot."""
    with contextlib.suppress(OSError, ValueError):
        with open("/proc/self/statm", encoding="ascii") as statm:
            taken, held = (int(pages) * resource.getpagesize() for pages in statm.read().split()[:2])
        _lower(resource.RLIMIT_AS, taken + max(MEMORY - held, MEMORY // 2))


def more_time(seconds: int) -> None:
    """Let the item at hand take so much time of a core from here on."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _lower(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + 1 + seconds)


def _lower(kind: int, limit: int) -> None:
    """Set the limit of a resource, below the one that holds for us already."""
    _, highest = resource.getrlimit(kind)
    limit = limit if highest == resource.RLIM_INFINITY else min(limit, highest)
    resource.setrlimit(kind, (limit, highest))


def run_all(work: Callable[[T], R], items: Iterable[T], jobs: int) -> Iterator[tuple[T, R | Lost]]:
    """Yield each item with what ``work`` gives for it, in the order in which they get ready.

    Items and results must be picklable; an exception of ``work`` is raised here. The process
    must have no threads that hold locks.
    """
    waiting = deque(items)
    if not waiting:
        return
    from multiprocessing.connection import wait

    busy: dict[Connection, tuple[_Worker[T, R], T]] = {}

    def begin(worker: _Worker[T, R] | None = None) -> None:
        item = waiting.popleft()
        if worker is None or not worker.is_alive or not worker.give(item):
            worker = _Worker(work)
            worker.connection.send(item)
        busy[worker.connection] = (worker, item)

    try:
        while waiting and len(busy) < jobs:
            begin()
        while busy:
            ready = wait(list(busy), PATIENCE)
            if not ready:
                for worker, _ in busy.values():
                    worker.kill()
            for connection in ready:
                worker, item = busy.pop(cast("Connection", connection))
                found = worker.take()
                if waiting:
                    begin(worker)
                elif worker.is_alive:
                    worker.dismiss()
                yield item, found
    finally:
        for worker, _ in busy.values():
            worker.kill()
            worker.end()
