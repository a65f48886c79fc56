"""A real nginx takes the maps of a release through ``ops/nginx/apply``, and never anything else."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.support.building import ROOT, SITE_TOML, build, tiny_site, write_article
from tests.support.ports import free_port, wait_for_port
from tests.support.server import Said, run

NGINX = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")
pytestmark = [pytest.mark.slow, pytest.mark.skipif(NGINX is None, reason="nginx is not installed")]

CONF = """\
daemon off; master_process on; pid {folder}/pid; error_log stderr;
events {{}}
http {{
  access_log off;
  client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
  uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  include {folder}/taken/sizes.conf;
  map $request_uri $moved {{ include {folder}/taken/redirects.map; }}
  map $request_uri $gone {{ include {folder}/taken/gone.map; }}
  server {{ listen 127.0.0.1:{port}; if ($moved) {{ return 301 $moved; }} if ($gone) {{ return 410; }} }}
}}
"""


class Web:
    """An nginx with the maps, and the releases beside it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port, self.site = folder, free_port(), folder / "site"
        (self.site / "releases").mkdir(parents=True)
        (folder / "taken").mkdir()
        (folder / "bantin.conf").write_text(f"SITE={self.site}\n", encoding="utf-8")
        (folder / "nginx.conf").write_text(CONF.format(folder=folder, port=self.port), encoding="utf-8")
        self.release("r1", redirects='"/cu" "/moi/";\n')
        assert self.apply("--install", RELOAD="true").status == 0
        command = [str(NGINX), "-c", str(folder / "nginx.conf")]
        with (folder / "log").open("w") as log:
            self.process = subprocess.Popen(command, stderr=log)
        wait_for_port(self.port)

    def release(self, name: str, redirects: str | bytes = "", gone: str = "", sizes: str = "") -> Path:
        """Show another release with these maps."""
        host = self.site / "releases" / f"{name}.host"
        host.mkdir()
        (self.site / "releases" / name).mkdir()
        data = redirects if isinstance(redirects, bytes) else redirects.encode()
        (host / "redirects.map").write_bytes(data)
        (host / "gone.map").write_text(gone, encoding="utf-8")
        (host / "sizes.conf").write_text(sizes or "map_hash_bucket_size 128;\n", encoding="utf-8")
        for file in ("http.conf", "server.conf"):
            (host / file).write_text("# nothing\n\n", encoding="utf-8")
        for link, target in (("host", f"releases/{name}.host"), ("current", f"releases/{name}")):
            (self.site / f".{link}").symlink_to(target)
            (self.site / f".{link}").replace(self.site / link)
        return host

    def apply(self, *words: str, RELOAD: str = "") -> Said:  # noqa: N803 (as the program has it)
        """Run the program as systemd would."""
        pid = self.folder / "pid"
        return run(
            str(ROOT / "ops" / "nginx" / "apply"),
            *words,
            BANTIN_CONF=str(self.folder / "bantin.conf"),
            NGINX_FOLDER=str(self.folder / "taken"),
            NGINX_STATUS=str(self.folder / "status"),
            NGINX=f"{NGINX} -c {self.folder}/nginx.conf",
            NGINX_RELOAD=RELOAD or f"kill -HUP {pid.read_text().strip()}",
        )

    @property
    def status(self) -> str:
        """What was left for who deploys."""
        site, said = (self.folder / "status").read_text(encoding="utf-8").splitlines()
        assert site == str(self.site.resolve())
        return said.strip()

    def ask(self, path: str) -> int:
        """Ask for an address; give the status."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", path)
        status = connection.getresponse().status
        connection.close()
        return status

    def answers(self, path: str, status: int) -> bool:
        """Tell whether an address gets a status within a few seconds, as old workers end after a reload."""
        for _ in range(50):
            if self.ask(path) == status:
                return True
            time.sleep(0.1)
        return False


@pytest.fixture
def web(tmp_path: Path) -> Iterator[Web]:
    web = Web(tmp_path)
    yield web
    web.process.terminate()
    web.process.wait(10)


def test_another_release_brings_its_maps(web: Web) -> None:
    assert web.ask("/cu") == 301
    web.release("r2", redirects='"/khac" "/moi/";\n', gone='"/2024/07/bai/" "/2024/07/bai/index.html";\n')
    said = web.apply()
    assert said.status == 0, said.text
    assert web.status == "r2 ok"
    assert web.answers("/2024/07/bai/", 410)
    assert web.answers("/khac", 301)
    assert web.answers("/cu", 404)


def test_a_map_that_nginx_does_not_take_keeps_the_old_one(web: Web) -> None:
    web.release("r2", redirects='"/cu" "/khac/";\n"/cu" "/nua/";\n')
    said = web.apply()
    assert said.status == 1
    assert web.status == "r2 error nginx không nhận bảng địa chỉ mới nên giữ bảng cũ; xem: nginx -t"
    assert (web.folder / "taken" / "redirects.map").read_text() == '"/cu" "/moi/";\n'
    web.release("r3", redirects='"/cu" "/khac/";\n')
    assert web.apply().status == 0
    assert web.status == "r3 ok"


@pytest.mark.parametrize(
    "line",
    [
        b"include /etc/passwd;",
        b'"/cu" "/x"; } server { listen 1; ',
        b'"/cu" "/x$host";',
        b'"/cu" "/x\\";',
        b'"/cu" "/x";include x;',
        b'"/cu" "/x" "/y";',
        b'"/cu" "/x;y";',
        b'"/cu" "/x{y}";',
        b"/cu /x;",
        b'"/c u" "/x";',
        b'"/c\xe1\xbb\xa9" "/x";',
        b'"/cu" "/x";\r',
        b'"/cu" "/x";\x00',
        b"default /x;",
        b'# "/cu" "/x";',
        b'"include" "/etc/passwd";',
        b'"default" "/x";',
        b'"/cu" "http://khac.example/";',
        b'"/cu" "/../../etc/passwd";',
        b'"/cu" "/..";',
    ],
)
def test_a_line_that_is_no_plain_pair_of_addresses_is_refused(web: Web, line: bytes) -> None:
    web.release("r2", redirects=b'"/tot" "/moi/";\n' + line + b"\n")
    assert web.apply().status == 1
    assert re.match("r2 error (dòng|một dòng) ", web.status)
    assert (web.folder / "taken" / "redirects.map").read_text() == '"/cu" "/moi/";\n'
    assert web.ask("/cu") == 301


def test_what_only_root_may_read_is_not_told(web: Web) -> None:
    host = web.release("r2")
    secret = web.folder / "secret"
    secret.write_text("mật khẩu\n", encoding="utf-8")
    (host / "redirects.map").unlink()
    (host / "redirects.map").symlink_to(secret)
    said = web.apply()
    assert said.status == 1
    assert "mật khẩu" not in said.text + web.status


def test_a_pipe_or_a_missing_file_does_not_hold_it_up(web: Web) -> None:
    host = web.release("r2")
    (host / "gone.map").unlink()
    assert web.apply().status == 1
    assert "không có tệp gone.map" in web.status
    os.mkfifo(host / "gone.map")
    assert web.apply().status == 1


def test_sizes_are_numbers(web: Web) -> None:
    web.release("r2", sizes="map_hash_max_size 4096;\nmap_hash_bucket_size 256;\n")
    assert web.apply().status == 0
    web.release("r3", sizes="map_hash_max_size 4096;\nload_module x.so;\n")
    assert web.apply().status == 1


def test_the_part_of_the_server_is_taken_by_hand_only(web: Web) -> None:
    host = web.release("r2")
    (host / "server.conf").write_text("server_tokens off;\n", encoding="utf-8")
    assert web.apply().status == 0
    assert web.status == "r2 ok cấu hình server.conf đã cũ, quản trị viên chạy: ops/nginx/apply --install"
    assert (web.folder / "taken" / "server.conf").read_text() == "# nothing\n\n"
    said = web.apply("--install")
    assert said.status == 0
    assert "+server_tokens off;" in said.text
    has_module = (web.folder / "taken" / "brotli.conf").exists()
    assert has_module != ("không có mô-đun brotli" in said.text)
    assert (web.folder / "taken" / "server.conf").read_text() == "server_tokens off;\n"


@pytest.mark.parametrize(
    "line",
    [
        "root /;",
        "access_log /etc/cron.d/x;",
        "log_format x escape=none '* * * * * root id';",
        "load_module x.so;",
        "include /etc/passwd;",
        'add_header A "$host" always;',
        'add_header A "x" always; root /;',
        "location ~ x$ { types {} default_type a/b; root /; }",
        "error_page 403 404 =404 /../404.html;",
        "alias /;",
        "gzip_static on; root /;",
    ],
)
def test_a_part_of_the_server_with_another_line_is_never_taken(web: Web, line: str) -> None:
    host = web.release("r2")
    (host / "server.conf").write_text(f"gzip_static on;\n{line}\n", encoding="utf-8")
    assert web.apply("--install").status == 1
    assert web.status.startswith("r2 error dòng 2 của server.conf")
    assert (web.folder / "taken" / "server.conf").read_text() == "# nothing\n\n"


@pytest.mark.parametrize(
    "url", ["https://example.vn", "http://example.vn/bantin", "https://example.vn/a/b-c"]
)
def test_what_the_build_writes_is_allowed(tmp_path: Path, url: str) -> None:
    toml = SITE_TOML.replace("https://example.vn", url) + '\n[hosting]\nkind = "nginx"\n'
    content = tiny_site(tmp_path / "content")
    (content / "site.toml").write_text(toml, encoding="utf-8")
    olds = ["/tin/1.html", "/index.php?id=7&x=a%20b", "/tin-tức/hội-nghị.aspx", "/A/B/"]
    write_article(content, "2025/05/moi", Old_URL="\nOld_URL: ".join(olds))
    write_article(content, "2025/06/go", Status="withdrawn", Withdrawn="Sai.")
    built = build(content, tmp_path / "output", PUBLISH=True)
    assert built.status == 0
    allowed = ROOT / "ops" / "nginx" / "allowed"
    for name in ("http.conf", "server.conf"):
        said = run("grep", "-nvxE", "-f", str(allowed), "-e", "", str(built.output / "_may-chu" / name))
        assert said.text == "", said.text


def test_a_reload_that_failed_is_told_and_tried_again(web: Web) -> None:
    web.release("r2", redirects='"/khac" "/moi/";\n')
    assert web.apply(RELOAD="false").status == 1
    assert web.status.startswith("r2 error không nạp lại được nginx")
    assert web.ask("/khac") == 404
    assert web.apply().status == 0
    assert web.status == "r2 ok"
    assert web.answers("/khac", 301)
