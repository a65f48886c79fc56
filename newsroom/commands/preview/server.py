"""Serve on loopback with patience, but not without end."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import Generator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

ASKING_SECONDS = 10.0
"""How long a connection may be without a whole request."""
TAKING_SECONDS = 60.0
"""How long a client may take nothing of an answer. A player asks for the rest of a video by ``Range``."""
STOPPING_SECONDS = 1
"""How long answers may still take when the server stops."""


class PatientProtocol(H11Protocol):
    """HTTP whose connections end if nobody asks to the end, or takes what was asked for."""

    _asking: asyncio.TimerHandle | None = None
    _taking: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as uvicorn has it
        super().connection_made(transport)
        self._expect()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._expect()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._expect()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._taking = self.loop.call_later(TAKING_SECONDS, self.transport.abort)

    def resume_writing(self) -> None:
        super().resume_writing()
        self._forget(self._taking)

    def connection_lost(self, exc: Exception | None) -> None:
        self._forget(self._asking)
        self._forget(self._taking)
        super().connection_lost(exc)

    def _expect(self) -> None:
        """Let the time run while no answer is under way; a part of a request does not start it anew."""
        if self.cycle is not None and not self.cycle.response_complete:
            self._forget(self._asking)
            self._asking = None
        elif self._asking is None and not self.transport.is_closing():
            self._asking = self.loop.call_later(ASKING_SECONDS, self.transport.abort)

    @staticmethod
    def _forget(timer: asyncio.TimerHandle | None) -> None:
        if timer is not None:
            timer.cancel()


class Server(uvicorn.Server):
    """A server that leaves signals to who runs it; set ``should_exit`` to stop it."""

    @contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        """Take no signal."""
        yield

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop; who still hangs on then is cut off."""
        await super().shutdown(sockets=sockets)
        for connection in tuple(self.server_state.connections):
            if isinstance(connection, PatientProtocol):
                connection.transport.abort()
        await asyncio.sleep(0)  # until they are closed
        if self.server_state.tasks:
            await asyncio.wait(self.server_state.tasks, timeout=STOPPING_SECONDS)


def make_server(app: ASGIApp) -> Server:
    """Make a server that says nothing: the terminal is for the reports."""
    config = uvicorn.Config(
        app,
        http=PatientProtocol,
        ws="none",
        lifespan="off",
        loop="asyncio",
        log_config=None,
        log_level=logging.CRITICAL,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=STOPPING_SECONDS,
    )
    return Server(config)


def bind(port: int) -> socket.socket:
    """Take a port of 127.0.0.1, 0 for any free one; raise ``OSError`` or ``OverflowError`` without one."""
    # With its protocol named, asyncio lets no answer wait for the client to confirm its beginning (40 ms).
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", port))
        listener.listen(128)
    except (OSError, OverflowError):
        listener.close()
        raise
    return listener
