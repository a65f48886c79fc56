"""The nginx before the desk: who is let in, whom it names, and that nobody names himself."""

from __future__ import annotations

import json
import os
import shutil
import socketserver
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from tests.support.building import ROOT
from tests.support.front import DESK, PREVIEW, Answer, Front
from tests.support.hosting import NGINX
from tests.support.server import run

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(NGINX is None, reason="nginx is not installed"),
    pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed"),
]
MAI, LAN = "mai:mat khau that dai", "lan:mật khẩu: có dấu"


class _Echo(BaseHTTPRequestHandler):
    """Answers with the headers that came, and with how much."""

    def do_GET(self) -> None:
        length = len(self.rfile.read(int(self.headers.get("Content-Length", 0))))
        found = {"at": os.path.basename(str(self.server.server_address)), "length": length}
        headers = [[name.lower(), value] for name, value in self.headers.items()]
        data = json.dumps({**found, "headers": headers}).encode()
        self.send_response(403 if self.path == "/khong" else 200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    do_PUT = do_POST = do_GET  # noqa: N815 (as the library calls them)

    def address_string(self) -> str:
        return "nginx"

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class _Server(socketserver.ThreadingMixIn, socketserver.UnixStreamServer):
    daemon_threads = True


@pytest.fixture(scope="module")
def front(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    front = Front(tmp_path_factory.mktemp("f"), dict(one.split(":", 1) for one in (MAI, LAN)))
    servers = [_Server(str(file), _Echo) for file in (front.socket, front.preview_socket)]
    for server in servers:
        threading.Thread(target=server.serve_forever).start()
    yield front
    front.stop()
    for server in servers:
        server.shutdown()
        server.server_close()


def got(answer: Answer, name: str) -> list[str]:
    """Give what the desk got of a header, each as often as it came."""
    assert answer.status == 200, answer.text
    return [value for key, value in json.loads(answer.body)["headers"] if key == name.lower()]


@pytest.mark.parametrize("login", ["", "mai:", "mai:sai", "khac:mat khau that dai", "MAI:mat khau that dai"])
@pytest.mark.parametrize("host", [DESK, PREVIEW])
def test_without_the_right_password_nobody_gets_in(front: Front, login: str, host: str) -> None:
    answer = front.ask("/", login, host=host)
    assert answer.status == 401
    assert answer.headers["WWW-Authenticate"].startswith("Basic ")
    assert "đăng nhập" in answer.text
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"


def test_the_desk_is_told_who_logged_in_and_not_the_password(front: Front) -> None:
    for login, host, socket in ((MAI, DESK, "desk.sock"), (LAN, PREVIEW, "preview.sock")):
        answer = front.ask("/viet/", login, host=host)
        assert json.loads(answer.body)["at"] == socket
        assert got(answer, "X-Desk-Login") == [login.partition(":")[0]]
        assert got(answer, "X-Desk-Secret") == [front.secret]
        assert got(answer, "Host") == [f"{host}:{front.port}"]
        assert got(answer, "Authorization") == []
        assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"


@pytest.mark.parametrize(
    ("name", "passed"),
    [
        ("X-Desk-Login", ["mai"]),
        ("x-desk-login", ["mai"]),
        ("X_Desk_Login", ["mai"]),
        ("X-Desk-Secret", None),
        ("X-DESK-SECRET", None),
        ("X_Desk_Secret", None),
        ("X-Forwarded-For", []),
        ("X-Forwarded-Host", []),
        ("Forwarded", []),
        ("Cookie", []),
    ],
)
def test_what_a_client_says_of_itself_does_not_count(
    front: Front, name: str, passed: list[str] | None
) -> None:
    answer = front.ask("/", MAI, headers={name: "lan"})
    known = name.replace("_", "-")
    assert got(answer, known) == ([front.secret] if passed is None else passed)
    assert got(answer, name.replace("-", "_")) == []
    assert front.ask("/", headers={name: "lan", "X-Desk-Secret": front.secret}).status == 401


def test_the_marks_of_a_page_of_the_desk_arrive(front: Front) -> None:
    sent = {"Origin": "https://x", "Sec-Fetch-Site": "same-origin", "X-Ban-Bien-Tap": "t"}
    answer = front.ask("/api/x", MAI, method="POST", headers=sent, body=b"{}")
    for name, value in sent.items():
        assert got(answer, name) == [value]


def test_a_file_of_64_mb_passes_and_a_larger_one_is_told(front: Front) -> None:
    answer = front.ask("/api/tep", MAI, method="PUT", body=bytes(64_000_000))
    assert json.loads(answer.body)["length"] == 64_000_000
    answer = front.ask("/api/tep", MAI, method="PUT", headers={"Content-Length": "67108865"})
    assert answer.status == 413
    assert answer.headers["Content-Type"].startswith("application/json")
    assert "64 MB" in json.loads(answer.body)["loi"]


def test_what_the_desk_refuses_is_told_in_its_own_words(front: Front) -> None:
    answer = front.ask("/khong", MAI)
    assert answer.status == 403
    assert json.loads(answer.body)["at"] == "desk.sock"


def test_without_tls_one_is_sent_to_where_there_is(front: Front) -> None:
    answer = front.ask_plainly("/viet/moi/?a=1")
    assert (answer.status, answer.headers["Location"]) == (301, f"https://{DESK}/viet/moi/?a=1")


def test_while_the_desk_rests_one_is_told_so(tmp_path: Path) -> None:
    front = Front(tmp_path / "f", {"mai": MAI.partition(":")[2]})
    try:
        page, act = front.ask("/", MAI), front.ask("/api/luu", MAI, method="POST", body=b"{}")
        assert (page.status, act.status) == (503, 503)
        assert page.text.startswith("Bàn biên tập đang khởi động lại.")
        assert json.loads(act.body)["loi"].startswith("Bàn biên tập đang khởi động lại.")
        front.close_to_loopback()
        for _ in range(50):  # workers of before answer what they have
            answer = front.ask("/", MAI)
            if answer.status == 403:
                break
        assert answer.status == 403
        assert answer.text == "Chỉ mở được từ mạng của cơ quan.\n"
    finally:
        front.stop()


class _Login(_Echo):
    """A program that knows who is logged in by a cookie, and remembers what it was asked with."""

    seen: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.seen.extend(name.lower() for name in self.headers)
        name = {"phien=mai": "mai"}.get(self.headers.get("Cookie", ""))
        self.send_response(200 if name else 401)
        if name:
            self.send_header("Remote-User", name)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_PUT = do_POST = do_GET  # noqa: N815 (as the library calls them)


def test_another_program_may_do_the_login_as_the_sample_says(tmp_path: Path) -> None:
    login = ThreadingHTTPServer(("127.0.0.1", 0), _Login)
    front = Front(tmp_path / "f", {}, login_port=login.server_address[1])
    desk = _Server(str(front.socket), _Echo)
    for server in (login, desk):
        threading.Thread(target=server.serve_forever).start()
    try:
        answer = front.ask("/", headers={"Cookie": "phien=mai", "X-Desk-Login": "lan"})
        assert got(answer, "X-Desk-Login") == ["mai"]
        assert got(answer, "X-Desk-Secret") == [front.secret]
        assert got(answer, "Cookie") == []
        forged = {"Cookie": "phien=khac", "X-Desk-Login": "lan", "Remote-User": "lan"}
        assert front.ask("/", headers=forged).status == 401
        assert front.ask("/.dang-nhap", headers={"Cookie": "phien=mai"}).status == 404
        posted = front.ask("/api/x", method="POST", headers={"Cookie": "phien=mai"}, body=b"x" * 5000)
        assert json.loads(posted.body)["length"] == 5000
        assert "cookie" in _Login.seen
        assert "x-desk-secret" not in _Login.seen
    finally:
        front.stop()
        for server in (login, desk):
            server.shutdown()
            server.server_close()


def password(file: Path, *words: str, typed: str = "") -> tuple[int, str]:
    """Run the program that sets passwords."""
    command = f'printf "%s\\n" "$TYPED" | {ROOT}/ops/desk/password "$@"'
    said = run("sh", "-c", command, "x", *words, DESK_PASSWORDS=str(file), TYPED=typed)
    return said.status, said.text


def test_a_password_is_set_changed_and_taken_away_for_one_alone(tmp_path: Path) -> None:
    file = tmp_path / "passwords"
    file.touch(mode=0o640)
    assert password(file, "mai", typed="mật khẩu thật dài")[0] == 0
    assert password(file, "mai.lan", typed="mật khẩu thật dài")[0] == 0
    before = file.read_text().splitlines()
    assert [line.partition(":$6$")[0] for line in before] == ["mai", "mai.lan"]
    assert password(file, "mai", typed="mật khẩu khác, dài")[0] == 0
    assert file.read_text().splitlines()[0] == before[1]
    assert password(file, "--remove", "mai")[0] == 0
    assert file.read_text().splitlines() == [before[1]]
    assert file.stat().st_mode & 0o777 == 0o640
    assert [one.name for one in tmp_path.iterdir()] == ["passwords"]


@pytest.mark.parametrize(
    ("words", "typed"), [(("mai",), "ngan"), (("a:b",), "x" * 20), (("a b",), "x" * 20), ((), "x" * 20)]
)
def test_a_password_that_cannot_be_changes_nothing(
    words: tuple[str, ...], typed: str, tmp_path: Path
) -> None:
    file = tmp_path / "passwords"
    file.write_text("lan:x\n")
    assert password(file, *words, typed=typed)[0] == 1
    assert file.read_text() == "lan:x\n"
