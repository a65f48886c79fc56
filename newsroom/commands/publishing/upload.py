"""Bring one release to a server and show it there, step by step; ``server.sh`` does its part."""

from __future__ import annotations

import hashlib
import os
import re
import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from newsroom.commands.publishing.place import Place
from newsroom.commands.publishing.publication import (
    Difference,
    Manifest,
    Publication,
    compare,
    is_hashed,
    notices,
)
from newsroom.commands.publishing.release import Release, State
from newsroom.engine import Progress
from newsroom.model.hosting import HOST_FOLDER
from plugins.press.siblings import is_sibling

BLOCK = 4096
"""Bytes of a block of common file systems, which a file or folder takes at least."""

_SUM_RE = re.compile(r"([0-9a-f]{32})  \./(.+)")


def read_sums(text: str) -> Manifest:
    """Read what ``sums`` of ``server.sh`` printed: the files of a release, those for the host, the pool.

    Files of the pool have no digest there: their names say what is in them.
    """
    found: dict[str, bytes] = {}
    folder = ""
    for line in text.split("\n"):
        if match := _SUM_RE.fullmatch(line):
            found[f"{folder}{match[2]}"] = bytes.fromhex(match[1])
        elif line == "host":
            folder = f"{HOST_FOLDER}/"
        elif is_hashed(line):
            found[line] = b""
    return found


@dataclass
class Upload:
    """One attempt to publish on top of what a server has, in the folder of the run ``part``.

    ``old`` is the manifest of what readers see, ``None`` if there is nothing; if it is not ``noted`` here,
    it was asked of the server: then all files named by content are looked at.
    """

    place: Place
    publication: Publication
    state: State
    release: Release
    part: str
    old: Manifest | None
    noted: bool
    progress: Progress
    sent: int = 0
    sent_bytes: int = 0
    steps: list[tuple[str, float]] = field(default_factory=list)

    @cached_property
    def difference(self) -> Difference:
        """What is to be sent and removed."""
        return compare(self.old or {}, self.publication.manifest)

    @cached_property
    def planned(self) -> tuple[str, ...]:
        """The files to send; those of the pool that the server has by name are only looked at."""
        old = self.old or {}
        return (*(path for path in self.difference.hashed if path not in old), *self.difference.pages)

    @property
    def planned_bytes(self) -> int:
        """The sizes of the files to send."""
        return sum(self._planned_sizes())

    @property
    def planned_blocks(self) -> int:
        """The blocks of a disk that the files to send take."""
        return sum(-(-size // BLOCK) for size in self._planned_sizes())

    def _planned_sizes(self) -> Iterator[int]:
        return (self.publication.files[path].size for path in self.planned)

    @property
    def concerns_web_server(self) -> bool:
        """Whether nginx is to read other files than before."""
        if self.publication.hosting.kind != "nginx":
            return False
        return any(path.startswith(f"{HOST_FOLDER}/") for path in self.difference.pages)

    def run(self) -> int:
        """Do it; give how many files of the pool are no longer used. Raise ``HostError`` if it fails."""
        with self.step("ảnh và giao diện"):
            self._send("Tải ảnh và giao diện", "--size-only", "pool", self.difference.hashed)
        with self.step("chuẩn bị"):
            self._prepare()
        with self.step("trang"):
            self._send("Tải trang", "-c", f"releases/{self.part}.part/site", self.difference.pages)
        with self.step("chuyển bản"):
            return self._switch()

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Note how long something takes."""
        began = time.monotonic()
        yield
        self.steps.append((name, time.monotonic() - began))

    def _send(self, label: str, how: str, target: str, paths: Sequence[str]) -> None:
        """Send some files of the output."""
        if not paths:
            return
        transfers = self.place.rsync((how,), self.publication.output, target, paths)
        for transfer in self.progress.track(label, transfers, len(paths)):
            if transfer.sent_bytes is not None:
                self.sent_bytes += transfer.sent_bytes
            else:
                self.sent += not is_sibling(transfer.path)

    def _prepare(self) -> None:
        """Begin the folder of pages with those that readers see, less what is no longer there."""
        found, new = self.difference, self.publication.files
        if self.noted:
            added = [path for path in found.hashed if path not in (self.old or {})]
            listed = [*_marked("+", added), *_marked("-", found.stale)]
        else:
            listed = _marked("+", filter(is_hashed, new))
        base = self.state.current.name if self.old is not None and self.state.current else ""
        listed += _marked("=", found.removed)
        self.place.run("prepare", self.part, base, "pool" if self.noted else "", data=listed)

    def _switch(self) -> int:
        """Show the release to the readers, unless somebody else published meanwhile."""
        told = _marked("t", notices(self.publication))
        pool = sorted(os.fsencode(path) + b"\n" for path in self.publication.files if is_hashed(path))
        said = self.place.run(
            "switch",
            self.part,
            self.release.name,
            self.state.token,
            str(self.publication.hosting.keep),
            hashlib.sha256(b"".join(pool)).hexdigest(),
            data=[*_marked("i", self.release.lines, ordered=False), *told],
        )
        return int(said.strip().removeprefix("waiting="))


def _marked(mark: str, lines: Iterable[str], ordered: bool = True) -> list[str]:
    """Put a mark before lines, in the order of their bytes, as the programs on the server have it."""
    return [f"{mark}{line}" for line in (sorted(lines, key=os.fsencode) if ordered else lines)]


def folders_of(paths: Collection[str]) -> int:
    """Count the folders that hold the given files."""
    return len({parent for path in paths for parent in Path(path).parents})
