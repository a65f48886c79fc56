"""The desk of an office from the browser's request to the reader: nginx, working copies, hooks, releases."""

from __future__ import annotations

import http.client
import json
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.support.building import ROOT, SITE_TOML, tiny_site
from tests.support.front import DESK, PREVIEW, Answer, Front
from tests.support.hosting import NGINX
from tests.support.server import PEOPLE, Editor, OwnServer

NEEDED = ("git", "rsync", "flock", "prlimit", "openssl")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(NGINX is None, reason="nginx is not installed"),
    pytest.mark.skipif(
        not all(map(shutil.which, NEEDED)), reason=f"one of {', '.join(NEEDED)} is not installed"
    ),
]
PASSWORD = "một mật khẩu dài"
FIELDS = {
    "Title": ["Chi bộ sơ kết quý hai"],
    "Date": ["2024-07-11 15:51"],
    "Category": ["Tin hoạt động"],
    "Author": ["Ban Biên tập"],
    "Summary": ["Sáng 11-7, chi bộ họp sơ kết quý hai."],
}
BODY = "Chi bộ đã hoàn thành các việc đề ra.\n"
PLACE = "2024/07/chi-bo-so-ket-quy-hai"


@dataclass(frozen=True)
class Office:
    """A server with a desk behind nginx."""

    server: OwnServer
    front: Front
    copies: Path

    @property
    def origin(self) -> str:
        """The origin of the desk."""
        return f"https://{DESK}:{self.front.port}"

    def get(self, login: str, path: str, **more: Any) -> Answer:
        """Ask for a page as somebody."""
        return self.front.ask(path, f"{login}:{PASSWORD}", **more)

    def token(self, login: str) -> str:
        """Read the token of a page."""
        match = re.search(r'<meta name="token" content="([^"]+)"', self.get(login, "/").text)
        assert match
        return match[1]

    def act(self, login: str, path: str, given: object, method: str = "POST", **changes: str) -> Answer:
        """Do what a page of the desk would do for somebody."""
        headers = {
            "Origin": self.origin,
            "Sec-Fetch-Site": "same-origin",
            "Content-Type": "application/json",
            "X-Ban-Bien-Tap": self.token(login),
            **changes,
        }
        return self.get(login, path, method=method, headers=headers, body=json.dumps(given).encode())

    def digest(self, login: str) -> str:
        """Give the digest of the article as somebody has it."""
        found: str = json.loads(self.get(login, f"/api/bai/{PLACE}").text)["digest"]
        return found

    def authors(self) -> list[str]:
        """List the authors of what main got."""
        told = self.server.git("-C", str(self.server.repo), "log", "--format=%an <%ae>", "main")
        return told.splitlines()


def in_time(wanted: Callable[[], bool], seconds: float = 25) -> bool:
    """Tell whether something comes true within some seconds."""
    end = time.monotonic() + seconds
    while not wanted():
        if time.monotonic() > end:
            return False
        time.sleep(0.2)
    return True


def ssh_of(folder: Path, server: OwnServer) -> Path:
    """Write what stands for ssh: it runs what the line of the desk's key names, and nothing else."""
    file = folder / "ssh"
    key = f'HOME="{server.state}" SSH_ORIGINAL_COMMAND="$last" {ROOT}/ops/git/only-git --desk'
    file.write_text(f"#!/bin/sh\nfor last; do :; done\nexec env {key}\n", encoding="utf-8")
    file.chmod(0o755)
    return file


def kit_of(folder: Path, front: Front) -> Path:
    """Write the settings, as the sample has them."""
    text = (ROOT / "ops" / "desk" / "desk.toml").read_text(encoding="utf-8")
    for before, after in {
        DESK: f"{DESK}:{front.port}",
        PREVIEW: f"{PREVIEW}:{front.port}",
        "/run/bantin-desk": str(front.folder),
        "/etc/bantin": str(folder),
        "/var/lib/bantin-desk": str(folder),
    }.items():
        text = text.replace(before, after)
    (folder / "desk-secret").write_text(f"{front.secret}\n")
    (folder / "desk-secret").chmod(0o640)
    kit = folder / "desk.toml"
    kit.write_text(text, encoding="utf-8")
    return kit


def begun(server: OwnServer) -> Editor:
    """Put a site with its people on the server, as its administrator does."""
    editor = server.editor()
    tiny_site(editor.content)
    (editor.content / "site.toml").write_text(SITE_TOML + '\n[hosting]\nkind = "nginx"\n', encoding="utf-8")
    (editor.content / "toa-soan.toml").write_text(PEOPLE, encoding="utf-8")
    editor.commit()
    said = editor.push()
    assert said.status == 0, said.text
    return editor


