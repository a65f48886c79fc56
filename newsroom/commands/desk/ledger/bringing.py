"""Bring branch, index and working copy forward; what was edited here is never touched.

What the working copy was made from is known at every moment: it is the commit of ``BASE_REF``, or the branch
itself. That ref is set before the branch moves and goes when all files have followed, so whoever comes after
a process that was killed goes on from there. A unit that others changed while it is edited here keeps its
base: the commit of the ref has it as it was.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from newsroom.commands.desk.disks import moved
from newsroom.commands.desk.ledger.faults import Fault, Kind
from newsroom.commands.desk.ledger.locking import fault_of_system
from newsroom.commands.desk.ledger.program import Git
from newsroom.commands.desk.ledger.refs import end_move
from newsroom.commands.desk.ledger.situation import Home
from newsroom.commands.desk.ledger.standing import standing
from newsroom.commands.desk.ledger.trees import (
    changed,
    differences,
    entries_of,
    in_order,
    put,
    read_index,
    room_for,
    tree_with,
)
from newsroom.commands.desk.ledger.units import NESTED, Entries, Entry, by_unit, part, units_of, within
from newsroom.commands.desk.shelf.standing import Unkept, writing

_FEW = 300
_WHO = b"toa-soan <toa-soan@localhost> 0 +0000"


@dataclass(frozen=True, slots=True)
class Brought:
    """What followed: units that others changed and that are now so here, and those edited here that stay
    behind."""

    updated: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()


async def base_with(git: Git, home: Home, base: str, parts: Mapping[str, Entries]) -> str:
    """Give a commit like ``base`` in which units are as ``parts`` says; ``base`` itself if they are so
    there."""
    here = await entries_of(git, base, tuple(parts))
    changes: dict[str, Entry | None] = {}
    for unit, wanted in parts.items():
        changes |= differences(part(here, unit), wanted)
    if base and not changes:
        return base
    tree = await tree_with(git, home, base, changes)
    parent = f"parent {base}\n".encode() if base else b""
    raw = f"tree {tree}\n".encode() + parent + b"author " + _WHO + b"\ncommitter " + _WHO + b"\n\ngoc\n"
    return (await git.ask("hash-object", "-t", "commit", "-w", "--stdin", data=raw)).text


async def follow(
    git: Git, home: Home, base: str, tip: str, before: str = "", own: Iterable[str] = ()
) -> Brought:
    """Make the working copy, so far made from ``base``, follow the branch, whose tip is ``tip``.

    ``before`` is the tip before, ``own`` are units that were recorded from here: what is staged of them is
    theirs. The ref of the base must be set. Raises ``Fault`` (a full disk, say); it may be called again then.
    """
    units = units_of(await changed(git, base, tip), home.prefix)
    olds, news = [within(await entries_of(git, one, units), units, home.prefix) for one in (base, tip)]
    signs = signs_of(home, {**olds, **news})
    here = await standing(git, home, units, {**olds, **news})
    parts = [by_unit(entries, units, home.prefix) for entries in (olds, news, here)]
    behind = {unit for unit in units if _is_edited(*(one[unit] for one in parts))}
    free = [unit for unit in units if unit not in behind]
    moved = await move(git, home, tip, free, (parts[1], parts[2]), signs)
    behind |= set(free) - moved
    await _index(git, home, (before, base, tip), own)
    if behind:
        kept = {unit: parts[0][unit] for unit in in_order(behind)}
        await end_move(git, await base_with(git, home, tip, kept))
    else:
        await end_move(git)
    return Brought(in_order(moved), in_order(behind))


def _same(one: Entry | None, other: Entry | None) -> bool:
    """Tell whether two files hold the same; whether they may be run does not matter."""
    if one is None or other is None:
        return one is other
    return one.name == other.name and one.mode[:3] == other.mode[:3]


def _is_edited(old: Entries, new: Entries, here: Entries) -> bool:
    """Tell whether a unit is, in any file, neither as it was nor as it is to be."""
    paths = {*old, *new, *here}
    return any(
        not (_same(here.get(one), old.get(one)) or _same(here.get(one), new.get(one))) for one in paths
    )


def _sign(place: Path) -> tuple[int, int, int] | None:
    """Give what tells that a file was not written meanwhile."""
    try:
        found = os.lstat(place)
    except (FileNotFoundError, NotADirectoryError):
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


def signs_of(home: Home, paths: Iterable[str]) -> dict[str, tuple[int, int, int] | None]:
    return {path: _sign(home.top / path) for path in paths}


async def move(
    git: Git,
    home: Home,
    tip: str,
    units: Sequence[str],
    parts: tuple[Mapping[str, Entries], Mapping[str, Entries]],
    signs: Mapping[str, tuple[int, int, int] | None],
) -> set[str]:
    """Write and remove files of units that nobody edited here; give the units for which that was done."""
    news, heres = parts
    wanted = {
        unit: [path for path, entry in news[unit].items() if not _same(heres[unit].get(path), entry)]
        for unit in units
    }
    written = [path for paths in wanted.values() for path in paths]
    with room_for(home) as room:
        await _check_out(git, room, tip, written)
        done = set()
        for unit in units:
            gone = [
                path for path, entry in heres[unit].items() if path not in news[unit] and entry.mode != NESTED
            ]
            if _put_alone(home, room / "tep", wanted[unit], gone, signs):
                done.add(unit)
            await asyncio.sleep(0)
    return done


def _put_alone(
    home: Home, made: Path, wanted: Sequence[str], gone: Sequence[str], signs: Mapping[str, object]
) -> bool:
    """Rename files into place while nobody saves: the same lock as the shelf's."""
    try:
        with writing(home.content):
            return _put_unit(home, made, wanted, gone, signs)
    except Unkept as error:
        raise fault_of_system(error.__cause__) from error


