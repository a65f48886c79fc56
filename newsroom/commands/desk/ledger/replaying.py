"""Put commits on top of another one without a working tree: unit by unit, never over what others did."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from newsroom.commands.desk.ledger.faults import Fault, Kind
from newsroom.commands.desk.ledger.program import Git
from newsroom.commands.desk.ledger.situation import Home
from newsroom.commands.desk.ledger.trees import (
    changed,
    differences,
    entries_of,
    in_order,
    room_for,
    tree_with,
)
from newsroom.commands.desk.ledger.units import Entries, Entry, by_unit, units_of, within

IMPORTS = ".nhap-bai.tsv"
"""The ledger of imports in the content folder, to which lines are only ever added."""
MOST_STEPS = 500
"""The most commits that may wait; more are not those of a desk."""
_GONE_HEADERS_RE = re.compile(rb"^(?:gpgsig|gpgsig-sha256|mergetag) [^\n]*\n(?: [^\n]*\n)*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Step:
    """What one commit does: its units before (``old``) and after (``new``).

    ``raw`` is the commit as git keeps it, of which only tree and parent are replaced; ``commit`` and
    ``parent`` are names, ``""`` for what was not made yet.
    """

    units: tuple[str, ...]
    old: Entries
    new: Entries
    raw: bytes
    commit: str = ""
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Returned:
    """A step that was taken back: the units in which others were first (none if the server refused it), and
    why."""

    step: Step
    clashes: tuple[str, ...] = ()
    why: str = ""


@dataclass(slots=True)
class Replayed:
    """The new tip, and which step became which commit (``""`` if all of it is there already)."""

    tip: str
    made: list[tuple[Step, str]] = field(default_factory=list)
    returned: list[Returned] = field(default_factory=list)


async def steps_between(git: Git, home: Home, tip: str, apart_from: Sequence[str]) -> tuple[Step, ...]:
    """List the commits of ``tip`` that none of ``apart_from`` has, oldest first.

    Raises ``Fault`` where two lines of history were joined by hand meanwhile.
    """
    if not tip:
        return ()
    without = [f"^{commit}" for commit in dict.fromkeys(apart_from) if commit]
    words = ("rev-list", "--topo-order", "--parents", f"--max-count={MOST_STEPS + 1}")
    lines = [line.split(" ") for line in (await git.ask(*words, tip, *without)).text.splitlines()[::-1]]
    if len(lines) > MOST_STEPS:
        raise Fault(
            Kind.UNFIT,
            "Kho git trên máy này và máy chủ khác nhau quá nhiều nên chưa gửi được. "
            "Bài vẫn được lưu trên máy. Nhờ người quản trị xem: git log origin/main..main",
        )
    if any(len(line) > 2 for line in lines):
        raise Fault(
            Kind.UNFIT,
            "Kho git trên máy này có lần gộp nhánh (merge) chưa gửi, còn máy chủ đã có bài khác. "
            "Bài vẫn được lưu trên máy. Nhờ người quản trị chạy: git pull --rebase, rồi git push",
        )
    return tuple([await _step(git, home, line[0], line[1] if len(line) > 1 else "") for line in lines])


async def _step(git: Git, home: Home, commit: str, parent: str) -> Step:
    units = units_of(await changed(git, parent, commit), home.prefix)
    old, new = await entries_of(git, parent, units), await entries_of(git, commit, units)
    raw = (await git.ask("cat-file", "commit", commit)).out
    old, new = within(old, units, home.prefix), within(new, units, home.prefix)
    return Step(units, old, new, raw, commit, parent)


async def replay(git: Git, home: Home, steps: Sequence[Step], onto: str) -> Replayed:
    """Put steps on top of ``onto`` one after the other.

    A step is put there if each of its units is as it was before the step, or as after it. Else it is
    returned, and what was built on it with it. In what is no text, such as site.toml, changes to different
    lines go together.
    """
    done = Replayed(onto)
    for step in steps:
        if step.commit and step.parent == done.tip:
            done.tip = step.commit
            done.made.append((step, step.commit))
            continue
        here = within(await entries_of(git, done.tip, step.units), step.units, home.prefix)
        new, clashes = await _joined(git, home, step, here)
        if clashes:
            done.returned.append(Returned(step, clashes))
            continue
        changes = differences(here, new)
        commit = await _commit(git, home, step, done.tip, changes) if changes else ""
        done.tip = commit or done.tip
        done.made.append((step, commit))
    return done


async def _joined(
    git: Git, home: Home, step: Step, here: Entries
) -> tuple[dict[str, Entry], tuple[str, ...]]:
    """Give the units as they are to be, and those in which others were first."""
    olds, news, heres = (by_unit(one, step.units, home.prefix) for one in (step.old, step.new, here))
    wanted: dict[str, Entry] = {}
    clashes = []
    for unit in step.units:
        if heres[unit] in (olds[unit], news[unit]):
            wanted |= news[unit]
        elif not unit.endswith(("/", ".md")) and (joined := await _lines(git, home, unit, olds, heres, news)):
            wanted[unit] = joined
        else:
            clashes.append(unit)
    return wanted, in_order(clashes)


Parts = Mapping[str, Mapping[str, Entry]]


async def _lines(git: Git, home: Home, unit: str, olds: Parts, heres: Parts, news: Parts) -> Entry | None:
    """Join two changes of a file line by line, ``None`` where they touch; ``merge=union`` takes both
    sides, and so does the ledger of imports."""
    old, here, new = olds[unit].get(unit), heres[unit].get(unit), news[unit].get(unit)
    if here is None or new is None or here.mode != new.mode:
        return None
    attribute = await git.run("check-attr", "-z", "merge", paths=(unit,))
    is_union = attribute.names[2:3] == ["union"] or unit == f"{home.prefix}{IMPORTS}"
    if old is None and not is_union:
        return None
    with room_for(home) as room:
        places = [await _laid(git, room, entry) for entry in (here, old, new)]
        words = ("--union",) if is_union else ()
        merged = await git.run("merge-file", "-p", "--quiet", *words, paths=places)
    if merged.code:
        return None
    named = await git.ask("hash-object", "-w", "--stdin", "--no-filters", data=merged.out)
    return Entry(here.mode, named.text)


async def _laid(git: Git, room: Path, entry: Entry | None) -> str:
    """Lay what a file holds into a folder of ours."""
    data = (await git.ask("cat-file", "blob", entry.name)).out if entry else b""
    handle, place = tempfile.mkstemp(dir=room)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    return place


async def _commit(git: Git, home: Home, step: Step, tip: str, changes: Mapping[str, Entry | None]) -> str:
    """Make the commit of a step on top of ``tip``: author, time and message stay."""
    tree = await tree_with(git, home, tip, changes)
    raw = with_place(step.raw, tree, tip)
    return (await git.ask("hash-object", "-t", "commit", "-w", "--stdin", data=raw)).text


def with_place(raw: bytes, tree: str, parent: str) -> bytes:
    """Give a commit with another tree and parent, and without signatures, which hold no longer."""
    head, gap, message = raw.partition(b"\n\n")
    lines = _GONE_HEADERS_RE.sub(b"", head + b"\n").split(b"\n")
    kept = [line for line in lines if line and not line.startswith((b"tree ", b"parent "))]
    first = [f"tree {tree}".encode(), *([f"parent {parent}".encode()] if parent else [])]
    return b"\n".join([*first, *kept]) + gap + message
