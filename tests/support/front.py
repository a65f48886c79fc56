"""Put a real nginx with the file of ops/desk before the sockets of a desk, on loopback."""

from __future__ import annotations

import base64
import re
import socket
import ssl
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path

from tests.support.building import ROOT
from tests.support.hosting import NGINX
from tests.support.ports import free_port, wait_for_port
from tests.support.server import run

DESK, PREVIEW = "bien-tap.co-quan.example", "xem-thu.co-quan.example"
_CONF = """\
daemon off; user root root; pid {folder}/pid; error_log stderr;
events {{}}
http {{
  client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
  uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  {site}
}}
"""


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode("utf-8", "replace")


class Front:
    """An nginx that does TLS and logins before two sockets in ``folder``; ``secret`` is what it proves by.

    With ``login_port`` another program does the logins: the one that listens there.
    """

    def __init__(
        self, folder: Path, passwords: Mapping[str, str], secret: str = "s" * 64, login_port: int = 0
    ) -> None:
        self.folder, self.secret, self._login_port = folder, secret, login_port
        self.port, self.plain_port = free_port(), free_port()
        self.socket, self.preview_socket = folder / "desk.sock", folder / "preview.sock"
        folder.mkdir(parents=True, exist_ok=True)
        self._certificate()
        self._passwords(passwords)
        (folder / "desk-secret.conf").write_text(f'proxy_set_header X-Desk-Secret "{secret}";\n')
        (folder / "nginx.conf").write_text(
            _CONF.format(folder=folder, site=self._site(loopback=True)), encoding="utf-8"
        )
        with (folder / "log").open("w") as log:
            self._process = subprocess.Popen([str(NGINX), "-c", str(folder / "nginx.conf")], stderr=log)
        try:
            wait_for_port(self.port)
        except TimeoutError:
            self.stop()
            raise

    def stop(self) -> None:
        """End nginx."""
        self._process.terminate()
        self._process.wait(10)

    def _certificate(self) -> None:
        said = run(
            "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=desk",
            "-addext", f"subjectAltName=DNS:{DESK},DNS:{PREVIEW}",
            "-keyout", str(self.folder / "desk-cert.key"), "-out", str(self.folder / "desk-cert.pem"),
        )  # fmt: skip
        assert said.status == 0, said.text

    def _passwords(self, passwords: Mapping[str, str]) -> None:
        file = self.folder / "desk-passwords"
        file.touch()
        for name, password in passwords.items():
            done = subprocess.run(
                [str(ROOT / "ops" / "desk" / "password"), name],
                input=f"{password}\n".encode(), env={"PATH": "/usr/bin:/bin", "DESK_PASSWORDS": str(file)},
                capture_output=True, check=False,
            )  # fmt: skip
            assert done.returncode == 0, done.stderr.decode()

    def _site(self, *, loopback: bool) -> str:
        site = (ROOT / "ops" / "desk" / "nginx.conf").read_text(encoding="utf-8")
        site = re.sub(r"listen \[::\]:\d+[^;]*;", "", site)
        site = site.replace("listen 80;", f"listen 127.0.0.1:{self.plain_port};")
        site = site.replace("listen 443", f"listen 127.0.0.1:{self.port}")
        for there in ("/etc/bantin", "/var/log/nginx", "/run/bantin-desk"):
            site = site.replace(there, str(self.folder))
        if self._login_port:
            site = re.sub(
                r"^    (auth_basic|proxy_set_header X-Desk-Login \$remote_user).*\n", "", site, flags=re.M
            )
            site = re.sub(
                r"^    #(?=(?:    )?(?:auth_request|proxy_|location|internal|}))", "    ", site, flags=re.M
            )
            site = site.replace("127.0.0.1:9091", f"127.0.0.1:{self._login_port}")
        return site if loopback else site.replace("allow 127.0.0.1;", "")

    def close_to_loopback(self) -> None:
        """Let nobody in from 127.0.0.1, as if it were elsewhere."""
        text = _CONF.format(folder=self.folder, site=self._site(loopback=False))
        (self.folder / "nginx.conf").write_text(text, encoding="utf-8")
        assert run(str(NGINX), "-c", str(self.folder / "nginx.conf"), "-s", "reload").status == 0

    def ask(
        self,
        path: str,
        login: str = "",
        *,
        host: str = DESK,
        method: str = "GET",
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
    ) -> Answer:
        """Ask at a name; ``login`` is a name and a password with a colon between."""
        connection = _Named(host, self.port)
        given = dict(headers or {})
        if login:
            given["Authorization"] = "Basic " + base64.b64encode(login.encode()).decode()
        try:
            connection.request(method, path, body, given)
            found = connection.getresponse()
            return Answer(found.status, dict(found.getheaders()), found.read())
        finally:
            connection.close()

    def ask_plainly(self, path: str, host: str = DESK) -> Answer:
        """Ask without TLS."""
        connection = HTTPConnection("127.0.0.1", self.plain_port, timeout=10)
        connection.request("GET", path, headers={"Host": host})
        found = connection.getresponse()
        body = found.read()
        connection.close()
        return Answer(found.status, dict(found.getheaders()), body)


class _Named(HTTPSConnection):
    """A connection to 127.0.0.1 that asks by a name; the certificate is our own."""

    def __init__(self, host: str, port: int) -> None:
        context = ssl.create_default_context()
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        super().__init__(host, port, timeout=60, context=context)
        self._tls = context

    def connect(self) -> None:
        plain = socket.create_connection(("127.0.0.1", self.port), self.timeout)
        self.sock = self._tls.wrap_socket(plain, server_hostname=self.host)