async def _check_out(git: Git, room: Path, tip: str, paths: Sequence[str]) -> None:
    """Write files into a room of ours, by the filters that git's settings have for them."""
    if not paths:
        return
    extra = await read_index(git, room / "index", tip)
    names = b"".join(os.fsencode(path) + b"\0" for path in paths)
    folder = f"{room}/tep/"
    (room / "tep").mkdir()
    await git.ask(
        "checkout-index",
        "--quiet",
        f"--prefix={folder}",
        "-z",
        "--stdin",
        data=names,
        extra=extra,
        patience=20,
    )
    missing = next((path for path in paths if not os.path.lexists(folder + path)), None)
    if missing is not None and (await entries_of(git, tip, (missing,)))[missing].mode != NESTED:
        raise Fault(Kind.OTHER, "git chưa lấy được hết tệp của người khác. Thử lại sau ít phút.", missing)


def _put_unit(
    home: Home, made: Path, wanted: Sequence[str], gone: Sequence[str], signs: Mapping[str, object]
) -> bool:
    """Rename the files of a unit into place; ``False`` as soon as one was written meanwhile or is in the
    way."""
    for path in gone:
        if _sign(home.top / path) != signs.get(path):
            return False
        with suppress(FileNotFoundError):
            os.unlink(home.top / path)
        _remove_empty(home, path)
    for path in wanted:
        place = home.top / path
        if _sign(place) != signs.get(path) or not os.path.lexists(made / path):
            return False
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            _replace(made / path, place)
        except (FileExistsError, NotADirectoryError, IsADirectoryError):
            return False
    return True


def _replace(made: Path, place: Path) -> None:
    """Put a file in place of another at one moment, wherever the room of git's folder lies."""
    with suppress(FileNotFoundError, NotImplementedError):
        if not made.is_symlink():
            os.chmod(made, os.lstat(place).st_mode & 0o777)
    moved(made, place)


def _remove_empty(home: Home, path: str) -> None:
    """Remove the folders that a file left empty, the content and what lies directly in it aside."""
    content = home.content
    folder = (home.top / path).parent
    while folder not in (home.top, content) and folder.parent != content:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent


async def _index(git: Git, home: Home, commits: tuple[str, str, str], own: Iterable[str]) -> None:
    """Let git's index follow: entries that somebody staged otherwise stay."""
    before, base, tip = commits
    paths = {*await changed(git, base, tip), *(await changed(git, before, tip) if before else ())}
    mine = set(own)
    olds = [await entries_of(git, commit, tuple(paths)) for commit in (before, base) if commit]
    news = await entries_of(git, tip, (*paths, *mine))
    own_paths = {path for path in news if units_of((path,), home.prefix)[0] in mine}
    staged = await _staged(git, (*paths, *mine))
    own_paths |= {path for path in staged if units_of((path,), home.prefix)[0] in mine}
    changes: dict[str, Entry | None] = {}
    for path in paths | own_paths:
        found, new = staged.get(path), news.get(path)
        if found == new:
            continue
        is_free = path in own_paths or not found or any(one.get(path) == found for one in olds)
        if found is None and not (path in own_paths or any(path not in one for one in olds)):
            is_free = False  # its removal was staged
        if is_free and (found is None or found.mode != "unmerged"):
            changes[path] = new
    if changes:
        await put(git, changes)
        with suppress(Fault):  # it only spares git a second look
            await git.run("update-index", "-q", "--refresh", patience=4)


async def _staged(git: Git, paths: Sequence[str]) -> dict[str, Entry]:
    """Read git's index; what is unmerged there has that as its mode."""
    if not paths:
        return {}
    listed = await git.ask("ls-files", "--stage", "-z", paths=paths if len(paths) <= _FEW else ())
    found: dict[str, Entry] = {}
    for line in listed.names:
        facts, _, path = line.partition("\t")
        mode, name, stage = facts.split(" ")
        found[path] = Entry(mode if stage == "0" else "unmerged", name)
    return found
