"""Have builds made by a process that can be stopped at any time."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress

from newsroom.commands.preview.state import Outcome

PROGRAM = "newsroom.commands.preview.builder"
_LONGEST_REPORT = 1 << 28
"""Bytes."""
_SHOW_CURSOR = "\x1b[?25h"
_LOST = "Chương trình dựng trang dừng đột ngột. Lưu lại một bài để dựng lại."


class Builder:
    """The process that builds; it is started when it is needed and there is none.

    It leads a group of its own: a terminal's Ctrl-C reaches it only through ``stop``, and ``stop`` reaches
    all processes that it has started.
    """

    def __init__(self, places: Mapping[str, str] | None = None) -> None:
        """Build in other folders than the settings name: ``places`` by the names of those settings."""
        self._places = places or {}
        self._process: subprocess.Popen[bytes] | None = None
        self._told: asyncio.StreamReader | None = None
        self._busy = False

    async def build(self) -> Outcome:
        """Build once; say how it ended, or that the process was lost over it."""
        line = await self._build()
        if line:
            return Outcome.from_line(line)
        await self.stop()
        return Outcome(False, (_LOST,))

    async def _build(self) -> bytes:
        """Give what the process says of a build, nothing if it was lost."""
        if self._process is None or self._told is None:
            self._told = await self._start()
            if not await self._told.readline():  # that it is ready
                return b""
        assert self._process is not None
        assert self._process.stdin is not None
        self._busy = True
        with suppress(BrokenPipeError):
            self._process.stdin.write(b"\n")
        line = await self._told.readline()
        self._busy = not line
        return line

    async def _start(self) -> asyncio.StreamReader:
        """Start the process, which is known at once to who stops it; give what it tells."""
        outlet, inlet = os.pipe()
        pipe = open(outlet, "rb")  # noqa: SIM115 # the transport closes it
        places = [f"{name}={place}" for name, place in self._places.items()]
        command = [sys.executable, "-m", PROGRAM, str(inlet), *places]
        try:
            self._process = subprocess.Popen(
                command, bufsize=0, stdin=subprocess.PIPE, pass_fds=(inlet,), process_group=0
            )
        finally:
            os.close(inlet)
        told = asyncio.StreamReader(limit=_LONGEST_REPORT)
        await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(told), pipe)
        return told

    async def stop(self) -> None:
        """End the process and all that it has started, at once: what a killed build leaves, the next mends.

        An interruption would be raised anywhere, even in what Python does when it forks, which tells a
        traceback and goes on.
        """
        process, self._process, self._told = self._process, None, None
        was_busy, self._busy = self._busy, False
        if process is None:
            return
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        with process:  # closes what leads to it, and waits
            pass
        if was_busy and sys.stderr.isatty():
            sys.stderr.write(_SHOW_CURSOR)  # which its progress may have hidden
