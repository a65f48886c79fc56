"""Reach the folder of releases: here, or on a server by ssh and rsync.

Both run ``server.sh`` and rsync; nothing else differs. What they say goes through ``faults.py``.
"""

from __future__ import annotations

import gzip
import os
import secrets
import shlex
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from newsroom.commands.publishing.faults import HostError
from newsroom.commands.publishing.publisher import BY_MAKE, ON_SERVER, PublishingError
from newsroom.model.hosting import SshTarget

SSH_CONFIG = "SSH_CONFIG"
"""The environment variable that may name another configuration of ssh than the user's own."""

_SCRIPT = Path(__file__).with_name("server.sh")
_SSH = (
    "-T", "-oBatchMode=yes", "-oStrictHostKeyChecking=yes", "-oConnectTimeout=20",
    "-oServerAliveInterval=15", "-oServerAliveCountMax=4",
    "-oForwardAgent=no", "-oForwardX11=no", "-oPermitLocalCommand=no",
    "-oClearAllForwardings=yes", "-oEscapeChar=none", "-oLogLevel=ERROR",
)  # fmt: skip
_RSYNC = (
    "-r", "--no-links", "-p", "--chmod=D755,F644", "--stats", "--no-human-readable", "--out-format=%i %n",
)  # fmt: skip
"""No ``-t``: times of files say nothing. No ``--inplace``: it would write into all older releases.
No links: those of a release are made by ``server.sh``, and none that lies in the output may go out."""
_READY = b"ready\n"
_PATIENCE = 5.0
"""Seconds that a process gets to end by itself."""


@dataclass(frozen=True, slots=True)
class Transfer:
    """What rsync reported: a file that was sent or removed, or at the end the bytes that went out."""

    path: str = ""
    removed: bool = False
    sent_bytes: int | None = None