@pytest.fixture
def office(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    server = OwnServer(tmp_path / "server")
    begun(server)
    front = Front(tmp_path_factory.mktemp("f"), dict.fromkeys(("mai", "lan", "la"), PASSWORD))
    environment = {
        "PATH": "/usr/sbin:/usr/bin:/bin",
        "HOME": str(tmp_path),
        "BANTIN_CONF": str(server.conf),
        "GIT_SSH_COMMAND": str(ssh_of(tmp_path, server)),
        "GIT_SSH_VARIANT": "ssh",
    }
    command = [str(ROOT / "ops" / "bin" / "desk"), str(kit_of(tmp_path, front))]
    with (tmp_path / "said").open("wb") as said:
        process = subprocess.Popen(command, env=environment, stdout=said, stderr=subprocess.STDOUT)
    try:
        assert in_time(front.socket.exists)
        yield Office(server, front, tmp_path / "copies")
    finally:
        process.terminate()
        process.wait(30)
        front.stop()
        print((tmp_path / "said").read_text(encoding="utf-8"))


def unproven(path: Path, headers: Mapping[str, str]) -> int:
    """Ask at the socket itself, past nginx; give the status."""
    connection = http.client.HTTPConnection("desk", timeout=10)
    connection.sock = socket.socket(socket.AF_UNIX)
    connection.sock.connect(str(path))
    connection.request("GET", "/", headers=dict(headers))
    status = connection.getresponse().status
    connection.close()
    return status


def test_who_writes_asks_for_review_and_who_publishes_publishes(office: Office) -> None:
    page = office.get("mai", "/")
    assert (page.status, "Phạm Mai" in page.text) == (200, True), page.text
    made = office.act("mai", "/api/bai", {"fields": FIELDS, "body": BODY})
    assert (made.status, json.loads(made.body)["place"]) == (200, PLACE), made.text
    # The preview shows the own working copy of whoever is logged in.
    assert in_time(lambda: BODY.strip() in office.get("mai", f"/{PLACE}/", host=PREVIEW).text)
    assert in_time(lambda: "/2024/01/bai-0/" in office.get("lan", "/", host=PREVIEW).text)
    assert BODY.strip() not in office.get("lan", f"/{PLACE}/", host=PREVIEW).text
    # Who writes may ask for review, and neither publish nor act as somebody else.
    wanted = {"act": "dang", "digest": office.digest("mai")}
    for changes in ({}, {"X-Desk-Login": "lan"}, {"X-Desk-Secret": office.front.secret}):
        refused = office.act("mai", f"/api/dang/{PLACE}", wanted, **changes)
        assert (refused.status, "cần người có quyền đăng" in refused.text) == (403, True), refused.text
    for changes in ({"X-Ban-Bien-Tap": office.token("lan")}, {"Origin": "https://ke-khac.vn"}):
        assert (
            office.act("mai", f"/api/dang/{PLACE}", {**wanted, "act": "gui-duyet"}, **changes).status == 403
        )
    assert office.authors() == ["Ban Biên tập <bantin@example.vn>"]
    asked = office.act("mai", f"/api/dang/{PLACE}", {**wanted, "act": "gui-duyet"})
    assert asked.status == 200, asked.text
    assert office.authors()[0] == "Phạm Mai <mai@co-quan.vn>"
    page_of_readers = office.server.site / "current" / PLACE / "index.html"
    assert not page_of_readers.exists()
    # Who publishes takes it, and publishes it; the hook has built it when the answer comes.
    assert office.act("lan", "/api/gui-lai", {}).status == 200
    done = office.act("lan", f"/api/dang/{PLACE}", {"act": "dang", "digest": office.digest("lan")})
    assert done.status == 200, done.text
    assert office.authors()[0] == "Trần Lan <lan@co-quan.vn>"
    assert BODY.strip() in page_of_readers.read_text(encoding="utf-8")
    # What readers see, who writes does not change any more.
    assert office.act("mai", "/api/gui-lai", {}).status == 200
    late = office.act("mai", f"/api/bai/{PLACE}", {"digest": office.digest("mai"), "body": "Khác."}, "PUT")
    assert late.status == 403, late.text


def test_only_people_of_the_list_get_in_and_only_through_nginx(office: Office) -> None:
    stranger = office.get("la", "/")
    assert (stranger.status, "Tài khoản «la» chưa có trong tòa soạn" in stranger.text) == (403, True)
    assert office.get("la", "/", host=PREVIEW).status == 403
    assert office.get("mai", "/").status == 200
    assert office.front.ask("/", headers={"X-Desk-Login": "mai"}).status == 401
    host = f"{DESK}:{office.front.port}"
    for headers in ({}, {"X-Desk-Secret": "sai"}, {"X-Forwarded-For": "127.0.0.1"}):
        assert unproven(office.front.socket, {"Host": host, "X-Desk-Login": "mai", **headers}) == 403
    proof = {"Host": host, "X-Desk-Login": "mai", "X-Desk-Secret": office.front.secret}
    assert unproven(office.front.socket, proof) == 200
    assert unproven(office.front.preview_socket, proof) == 403
    for path in (office.copies, office.copies / "mai", office.copies / "mai" / "bai"):
        assert path.stat().st_mode & 0o077 == 0, path
