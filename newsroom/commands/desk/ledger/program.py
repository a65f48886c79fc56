"""Run git: a list of arguments, no questions, limits on time and output, the whole family ended at the
limit."""

from __future__ import annotations

import asyncio
import os
import re
import shlex
import signal
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from newsroom.commands.desk.ledger.faults import Kind, fault, fault_of, local_words

LOCAL, NETWORK = 30.0, 120.0
"""Seconds that git may take on this machine, and with a server."""
MOST_BYTES = 2**28
"""The most that is read of one answer: 256 MiB, more than any file that the check lets through."""
_MOST_SAID = 2**16
"""The last bytes that are kept of what git says beside its output."""
_GRACE = 1.0
"""Seconds in which what git left behind may go on writing; a helper that stays keeps its end of the pipe."""
_SETTINGS = (
    "core.quotePath=false", "core.safecrlf=false", "core.askPass=", "core.fsync=added,reference",
    "core.fsmonitor=false", "gc.auto=0", "maintenance.auto=false", "fetch.recurseSubmodules=false",
    "push.followTags=false", "push.recurseSubmodules=no", "submodule.recurse=false", "color.ui=false",
    "advice.detachedHead=false", "i18n.commitEncoding=UTF-8", "i18n.logOutputEncoding=UTF-8",
    "log.showSignature=false", "diff.external=", "protocol.ext.allow=never", "core.editor=false",
)  # fmt: skip
_KEPT = ("GIT_SSH", "GIT_SSH_COMMAND", "GIT_SSH_VARIANT", "GIT_EXEC_PATH", "GIT_SSL_CAINFO", "GIT_SSL_CAPATH",
         "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_CEILING_DIRECTORIES",
         "GIT_PROXY_COMMAND", "GIT_SSL_NO_VERIFY")  # fmt: skip
"""Of git's own variables those that say how to reach a server, or where settings lie."""
_OBJECT_RE = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")


@dataclass(frozen=True, slots=True)
class Answer:
    """What git answered: exit code (negative: ended by that signal), output, and what it said beside."""

    code: int
    out: bytes
    said: str

    @property
    def text(self) -> str:
        """The output as text, any bytes of file names kept, without its last line break."""
        return os.fsdecode(self.out).rstrip("\n")

    @property
    def names(self) -> list[str]:
        """The output as names that NUL ends."""
        return [os.fsdecode(name) for name in self.out.split(b"\0") if name]


def is_object(name: str) -> bool:
    """Tell whether a text is the whole name of an object, so that it is no option and no expression."""
    return _OBJECT_RE.fullmatch(name) is not None


def environment(surroundings: Mapping[str, str], ssh: str = "") -> dict[str, str]:
    """Give what git runs in; ``ssh`` is the command that git's own settings name for reaching servers.

    Variables that hooks get are left out: they name another repository. Nobody is asked anything.
    """
    kept = {key: value for key, value in surroundings.items() if not key.startswith("GIT_") or key in _KEPT}
    kept.pop("SSH_ASKPASS", None)
    command = kept.get("GIT_SSH_COMMAND") or ssh or ("" if "GIT_SSH" in kept else "ssh")
    if command and _is_openssh(command):
        kept["GIT_SSH_COMMAND"] = f"{command} -oBatchMode=yes"
    return {
        **kept,
        "GIT_TERMINAL_PROMPT": "0", "GIT_ASKPASS": "", "SSH_ASKPASS_REQUIRE": "never",
        "GCM_INTERACTIVE": "never",
        "GIT_PAGER": "cat", "GIT_EDITOR": "false", "GIT_LITERAL_PATHSPECS": "1", "GIT_MERGE_AUTOEDIT": "no",
        "LC_ALL": "C", "LANGUAGE": "C",
    }  # fmt: skip


def _is_openssh(command: str) -> bool:
    """Tell whether a command begins with OpenSSH's program, which knows our option."""
    try:
        words = shlex.split(command)
    except ValueError:
        return False
    return bool(words) and os.path.basename(words[0]) == "ssh"


