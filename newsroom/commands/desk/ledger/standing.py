"""Read how units stand in the working copy, as git would keep them."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from newsroom.commands.desk.ledger.faults import Fault, Kind
from newsroom.commands.desk.ledger.program import Git
from newsroom.commands.desk.ledger.situation import Home
from newsroom.commands.desk.ledger.trees import blob_names
from newsroom.commands.desk.ledger.units import LINK, NESTED, PLAIN, Entries, Entry
from newsroom.engine import is_temporary

_EXECUTABLE = "100755"
_LEFT_OUT = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r"})
"""What Windows and macOS put into folders."""


@dataclass(slots=True)
class Seen:
    """What lies in units: plain files, and what git keeps no bytes of (links, repositories within)."""

    files: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    nested: list[str] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)


async def standing(
    git: Git, home: Home, units: Sequence[str], known: Entries, keep: bool = False
) -> dict[str, Entry]:
    """List the files of ``units`` in the working copy with what they hold; ``keep`` makes git keep that.

    ``known`` are the files that git has of these units. Modes are never changed by the desk; files that
    begin with a dot or that git is told to ignore count only if git knows them. Raises ``Fault`` for a
    link, a device or a repository within, if they are to be kept.
    """
    seen = look(home, units, known)
    if keep and (wrong := (seen.links + seen.nested + seen.odd)):
        path = wrong[0].removeprefix(home.prefix)
        raise Fault(
            Kind.PATH,
            f"«{path}» là liên kết hoặc kho git khác, không phải tệp thường, nên chưa ghi được. "
            "Xóa nó khỏi thư mục bài rồi làm lại.",
        )
    ignored = await _ignored(git, [path for path in seen.files if path not in known])
    paths = [path for path in seen.files if path not in ignored]
    names = await _named(git, home, paths, keep)
    found = {path: Entry(_mode(known.get(path)), name) for path, name in zip(paths, names, strict=True)}
    for path in (*seen.links, *seen.nested, *seen.odd):
        found[path] = Entry("?", "")  # equal to nothing, so that it is left alone
    for path, entry in known.items():
        if entry.mode in (LINK, NESTED) and os.path.lexists(home.top / path) and path not in found:
            found[path] = entry
    return found


async def _named(git: Git, home: Home, paths: list[str], keep: bool) -> list[str]:
    """Name what files hold; one that goes while they are read is left out of ``paths``."""
    try:
        return await blob_names(git, paths, keep)
    except Fault:
        there = [path for path in paths if os.path.lexists(home.top / path)]
        if len(there) == len(paths):
            raise
        paths[:] = there
        return await blob_names(git, paths, keep)


def look(home: Home, units: Sequence[str], known: Entries) -> Seen:
    """Walk through units without following links."""
    seen = Seen()
    for unit in units:
        path = unit.rstrip("/")
        if _is_behind_link(home, unit):
            seen.odd.append(path)
        elif unit.endswith("/"):
            _walk(home, path, known, seen)
        else:
            _add(home, path, known, seen)
    return seen


def _is_behind_link(home: Home, path: str) -> bool:
    """Tell whether a folder on the way to ``path`` is a link; a path that ends in ``/`` is one itself."""
    parts = path.split("/")[:-1]
    place = home.top
    for part in parts:
        place /= part
        try:
            mode = os.lstat(place).st_mode
        except (FileNotFoundError, NotADirectoryError):
            return False
        if not stat.S_ISDIR(mode):
            return not stat.S_ISREG(mode)
    return False


def _walk(home: Home, folder: str, known: Entries, seen: Seen) -> None:
    for path in _names_in(home, folder):
        name = path.rpartition("/")[2]
        is_left_out = name.startswith(".") or name.casefold() in _LEFT_OUT or name.startswith("~$")
        if path in known or not (is_left_out or is_temporary(name)):
            _add(home, path, known, seen, folders=True)


def _names_in(home: Home, folder: str) -> Iterator[str]:
    try:
        entries = sorted(os.listdir(home.top / folder))
    except (FileNotFoundError, NotADirectoryError):
        return
    for name in entries:
        yield f"{folder}/{name}"


def _add(home: Home, path: str, known: Entries, seen: Seen, folders: bool = False) -> None:
    """Put one path where it belongs; what git knows as a link or repository within stays as git has it."""
    try:
        mode = os.lstat(home.top / path).st_mode
    except (FileNotFoundError, NotADirectoryError):
        return
    as_known = known[path].mode if path in known else ""
    if stat.S_ISLNK(mode):
        if as_known != LINK:
            seen.links.append(path)
    elif stat.S_ISDIR(mode):
        if as_known == NESTED:
            return
        if (home.top / path / ".git").exists():
            seen.nested.append(path)
        elif folders:
            _walk(home, path, known, seen)
    elif stat.S_ISREG(mode):
        seen.files.append(path)
    else:
        seen.odd.append(path)


def _mode(known: Entry | None) -> str:
    return _EXECUTABLE if known and known.mode == _EXECUTABLE else PLAIN


async def _ignored(git: Git, paths: Sequence[str]) -> frozenset[str]:
    """Choose the files that git is told to ignore."""
    if not paths:
        return frozenset()
    data = b"".join(os.fsencode(path) + b"\0" for path in paths)
    plain = {"GIT_LITERAL_PATHSPECS": "0"}  # this command takes no other one
    answer = await git.run("check-ignore", "-z", "--stdin", "--no-index", data=data, extra=plain)
    return frozenset(answer.names) if answer.code == 0 else frozenset()
