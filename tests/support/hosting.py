"""Run a real nginx or Apache on a folder, and ask it as a browser does."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

from tests.support.ports import free_port

_PLACES = "/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin"
NGINX = shutil.which("nginx", path=_PLACES)
APACHE = shutil.which("apache2", path=_PLACES) or shutil.which("httpd", path=_PLACES)
BROTLI = next(Path("/usr/lib/nginx/modules").glob("ngx_http_brotli_static_module.so"), None)
_MODULES = Path("/usr/lib/apache2/modules")


@dataclass(frozen=True)
class Answer:
    """What a server said; ``place`` is where it leads, without the server's own name."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def place(self) -> str:
        return self.headers.get("location", "")


@dataclass(frozen=True)
class Server:
    """A server on loopback."""

    port: int

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(self, path: str, **headers: str) -> Answer:
        """Ask for a path, exactly as it is written."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.putrequest("GET", path, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        response = connection.getresponse()
        found = {name.lower(): value for name, value in response.getheaders()}
        if "location" in found:
            found["location"] = found["location"].removeprefix(self.address)
        answer = Answer(response.status, found, response.read())
        connection.close()
        return answer


@contextmanager
def running(command: list[str], log: Path, port: int) -> Iterator[Server]:
    """Start a program and wait until it listens; end it afterwards."""
    with log.open("w") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said)
    try:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert process.poll() is None, log.read_text(encoding="utf-8")
            time.sleep(0.05)
        yield Server(port)
    finally:
        process.terminate()
        process.wait(10)


@contextmanager
def nginx(folder: Path, root: Path, files: Path | None, brotli: bool = False) -> Iterator[Server]:
    """Serve ``root`` by nginx; ``files`` are the host files that lie beside its configuration."""
    folder.mkdir(parents=True, exist_ok=True)
    port = free_port()
    http = server = module = ""
    if files is not None:
        shutil.copytree(files, folder / "bantin", dirs_exist_ok=True)
        http, server = "include bantin/http.conf;", "include bantin/server.conf;"
        if not brotli:
            (folder / "bantin" / "brotli.conf").unlink(missing_ok=True)
    if brotli:
        module = f"load_module {BROTLI};"
    places = " ".join(
        f"{name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"{module} daemon off; master_process off; pid {folder}/pid; error_log stderr;\n"
        f"events {{}}\nhttp {{ access_log off; {places}\n"
        "types { text/html html; text/css css; application/javascript js; text/xml xml; text/plain txt; "
        "image/jpeg jpg; image/png png; image/svg+xml svg; }\n"
        f"{http}\nserver {{ listen 127.0.0.1:{port}; root {root}; {server} }} }}\n",
        encoding="utf-8",
    )
    command = [str(NGINX), "-c", str(folder / "nginx.conf")]
    with running(command, folder / "log", port) as found:
        yield found


@contextmanager
def _public(root: Path) -> Iterator[Path]:
    """Give a copy of a folder that any user may read: pytest keeps its own to itself, again and again."""
    with tempfile.TemporaryDirectory(prefix="served-") as folder:
        Path(folder).chmod(0o755)
        yield Path(shutil.copytree(root, Path(folder) / "root", symlinks=True))


@contextmanager
def apache(folder: Path, root: Path) -> Iterator[Server]:
    """Serve a copy of ``root`` by Apache, as a strict shared hosting does: ``AllowOverride FileInfo``."""
    folder.mkdir(parents=True, exist_ok=True)
    port = free_port()
    names = (
        "mpm_event",
        "authz_core",
        "dir",
        "mime",
        "rewrite",
        "headers",
        "alias",
        "autoindex",
        "env",
        "setenvif",
    )
    load = "\n".join(
        f"LoadModule {name}_module {_MODULES}/mod_{name}.so"
        for name in names
        if (_MODULES / f"mod_{name}.so").exists()
    )
    user = "User www-data\nGroup www-data\n" if os.geteuid() == 0 else ""
    types = "/etc/mime.types" if Path("/etc/mime.types").exists() else f"{folder}/types"
    (folder / "types").write_text("text/html html\ntext/css css\napplication/xml xml\n", encoding="utf-8")
    with _public(root) as public:
        (folder / "apache.conf").write_text(
            f"ServerRoot {folder}\nServerName 127.0.0.1\nPidFile {folder}/pid\nListen 127.0.0.1:{port}\n"
            f"{load}\n{user}TypesConfig {types}\nAddLanguage br .br\nAddEncoding x-gzip .gz\n"
            f"ErrorLog {folder}/errors\nLogLevel warn\nDocumentRoot {public}\n"
            f"<Directory {public}>\nAllowOverride FileInfo\nRequire all granted\nOptions FollowSymLinks Indexes\n</Directory>\n",
            encoding="utf-8",
        )
        command = [str(APACHE), "-DFOREGROUND", "-f", str(folder / "apache.conf")]
        with running(command, folder / "log", port) as found:
            yield found
