"""Spread work over processes; the results do not depend on their number."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_CHUNK = 64
_function: Callable[[Any], Any]


def _call(item: Any) -> Any:
    return _function(item)


def default_jobs() -> int:
    """Give the number of cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread(function: Callable[[T], R], items: Sequence[T], jobs: int) -> Iterator[R]:
    """Yield ``function(item)`` for all items, in their order, made by ``jobs`` processes.

    Workers are forked, so ``function`` may hold anything; its results must be picklable. Where
    the system cannot fork or it is not worth it, this process does the work. A process with
    threads that hold locks must ask for one job.
    """
    if jobs < 2 or len(items) < 2 * _CHUNK or "fork" not in multiprocessing.get_all_start_methods():
        yield from map(function, items)
        return
    global _function
    _function = function
    with multiprocessing.get_context("fork").Pool(jobs) as pool:
        yield from pool.imap(_call, items, _CHUNK)
