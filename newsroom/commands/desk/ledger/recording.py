"""Record what stands in the working copy as commits, and send them; one act at a time in a repository.

No branch is ever checked out and nothing is put aside in the working tree, because other articles may be half
edited there. A commit is made beside it, on top of what the server has.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Protocol

from newsroom.commands.desk.ledger.bringing import follow
from newsroom.commands.desk.ledger.conflicts import Conflict, Texts, texts_of
from newsroom.commands.desk.ledger.delivering import NO_SERVER, Delivery, deliver
from newsroom.commands.desk.ledger.faults import Fault, Kind
from newsroom.commands.desk.ledger.locking import alone, mend_locks
from newsroom.commands.desk.ledger.making import author_of, raw_commit
from newsroom.commands.desk.ledger.mending import mend_index
from newsroom.commands.desk.ledger.outcomes import Recorded, Refused, Sent, backs, shown
from newsroom.commands.desk.ledger.program import LOCAL, NETWORK, Git
from newsroom.commands.desk.ledger.replaying import Returned, Step, steps_between
from newsroom.commands.desk.ledger.sending import fetch
from newsroom.commands.desk.ledger.settling import settle
from newsroom.commands.desk.ledger.situation import (
    MAIN,
    Home,
    Situation,
    check_fit,
    home_of,
    situation_of,
)
from newsroom.commands.desk.ledger.standing import look, standing
from newsroom.commands.desk.ledger.trees import differences, entries_of, in_order
from newsroom.commands.desk.ledger.units import Entry, checked, part, unit_of, within


class Signer(Protocol):
    """Who signs a commit."""

    @property
    def name(self) -> str:
        """The name as it is shown."""

    @property
    def email(self) -> str:
        """The address, ``""`` if there is none."""


class Recorder:
    """What changes a repository: record, send, take what others have sent."""

    def __init__(
        self, content: Path, branch: str = MAIN, local: float = LOCAL, network: float = NETWORK
    ) -> None:
        self.content, self.branch = content, branch
        self._ref = f"refs/heads/{branch}"
        self._limits = (local, network)
        self._turn = asyncio.Lock()
        self._home: Home | None = None
        self._caught_up: tuple[str, ...] = ()

    async def home(self) -> Home:
        """Find the repository; raise ``Fault`` where the content lies in none."""
        if self._home is None or not self._home.folder.is_dir():
            self._home = await home_of(Git(self.content, *self._limits))
        return self._home

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
                await mend_locks(home, (self._ref, *([found.tracking] if found.tracking else [])))
                await check_fit(git, home, self.branch)
                await mend_index(git, home, found.based)
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
            updated = await settle(git, found, self._ref, delivery, step)
            for returned in delivery.returned:
                if returned.step is step:
                    await self._raise(git, home, delivery, returned)
            commit = next((commit for made, commit in delivery.made if made is step), "")
            updated = in_order((*self._caught_up, *updated))
            return Recorded(
                commit, delivery.is_sent, delivery.why, backs(delivery, home), shown(updated, home)
            )

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
            updated = await settle(git, found, self._ref, delivery)
            why = delivery.why if is_sending or why else ""
            made = [commit for _, commit in delivery.made if commit]
            sent, left = (len(made), 0) if delivery.is_sent else (0, len(made))
            updated = in_order((*self._caught_up, *updated))
            why = why if left or why != NO_SERVER else ""
            return Sent(sent, left, why, backs(delivery, home), shown(updated, home))

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
                known = part(await entries_of(git, found.based, (f"{full}/",)), f"{full}/")
                seen = look(home, (f"{full}/",), known)
                names = (*seen.files, *seen.links, *seen.nested, *seen.odd, *known)
                units |= {unit_of(one, home.prefix): None for one in names}
            else:
                units[unit_of(full, home.prefix)] = None
        if not units:
            raise Fault(Kind.PATH, "Không có tệp nào để ghi. Lưu bài rồi làm lại.")
        return tuple(units)

    async def _raise(self, git: Git, home: Home, delivery: Delivery, returned: Returned) -> None:
        if not returned.clashes:
            raise Refused(returned.why)
        texts: Texts = await texts_of(git, home, returned.clashes[0], returned.step, delivery.tip)
        raise Conflict(shown(returned.clashes, home), texts)


def _as_before(old: dict[str, Entry], new: dict[str, Entry]) -> dict[str, Entry]:
    """Let what did not change keep its mode."""
    return {
        path: old[path] if path in old and old[path].name == entry.name else entry
        for path, entry in new.items()
    }
