"""Publish from this machine what was sent, as ``make deploy`` does, where no server does it at a push.

What is built is a commit, checked out aside: what is half written in the working copy never gets out.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from newsroom.commands.desk.workplaces import Workplace
from newsroom.model.site import Site

SETTINGS = "publishconf.py"
_PATIENCE = 1800.0
"""Seconds for a build or an upload; the first one makes all photos."""
_MOST_LINES = 60


@dataclass(frozen=True, slots=True)
class Deployed:
    """How it went: whether readers see it now, and what the program said, its last lines."""

    is_done: bool
    lines: tuple[str, ...]


def can_deploy(site: Site) -> bool:
    """Tell whether ``site.toml`` says where this machine would publish to."""
    return site.hosting is not None and site.hosting.target is not None


async def deploy(workplace: Workplace, program: Path | None = None) -> Deployed:
    """Build the newest commit aside, upload and show it; ``program`` is the folder of ``publishconf.py``."""
    place = program or Path.cwd()
    home = await workplace.ledger.home()
    git = workplace.ledger.git(home)
    aside = home.room / "dang"
    commit = (await git.ask("rev-parse", "--verify", f"refs/heads/{workplace.ledger.branch}^{{commit}}")).text
    checkout = aside / "ban"
    checkout.mkdir(parents=True, exist_ok=True)
    around = {"GIT_INDEX_FILE": str(aside / "index"), "GIT_WORK_TREE": str(checkout)}
    await git.ask("read-tree", "--reset", "-u", commit, extra=around)
    folders = {name: str(aside / name) for name in ("output", "cache")}
    content = str(checkout / home.prefix)
    build = (
        "newsroom.commands.build", content, "-s", SETTINGS, "-o", folders["output"],
        "--cache-path", folders["cache"], "-q",
    )  # fmt: skip
    status, said = await _run(place, build)
    if status:
        return Deployed(False, said)
    words = [f"--{name}={folder}" for name, folder in folders.items()]
    publish = (
        "newsroom.commands.publishing", "deploy", f"--content={content}", *words, f"--commit={commit}",
        f"--repository={home.top}",
    )  # fmt: skip
    status, more = await _run(place, publish)
    return Deployed(not status, (*said, *more)[-_MOST_LINES:])


async def _run(folder: Path, words: Sequence[str]) -> tuple[int, tuple[str, ...]]:
    """Run one of our programs; give its status and what it said, line by line."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        *words,
        cwd=folder,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        out, _ = await asyncio.wait_for(process.communicate(), _PATIENCE)
    except BaseException as error:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        if isinstance(error, TimeoutError):
            return 1, ("Việc đăng kéo quá lâu nên đã dừng; trang đang hiện không đổi. Bấm lại để làm tiếp.",)
        raise
    lines = [line.rstrip() for line in out.decode("utf-8", "replace").splitlines() if line.strip()]
    return process.returncode or 0, tuple(lines[-_MOST_LINES:])
