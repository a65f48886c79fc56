"""Set an office's own server up in a folder: bare repository with the hooks of ops/, state, releases."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.support.building import ROOT

AUTHOR = ("-c", "user.name=Ban Biên tập", "-c", "user.email=bantin@example.vn")
CONF = """\
PROGRAM={program}
STATE={folder}/state
SITE={folder}/site
BUILD_AS="{build_as}"
BUILD_SECONDS={seconds}
BUILD_MEMORY_MB={memory}
BUILD_JOBS=1
"""


PEOPLE = """\
[[nguoi]]
ten = "Phạm Mai"
thu = "mai@co-quan.vn"
dang_nhap = "mai"
quyen = "viet"

[[nguoi]]
ten = "Trần Lan"
thu = "lan@co-quan.vn"
dang_nhap = "lan"
quyen = "dang"
"""
MAI, LAN = "Phạm Mai <mai@co-quan.vn>", "Trần Lan <lan@co-quan.vn>"
"""Who signs as the people of that list."""


@dataclass(frozen=True)
class Said:
    """What a command said, and its exit status."""

    status: int
    text: str


def run(*command: str, **environment: str) -> Said:
    """Run a command; what it says on both streams is one text."""
    done = subprocess.run(
        command,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=1800,
        check=False,
    )
    text = done.stdout.decode("utf-8", "replace")  # what is ended may be cut within a sign
    return Said(done.returncode, text)


class OwnServer:
    """A server without CI: what is pushed to ``repo`` is built and published into ``site``."""

    def __init__(
        self,
        folder: Path,
        *,
        seconds: int = 300,
        memory: int = 3000,
        build_as: str = "",
        program: Path = ROOT,
    ) -> None:
        self.folder, self.conf = folder, folder / "bantin.conf"
        self.state, self.site, self.repo = folder / "state", folder / "site", folder / "state" / "repo.git"
        self.site.mkdir(parents=True)
        for place in ("run", "build", "content"):
            (self.state / place).mkdir(parents=True)
        text = CONF.format(program=program, folder=folder, build_as=build_as, seconds=seconds, memory=memory)
        self.conf.write_text(text, encoding="utf-8")
        self.git("init", "--quiet", "--bare", "--initial-branch=main", str(self.repo))
        for key, value in {
            "bantin.conf": str(self.conf),
            "receive.denyNonFastForwards": "true",
            "receive.denyDeletes": "true",
            "receive.fsckObjects": "true",
        }.items():
            self.git("-C", str(self.repo), "config", key, value)
        for hook in ("pre-receive", "post-receive"):
            (self.repo / "hooks" / hook).unlink(missing_ok=True)
            (self.repo / "hooks" / hook).symlink_to(program / "ops" / "git" / hook)

    @staticmethod
    def git(*words: str) -> str:
        """Run git; it must succeed."""
        said = run("git", *AUTHOR, *words)
        assert said.status == 0, said.text
        return said.text.strip()

    def editor(self) -> Editor:
        """Give an editor a clone."""
        clone = self.folder / f"clone-{len(list(self.folder.glob('clone-*')))}"
        self.git("clone", "--quiet", str(self.repo), str(clone))
        return Editor(self, clone)

    def publish(self, *words: str) -> Said:
        """Publish by hand, or as the timer does with ``--due``."""
        return run(str(ROOT / "ops" / "bin" / "publish"), *words, BANTIN_CONF=str(self.conf))

    @property
    def main(self) -> str:
        """The commit of ``main``, or nothing."""
        said = run("git", "-C", str(self.repo), "rev-parse", "--verify", "--quiet", "main")
        return said.text.strip()


@dataclass(frozen=True)
class Editor:
    """An editor's clone of the repository."""

    server: OwnServer
    clone: Path

    @property
    def content(self) -> Path:
        """The content folder of the clone."""
        return self.clone / "content"

    def commit(self) -> str:
        """Commit all there is; give the commit."""
        self.server.git("-C", str(self.clone), "add", "--all")
        self.server.git("-C", str(self.clone), "commit", "--quiet", "--message", "Bài mới")
        return self.server.git("-C", str(self.clone), "rev-parse", "HEAD")

    def push(self, *words: str) -> Said:
        """Push, as the editor sees it: without the marks of the remote."""
        said = run("git", "-C", str(self.clone), "push", "origin", *(words or ("HEAD:main",)))
        lines = (line.removeprefix("remote: ").rstrip() for line in said.text.splitlines())
        return Said(said.status, "\n".join(lines))
