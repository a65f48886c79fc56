"""Serve a folder over a line as slow as a phone's, and count what goes over it.

The line: 1.6 Mbit/s shared by all connections, 150 ms before each answer and for each new connection. It is
slow here and not in the browser, whose throttling leaves out what workers fetch.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

from bench.reading_server import Handler

RATE = 1_600_000 / 8
"""Bytes a second."""
ROUND_TRIP = 0.15
"""Seconds."""
_PIECE = 4096
ROOM = 300
"""Bytes that the head of an answer takes, about."""


@dataclass(frozen=True, slots=True)
class Sent:
    """An answer: when it was begun, in seconds of the epoch, its path, its bytes with its head."""

    when: float
    path: str
    size: int


@dataclass
class Line:
    """A slow line, unless not ``slow``; ``answers`` is what went over it."""

    slow: bool = True
    answers: list[Sent] = field(default_factory=list)
    _free: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def wait(self, seconds: float) -> None:
        """Wait for a round trip, on a slow line."""
        if self.slow:
            time.sleep(seconds)

    def take(self, number: int) -> None:
        """Wait until ``number`` bytes have gone over the line."""
        if not self.slow:
            return
        with self._lock:
            self._free = max(self._free, time.monotonic()) + number / RATE
            until = self._free
        time.sleep(max(0.0, until - time.monotonic()))


class _Handler(Handler):
    def __init__(self, line: Line, *given: Any, **named: Any) -> None:
        self._line = line
        super().__init__(*given, **named)

    def setup(self) -> None:
        """Take a connection, after a round trip."""
        self._line.wait(ROUND_TRIP)
        super().setup()

    def answer(self, body: bytes) -> None:
        """Send a body piece by piece."""
        self._line.answers.append(Sent(time.time(), self.path, len(body) + ROOM))
        for at in range(0, len(body), _PIECE):
            piece = body[at : at + _PIECE]
            self._line.take(len(piece))
            self.wfile.write(piece)

    def do_GET(self) -> None:  # noqa: N802 (the server calls it so)
        """Answer after a round trip."""
        self._line.wait(ROUND_TRIP)
        super().do_GET()


@contextmanager
def serving_slowly(folder: Path, line: Line) -> Iterator[str]:
    """Serve a folder over ``line``; give its address."""
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, line, directory=str(folder)))
    threading.Thread(target=httpd.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{httpd.server_port}"
    finally:
        httpd.shutdown()
        httpd.server_close()
