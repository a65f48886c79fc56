"""Run the servers of an office on loopback: sshd with rsync, nginx; and make small sites to publish."""

from __future__ import annotations

import getpass
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from newsroom.commands.publishing.publication import Publication
from newsroom.engine import BuiltFile, fingerprint
from newsroom.model.gone import Gone
from newsroom.model.hosting import Hosting, SshTarget
from newsroom.model.site import Site
from tests.support.ports import free_port

_PATH = "/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin:/sbin:/bin"
SSHD = shutil.which("sshd", path=_PATH)
NGINX = shutil.which("nginx", path=_PATH)
RSYNC = shutil.which("rsync", path=_PATH)

needs_sshd = pytest.mark.skipif(SSHD is None or RSYNC is None, reason="sshd or rsync is not installed")
needs_nginx = pytest.mark.skipif(NGINX is None, reason="nginx is not installed")

_SSHD_CONF = """\
Port {port}
ListenAddress 127.0.0.1
HostKey {folder}/host
AuthorizedKeysFile {folder}/user.pub
PidFile {folder}/pid
StrictModes no
UsePAM no
PasswordAuthentication no
MaxStartups 100
SetEnv HOME={folder}
"""
_SSH_CONF = """\
Host *
  IdentityFile {folder}/user
  IdentitiesOnly yes
  UserKnownHostsFile {folder}/known_hosts
  GlobalKnownHostsFile /dev/null
"""
_NGINX_CONF = """\
daemon off; master_process off; pid {folder}/pid; error_log stderr;
events {{}}
http {{
  access_log off;
  client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
  uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  types {{ text/html html; text/css css; image/jpeg jpg; }}
  server {{ listen 127.0.0.1:{port}; root {root}; error_page 404 /404.html; }}
}}
"""


@contextmanager
def running(command: list[str], port: int, log: Path) -> Iterator[None]:
    """Run a server until the end; wait until it listens."""
    with log.open("w") as said, subprocess.Popen(command, stderr=said, stdout=said) as process:
        try:
            for _ in range(100):
                with socket.socket() as asked:
                    if asked.connect_ex(("127.0.0.1", port)) == 0:
                        break
                assert process.poll() is None, log.read_text()
                time.sleep(0.05)
            yield
        finally:
            process.terminate()


@dataclass(frozen=True)
class SshServer:
    """A running sshd and the configuration with which ``ssh`` reaches it."""

    port: int
    folder: Path

    @property
    def config(self) -> Path:
        return self.folder / "ssh_config"

    def target(self, root: Path) -> SshTarget:
        return SshTarget("127.0.0.1", str(root), getpass.getuser(), self.port)

    def trust(self, key: Path) -> None:
        """Let the client know the server by a key."""
        words = key.read_text().split()[:2]
        (self.folder / "known_hosts").write_text(f"[127.0.0.1]:{self.port} {' '.join(words)}\n")


def make_key(file: Path) -> Path:
    """Make a pair of keys; give the public one."""
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file], check=True)
    return file.with_name(f"{file.name}.pub")


@contextmanager
def ssh_server(folder: Path) -> Iterator[SshServer]:
    """Run sshd for the current user, with keys of its own."""
    folder.mkdir()
    server = SshServer(free_port(), folder)
    make_key(folder / "user")
    (folder / "sshd_config").write_text(_SSHD_CONF.format(port=server.port, folder=folder))
    server.config.write_text(_SSH_CONF.format(folder=folder))
    server.trust(make_key(folder / "host"))
    if os.getuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)
    with running([str(SSHD), "-D", "-e", "-f", str(folder / "sshd_config")], server.port, folder / "log"):
        yield server


@contextmanager
def nginx_server(folder: Path, root: Path) -> Iterator[int]:
    """Run nginx over a folder; give its port."""
    folder.mkdir()
    port = free_port()
    conf = folder / "nginx.conf"
    conf.write_text(_NGINX_CONF.format(folder=folder, root=root, port=port), encoding="utf-8")
    with running([str(NGINX), "-c", str(conf)], port, folder / "log"):
        yield port


def left_behind(root: Path) -> list[str]:
    """Name what runs that are over left among releases; what is being removed gets some seconds."""
    for _ in range(100):
        names = [file.name for file in (root / "releases").iterdir()]
        found = [name for name in names if name.endswith((".part", ".gone", ".lock"))]
        if not found:
            break
        time.sleep(0.1)
    return found


_COUNT = iter(range(10**6))


def publication(
    output: Path, files: Mapping[str, str | bytes], gone: tuple[Gone, ...] = (), keep: int = 5
) -> Publication:
    """Write files as a build leaves them, and no others; make a publication of them."""
    shutil.rmtree(output, ignore_errors=True)
    built = {}
    for path, text in sorted(files.items()):
        data = text if isinstance(text, bytes) else text.encode()
        (output / path).parent.mkdir(parents=True, exist_ok=True)
        (output / path).write_bytes(data)
        built[path] = BuiltFile(len(data), fingerprint(data))
    release = f"20260101-{next(_COUNT):06d}-0123abcd"
    site = Site("Khối", "https://example.vn")
    return Publication(site, Hosting("nginx", keep=keep), output, built, gone, release)


def quiet(_: str) -> None:
    """Hear lines and forget them."""


def small_site(mark: str, articles: int = 3) -> dict[str, str | bytes]:
    """Make the files of a site whose stylesheet, photos and pages all carry ``mark``, 16 hexadecimal digits."""
    photo, sheet = f"photos/{mark}-360.jpg", f"theme/site.{mark}.css"
    head = f'<link rel="stylesheet" href="/{sheet}"><img src="/{photo}">{mark}'
    files: dict[str, str | bytes] = {"index.html": f"<p>home</p>{head}", "404.html": "<p>404</p>"}
    files |= {f"2024/07/bai-{number}/index.html": f"<p>{number}</p>{head}" for number in range(articles)}
    files |= {photo: b"jpeg" + mark.encode() * 50, sheet: f"/* {mark} */", "tim/index.json": "{}"}
    return {**files, "_may-chu/redirects.map": '"/cu" "/moi/";\n'}
