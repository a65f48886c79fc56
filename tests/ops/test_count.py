"""A real nginx, set up as ops/ has it, is read by readers and robots; they are counted to a reader."""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

import pytest

from newsroom.model.hosting import HOST_FOLDER
from tests.support.building import NOW, ROOT, SITE_TOML, build, tiny_site, write_article
from tests.support.hosting import NGINX, Server, running
from tests.support.ports import free_port
from tests.support.server import CONF, Said, run

pytestmark = [pytest.mark.slow, pytest.mark.skipif(NGINX is None, reason="nginx is not installed")]

PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/131.0.0.0 Mobile Safari/537.36"
ZALO = f"{PHONE} Zalo android/12110627 ZaloTheme/light"
ROBOTS = (
    "Googlebot/2.1 (+http://www.google.com/bot.html)",
    "facebookexternalhit/1.1",
    "TelegramBot (like TwitterBot)",
    "-",
)
MAIN = """\
daemon off; pid {folder}/pid; error_log {folder}/errors; events {{}}
http {{
  client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
  uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  types {{ text/html html; }}
  {site}
}}
"""


@dataclass(frozen=True)
class Web:
    """A published site, its server, and where its figures lie."""

    folder: Path
    server: Server
    process: int

    @property
    def log(self) -> Path:
        return self.folder / "logs" / "bantin.log"

    def get(self, path: str, reader: int = 2, agent: str = PHONE, method: str = "GET", **headers: str) -> int:
        """Ask as a reader, who has an address of their own on loopback; give the status."""
        connection = HTTPConnection(
            "127.0.0.1", self.server.port, timeout=10, source_address=(f"127.0.0.{reader}", 0)
        )
        connection.request(
            method,
            path,
            headers={"User-Agent": agent, **{k.replace("_", "-"): v for k, v in headers.items()}},
        )
        answer = connection.getresponse()
        answer.read()
        connection.close()
        return answer.status

    def wait(self, lines: int) -> None:
        """Wait until nginx has written so many lines, which it does when an answer is out."""
        for _ in range(200):
            if self.log.exists() and self.log.read_bytes().count(b"\n") >= lines:
                return
            time.sleep(0.02)
        raise AssertionError(self.log.read_text(encoding="utf-8"))

    def count(self) -> Said:
        return run(str(ROOT / "ops/bin/count"), BANTIN_CONF=str(self.folder / "bantin.conf"))

    def figures(self) -> dict[str, int]:
        """Give what pages fetch, as they fetch it."""
        answer = self.server.ask("/luot-xem/2025-06.json")
        return json.loads(answer.body) if answer.status == 200 else {}


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a site of two articles for nginx."""
    folder = tmp_path_factory.mktemp("built")
    content = tiny_site(folder / "content", articles=0)
    (content / "site.toml").write_text(SITE_TOML + '\n[hosting]\nkind = "nginx"\n', encoding="utf-8")
    write_article(content, "2025/06/cu", Views="2129")
    write_article(content, "2025/06/moi")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", NOW)
        return build(content, folder / "output", conf="publishconf.py").output


@pytest.fixture
def web(
    output: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Web]:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)  # nginx writes the time that it is
    folder = tmp_path_factory.mktemp("web")
    site, state = folder / "site", folder / "state"
    for place in (site / "releases", site / "luot-xem", state, folder / "logs"):
        place.mkdir(parents=True)
    shutil.copytree(output / HOST_FOLDER, folder / "bantin")
    (folder / "bantin/brotli.conf").unlink()
    for name in ("mot", "hai"):
        shutil.copytree(output, site / "releases" / name)
    (site / "current").symlink_to("releases/mot")
    text = CONF.format(program=ROOT, folder=folder, build_as="", seconds=1, memory=1)
    (folder / "bantin.conf").write_text(f'{text}LOGS="{folder}/logs/bantin.log"\n', encoding="utf-8")
    port = free_port()
    own = (ROOT / "ops/nginx/bantin.conf").read_text(encoding="utf-8")
    own = own.replace("/srv/bantin", str(site)).replace("/var/log/nginx", str(folder / "logs"))
    own = re.sub(r"listen \[::\]:80;", "", own.replace("listen 80;", f"listen 127.0.0.1:{port};"))
    user = "user root;\n" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(user + MAIN.format(folder=folder, site=own), encoding="utf-8")
    with running([str(NGINX), "-c", str(folder / "nginx.conf")], folder / "said", port) as server:
        yield Web(folder, server, int((folder / "pid").read_text()))


def test_readers_robots_reloads_a_rotation_and_two_runs_at_once(web: Web) -> None:
    cu, moi = "/2025/06/cu/", "/2025/06/moi/"
    for reader in (2, 3, 4):
        assert web.get(cu, reader) == 200
        assert (
            web.get(f"{cu}?fbclid=IwAR{reader}", reader) == 200
        )  # the same reading, shared and loaded again
    assert web.get(cu, 2, ZALO) == 200  # another browser of the same address
    assert web.get(f"{moi}index.html", 2) == 200
    assert web.get(
        moi, 5, "Mozilla/5.0 Firefox/115.0", If_Modified_Since="Fri, 01 Jan 2100 00:00:00 GMT"
    ) in (200, 304)
    for robot in ROBOTS:
        assert web.get(cu, 9, robot) == 200
    assert web.get(cu, 6, method="HEAD") == 200
    assert web.get(moi, 7, Sec_Purpose="prefetch;prerender") == 200
    for path, status in (
        ("/", 200),
        ("/2025/06/khong-co/", 404),
        ("/2025/06/cu", 301),
        ("/feeds/all.html", 200),
    ):
        assert web.get(path, 8) == status
    web.wait(19)
    said = web.count()
    assert said.status == 0, said.text
    assert "6 lượt đọc mới của 2 bài" in said.text
    assert web.figures() == {"2025/06/cu/": 2129 + 4, "2025/06/moi/": 2}

    # A rotation in the middle: lines that nobody read yet go away with the old name, then new ones come.
    web.get(cu, 10)
    web.wait(20)
    web.log.rename(f"{web.log}.1")
    web.get(cu, 11)  # nginx has the old file still
    os.kill(web.process, 10)  # USR1: it opens the new one
    for _ in range(200):
        if web.log.exists():
            break
        time.sleep(0.02)
    web.get(cu, 12)
    web.get(cu, 10)  # again, within half an hour, in the other file
    web.wait(2)
    both = [
        subprocess.Popen(
            [str(ROOT / "ops/bin/count")],
            env={**os.environ, "BANTIN_CONF": str(web.folder / "bantin.conf")},
            stdout=subprocess.DEVNULL,
        )
        for _ in range(2)
    ]
    assert [one.wait(60) for one in both] == [0, 0]
    assert web.figures() == {"2025/06/cu/": 2129 + 7, "2025/06/moi/": 2}

    # Packed, it is not read again; a rollback takes nothing away.
    Path(f"{web.log}.2.gz").write_bytes(gzip.compress(Path(f"{web.log}.1").read_bytes()))
    Path(f"{web.log}.1").unlink()
    current = web.folder / "site/current"
    current.unlink()
    current.symlink_to("releases/hai")
    assert "0 lượt đọc mới" in web.count().text
    assert web.figures() == {"2025/06/cu/": 2129 + 7, "2025/06/moi/": 2}
    kept = (web.folder / "state/count/state.json").read_text(encoding="utf-8")
    assert "127.0.0" not in kept
    assert "Mozilla" not in kept


def test_figures_are_asked_for_again_and_where_there_are_none_nothing_is_wrong(web: Web) -> None:
    answer = web.server.ask("/luot-xem/2025-06.json")
    assert (answer.status, answer.body) == (204, b"")
    web.get("/2025/06/cu/")
    web.wait(1)
    assert web.count().status == 0
    for name in ("2025-06.json", "doc-nhieu.json"):
        answer = web.server.ask(f"/luot-xem/{name}", Accept_Encoding="gzip")
        assert (answer.status, answer.headers["content-type"]) == (200, "application/json")
        assert (answer.headers["cache-control"], answer.headers["content-encoding"]) == ("no-cache", "gzip")
        assert "content-security-policy" in answer.headers
    lists = json.loads(gzip.decompress(answer.body))
    assert [one["url"] for one in lists["7"]] == ["2025/06/cu/"]
    assert web.log.read_text(encoding="utf-8").count("\n") == 1  # fetching figures is not logged
    assert not (web.folder / "errors").read_text(encoding="utf-8")