class Git:
    """Git in one folder; ``local`` and ``network`` are the limits in seconds."""

    def __init__(self, folder: Path, local: float = LOCAL, network: float = NETWORK) -> None:
        self.folder = folder
        self._local, self._network = local, network
        self._command: str | None = None

    async def ask(
        self,
        *words: str,
        paths: Sequence[str] = (),
        data: bytes | None = None,
        extra: Mapping[str, str] | None = None,
        most: int = MOST_BYTES,
        patience: int = 1,
    ) -> Answer:
        """Run git and raise ``Fault`` unless it succeeds."""
        answer = await self.run(*words, paths=paths, data=data, extra=extra, most=most, patience=patience)
        if answer.code:
            raise fault_of(answer.said, answer.code)
        return answer

    async def run(
        self,
        *words: str,
        paths: Sequence[str] | None = None,
        data: bytes | None = None,
        extra: Mapping[str, str] | None = None,
        most: int = MOST_BYTES,
        to_server: bool = False,
        patience: int = 1,
    ) -> Answer:
        """Run git with ``data`` as its input; give what it answered, whatever its exit code.

        ``paths`` stand behind ``--``. The limit on time counts from the last sign of life where a server is
        asked, as large photos take long; elsewhere it is ``patience`` times that of git here. Raises
        ``Fault`` where git is missing, takes too long, says more than ``most`` bytes, or ran out of room.
        """
        settings = [word for setting in _SETTINGS for word in ("-c", setting)]
        command = ["git", "--no-pager", *settings, *words, *(("--", *paths) if paths else ())]
        ssh = await self._ssh() if to_server else ""
        around = {**environment(os.environ, ssh), **(extra or {})}
        limit = self._network if to_server else self._local * patience
        answer = await _finish(command, self.folder, around, data, limit, most)
        if answer.code:
            wrong = fault_of(local_words(answer.said), answer.code)
            if wrong.kind is Kind.FULL:
                raise wrong
        return answer

    async def _ssh(self) -> str:
        """Read the command that the settings of git name for reaching servers."""
        if self._command is None:
            self._command = (await self.run("config", "--get", "core.sshCommand")).text
        return self._command


class _Run(asyncio.SubprocessProtocol):
    """What comes from one process."""

    def __init__(self, most: int) -> None:
        self.out, self.said = bytearray(), bytearray()
        self.is_large = False
        self.heard = time.monotonic()
        self.ended, self.quiet, self.over = asyncio.Event(), asyncio.Event(), asyncio.Event()
        self._most, self._open = most, {1, 2}

    def pipe_data_received(self, fd: int, data: bytes) -> None:
        if fd == 1 and len(self.out) + len(data) > self._most:
            self.is_large = True
            self.ended.set()
        elif fd == 1:
            self.out += data
        else:
            self.said = (self.said + data)[-_MOST_SAID:]
            self.heard = time.monotonic()

    def pipe_connection_lost(self, fd: int, exc: Exception | None) -> None:
        self._open.discard(fd)
        if not self._open:
            self.quiet.set()

    def process_exited(self) -> None:
        self.ended.set()

    def connection_lost(self, exc: Exception | None) -> None:
        self.over.set()


async def _finish(
    command: Sequence[str],
    folder: Path,
    around: Mapping[str, str],
    data: bytes | None,
    limit: float,
    most: int,
) -> Answer:
    """Start a process and see it to its end, or end it with all that it started."""
    run = _Run(most)
    kind = asyncio.subprocess.PIPE if data else asyncio.subprocess.DEVNULL
    try:
        transport, _ = await asyncio.get_running_loop().subprocess_exec(
            lambda: run, *command, stdin=kind, cwd=folder, env=around, start_new_session=True
        )
    except FileNotFoundError as error:
        raise fault(Kind.MISSING if folder.is_dir() else Kind.NO_REPOSITORY) from error
    try:
        if data:
            stdin = transport.get_pipe_transport(0)
            assert isinstance(stdin, asyncio.WriteTransport)
            stdin.write(data)
            stdin.close()
        await _ended(run, limit)
        if run.is_large:
            raise fault(Kind.LARGE)
        with suppress(TimeoutError):
            await asyncio.wait_for(run.quiet.wait(), _GRACE)
        return Answer(transport.get_returncode() or 0, bytes(run.out), run.said.decode("utf-8", "replace"))
    except TimeoutError:
        raise fault(Kind.SLOW) from None
    finally:
        _end(transport.get_pid(), is_over=transport.get_returncode() is not None)
        transport.close()
        with suppress(TimeoutError):
            await asyncio.wait_for(run.over.wait(), _GRACE)


async def _ended(run: _Run, limit: float) -> None:
    """Wait for the end of a process; raise ``TimeoutError`` when nothing was heard of it for ``limit``
    seconds."""
    while not run.ended.is_set():
        rest = run.heard + limit - time.monotonic()
        if rest <= 0:
            raise TimeoutError
        with suppress(TimeoutError):
            await asyncio.wait_for(run.ended.wait(), rest)


def _end(group: int, is_over: bool) -> None:
    """End a process and all of its group; one that is over has been waited for, its number may be
    another's."""
    if not is_over:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(group, signal.SIGKILL)
