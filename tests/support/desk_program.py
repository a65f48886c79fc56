"""Run the editors' desk as a program, in a clone of a repository as an office's server has it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.building import ROOT, SITE_TOML, tiny_site, write_article
from tests.support.previewing import wait_until
from tests.support.repository import git

PROGRAM = ("newsroom", "plugins", "theme", "pelicanconf.py")
MADE = ("cache", "output", ".preview", ".ban-bien-tap", "desk.log", *PROGRAM)
"""What git is not asked about in these clones."""
_REGISTER = '\n[[categories]]\nname = "Văn bản"\nslug = "van-ban"\nkind = "documents"\n'


def make_repository(folder: Path, url: str = "https://example.vn") -> Path:
    """Make the server's repository with a small sound site; give it. No hook judges what is sent."""
    folder.mkdir(parents=True, exist_ok=True)
    server, first = folder / "server.git", folder / "first"
    git(folder, "init", "-q", "--bare", "-b", "main", os.fspath(server))
    git(folder, "clone", "-q", os.fspath(server), os.fspath(first))
    write_office(first / "content", url)
    git(first, "add", "-A")
    git(first, "commit", "-q", "-m", "Bắt đầu")
    git(first, "push", "-q", "origin", "HEAD:main")
    return server


def write_office(content: Path, url: str = "https://example.vn") -> None:
    """Write a small sound site, as it is served at ``url``."""
    tiny_site(content)
    text = (SITE_TOML + _REGISTER).replace("https://example.vn", url)
    (content / "site.toml").write_text(text, encoding="utf-8")
    write_article(content, "2024/07/thi-dua", "Đoạn một.\n\nĐoạn hai.", Title="Khối thi đua sôi nổi")


def clone_with_program(server: Path, root: Path, name: str = "Lê Thị An") -> Path:
    """Clone a repository as an editor has it, with the program beside the content; give the folder."""
    git(server.parent, "clone", "-q", os.fspath(server), os.fspath(root))
    git(root, "config", "user.name", name)
    git(root, "config", "user.email", "an@example.vn")
    for part in PROGRAM:
        (root / part).symlink_to(ROOT / part)
    exclude = root / ".git" / "info" / "exclude"
    exclude.parent.mkdir(exist_ok=True)
    exclude.write_text("".join(f"/{name}\n" for name in MADE), encoding="utf-8")
    return root


class Desk:
    """``make desk`` without make, in a clone; what it says is kept in a file there."""

    def __init__(self, root: Path, port: int = 0) -> None:
        self.root, self.log = root, root / "desk.log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "newsroom.commands.desk", str(port)],
                cwd=root,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        wait_until(lambda: "Xem thử:" in self.said or self.process.poll() is not None, "the desk started")
        found = re.findall(r"http://127\.0\.0\.1:\d+", self.said)
        assert len(found) == 2, self.said
        self.address, self.preview = found

    @property
    def said(self) -> str:
        """What it said so far."""
        return self.log.read_bytes().decode("utf-8")

    @property
    def port(self) -> int:
        """The port of the desk."""
        return int(self.address.rpartition(":")[2])

    @property
    def content(self) -> Path:
        """The content folder of the clone."""
        return self.root / "content"

    def text(self, place: str) -> str:
        """Read a manuscript as it stands in the clone."""
        return (self.content / "articles" / place / "index.md").read_text(encoding="utf-8")

    def kill(self) -> None:
        """End it as ``kill -9`` does."""
        self.process.kill()
        self.process.wait(30)

    def end(self) -> None:
        """End it as it is ended every evening."""
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.process.kill()
                raise


@contextmanager
def desk_in(root: Path, port: int = 0) -> Iterator[Desk]:
    """Run the desk in a clone meanwhile."""
    desk = Desk(root, port)
    try:
        yield desk
    finally:
        desk.end()
