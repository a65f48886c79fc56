"""Let processes that may die serve many jobs; what they give comes in the order of the jobs.

Readers are fed with whatever lies on the disks of offices. A job that crashes, hangs or eats memory ends its
process, which is replaced; only that job is lost. What a process gives goes through a pipe, and it waits
while nobody takes it: what is held at once is bounded.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

from newsroom.engine import follow_parent

J = TypeVar("J")
R = TypeVar("R")

SERVED = 200
"""How many jobs a process serves before it is replaced, so that what libraries keep does not add up."""
AHEAD = 4
"""How many jobs for each process are begun before those before them are all taken."""
HELD = 32
"""How many results of jobs to come are held here."""


@dataclass(frozen=True, slots=True)
class Lost:
    """What became of a job whose process ended: ``slow``, ``memory`` or ``crash``."""

    reason: str


@dataclass(frozen=True, slots=True)
class Broken:
    """What a job raised, which nobody expected: its kind and words, and where."""

    error: str
    trace: str


class Done:
    """The end of what a job gives."""


@dataclass(slots=True)
class _Job(Generic[J]):
    """A job in order: what has come of it, and whether that is all."""

    item: J
    patience: float
    came: deque[Any] = field(default_factory=deque)
    is_done: bool = False
    has_given: bool = False
    tries: int = 0


class _Worker(Generic[J]):
    """A process that works on one job after the other."""

    def __init__(self, work: Callable[[J], Iterable[Any]]) -> None:
        context: Any = multiprocessing.get_context("fork")
        self.connection, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(work, theirs, self.connection), daemon=True)
        self._process.start()
        theirs.close()
        self.served, self.job, self.deadline = 0, None, 0.0
        self._is_slow = False

    job: _Job[J] | None

    def give(self, job: _Job[J]) -> bool:
        """Hand a job over; tell whether the process was there to take it."""
        self.job, self.deadline = job, time.monotonic() + job.patience
        try:
            self.connection.send(job.item)
        except OSError:
            return False
        return True

    def kill(self, slow: bool = False) -> None:
        """End the process, and what it started."""
        self._is_slow = self._is_slow or slow
        for kill in (os.killpg, os.kill):
            with contextlib.suppress(OSError):
                kill(self._process.pid, signal.SIGKILL)

    def end(self) -> None:
        """Wait until the process has ended."""
        self.connection.close()
        self._process.join()

    def reason(self) -> str:
        """Say why the process ended; one that we did not kill was killed by a system short of memory."""
        status = self._process.exitcode
        if self._is_slow or status == -signal.SIGXCPU:
            return "slow"
        return "memory" if status in (-signal.SIGKILL, _OUT_OF_MEMORY) else "crash"


def _serve(work: Callable[[Any], Iterable[Any]], connection: Connection, other_end: Connection) -> None:
    """Work on what comes until nothing does."""
    with contextlib.suppress(OSError):
        os.setpgid(0, 0)  # Ctrl-C is for the parent; and what readers start ends with them
    other_end.close()
    _be_silent()
    follow_parent()
    while True:
        try:
            item = connection.recv()
        except (EOFError, OSError):
            return
        try:
            for result in work(item):
                connection.send(result)
            connection.send(Done())
        except MemoryError:
            os._exit(_OUT_OF_MEMORY)
        except Exception as error:
            import traceback

            said = f"{type(error).__name__}: {error}"[:500]
            connection.send(Broken(said, "".join(traceback.format_exception(error)[-8:])[-4000:]))
            connection.send(Done())


def _be_silent() -> None:
    """Say nothing on the terminal: what libraries and dying programs write there is for no editor."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nowhere, stream)


_OUT_OF_MEMORY = 77


def ordered(
    work: Callable[[J], Iterable[R]], jobs: Iterable[J], processes: int, patience: Callable[[J], float]
) -> Generator[tuple[J, R | Lost | Broken | Done], None, None]:
    """Yield what ``work`` gives for each job, with the job, in their order; ``Done`` ends each.

    Jobs and results must be picklable. ``patience`` says after how many seconds without a result a job is
    given up. The calling process must have no threads that hold locks.
    """
    yield from _Pool(work, jobs, max(1, processes), patience).run()


