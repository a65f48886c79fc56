"""Make git repositories for tests, whatever the settings of who runs them."""

from __future__ import annotations

import subprocess
from pathlib import Path

_WHO = ("-c", "user.name=Ban Biên tập", "-c", "user.email=bbt@example.vn", "-c", "commit.gpgsign=false")


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder; give what it prints."""
    done = subprocess.run(["git", *_WHO, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def init(folder: Path) -> Path:
    """Begin a repository whose branch is ``main``."""
    folder.mkdir(parents=True)
    git(folder, "init", "-q", "-b", "main")
    return folder
