"""Look at folders as builds do, and keep what was noted of them."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from newsroom.engine.disk import fingerprint
from newsroom.engine.scanner import Scanner, Survey
from newsroom.engine.snapshot import Mark, Snapshot
from newsroom.model.content import is_ignored

CONTENT = ("site.toml", "a/1.md", "a/2.md", "a/b/3.md", "c/4.md")


def make_content(root: Path) -> Path:
    """Make a folder of the files of ``CONTENT``."""
    for name in CONTENT:
        write(root, name)
    return root


def write(root: Path, name: str, text: str = "x") -> Path:
    """Write a file below a folder."""
    file = root / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    return file


def noted(marks: dict[bytes, Mark]) -> Snapshot:
    """Note files and folders."""
    snapshot = Snapshot()
    for path, mark in marks.items():
        snapshot.put(path, mark)
    return snapshot


def stored(*versions: Snapshot) -> Snapshot:
    """Keep what changed from version to version, as the catalogue does, and read it back."""
    shards = {shard.name: shard for snapshot in versions for shard in snapshot.touched()}
    return Snapshot(shard for shard in shards.values() if shard.paths)


def scanner(root: Path, snapshot: Snapshot, age: float = 10, public: bool = False) -> Scanner:
    """Make a scanner that looks ``age`` seconds from now, so that what is there is not young."""
    now = time.time_ns
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(time, "time_ns", lambda: now() + int(age * 1e9))
        return Scanner(root, snapshot, lambda folder, name: is_ignored(name), public)


def look(root: Path, snapshot: Snapshot, age: float = 10) -> Survey:
    """Look at a folder; ``age`` as for ``scanner``."""
    return scanner(root, snapshot, age).look()


def known(root: Path, age: float = 10) -> Snapshot:
    """Give notes on all that is there, digests included, as they come from the catalogue."""
    snapshot = Snapshot()
    look(root, snapshot, age)
    for path in list(snapshot.files()):
        snapshot.set_digest(path, fingerprint((root / os.fsdecode(path)).read_bytes()))
    return stored(snapshot)


def wait_for_the_clock(file: Path, probe: Path) -> None:
    """Wait until the file system gives another time of change than that of ``file``; it is asked by ``probe``."""
    changed = file.lstat().st_ctime_ns
    probe.write_text("x")
    while probe.stat().st_ctime_ns <= changed:
        time.sleep(0.001)
        probe.write_text("x")
    probe.unlink()
