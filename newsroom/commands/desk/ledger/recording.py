"""Record what stands in the working copy as commits, and send them; one act at a time in a repository.

No branch is ever checked out and nothing is put aside in the working tree, because other articles may be half
edited there. A commit is made beside it, on top of what the server has.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from newsroom.commands.desk.ledger.bringing import base_with, begin_move, follow, set_ref
from newsroom.commands.desk.ledger.conflicts import Conflict, Texts, texts_of
from newsroom.commands.desk.ledger.delivering import NO_SERVER, Delivery, deliver
from newsroom.commands.desk.ledger.faults import Fault, Kind, fault
from newsroom.commands.desk.ledger.locking import alone, mend_locks
from newsroom.commands.desk.ledger.making import author_of, raw_commit
from newsroom.commands.desk.ledger.program import LOCAL, NETWORK, Git
from newsroom.commands.desk.ledger.replaying import Returned, Step, steps_between
from newsroom.commands.desk.ledger.sending import fetch
from newsroom.commands.desk.ledger.situation import (
    BASE_REF,
    BEFORE_REF,
    KEPT_REFS,
    MAIN,
    Home,
    Situation,
    check_fit,
    home_of,
    situation_of,
)
from newsroom.commands.desk.ledger.standing import standing
from newsroom.commands.desk.ledger.trees import changed, differences, entries_of, in_order
from newsroom.commands.desk.ledger.units import Entry, by_unit, checked, part, unit_of, units_of, within


class Signer(Protocol):
    """Who signs a commit."""

    @property
    def name(self) -> str:
        """The name as it is shown."""

    @property
    def email(self) -> str:
        """The address, ``""`` if there is none."""


class Refused(Exception):  # noqa: N818 (what is found, not what went wrong)
    """The server looked at what was sent and refused it; ``words`` are those of its hook.

    Nothing was recorded; the text stands in the working copy as it did.
    """

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


@dataclass(frozen=True, slots=True)
class Back:
    """A commit that waited and was taken back: its message, its units below the content, and why.

    Its text stands in the working copy, as edited and not recorded; git keeps the commit aside.
    """

    message: str
    paths: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was recorded: the commit, ``""`` if there was nothing to do, and whether the server has it.

    ``why`` says why not. ``back`` are commits that waited and were taken back on the way.
    """

    commit: str
    sent: bool
    why: str = ""
    back: tuple[Back, ...] = ()


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of commits that waited: how many were sent, and how many wait still; ``why`` says why."""

    sent: int
    left: int
    why: str = ""
    back: tuple[Back, ...] = ()
    updated: tuple[str, ...] = ()


class Recorder:
    """What changes a repository: record, send, take what others have sent."""

    def __init__(
        self, content: Path, branch: str = MAIN, local: float = LOCAL, network: float = NETWORK
    ) -> None:
        self.content, self.branch = content, branch
        self._limits = (local, network)
        self._turn = asyncio.Lock()
        self._caught_up: tuple[str, ...] = ()

    async def home(self) -> Home:
        """Find the repository; raise ``Fault`` where the content lies in none."""
        return await home_of(Git(self.content, *self._limits))

    def git(self, home: Home) -> Git:
        """Give git at the root of the working copy."""
        return Git(home.top, *self._limits)

    async def now(self) -> tuple[Git, Home, Situation]:
        """Read how things stand, without waiting for anyone."""
        home = await self.home()
        git = self.git(home)
        return git, home, await situation_of(git, home, self.branch)

    @asynccontextmanager
    async def act(self) -> AsyncIterator[tuple[Git, Home, Situation]]:
        """Hold the repository, mend what a killed act left, and read how things stand."""
        async with self._turn:
            home = await self.home()
            git = self.git(home)
            async with alone(home):
                found = await situation_of(git, home, self.branch)
                heads = (f"refs/heads/{self.branch}", BASE_REF, BEFORE_REF, found.tracking or BASE_REF)
                await mend_locks(home, heads)
                await check_fit(git, home, self.branch)
                self._caught_up = ()
                if found.base or found.before:
                    caught_up = await follow(git, home, found.based, found.local, found.before)
                    self._caught_up = caught_up.updated
                    found = await situation_of(git, home, self.branch)
                yield git, home, found

    async def record(self, person: Signer, paths: Sequence[str], message: str) -> Recorded:
        """Commit folders or files as they stand, and send them; ``paths`` lie below the content folder.

        What else is edited stays as it is. Where the server is not reached the commit waits (``sent`` is
        false). Raises ``Conflict`` if others changed the same since this copy was made, ``Refused`` if the
        server's hook did not take it, ``Fault`` for what else is wrong; then nothing of it was recorded.
        """
        async with self.act() as (git, home, found):
            author = await author_of(git, person)
            step = await self._step(git, home, found, paths, raw_commit(*author, message))
            onto, why, there, waiting = await self._before(git, home, found)
            steps = (*waiting, step) if differences(step.old, step.new) else waiting
            delivery = await deliver(git, found, steps, onto, why, there)
            await self._settle(git, home, found, delivery, step)
            for returned in delivery.returned:
                if returned.step is step:
                    await self._raise(git, home, delivery, returned)
            commit = next((commit for made, commit in delivery.made if made is step), "")
            return Recorded(commit, delivery.is_sent, delivery.why, backs(delivery, home))

    async def send(self) -> Sent:
        """Send the commits that wait, and take what others have sent."""
        return await self._exchange(is_sending=True)

    async def fetch(self) -> Sent:
        """Take what others have sent into the working copy; commits that wait go on waiting."""
        return await self._exchange(is_sending=False)

    async def _exchange(self, is_sending: bool) -> Sent:
        async with self.act() as (git, home, found):
            onto, why, there, waiting = await self._before(git, home, found)
            quiet = why or ("" if is_sending else "-")
            delivery = await deliver(git, found, waiting, onto, quiet, there)
            updated = await self._settle(git, home, found, delivery)
            why = delivery.why if is_sending or why else ""
            made = [commit for _, commit in delivery.made if commit]
            sent, left = (len(made), 0) if delivery.is_sent else (0, len(made))
            updated = in_order((*self._caught_up, *updated))
            shown = tuple(path.removeprefix(home.prefix).rstrip("/") for path in updated)
            return Sent(sent, left, why if left or why != NO_SERVER else "", backs(delivery, home), shown)

    async def _before(self, git: Git, home: Home, found: Situation) -> tuple[str, str, str, tuple[Step, ...]]:
        """Fetch; give what to build on, why the server was not reached, its tip, and the commits that
        wait."""
        onto, why = await fetch(git, found)
        if not onto:
            return found.local, why, "", ()
        return onto, why, onto, await steps_between(git, home, found.local, (onto, found.known))

    async def _step(self, git: Git, home: Home, found: Situation, paths: Sequence[str], raw: bytes) -> Step:
        """Read what is to be committed: units as they stand, beside how they were."""
        units = await self.units(git, home, found, paths)
        old = within(await entries_of(git, found.based, units), units, home.prefix)
        here = within(await entries_of(git, found.local, units), units, home.prefix)
        new = await standing(git, home, units, {**here, **old}, keep=True)
        return Step(units, old, _as_before(old, new), raw)

    async def units(self, git: Git, home: Home, found: Situation, paths: Iterable[str]) -> tuple[str, ...]:
        """List the units that paths below the content folder name; a folder above articles names all in
        it."""
        units: dict[str, None] = {}
        for path in paths:
            full = f"{home.prefix}{checked(path)}"
            unit = unit_of(f"{full}/-", home.prefix)
            if unit != f"{full}/-":
                units[unit] = None
            elif (home.top / full).is_dir():
                seen = await standing(git, home, (f"{full}/",), {})
                known = await entries_of(git, found.based, (f"{full}/",))
                units |= {unit_of(one, home.prefix): None for one in (*seen, *part(known, f"{full}/"))}
            else:
                units[unit_of(full, home.prefix)] = None
        if not units:
            raise Fault(Kind.PATH, "Không có tệp nào để ghi. Lưu bài rồi làm lại.")
        return tuple(units)

    async def _settle(
        self, git: Git, home: Home, found: Situation, delivery: Delivery, step: Step | None = None
    ) -> tuple[str, ...]:
        """Bring branch and working copy to what was delivered; give the units that others changed.

        What the server has is recorded, whatever happens here: the next act goes on from there.
        """
        if delivery.tip == found.local and not delivery.returned and not found.base:
            return ()
        try:
            base = await self._move_branch(git, home, found, delivery, step)
        except Fault:
            if not delivery.is_sent:
                raise
            return ()
        own = step.units if step is not None and _is_made(delivery, step) else ()
        try:
            return (await follow(git, home, base, delivery.tip, found.local, own)).updated
        except Fault:
            return ()

    async def _move_branch(
        self, git: Git, home: Home, found: Situation, delivery: Delivery, step: Step | None
    ) -> str:
        """Move the branch; give what the working copy is made from then.

        The order matters to whoever comes after a killed process: first what the working copy was made from,
        then the branch, then what was recorded of it.
        """
        waited = [one for one in delivery.returned if one.step.commit]
        for one in waited:
            await set_ref(git, f"{KEPT_REFS}/{one.step.commit}", one.step.commit)
        base = await base_with(git, home, found.based, await self._were(git, found, waited, home))
        await begin_move(git, base, found.local)
        branch = f"refs/heads/{self.branch}"
        if delivery.tip != found.local and not await set_ref(git, branch, delivery.tip, found.local):
            raise fault(Kind.LOCKED)  # somebody commits by hand meanwhile
        if delivery.is_sent and found.tracking:
            await set_ref(git, found.tracking, delivery.tip)
        if step is None or not _is_made(delivery, step):
            return base
        moved = units_of(await changed(git, base, delivery.tip), home.prefix)
        if all(unit in step.units and unit.endswith("/") for unit in moved):
            base = delivery.tip  # nobody else did anything
        else:
            base = await base_with(git, home, base, by_unit(step.new, step.units, home.prefix))
        await set_ref(git, BASE_REF, base)
        return base

    async def _were(
        self, git: Git, found: Situation, kept: Sequence[Returned], home: Home
    ) -> dict[str, dict[str, Entry]]:
        """Say how the units of returned commits were before: that is what the text here was made from."""
        parts: dict[str, dict[str, Entry]] = {}
        apart = set(await changed(git, found.base, found.local)) if found.base else set()
        behind = {unit_of(path, home.prefix) for path in apart}
        for one in kept:
            for unit, entries in by_unit(one.step.old, one.step.units, home.prefix).items():
                if unit not in behind:
                    parts.setdefault(unit, entries)
        return parts

    async def _raise(self, git: Git, home: Home, delivery: Delivery, returned: Returned) -> None:
        if not returned.clashes:
            raise Refused(returned.why)
        texts: Texts = await texts_of(git, home, returned.clashes[0], returned.step, delivery.tip)
        raise Conflict(tuple(unit.removeprefix(home.prefix).rstrip("/") for unit in returned.clashes), texts)


def _is_made(delivery: Delivery, step: Step) -> bool:
    return any(made is step for made, _ in delivery.made)


def _as_before(old: dict[str, Entry], new: dict[str, Entry]) -> dict[str, Entry]:
    """Let what did not change keep its mode."""
    return {
        path: old[path] if path in old and old[path].name == entry.name else entry
        for path, entry in new.items()
    }


def backs(delivery: Delivery, home: Home) -> tuple[Back, ...]:
    """Tell of commits that waited and were taken back."""
    found = []
    for one in delivery.returned:
        if one.step.commit:
            message = one.step.raw.partition(b"\n\n")[2].decode("utf-8", "replace").partition("\n")[0]
            paths = tuple(unit.removeprefix(home.prefix).rstrip("/") for unit in one.step.units)
            found.append(Back(message, paths, one.why or _FIRST))
    return tuple(found)


_FIRST = "Người khác đã sửa và gửi trước. Mở bài ra để xem cả hai bản."
