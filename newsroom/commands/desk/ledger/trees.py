"""Read and make trees of git beside the working copy: its own index is never touched."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from newsroom.commands.desk.ledger.faults import Kind, fault
from newsroom.commands.desk.ledger.locking import fault_of_system
from newsroom.commands.desk.ledger.program import Git
from newsroom.commands.desk.ledger.situation import Home
from newsroom.commands.desk.ledger.units import Entries, Entry

_MOST_PATHS = 300
"""The most paths that are given to git at once; where there are more, all is read."""
_AT_ONCE = 40
"""Files that are read by one git: large photos, too, are within its limit on time."""
NOTHING = Entry("0", "0" * 40)


async def entries_of(git: Git, tree: str, units: Sequence[str]) -> dict[str, Entry]:
    """List the files of a commit or tree that lie in ``units``; ``""`` stands for a tree without any."""
    if not tree or not units:
        return {}
    paths = units if len(units) <= _MOST_PATHS else ()
    listed = await git.ask("ls-tree", "-r", "-z", "--full-tree", tree, paths=paths)
    found: dict[str, Entry] = {}
    for line in listed.names:
        facts, _, path = line.partition("\t")
        mode, _, name = facts.split(" ")
        found[path] = Entry(mode, name)
    return found


async def changed(git: Git, old: str, new: str) -> tuple[str, ...]:
    """List the paths in which two commits or trees differ; ``""`` stands for a tree without any file."""
    if old == new:
        return ()
    if not old or not new:
        listed = await git.ask("ls-tree", "-r", "-z", "--full-tree", "--name-only", old or new)
    else:
        listed = await git.ask("diff-tree", "-r", "-z", "--no-renames", "--name-only", old, new)
    return tuple(listed.names)


def differences(old: Entries, new: Entries) -> dict[str, Entry | None]:
    """Give what turns ``old`` into ``new``: entries by path, ``None`` for what goes."""
    gone: dict[str, Entry | None] = {path: None for path in old if path not in new}
    return gone | {path: entry for path, entry in new.items() if old.get(path) != entry}


@contextmanager
def room_for(home: Home) -> Iterator[Path]:
    """Make a folder for a moment beside what git keeps; raise ``Fault`` where that cannot be."""
    try:
        home.room.mkdir(exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix="tam-", dir=home.room))
    except OSError as error:
        raise fault_of_system(error) from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


async def read_index(git: Git, index: Path, tree: str) -> dict[str, str]:
    """Read a tree into an index of our own; give what makes git use it."""
    extra = {"GIT_INDEX_FILE": os.fspath(index)}
    await git.ask("read-tree", *((tree,) if tree else ("--empty",)), extra=extra)
    return extra


async def tree_with(git: Git, home: Home, tree: str, changes: Mapping[str, Entry | None]) -> str:
    """Make the tree that has ``changes`` in place of what a commit or tree has; give its name."""
    with room_for(home) as room:
        extra = await read_index(git, room / "index", tree)
        if changes:
            await put(git, changes, extra)
        return (await git.ask("write-tree", extra=extra)).text


async def put(git: Git, changes: Mapping[str, Entry | None], extra: Mapping[str, str] | None = None) -> None:
    """Put entries into an index: that of the working copy, unless ``extra`` names another."""
    removed = (path for path, entry in changes.items() if entry is None)
    lines = [_line(path, NOTHING) for path in removed]  # first, so that a folder may take the place of a file
    lines += [_line(path, entry) for path, entry in changes.items() if entry is not None]
    words = ("update-index", "-z", "--add", "--replace", "--index-info")
    await git.ask(*words, data=b"".join(lines), extra=extra)


def _line(path: str, entry: Entry) -> bytes:
    return f"{entry.mode} {entry.name}\t".encode() + os.fsencode(path) + b"\0"


async def blob(git: Git, name: str, path: str = "", as_file: bool = False) -> bytes:
    """Give the bytes of a file that git has; ``as_file`` as a checkout would write them at ``path``."""
    if as_file:
        return (await git.ask("cat-file", "--filters", f"--path={path}", name)).out
    return (await git.ask("cat-file", "blob", name)).out


async def blob_names(git: Git, paths: Sequence[str], keep: bool) -> list[str]:
    """Name what files of the working copy hold, as git would keep it; ``keep`` makes git keep it."""
    if not paths:
        return []
    if any("\n" in path for path in paths):
        raise fault(Kind.PATH, "tên tệp có dấu xuống dòng")
    names: list[str] = []
    for start in range(0, len(paths), _AT_ONCE):
        some = paths[start : start + _AT_ONCE]
        lines = b"".join(os.fsencode(path) + b"\n" for path in some)
        words = ("hash-object", *(("-w",) if keep else ()), "--stdin-paths")
        named = (await git.ask(*words, data=lines, patience=4)).text.split("\n")
        if len(named) != len(some):
            raise fault(Kind.OTHER)
        names += named
    return names


def in_order(paths: Iterable[str]) -> tuple[str, ...]:
    """Sort paths, each once."""
    return tuple(sorted(set(paths)))
