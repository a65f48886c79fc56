"""Serve a folder on loopback as a static host would."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class _QuietHandler(SimpleHTTPRequestHandler):
    headers_of_all: Mapping[str, str] = {}
    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, ".avif": "image/avif"}  # noqa: RUF012

    def handle(self) -> None:
        """Answer; a browser that left before the end is no news."""
        with suppress(ConnectionError):
            super().handle()

    def end_headers(self) -> None:
        """Send the headers of every answer, too."""
        for name, value in self.headers_of_all.items():
            self.send_header(name, value)
        super().end_headers()

    def do_GET(self) -> None:
        """Answer; where nobody counts readers there is nothing to say, as nginx of ops/ has it."""
        if "/luot-xem/" in self.path and not Path(self.translate_path(self.path)).is_file():
            self.send_response(204)
            self.end_headers()
            return
        super().do_GET()

    def log_message(self, *_: object) -> None:
        """Say nothing of requests."""


@contextmanager
def served(folder: Path, headers: Mapping[str, str] | None = None) -> Iterator[str]:
    """Serve ``folder``, with ``headers`` on every answer; give its address."""
    handler = type("Handler", (_QuietHandler,), {"headers_of_all": headers or {}})
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    threading.Thread(target=httpd.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{httpd.server_port}"
    finally:
        httpd.shutdown()
        httpd.server_close()
