"""Name releases, and say what is known of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import datetime

from newsroom.vietnamese.printing import VIETNAM

UNCOMMITTED = "sua"
"""Ends the name of a release that holds changes of no commit (*sửa*)."""
NAME_RE = re.compile(r"\d{8}-\d{6}-[0-9a-f]{8}(?:-sua)?(?:-\d+)?")


def release_name(when: datetime, identity: str, uncommitted: bool) -> str:
    """Name a release by time and commit (or a hash of its content): ``20261126-060003-ab12cd34``."""
    stamp = when.astimezone(VIETNAM).strftime("%Y%m%d-%H%M%S")
    return f"{stamp}-{identity[:8]}" + (f"-{UNCOMMITTED}" if uncommitted else "")


def unused_name(name: str, taken: Iterable[str]) -> str:
    """Give a release another name if a host has one of that name."""
    others = frozenset(taken)
    numbered = (f"{name}-{number}" for number in range(2, len(others) + 3))
    return name if name not in others else next(one for one in numbered if one not in others)


def commit_of(name: str) -> str:
    """Give the beginning of the commit in the name of a release, ``""`` if it has none."""
    return name.split("-")[2] if NAME_RE.fullmatch(name) else ""


@dataclass(frozen=True, slots=True)
class Release:
    """What is known of a release: ``manifest`` is the name of its manifest, ``time`` is ISO 8601."""

    name: str
    commit: str = ""
    time: str = ""
    manifest: str = ""
    articles: int = 0
    files: int = 0

    @property
    def lines(self) -> Iterator[str]:
        """Give what the file of the release says, line by line."""
        for one in fields(self)[1:]:
            yield f"{one.name}={getattr(self, one.name)}"


def read_release(name: str, said: dict[str, str]) -> Release:
    """Make a release of the lines about it; what a host has wrong is left out."""
    return Release(
        name=name,
        commit=_fitting(r"[0-9a-f]{40,64}", said.get("commit", "")),
        time=_fitting(r"[0-9T:+-]{10,32}", said.get("time", "")),
        manifest=_fitting(r"[0-9a-f]{64}", said.get("manifest", "")),
        articles=int(_fitting(r"\d{1,9}", said.get("articles", "")) or 0),
        files=int(_fitting(r"\d{1,9}", said.get("files", "")) or 0),
    )


def _fitting(pattern: str, text: str) -> str:
    return text if re.fullmatch(pattern, text, re.ASCII) else ""


@dataclass(frozen=True, slots=True)
class State:
    """What a server has: its releases, the newest first, and which of them readers see.

    ``token`` names this very setting of ``current``. ``held`` is the commit that a rollback took back.
    ``free`` bytes and ``inodes`` are ``None`` where the server cannot tell.
    """

    token: str
    current: Release | None = None
    releases: tuple[Release, ...] = ()
    held: str = ""
    free: int | None = None
    inodes: int | None = None

    @property
    def before(self) -> Release | None:
        """The release before the one that readers see."""
        names = [release.name for release in self.releases]
        if self.current is None or self.current.name not in names:
            return None
        return next(iter(self.releases[names.index(self.current.name) + 1 :]), None)

    def is_before(self, one: Release, other: Release) -> bool:
        """Tell whether a release was made before another; what the server has no longer was."""
        names = [release.name for release in self.releases]
        return one.name not in names or (
            other.name in names and names.index(one.name) > names.index(other.name)
        )


def read_state(text: str) -> State:
    """Read what ``tell`` of ``server.sh`` printed."""
    said: dict[str, str] = {}
    found: list[tuple[str, dict[str, str]]] = []
    into = said
    for line in text.splitlines():
        key, _, value = line.partition("=")
        if key == "release":
            into = {}
            found.append((value, into))
        else:
            into[key] = value
    releases = tuple(read_release(name, about) for name, about in found if NAME_RE.fullmatch(name))
    shown = [release for release in releases if release.name == said.get("current")]
    return State(
        token=said.get("token", ""),
        current=shown[0] if shown else None,
        releases=releases,
        held=_fitting(rf"[0-9a-f]{{40,64}}|{NAME_RE.pattern}", said.get("held", "")),
        free=_number(said.get("free")),
        inodes=_number(said.get("inodes")),
    )


def _number(text: str | None) -> int | None:
    return int(text) if text and text.strip().isdigit() else None
