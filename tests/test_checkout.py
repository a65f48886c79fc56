"""No byte of a file changes between two checkouts, however git is set on a machine."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.building import ROOT, digests

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed"),
]

FILES = {
    "content/articles/2024/07/hop/index.md": "Title: Họp\nDate: 2024-07-05\n\nHai\ndòng.\n".encode(),
    "content/articles/2024/07/tu-windows/index.md": "Title: Họp\r\nDate: 2024-07-05\r\n\r\nHai\r\n".encode(),
    "content/articles/2024/07/hop/album/chu-thich.txt": "1.jpg: Lễ\r\n2.jpg: Hội\n".encode(),
    "content/articles/2024/07/hop/1.jpg": b"\xff\xd8\xff\xe0\r\n\n\r\r\n\x00",
    "content/articles/2024/07/hop/hinh.svg": b"<svg>\n</svg>\r\n",
    "content/articles/2024/07/hop/bang.xlsx": b"PK\x03\x04\n\r\n",
    "content/articles/2024/07/hop/utf16.txt": "Họp\r\nHội\n".encode("utf-16"),
    "content/site.toml": b'name = "x"\nurl = "https://example.vn"\n',
    "ops/bin/publish": b"#!/bin/sh\nexit 0\n",
    "Makefile": b"html:\n\ttrue\n",
    "khong-duoi": b"a\r\nb\n",
}
SETTINGS = [
    ("true", "native"),
    ("true", "crlf"),
    ("input", "lf"),
    ("false", "crlf"),
]


def git(folder: Path, *words: str) -> str:
    """Run git in a folder, with nothing of this machine's own settings."""
    identity = ("-c", "user.name=Ban Biên tập", "-c", "user.email=bantin@example.vn")
    command = ["git", "-C", str(folder), *identity, *words]
    environment = {
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "GIT_CONFIG_GLOBAL": "/dev/null",
        "GIT_CONFIG_NOSYSTEM": "1",
    }
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout


def own(folder: Path) -> dict[str, str]:
    """Map the files of a checkout to hashes of their bytes, git's own left out."""
    return {path: digest for path, digest in digests(folder).items() if not path.startswith(".git/")}


@pytest.mark.parametrize(("autocrlf", "eol"), SETTINGS)
def test_what_one_machine_commits_another_gets_byte_for_byte(tmp_path: Path, autocrlf: str, eol: str) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    shutil.copy(ROOT / ".gitattributes", first)
    for path, data in FILES.items():
        (first / path).parent.mkdir(parents=True, exist_ok=True)
        (first / path).write_bytes(data)
    git(first, "init", "--quiet")
    for key, value in (("core.autocrlf", autocrlf), ("core.eol", eol)):
        git(first, "config", key, value)
    git(first, "add", "--all")
    git(first, "commit", "--quiet", "--message", "Bài mới")
    for other in ("true", "false"):
        settings = ("--config", f"core.autocrlf={other}", "--config", f"core.eol={eol}")
        git(tmp_path, "clone", "--quiet", *settings, str(first), str(second))
        assert own(second) == own(first)
        assert git(second, "status", "--porcelain") == ""
        shutil.rmtree(second)


def test_all_files_of_the_project_are_under_that_rule() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("this is no checkout")
    files = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True).stdout
    command = ["git", "check-attr", "-z", "--stdin", "text"]
    told = subprocess.run(command, cwd=ROOT, input=files, check=True, capture_output=True).stdout.split(b"\0")
    assert set(told[2::3]) == {b"unset"}
