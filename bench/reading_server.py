"""Serve a folder on loopback as hosts commonly do: HTTP/1.1, what is text compressed by gzip."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

TEXTS = frozenset({".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".webmanifest", ".ttf"})
LEVEL = 6
"""How hard gzip works: what nginx, Apache and most hosts of static sites do by themselves."""


@lru_cache(maxsize=256)
def compressed(file: Path) -> bytes:
    """Compress a file once, so that no round waits for it."""
    return gzip.compress(file.read_bytes(), LEVEL, mtime=0)


class Handler(SimpleHTTPRequestHandler):
    """Answers with files."""

    protocol_version = "HTTP/1.1"
    extensions_map = {  # noqa: RUF012
        **SimpleHTTPRequestHandler.extensions_map,
        ".avif": "image/avif",
        ".woff2": "font/woff2",
    }

    def handle(self) -> None:
        """Answer; a browser that left before the end is no news."""
        with suppress(ConnectionError):
            super().handle()

    def do_GET(self) -> None:
        """Send a file, in the place of a folder its ``index.html``."""
        file = Path(self.translate_path(self.path))
        if file.is_dir():
            file /= "index.html"
        if not file.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        packed = file.suffix in TEXTS and "gzip" in self.headers.get("Accept-Encoding", "")
        body = compressed(file) if packed else file.read_bytes()
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(body)))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.answer(body)

    def answer(self, body: bytes) -> None:
        """Send a body."""
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing of requests."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder; give its address."""
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    threading.Thread(target=httpd.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{httpd.server_port}"
    finally:
        httpd.shutdown()
        httpd.server_close()
