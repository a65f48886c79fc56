"""Read from git what a push brings, in a hook where its objects are not accepted yet."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from newsroom.commands.receiving.rules import LINK, NESTED, PEOPLE, PLAIN, Commit

_SECONDS = 60
MOST_COMMITS = 500
"""How many commits one push may bring: a desk sends a few."""


class TooMany(Exception):  # noqa: N818 (what comes, not what went wrong)
    """A push brings more than is judged."""


@dataclass(frozen=True)
class GitPush:
    """A push to the repository in whose environment this runs."""

    old: str
    new: str

    @cached_property
    def commits(self) -> tuple[Commit, ...]:
        """Those between ``old`` and ``new``, the oldest first; raise ``TooMany`` over too many."""
        span = f"{self.old}..{self.new}" if self.old else self.new
        form = "--format=%H%x00%P%x00%an%x00%ae%x00"
        told = _git("log", "--topo-order", "--reverse", f"--max-count={MOST_COMMITS + 1}", form, span, "--")
        words = os.fsdecode(told).split("\0")
        found = [words[place : place + 4] for place in range(0, len(words) - 1, 4)]
        if len(found) > MOST_COMMITS:
            raise TooMany
        return tuple(
            Commit(name.strip(), tuple(parents.split()), author, email, _paths(name.strip(), parents.split()))
            for name, parents, author, email in found
        )

    @cached_property
    def odd(self) -> Mapping[str, str]:
        """What is below ``content/`` in ``new`` and is no plain file, by path its mode."""
        entries = _git("ls-tree", "-r", "-z", "--full-tree", self.new, "--", "content/").split(b"\0")
        found: dict[str, str] = {}
        for entry in filter(None, entries):
            told, _, name = os.fsdecode(entry).partition("\t")
            mode = told.split()[0]
            if mode in (LINK, NESTED) or (name == PEOPLE and mode != PLAIN):
                found[name] = mode
        return found

    def data(self, commit: str, path: str) -> bytes | None:
        """Give a file of a commit, ``None`` if it has none at this path."""
        if not commit:
            return None
        entry = _git("ls-tree", "-z", commit, "--", path)
        mode, _, rest = os.fsdecode(entry).partition(" ")
        if not rest.startswith("blob "):
            return None
        return _git("cat-file", "blob", rest.split()[1].partition("\t")[0]) if mode != "120000" else b""


def _paths(commit: str, parents: list[str]) -> tuple[str, ...]:
    ends = (parents[0], commit) if parents else ("--root", commit)
    told = _git("diff-tree", "-r", "-z", "--no-renames", "--no-commit-id", "--name-only", *ends)
    return tuple(os.fsdecode(name) for name in told.split(b"\0") if name)


def _git(*words: str) -> bytes:
    """Run git; what it cannot do ends the judging, so that nothing is taken."""
    environment = {**os.environ, "GIT_LITERAL_PATHSPECS": "1", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        ["git", "--no-pager", "--no-replace-objects", *words],
        capture_output=True, check=True, timeout=_SECONDS, env=environment,
    )  # fmt: skip
    return done.stdout
