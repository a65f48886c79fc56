"""Show how far long work has come: a bar on a terminal, a plain line now and then elsewhere."""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Iterable, Iterator
from typing import Any, TextIO, TypeVar

from newsroom.engine.speech import is_quiet

T = TypeVar("T")

PATIENCE = 1.0
"""Seconds of silence before anything is shown."""
PLAIN_INTERVAL = 5.0
REFRESH = 0.1


class Progress:
    """Counts the items of long work on ``stream``; the process draws it, no thread."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr

    def track(self, label: str, items: Iterable[T], total: int) -> Iterator[T]:
        """Hand ``items`` on, ``total`` of them, and count them under ``label``."""
        began = time.monotonic()
        due = math.inf if is_quiet() else began + PATIENCE
        show: Any = None
        try:
            for done, item in enumerate(items, start=1):
                yield item
                now = time.monotonic()
                if now >= due and done < total:
                    show = show or self._shower(label, total)
                    due = now + show(done, now - began)
        finally:
            if show is not None:
                show(None, 0)

    def _shower(self, label: str, total: int) -> Any:
        return self._bar(label, total) if self._stream.isatty() else self._lines(label, total)

    def _lines(self, label: str, total: int) -> Any:
        def show(done: int | None, seconds: float) -> float:
            if done is not None:
                rate = f"{done / seconds:.0f}/giây"
                print(f"{label}: {done}/{total}, {rate}", file=self._stream, flush=True)
            return PLAIN_INTERVAL

        return show

    def _bar(self, label: str, total: int) -> Any:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (
            TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"), TimeRemainingColumn(compact=True),
        )  # fmt: skip
        console = Console(file=self._stream)
        bar = Progress(*columns, console=console, transient=True, auto_refresh=False)
        task = bar.add_task(label, total=total, rate="")
        bar.start()

        def show(done: int | None, seconds: float) -> float:
            if done is None:
                bar.stop()
            else:
                bar.update(task, completed=done, rate=f"{done / seconds:.0f}/giây", refresh=True)
            return REFRESH

        return show