class _Pool(Generic[J, R]):
    """The processes, and the jobs that are begun."""

    def __init__(
        self,
        work: Callable[[J], Iterable[R]],
        jobs: Iterable[J],
        processes: int,
        patience: Callable[[J], float],
    ) -> None:
        self._work, self._patience, self._processes = work, patience, processes
        self._waiting = iter(jobs)
        self._again: deque[_Job[J]] = deque()
        self._begun: deque[_Job[J]] = deque()
        self._idle: list[_Worker[J]] = []
        self._busy: dict[Connection, _Worker[J]] = {}

    def run(self) -> Iterator[tuple[J, Any]]:
        try:
            self._begin()
            while self._begun:
                first = self._begun[0]
                while first.came:
                    yield from self._given(first.item, first.came.popleft())
                if first.is_done:
                    self._begun.popleft()
                    yield from self._given(first.item, Done())
                    self._begin()
                else:
                    self._listen(first)
        finally:
            for worker in (*self._busy.values(), *self._idle):
                worker.kill()
                worker.end()

    def _given(self, item: J, result: Any) -> Iterator[tuple[J, Any]]:
        """Hand a result on; while nobody asks for the next one, no time runs for those that work."""
        left = time.monotonic()
        yield item, result
        away = time.monotonic() - left
        for worker in self._busy.values():
            worker.deadline += away

    def _begin(self) -> None:
        """Give jobs to processes that have none."""
        while len(self._busy) < self._processes:
            job = self._again.popleft() if self._again else self._next()
            if job is None:
                return
            worker = self._idle.pop() if self._idle and not job.tries else _Worker(self._work)
            if not worker.give(job):
                worker.kill()
                worker.end()
                worker = _Worker(self._work)
                worker.give(job)
            self._busy[worker.connection] = worker

    def _next(self) -> _Job[J] | None:
        if len(self._begun) >= AHEAD * self._processes:
            return None
        for item in self._waiting:
            job = _Job(item, self._patience(item))
            self._begun.append(job)
            return job
        return None

    def _listen(self, first: _Job[J]) -> None:
        """Take what comes next; of jobs to come only so much that it can be held."""
        held = sum(len(job.came) for job in self._begun)
        heard = {c: w for c, w in self._busy.items() if w.job is first or held < HELD}
        now = time.monotonic()
        for worker in self._busy.values():
            if worker.connection not in heard and worker.job:
                worker.deadline = now + worker.job.patience  # it waits for us
        soonest = min(worker.deadline for worker in heard.values())
        ready = wait(list(heard), max(0.0, soonest - now))
        for connection in ready:
            self._take(heard[connection])  # type: ignore[index] # connections were given
        now = time.monotonic()
        for connection, worker in heard.items():
            if connection not in ready and worker.deadline <= now:
                worker.kill(slow=True)
                self._lose(worker)
        self._begin()

    def _take(self, worker: _Worker[J]) -> None:
        """Take one result of a process, or its end."""
        job = worker.job
        assert job is not None
        try:
            result = worker.connection.recv()
        except (EOFError, OSError):
            self._lose(worker)
            return
        worker.deadline = time.monotonic() + job.patience
        if not isinstance(result, Done):
            job.came.append(result)
            job.has_given = True
            return
        job.is_done = True
        del self._busy[worker.connection]
        worker.job, worker.served = None, worker.served + 1
        if worker.served < SERVED:
            self._idle.append(worker)
        else:
            worker.kill()
            worker.end()

    def _lose(self, worker: _Worker[J]) -> None:
        """Replace a process that ended; a job that may have paid for others is tried once more, alone."""
        job = worker.job
        assert job is not None
        del self._busy[worker.connection]
        worker.end()
        reason = worker.reason()
        if worker.served and reason != "slow" and not job.has_given and not job.tries:
            job.tries += 1
            self._again.append(job)
            return
        job.came.append(Lost(reason))
        job.is_done = True
