"""Serve a folder on loopback, and say when it has changed."""

from __future__ import annotations

import threading
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from newsroom.commands.preview.page import CHANGES, decorate, waiting_page

_HEARTBEAT_SECONDS = 15.0
_OWN_HOSTS = ("127.0.0.1", "localhost")


class State:
    """What the builder tells the server: how many builds there were, and the last report."""

    def __init__(self) -> None:
        self.report = ""
        self._builds = 0
        self._changed = threading.Condition()

    def built(self, report: str = "") -> None:
        """Note a build; ``report`` tells why it was refused."""
        with self._changed:
            self.report = report
            self._builds += 1
            self._changed.notify_all()

    def wait(self, timeout: float) -> bool:
        """Wait for the next build; false when none came in ``timeout`` seconds."""
        with self._changed:
            before = self._builds
            return self._changed.wait_for(lambda: self._builds != before, timeout)


class PreviewHandler(SimpleHTTPRequestHandler):
    """Serves the preview folder: pages reload when it changes, wrong addresses get ``404.html``."""

    state: State

    def do_GET(self) -> None:
        host = self.headers.get("Host", "").rsplit(":", 1)[0]
        if host not in _OWN_HOSTS:  # a page elsewhere may have pointed its own name here
            self.send_error(HTTPStatus.FORBIDDEN)
            return
        if self.path == CHANGES:
            self._tell_changes()
            return
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.split("?")[0].endswith("/"):
            path /= "index.html"
        if path.is_dir() or (path.is_file() and path.suffix != ".html"):
            super().do_GET()
        elif path.is_file():
            self._send(HTTPStatus.OK, decorate(path.read_bytes(), self.state.report))
        else:
            missing = Path(self.directory) / "404.html"
            html = missing.read_bytes() if missing.is_file() else None
            page = decorate(html, self.state.report) if html else waiting_page(self.state.report)
            self._send(HTTPStatus.NOT_FOUND, page)

    def _send(self, status: HTTPStatus, html: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(html)))
        self.end_headers()
        self.wfile.write(html)

    def _tell_changes(self) -> None:
        """Keep an event stream open (HTML standard, server-sent events)."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        try:
            while True:
                event = b"data: built\n\n" if self.state.wait(_HEARTBEAT_SECONDS) else b": still here\n\n"
                self.wfile.write(event)
                self.wfile.flush()
        except (BrokenPipeError, ConnectionResetError):
            return

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        """Say nothing of requests: the terminal is for the reports."""


def bind(folder: Path, port: int, state: State) -> ThreadingHTTPServer:
    """Take a port of 127.0.0.1 for ``folder``; port 0 takes a free one. Who asks now waits for ``serve``."""
    handler = type("Handler", (PreviewHandler,), {"state": state})
    server = ThreadingHTTPServer(
        ("127.0.0.1", port), lambda *arguments: handler(*arguments, directory=str(folder))
    )
    server.daemon_threads = True
    return server


def serve(server: ThreadingHTTPServer) -> None:
    """Start to answer, in the background."""
    threading.Thread(target=server.serve_forever, daemon=True).start()
