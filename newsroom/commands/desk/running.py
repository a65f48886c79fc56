"""Run the desk and its previews until told to stop."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from starlette.types import ASGIApp

from newsroom.commands.desk.app import make_app
from newsroom.commands.desk.copies import Copies
from newsroom.commands.desk.guard import Gate
from newsroom.commands.desk.kit import DESK_PORT, PREVIEW_PORT, Kit, Unusable, read_kit
from newsroom.commands.desk.ledger import Fault, Ledger
from newsroom.commands.desk.previewing import Folders, Preview
from newsroom.commands.desk.reading import apart, pasting, word
from newsroom.commands.desk.routes.importing import WAITING
from newsroom.commands.desk.sharing import SharedPreviews
from newsroom.commands.desk.workplaces import OnePlace, Workplace, Workplaces
from newsroom.commands.new.byline import suggested
from newsroom.commands.preview.builder import SETTINGS, settings
from newsroom.commands.preview.components.answering import ComponentPages
from newsroom.commands.preview.server import Server, bind, make_server
from newsroom.model.people import Person

_STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_OF_WINDOWS = "/mnt/"
_TRIES = 20
"""How many ports after the usual one are tried."""


def bind_near(port: int) -> socket.socket:
    """Take a port of 127.0.0.1, or one of those after it, or any; whoever opened the desk is told which."""
    for number in range(port, port + _TRIES):
        with suppress(OSError, OverflowError):
            return bind(number)
    return bind(0)


def origin_of(listener: socket.socket) -> str:
    """Give the origin at which a listener answers."""
    return f"http://127.0.0.1:{listener.getsockname()[1]}"


def serve_one(port: int | None) -> None:
    """Serve whoever sits at this machine until interrupted; exit with a message if that cannot be."""
    root = Path.cwd()
    if str(root).startswith(_OF_WINDOWS) and "microsoft" in os.uname().release.casefold():
        print(
            f"Lưu ý: thư mục {root} nằm trên ổ đĩa của Windows, ở đó máy không báo khi tệp đổi và mọi"
            " việc đều chậm. Chép cả thư mục vào trong WSL (ví dụ ~/trang-tin) rồi chạy lại ở đó.",
            flush=True,
        )
    found = settings()
    try:
        desk = bind(port) if port is not None else bind_near(DESK_PORT)
    except (OSError, OverflowError):
        sys.exit(f"Không mở được cổng {port}. Chọn cổng khác, ví dụ: make desk PORT=8002")
    with desk, bind_near(PREVIEW_PORT) as shown:
        asyncio.run(_one(desk, shown, found))
    print("\nĐã dừng bàn biên tập.", flush=True)


async def _one(desk: socket.socket, shown: socket.socket, found: dict[str, Any]) -> None:
    origin, preview_origin = origin_of(desk), origin_of(shown)
    workplace = await open_workplace(_who(), found, origin, preview_origin)
    gate = Gate((origin.removeprefix("http://"),), origin, preview_origin)
    workplace.start()
    print(f"Bàn biên tập: {origin}/ (Ctrl-C để dừng)\nXem thử: {preview_origin}/", flush=True)
    await serve(
        OnePlace(workplace), ((desk, make_app(OnePlace(workplace), gate)), (shown, workplace.preview.app))
    )


def _who() -> Person:
    """Give who sits here, as git signs."""
    return Person(suggested() or "Biên tập viên", _git_email())


def _git_email() -> str:
    with suppress(OSError, subprocess.TimeoutExpired):
        done = subprocess.run(["git", "config", "user.email"], capture_output=True, check=False, timeout=5)
        return done.stdout.decode("utf-8", "replace").strip()
    return ""


async def open_workplace(
    person: Person, found: dict[str, Any], origin: str, preview_origin: str
) -> Workplace:
    """Open the workplace of the folder that settings name."""
    content, cache = Path(found["PATH"]), Path(found["CACHE_PATH"])
    folders = Folders(
        content, Path(found["OUTPUT_PATH"]), cache, (Path(found["THEME"]), Path(SETTINGS).resolve())
    )
    host = preview_origin.partition("//")[2]
    preview = Preview(folders, origin, (host,), ComponentPages.of(found))
    ledger = Ledger(content.parent, content)
    return Workplace.furnished(person, folders, preview, preview_origin, ledger)


def serve_office(file: Path) -> None:
    """Serve the people of an office behind its proxy; exit with a message if that cannot be."""
    try:
        kit = read_kit(file)
    except Unusable as unusable:
        sys.exit(str(unusable))
    settings()  # else each who comes is told that the desk failed
    with _socket(kit.socket, kit.socket_mode) as desk, _socket(kit.preview_socket, kit.socket_mode) as shown:
        asyncio.run(_office(kit, desk, shown))


def _socket(path: Path, mode: int) -> socket.socket:
    """Listen on a Unix socket; one that a killed desk left is taken over."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileNotFoundError):
        if not stat.S_ISSOCK(path.lstat().st_mode):
            sys.exit(f"{path}: lỗi: ở đây có thứ khác, không phải ổ cắm. Sửa đường dẫn trong tệp cài đặt.")
        path.unlink()
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    before = os.umask(0o777 & ~mode)
    try:
        listener.bind(str(path))
    except OSError as error:
        listener.close()
        sys.exit(f"{path}: lỗi: không mở được ổ cắm ({error.strerror}).")
    finally:
        os.umask(before)
    listener.listen(128)
    return listener


async def _office(kit: Kit, desk: socket.socket, shown: socket.socket) -> None:
    copies = Copies(kit)
    try:
        await copies.begin()
    except Fault as fault:
        sys.exit(f"Không lấy được kho bài {kit.repository}: {fault.words}")
    gate = Gate((kit.host,), kit.origin, kit.preview_origin, kit.secret)
    print(f"Bàn biên tập: {kit.origin}/", flush=True)
    await serve(copies, ((desk, make_app(copies, gate)), (shown, SharedPreviews(copies, kit))))


async def serve(workplaces: Workplaces, served: Sequence[tuple[socket.socket, ASGIApp]]) -> None:
    """Serve applications at their listeners until a signal to stop comes."""
    stop = asyncio.Event()
    apart.begin(*pasting.MODULES, *word.MODULES)  # else the first paste waits for it
    for number in _STOPS:
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    servers: list[Server] = [make_server(app) for _, app in served]
    ends: list[asyncio.Task[Any]] = [asyncio.create_task(stop.wait())]
    ends += [
        asyncio.create_task(server.serve(sockets=[listener]))
        for server, (listener, _) in zip(servers, served, strict=True)
    ]
    done, _ = await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
    stop.set()
    for server in servers:
        server.should_exit = True
    apart.end()
    WAITING.clear()
    await workplaces.stop()
    await asyncio.wait(ends)
    for task in done:
        task.result()  # one that failed says so
