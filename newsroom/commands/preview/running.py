"""Run the preview: serve, build, and build again at each change until told to stop."""

from __future__ import annotations

import asyncio
import errno
import signal
import socket
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from watchfiles import awatch

from newsroom.commands.preview.app import make_app
from newsroom.commands.preview.builder import SETTINGS, settings
from newsroom.commands.preview.building import Builder
from newsroom.commands.preview.components.answering import ComponentPages
from newsroom.commands.preview.server import bind, make_server
from newsroom.commands.preview.state import State

_STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_POLL_MS = 1000
_ANOTHER = "Chọn cổng khác, ví dụ: make serve PORT=8001"
_REASONS = {
    errno.EADDRINUSE: "vì đang có chương trình khác dùng, có thể là một bản xem thử khác",
    errno.EACCES: "vì cần quyền quản trị máy",
}


def main(port: int) -> None:
    """Show the site at a port of 127.0.0.1 until interrupted; exit with a message if it cannot be had."""
    found = settings()
    try:
        listener = bind(port)
    except OverflowError:
        sys.exit(f"Không mở được cổng {port}: số cổng lớn nhất là 65535. {_ANOTHER}")
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, f"({error.strerror})")
        sys.exit(f"Không mở được cổng {port} {reason}. {_ANOTHER}")
    with listener:
        asyncio.run(preview(listener, found))
    print("\nĐã dừng xem thử.", flush=True)


async def preview(listener: socket.socket, found: dict[str, Any]) -> None:
    """Serve at ``listener`` what the settings ``found`` say, until a signal to stop comes."""
    stop, changed = asyncio.Event(), asyncio.Event()
    for number in _STOPS:
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    state, builder = State(), Builder()
    server = make_server(make_app(Path(found["OUTPUT_PATH"]), state, ComponentPages.of(found)))
    address = f"http://127.0.0.1:{listener.getsockname()[1]}/"
    ends = [
        asyncio.create_task(stop.wait()),
        asyncio.create_task(server.serve(sockets=[listener])),
        asyncio.create_task(watch((found["PATH"], found["THEME"], SETTINGS), changed, stop)),
        asyncio.create_task(rebuild(builder, state, changed, address)),
    ]
    done, _ = await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
    stop.set()
    server.should_exit = True
    ends[-1].cancel()
    await builder.stop()
    await asyncio.wait(ends)
    for task in done:
        task.result()  # one that failed says so


async def watch(paths: Sequence[str], changed: asyncio.Event, stop: asyncio.Event) -> None:
    """Set ``changed`` when something below ``paths`` has changed; end at ``stop``.

    A system that tells of no more folders (inotify's limit) is asked again and again.
    """
    try:
        async for _ in awatch(*paths, stop_event=stop):
            changed.set()
    except OSError:
        print(
            "Máy không báo được thay đổi của thư mục, nên bản xem thử tự dò: trang hiện chậm hơn.", flush=True
        )
        async for _ in awatch(*paths, stop_event=stop, force_polling=True, poll_delay_ms=_POLL_MS):
            changed.set()


async def rebuild(builder: Builder, state: State, changed: asyncio.Event, address: str) -> None:
    """Build at once, tell the address, and build again whenever ``changed`` is set."""
    state.built(await builder.build())
    print(f"Xem thử: {address} (Ctrl-C để dừng)", flush=True)
    while True:
        await changed.wait()
        changed.clear()
        state.built(await builder.build())
