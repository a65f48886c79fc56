"""Ask git which files of the content folder changed."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from newsroom.engine import composed

MAIN = "origin/main"
_OF_HOOKS = (
    "GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_QUARANTINE_PATH",
)  # fmt: skip
"""What git tells its hooks, by names that do not hold in the content folder."""


class Unknown(Exception):  # noqa: N818 (what is found, not what went wrong)
    """It cannot be told which files changed; the text says why, in Vietnamese."""


def changed_files(content: Path, base: str = "") -> tuple[str, ...]:
    """List the files below ``content`` that changed since ``base``, by their path there, in NFC and sorted.

    That is since the commit in which the branch left ``base``; without one since it left ``origin/main``,
    or since the commit before. What is not committed counts, new files too; removed files and old names
    do. Raises ``Unknown``, as where a clone is too shallow to hold the commit.
    """
    root_of(content)  # says why, if git cannot tell anything
    start = _start(content, base)
    found = _git(content, "diff", "--name-only", "-z", "--no-renames", "--relative", start, "--", ".")
    found += _git(content, "ls-files", "--others", "-z", "--", ".")
    return tuple(sorted({composed(os.fsdecode(path)) for path in found.split(b"\0") if path}))


def root_of(content: Path) -> str:
    """Give the path of ``content`` from the root of its repository, ``""`` for the root itself.

    Raises ``Unknown`` where there is no repository.
    """
    prefix = _git(content, "rev-parse", "--show-prefix").removesuffix(b"\n")
    return os.fsdecode(prefix).rstrip("/")


def _start(content: Path, base: str) -> str:
    """Name the commit to compare with."""
    if base.strip("0"):
        start = _commit(content, base)
        if start is None:
            raise Unknown(f"kho git ở đây không có «{base}»")
        return _fork(content, start)
    head, main = _commit(content, "HEAD"), _commit(content, MAIN)
    start = None if main is None else _fork(content, main)
    if start is None or start == head:
        start = _commit(content, "HEAD^")
    if start is None:
        raise Unknown("kho git ở đây không có lần commit trước")
    return start


def _commit(content: Path, revision: str) -> str | None:
    """Give the commit that a revision names, if it is here."""
    if revision.startswith("-"):
        return None
    try:
        return _git(content, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").decode().strip()
    except Unknown:
        return None


def _fork(content: Path, commit: str) -> str:
    """Give the commit in which HEAD left ``commit``, or that one where history is too shallow to tell."""
    try:
        return _git(content, "merge-base", commit, "HEAD").decode().strip()
    except Unknown:
        return commit


def _git(folder: Path, *arguments: str) -> bytes:
    """Ask git; raise ``Unknown`` if it is missing or refuses."""
    environment = {key: value for key, value in os.environ.items() if key not in _OF_HOOKS}
    try:
        done = subprocess.run(
            ["git", *arguments], cwd=folder, env=environment, check=True, capture_output=True
        )
    except FileNotFoundError:
        raise Unknown("máy này không có git") from None
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise Unknown(f"git không trả lời: {said or error.returncode}") from None
    return done.stdout