class Place:
    """The folder ``root`` of releases on this machine."""

    commands = ON_SERVER

    def __init__(self, root: str) -> None:
        self.root = root
        self.spoken = 0
        """The bytes of scripts and lists that went over the line."""

    def __enter__(self) -> Place:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is open here."""

    def run(self, verb: str, *words: str, data: Iterable[str] = ()) -> str:
        """Run a verb of ``server.sh``, give what it printed; raise ``HostError`` if it failed."""
        script = _script(verb, data)
        self.spoken += len(script)
        done = subprocess.run(self._shell(verb, *words), input=script, capture_output=True, check=False)
        if done.returncode:
            raise HostError(done.returncode, done.stderr.decode("utf-8", "replace"), str(self))
        said = gzip.decompress(done.stdout) if verb == "sums" else done.stdout
        return said.decode("utf-8", "surrogateescape")

    @contextmanager
    def hold(self, run: str) -> Iterator[str]:
        """Mark a run as going on as long as this lasts and the connection does; give what ``ask`` tells."""
        command = self._shell("hold", run)
        with (
            tempfile.TemporaryFile() as said,
            subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=said) as holding,
        ):
            assert holding.stdin is not None
            assert holding.stdout is not None
            try:
                script = _script("hold", ())
                self.spoken += len(script)
                with suppress(BrokenPipeError):
                    holding.stdin.write(script)
                    holding.stdin.flush()
                told = list(_until_ready(holding.stdout))
                if not told or told.pop() != _READY:
                    said.seek(0)
                    raise HostError(holding.wait(), said.read().decode("utf-8", "replace"), str(self))
                yield b"".join(told).decode("utf-8", "replace")
            finally:
                _leave(holding)

    def rsync(
        self, options: Sequence[str], source: Path, target: str, listed: Iterable[str] | None = None
    ) -> Iterator[Transfer]:
        """Copy from ``source`` into the folder ``target`` below the root, telling each file as it goes.

        ``listed`` are the only paths to look at. Raise ``HostError`` if rsync failed.
        """
        with tempfile.TemporaryDirectory() as folder, open(Path(folder, "said"), "w+b") as said:
            command = ["rsync", *_RSYNC, *self._transport(), *options]
            if listed is not None:
                names = Path(folder, "names")
                # Without «./» rsync takes what begins with # or ; for comments.
                names.write_bytes(b"".join(b"./" + os.fsencode(path) + b"\0" for path in listed))
                command += ["--from0", f"--files-from={names}"]
            command += ["--", f"{source}/", self._address(target)]
            with subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=said, env=_plain()
            ) as process:
                assert process.stdout is not None
                for line in process.stdout:
                    transfer = _transfer(line.decode("utf-8", "replace").rstrip("\n"))
                    if transfer is not None:
                        yield transfer
            if process.returncode:
                said.seek(0)
                raise HostError(
                    process.returncode, said.read().decode("utf-8", "replace"), str(self), "rsync"
                )

    def _shell(self, verb: str, *words: str) -> list[str]:
        return ["sh", "-s", verb, self.root, *words]

    def _transport(self) -> tuple[str, ...]:
        return ("--whole-file",)

    def _address(self, target: str) -> str:
        return f"{self.root}/{target}/"

    def __str__(self) -> str:
        return self.root


class SshPlace(Place):
    """The folder of releases on a server; one connection carries all commands."""

    commands = BY_MAKE

    def __init__(self, target: SshTarget) -> None:
        super().__init__(target.path)
        self._target = target
        self._stack = ExitStack()
        self._socket = ""

    def __enter__(self) -> Place:
        """Log in; raise ``HostError`` if the server is not reached, not known, or does not let us in."""
        with ExitStack() as stack:
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="bloc-"))
            self._socket = f"{folder}/s"
            said = stack.enter_context(tempfile.TemporaryFile())
            command = [
                *self._ssh("-M", "-oControlPersist=no"),
                "--",
                self._target.login,
                "echo ready; exec cat",
            ]
            master = stack.enter_context(
                subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=said)
            )
            assert master.stdin is not None
            assert master.stdout is not None
            stack.callback(_leave, master)
            if master.stdout.readline() != _READY:
                said.seek(0)
                raise HostError(
                    master.wait() or 255, said.read().decode("utf-8", "replace"), str(self), "ssh"
                )
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        """Log out; commands that the server still runs end by themselves."""
        self._stack.close()

    def _ssh(self, *more: str) -> list[str]:
        config = _config()
        words = ["ssh", *_SSH, *more, f"-oControlPath={self._socket}"]
        if config:
            words += ["-F", config]
        return words + (["-p", str(self._target.port)] if self._target.port != 22 else [])

    def _shell(self, verb: str, *words: str) -> list[str]:
        command = shlex.join(super()._shell(verb, *words))
        return [*self._ssh("-oControlMaster=no"), "--", self._target.login, command]

    def _transport(self) -> tuple[str, ...]:
        return ("-z", "-e", shlex.join(self._ssh("-oControlMaster=no")))

    def _address(self, target: str) -> str:
        user = f"{self._target.user}@" if self._target.user else ""
        return f"{user}{self._target.host}:{self.root}/{target}/"

    def __str__(self) -> str:
        return str(self._target)


def _config() -> str:
    """Give the named configuration of ssh, ``""`` if none; raise ``PublishingError`` if it is not there."""
    config = os.environ.get(SSH_CONFIG, "")
    if config not in ("", "none") and not Path(config).exists():
        raise PublishingError(
            f"{SSH_CONFIG}: lỗi: không có tệp «{config}» trên máy này. Sửa hoặc bỏ biến môi trường"
            f" {SSH_CONFIG} rồi chạy lại. Trang đang hiện không đổi."
        )
    return config


def _until_ready(lines: Iterable[bytes]) -> Iterator[bytes]:
    for line in lines:
        yield line
        if line == _READY:
            return


def _leave(process: subprocess.Popen[bytes]) -> None:
    """End a process that reads its standard input; if it does not by itself, make it."""
    assert process.stdin is not None
    with suppress(BrokenPipeError):
        process.stdin.close()
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        process.terminate()


def _script(verb: str, data: Iterable[str]) -> bytes:
    """Write what the shell reads: the script, the data, the call, which comes when all has come."""
    end = f"end-{secrets.token_hex(8)}"
    listed = "".join(f"{line}\n" for line in data)
    call = 'main "$@"' if verb == "hold" else 'main "$@" </dev/null'
    lines = _SCRIPT.read_text(encoding="utf-8").splitlines(keepends=True)
    script = "".join(line for line in lines if not line.startswith("#"))
    body = f"{script}\ndata() {{\ncat <<'{end}'\n{listed}{end}\n}}\n{call}\n"
    return body.encode("utf-8", "surrogateescape")


def _plain() -> dict[str, str]:
    return {**os.environ, "LC_ALL": "C"}


def _transfer(line: str) -> Transfer | None:
    """Understand a line of rsync: ``<f+++++++++ PATH``, ``*deleting   PATH``, or the sum at the end."""
    if line.startswith("Total bytes sent: "):
        return Transfer(sent_bytes=int("".join(filter(str.isdigit, line))))
    changes, _, path = line.partition(" ")
    if changes == "*deleting":
        return Transfer(path.strip(), removed=True)
    if changes[:2] in ("<f", ">f") and len(changes) >= 9:
        return Transfer(path)
    return None
