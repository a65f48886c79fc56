"""Ask git which commit is published, and whether another is older."""

from __future__ import annotations

import os
import subprocess
from enum import Enum
from pathlib import Path

_PATIENCE = 120.0
"""Seconds that git may take to fetch."""


class Relation(Enum):
    """How the commit that is to be published stands to the one that is."""

    SAME = "same"
    NEWER = "newer"
    OLDER = "older"
    APART = "apart"
    UNKNOWN = "unknown"


class History:
    """The history of the content, if it has one; ``commit`` may be given by who knows it better."""

    def __init__(self, folder: Path, commit: str = "") -> None:
        self._folder = folder
        self.commit = commit or self._git("rev-parse", "--verify", "--quiet", "HEAD")

    @property
    def is_uncommitted(self) -> bool:
        """Whether the working copy differs from its commit."""
        return bool(self._git("--no-optional-locks", "status", "--porcelain"))

    def relation(self, published: str) -> Relation:
        """Say how our commit stands to the published one; history that is cut short is fetched first."""
        if not self.commit or not published:
            return Relation.UNKNOWN
        found = self._relation(published)
        if found is Relation.UNKNOWN and not self._is_shallow:
            self._fetch()
            found = self._relation(published)
        for deepen in ("--deepen=100", "--unshallow"):
            if found in (Relation.APART, Relation.UNKNOWN) and self._is_shallow:
                self._fetch(deepen)
                found = self._relation(published)
        return Relation.UNKNOWN if found is Relation.APART and self._is_shallow else found

    def _relation(self, published: str) -> Relation:
        if self.commit == published:
            return Relation.SAME
        if not self._has(published) or not self._has(self.commit):
            return Relation.UNKNOWN
        if self._is_ancestor(published, self.commit):
            return Relation.NEWER
        return Relation.OLDER if self._is_ancestor(self.commit, published) else Relation.APART

    def _has(self, commit: str) -> bool:
        return self._run("cat-file", "-e", f"{commit}^{{commit}}").returncode == 0

    def _is_ancestor(self, old: str, new: str) -> bool:
        return self._run("merge-base", "--is-ancestor", old, new).returncode == 0

    @property
    def _is_shallow(self) -> bool:
        return self._git("rev-parse", "--is-shallow-repository") == "true"

    def _fetch(self, *options: str) -> None:
        if self._git("remote"):
            self._run("fetch", "--quiet", *options)

    def _git(self, *words: str) -> str:
        found = self._run(*words)
        return found.stdout.strip() if found.returncode == 0 else ""

    def _run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run git; where there is none, or it takes too long, it fails like any command."""
        environment = {"GIT_SSH_COMMAND": "ssh -oBatchMode=yes", **os.environ, "GIT_TERMINAL_PROMPT": "0"}
        command = ["git", "-C", str(self._folder), *words]
        try:
            return subprocess.run(
                command,
                capture_output=True,
                text=True,
                errors="replace",
                stdin=subprocess.DEVNULL,
                timeout=_PATIENCE,
                env=environment,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            return subprocess.CompletedProcess(command, 127, "", "")
