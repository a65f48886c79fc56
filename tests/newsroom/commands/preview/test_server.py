"""The server's patience: it waits for slow clients, and holds nothing for good."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from newsroom.commands.preview import server as module
from newsroom.commands.preview.server import bind
from newsroom.commands.preview.state import Outcome, State
from tests.support.previewing import get, previewed

pytestmark = pytest.mark.slow  # sockets that wait

SIZE = 30_000_000


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("patience")
    (site / "index.html").write_text("<body>Trang nhất</body>", encoding="utf-8")
    with (site / "a.mp4").open("wb") as file:
        file.truncate(SIZE)
    return site


@pytest.fixture
def port(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    monkeypatch.setattr(module, "ASKING_SECONDS", 0.5)
    monkeypatch.setattr(module, "TAKING_SECONDS", 0.5)
    state = State()
    state.built(Outcome(True))
    with previewed(folder, state) as found:
        yield found


def ends(connection: socket.socket) -> bool:
    """Read until the other side ends the connection; false if it does not."""
    connection.settimeout(5)
    try:
        while connection.recv(1 << 20):
            pass
    except ConnectionResetError:
        pass
    except TimeoutError:
        return False
    return True


HALVES = [
    b"",
    b"GET / HT",
    b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n",
    b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\nhalf",
    b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nha",
    b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\nhalf",
    b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\nGET / HT",
]


@pytest.mark.parametrize("half", HALVES, ids=range(len(HALVES)))
def test_a_request_that_is_not_finished_holds_nothing_for_good(port: int, half: bytes) -> None:
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(half)
        assert ends(connection)


@pytest.mark.slow
def test_one_who_sends_a_letter_now_and_then_is_not_waited_for_longer(port: int) -> None:
    began = time.monotonic()
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ")
        with suppress(BrokenPipeError, ConnectionResetError):
            while time.monotonic() < began + 10:
                connection.sendall(b"x")
                time.sleep(0.1)
    assert time.monotonic() - began < 5


def test_many_that_ask_by_halves_keep_nobody_waiting(port: int) -> None:
    before = threading.active_count()
    halves = [socket.create_connection(("127.0.0.1", port)) for _ in range(200)]
    for connection in halves:
        connection.sendall(b"GET / HTTP/1.1\r\n")
    assert get(port, "/")[0] == 200
    assert threading.active_count() <= before + 1
    assert all(map(ends, halves))
    for connection in halves:
        connection.close()


@pytest.mark.slow
def test_one_who_asks_and_takes_nothing_is_left(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(b"GET /a.mp4 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        time.sleep(2)
        taken = 0
        connection.settimeout(5)
        try:
            while more := connection.recv(1 << 20):
                taken += len(more)
        except ConnectionResetError:
            pass
    assert taken < SIZE


@pytest.mark.slow
def test_one_who_takes_slowly_but_steadily_gets_all(port: int) -> None:
    taken = 0
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(b"GET /a.mp4 HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
        while more := connection.recv(1 << 20):
            taken += len(more)
            time.sleep(0.02)
    assert taken > SIZE


def test_a_connection_serves_for_many_requests(port: int) -> None:
    request = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(request * 5)  # without waiting for an answer
        connection.settimeout(5)
        answer = b""
        while answer.count(b"</html>") + answer.count(b"</body>") < 5:
            more = connection.recv(1 << 16)
            assert more
            answer += more
    assert answer.count(b"HTTP/1.1 200") == 5


@pytest.mark.parametrize("path", ["/", "/a.mp4", "/.changes", "/khong-co"])
def test_one_who_hangs_up_is_not_spoken_of(
    port: int, path: str, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    for taken in (0, 1, 100_000):
        for _ in range(10):
            with socket.create_connection(("127.0.0.1", port)) as connection:
                connection.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
                if taken:
                    connection.recv(taken)
                # with bytes unread, the connection is reset
    assert get(port, "/")[0] == 200
    assert capfd.readouterr() == ("", "")
    assert caplog.text == ""


def test_no_answer_waits_for_the_client_to_confirm_its_beginning() -> None:
    with bind(0) as listener, socket.create_connection(listener.getsockname()):
        accepted, _ = listener.accept()
        with accepted:
            assert accepted.proto == socket.IPPROTO_TCP  # for such a one asyncio sets TCP_NODELAY


def test_a_port_can_be_had_again_at_once(folder: Path) -> None:
    with previewed(folder, State()) as port:
        get(port, "/")
    bind(port).close()


@pytest.mark.slow
def test_a_server_stops_though_others_hang_on(folder: Path) -> None:
    with previewed(folder, State()) as port:
        half = socket.create_connection(("127.0.0.1", port))
        half.sendall(b"GET / HT")
        taker = socket.create_connection(("127.0.0.1", port))
        taker.sendall(b"GET /a.mp4 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        taker.recv(1)
        began = time.monotonic()
    assert time.monotonic() - began < 5
    half.close()
    taker.close()
