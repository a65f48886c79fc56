"""Show how far an import has come: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from typing import Any, TextIO

PATIENCE = 1.0
"""Seconds of silence before anything is shown."""
_LINES, _REFRESH = 5.0, 0.1
_NAME = 32


class Progress:
    """Counts files and articles on ``stream``; no thread draws it, as processes are forked meanwhile."""

    def __init__(self, total: int, stream: TextIO | None = None) -> None:
        self._total, self._stream = total, stream or sys.stderr
        self._began = time.monotonic()
        self._due = self._began + PATIENCE
        self._bar: Any = None
        self._task: Any = None

    def show(self, files: int, articles: int, name: str) -> None:
        """Say how many files are done and articles found, and which file is at hand."""
        now = time.monotonic()
        if now < self._due or files >= self._total:
            return
        rate = f"{articles / (now - self._began):.0f} bài/giây"
        if not self._stream.isatty():
            self._due = now + _LINES
            print(f"Nhập: {files}/{self._total} tệp, {articles} bài, {rate}", file=self._stream, flush=True)
            return
        self._due = now + _REFRESH
        bar = self._bar or self._started()
        short = name if len(name) <= _NAME else f"…{name[1 - _NAME :]}"
        bar.update(self._task, completed=files, told=f"{articles} bài, {rate}", name=short, refresh=True)

    def _started(self) -> Any:
        from rich.console import Console
        from rich.markup import escape
        from rich.progress import BarColumn, MofNCompleteColumn, ProgressColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar
        from rich.text import Text

        class Field(ProgressColumn):
            """A text of the task, which is no markup whatever brackets it has."""

            def __init__(self, field: str) -> None:
                super().__init__()
                self._field = field

            def render(self, task: Any) -> Text:
                return Text(str(task.fields[self._field]), no_wrap=True)

        columns = (
            MofNCompleteColumn(),
            BarColumn(),
            Field("told"),
            TimeRemainingColumn(compact=True),
            Field("name"),
        )
        console = Console(file=self._stream)
        self._bar = Bar(*columns, console=console, transient=True, auto_refresh=False)
        self._task = self._bar.add_task(escape("Nhập"), total=self._total, told="", name="")
        self._bar.start()
        return self._bar

    def stop(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None
