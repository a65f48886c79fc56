"""Two clones and a bare repository, by a real git, as two people at their desks have them."""

from __future__ import annotations

import asyncio
import os
import subprocess
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from newsroom.commands.desk.ledger import Ledger
from tests.support.repository import git

Result = TypeVar("Result")
MOT, HAI, BA = (f"articles/2024/07/{name}" for name in ("mot", "hai", "ba"))


@dataclass(frozen=True, slots=True)
class Someone:
    """Who signs."""

    name: str
    email: str = ""


AN, BINH = Someone("Lê Thị An", "an@example.vn"), Someone("Trần Bình")


def run(wanted: Coroutine[Any, Any, Result]) -> Result:
    """See a coroutine to its end."""
    return asyncio.run(wanted)


@dataclass(frozen=True, slots=True)
class Desk:
    """One person's clone."""

    root: Path
    content: Path

    @property
    def ledger(self) -> Ledger:
        """A ledger that knows nothing yet, as in a process that has just begun."""
        return Ledger(self.root, self.content, local=20, network=20)

    def write(self, path: str, text: str) -> None:
        """Write a file below the content folder."""
        place = self.content / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8", newline="")

    def read(self, path: str) -> str | None:
        """Read a file below the content folder, ``None`` if it is not there."""
        place = self.content / path
        return place.read_bytes().decode() if place.exists() else None

    def git(self, *words: str) -> str:
        """Run git here, as a person in a terminal does."""
        return git(self.root, *words)

    def status(self) -> list[str]:
        """List what git says was changed here, sorted by its letters."""
        words = ["git", "-c", "core.quotepath=false", "status", "--porcelain", "-uall"]
        done = subprocess.run(words, cwd=self.root, check=True, capture_output=True, text=True)
        return sorted(done.stdout.splitlines())


@dataclass(frozen=True, slots=True)
class Office:
    """The server's repository and the clones of An and Bình."""

    server: Path
    an: Desk
    binh: Desk

    def text(self, path: str) -> str | None:
        """Read a file of the server by its path below the content folder."""
        inside = self.an.content.relative_to(self.an.root).as_posix()
        full = path if inside == "." else f"{inside}/{path}"
        done = subprocess.run(
            ["git", "show", f"main:{full}"], cwd=self.server, capture_output=True, check=False
        )
        return done.stdout.decode() if done.returncode == 0 else None

    def messages(self) -> list[str]:
        """List what the server's commits say, newest first."""
        return git(self.server, "log", "--format=%s", "main").splitlines()

    def hook(self, script: str, name: str = "pre-receive") -> None:
        """Give the server a hook, ``""`` takes it away."""
        place = self.server / "hooks" / name
        place.unlink(missing_ok=True)
        if script:
            place.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
            place.chmod(0o755)

    def go_offline(self) -> None:
        """Take the server away."""
        self.server.rename(self.server.with_name("away.git"))

    def go_online(self) -> None:
        """Bring the server back."""
        self.server.with_name("away.git").rename(self.server)


def open_office(folder: Path, inside: str = "content", fill: Callable[[Desk], None] | None = None) -> Office:
    """Make an office with three articles, a page and a ``site.toml``; the content lies ``inside`` the repository."""
    folder.mkdir(parents=True, exist_ok=True)
    server = folder / "server.git"
    git(folder, "init", "-q", "--bare", "-b", "main", os.fspath(server))
    for setting in ("receive.denyNonFastForwards", "receive.denyDeletes", "receive.fsckObjects"):
        git(server, "config", setting, "true")  # as ops/install sets them
    first = _clone(folder, server, "an", inside)
    for place in (MOT, HAI, BA):
        first.write(f"{place}/index.md", f"Title: {place[-3:]}\nDate: 2024-07-01\n\nBản đầu.\n")
        first.write(f"{place}/1.jpg", f"ảnh {place}")
    first.write("site.toml", "\n".join(f"dong_{number} = {number}" for number in range(12)) + "\n")
    first.write("pages/lien-he.md", "Title: Liên hệ\n\nSố 1.\n")
    (first.root / ".gitignore").write_text(".ban-bien-tap/\n", encoding="utf-8")
    if fill:
        fill(first)
    first.git("add", "-A")
    first.git("commit", "-q", "-m", "Bắt đầu")
    first.git("push", "-q", "origin", "main")
    return Office(server, first, _clone(folder, server, "binh", inside))


def _clone(folder: Path, server: Path, name: str, inside: str) -> Desk:
    root = folder / name
    git(folder, "clone", "-q", os.fspath(server), name)
    git(root, "config", "user.name", "Máy tòa soạn")
    git(root, "config", "user.email", "may@example.vn")
    return Desk(root, root / inside)
