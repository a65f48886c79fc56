"""A real nginx serves the site and redirects old addresses by the map."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.support.building import build, tiny_site, write_article

NGINX = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")
CONF = """\
daemon off; master_process off; pid {folder}/pid; error_log stderr;
events {{}}
http {{
  access_log off;
  client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
  uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  types {{ text/html html; }}
  map_hash_bucket_size 256;
  map $request_uri $moved {{ include {site}/redirects.map; }}
  server {{ listen 127.0.0.1:{port}; root {site}; error_page 404 /404.html; if ($moved) {{ return 301 $moved; }} }}
}}
"""

pytestmark = [pytest.mark.slow, pytest.mark.skipif(NGINX is None, reason="nginx is not installed")]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    content = tiny_site(tmp_path / "content")
    olds = ["/tin/1.html", "/index.php?id=7&x=a%20b", "/tin-tức/hội-nghị.aspx", "/A/B/"]
    write_article(content, "2025/05/moi", Old_URL="\nOld_URL: ".join(olds))
    built = build(content, tmp_path / "site")
    assert built.status == 0
    site = built.output
    number = free_port()
    conf = tmp_path / "nginx.conf"
    conf.write_text(CONF.format(folder=tmp_path, site=site, port=number), encoding="utf-8")
    with (tmp_path / "log").open("w") as log:
        process = subprocess.Popen([str(NGINX), "-c", str(conf)], stderr=log)
    for _ in range(50):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", number)) == 0:
                break
        time.sleep(0.1)
    yield number
    process.terminate()
    process.wait(10)


def ask(port: int, path: str) -> tuple[int, str]:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path)
    response = connection.getresponse()
    response.read()
    connection.close()
    return response.status, response.headers.get("Location", "").removeprefix(f"http://127.0.0.1:{port}")


def test_pages_are_served_and_old_addresses_redirected(port: int) -> None:
    assert ask(port, "/2025/05/moi/") == (200, "")
    assert ask(port, "/khong-co/")[0] == 404
    for old in (
        "/tin/1.html",
        "/index.php?id=7&x=a%20b",
        "/tin-t%E1%BB%A9c/h%E1%BB%99i-ngh%E1%BB%8B.aspx",
        "/A/B/",
    ):
        assert ask(port, old) == (301, "/2025/05/moi/"), old
