"""Know of thousands of articles at once which are new, changed, waiting or sent."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from newsroom.commands.desk.ledger.program import Git
from newsroom.commands.desk.ledger.recording import Recorder
from newsroom.commands.desk.ledger.trees import changed
from newsroom.commands.desk.ledger.units import ARTICLES, unit_of


class State(StrEnum):
    """How an article here stands to what the server has."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class States:
    """How all articles stand, by place.

    ``sent`` are the places that the server has as far as was fetched, ``edited`` those that differ here from
    what was last recorded, ``waiting`` those with a commit that was not sent, ``behind`` those that others
    changed while they are edited here. Where there is no repository all are new.
    """

    sent: frozenset[str] = frozenset()
    edited: frozenset[str] = frozenset()
    waiting: frozenset[str] = frozenset()
    behind: frozenset[str] = frozenset()

    def of(self, place: str) -> State:
        """Say how one article stands."""
        if place not in self.sent:
            return State.NEW
        return State.CHANGED if place in self.edited or place in self.waiting else State.SAME


class Overview(Recorder):
    """What lists show; three questions to git whatever the number of articles."""

    async def states(self) -> States:
        """Read how all articles stand. Raises ``Fault``."""
        git, home, found = await self.now()
        root = f"{home.prefix}{ARTICLES}"
        shared = found.known if found.remote else found.local
        edited, sent = await asyncio.gather(_edited(git, root), _folders(git, root, shared))
        fork = await _fork(git, found.known, found.local) if found.remote else found.local
        waiting = await changed(git, fork, found.local) if found.local else ()
        behind = await changed(git, found.base, found.local) if found.base else ()
        return States(
            frozenset(sent),
            _places(edited, home.prefix),
            _places(waiting, home.prefix),
            _places(behind, home.prefix),
        )

    async def state_of(self, place: str) -> State:
        """Say how one article stands. Raises ``Fault``."""
        return (await self.states()).of(place)


async def _edited(git: Git, root: str) -> list[str]:
    """List the files that differ from the branch, new ones too."""
    words = ("--no-optional-locks", "status", "--porcelain", "-z", "--untracked-files=all", "--no-renames")
    status = await git.ask(*words, "--ignore-submodules=all", paths=(root.rstrip("/"),), patience=4)
    return [line[3:] for line in status.names]


async def _folders(git: Git, root: str, commit: str) -> list[str]:
    """List the places that a commit has: the folders three below ``root``."""
    if not commit:
        return []
    listed = await git.ask("ls-tree", "-d", "-r", "-z", "--full-tree", "--name-only", commit, paths=(root,))
    names = (name.removeprefix(root) for name in listed.names)
    return [name for name in names if name.count("/") == 2]


async def _fork(git: Git, known: str, local: str) -> str:
    """Give the commit up to which the branch is the server's, ``""`` if there is none."""
    if not known or not local:
        return ""
    return (await git.run("merge-base", known, local)).text


def _places(paths: Iterable[str], prefix: str) -> frozenset[str]:
    """Choose the articles to which paths belong."""
    root = f"{prefix}{ARTICLES}"
    units = (unit_of(path, prefix) for path in paths if "/." not in path)
    return frozenset(
        unit.removeprefix(root).rstrip("/") for unit in units if unit.startswith(root) and unit.endswith("/")
    )
