"""Go on after a conflict: keep one's own text over that of others, or take theirs."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence

from newsroom.commands.desk.ledger.bringing import base_with, follow, move, signs_of
from newsroom.commands.desk.ledger.conflicts import INDEX, Texts, texts_of
from newsroom.commands.desk.ledger.faults import Fault, Kind
from newsroom.commands.desk.ledger.making import author_of, raw_commit
from newsroom.commands.desk.ledger.program import Git, is_object
from newsroom.commands.desk.ledger.recording import Recorder, Signer
from newsroom.commands.desk.ledger.refs import set_ref
from newsroom.commands.desk.ledger.replaying import Step, with_place
from newsroom.commands.desk.ledger.situation import BASE_REF, KEPT_REFS, Home, Situation
from newsroom.commands.desk.ledger.standing import standing
from newsroom.commands.desk.ledger.trees import differences, entries_of, tree_with
from newsroom.commands.desk.ledger.units import Entries, Entry, part


class Resolver(Recorder):
    """What is done about an article that two people changed."""

    async def conflict(self, path: str) -> Texts | None:
        """Tell whether others changed an article or file that is edited here, and what each has.

        That is as far as was fetched. ``path`` lies below the content folder. Raises ``Fault``.
        """
        git, home, found = await self.now()
        if not found.base:
            return None
        (unit,) = await self.units(git, home, found, (path,))
        step, theirs = await self._both(git, home, found, unit)
        if step.old in (theirs, step.new) or step.new == theirs:
            return None
        return await texts_of(git, home, unit, step, found.local)

    async def settle(self, path: str, theirs_commit: str) -> tuple[str, ...]:
        """Say that the text in the working copy is meant to follow on that of ``theirs_commit``, which was
        seen.

        Files of the folder that only others changed are taken over, the text aside. Gives the names of files
        that both changed, of which ours stay. What is recorded next replaces theirs. Raises ``Fault``.
        """
        if not is_object(theirs_commit):
            raise Fault(Kind.PATH, "Không biết bản của người khác là bản nào. Mở lại bài rồi chọn.")
        async with self.act() as (git, home, found):
            (unit,) = await self.units(git, home, found, (path,))
            step, _ = await self._both(git, home, found, unit)
            theirs = part(await entries_of(git, theirs_commit, (unit,)), unit)
            text = f"{unit}{INDEX}" if unit.endswith("/") else unit
            taken: dict[str, Entry | None] = {}
            for name, entry in differences(step.old, theirs).items():
                if name != text and step.new.get(name) == step.old.get(name):
                    taken[name] = entry
            both = differences(step.old, theirs).keys() & differences(step.old, step.new).keys()
            mixed = {name: entry for name, entry in step.new.items() if taken.get(name, entry) is not None}
            mixed |= {name: entry for name, entry in taken.items() if entry is not None}
            await self._put(git, home, found, {unit: mixed}, {unit: step.new})
            await set_ref(git, BASE_REF, await base_with(git, home, found.based, {unit: theirs}))
            left = {name for name in both if step.new.get(name) != theirs.get(name)}
            return tuple(sorted(name.removeprefix(unit) for name in left - {text}))

    async def take_theirs(self, person: Signer, path: str) -> str:
        """Put what the branch has in place of what is edited here; give the commit that keeps ours aside.

        Raises ``Fault``.
        """
        async with self.act() as (git, home, found):
            (unit,) = await self.units(git, home, found, (path,))
            step, theirs = await self._both(git, home, found, unit)
            kept = await self._aside(git, home, found, person, step)
            await self._put(git, home, found, {unit: theirs}, {unit: step.new})
            base = await base_with(git, home, found.based, {unit: theirs})
            await set_ref(git, BASE_REF, base)
            await follow(git, home, base, found.local)
            return kept

    async def _both(self, git: Git, home: Home, found: Situation, unit: str) -> tuple[Step, dict[str, Entry]]:
        """Read a unit as it was when this copy was made, as it stands here, and as the branch has it."""
        old = part(await entries_of(git, found.based, (unit,)), unit)
        theirs = part(await entries_of(git, found.local, (unit,)), unit)
        here = await standing(git, home, (unit,), {**theirs, **old}, keep=True)
        return Step((unit,), old, here, b""), theirs

    async def _aside(self, git: Git, home: Home, found: Situation, person: Signer, step: Step) -> str:
        """Make a commit of what stands here that is on no branch, and keep it."""
        changes = differences(part(await entries_of(git, found.local, step.units), step.units[0]), step.new)
        tree = await tree_with(git, home, found.local, changes)
        said = time.strftime("%d/%m/%Y %H:%M")
        raw = raw_commit(*await author_of(git, person), f"Bản của tôi, để lại lúc {said}")
        raw = with_place(raw, tree, found.local)
        commit = (await git.ask("hash-object", "-t", "commit", "-w", "--stdin", data=raw)).text
        await set_ref(git, f"{KEPT_REFS}/{commit}", commit)
        return commit

    async def _put(
        self,
        git: Git,
        home: Home,
        found: Situation,
        wanted: Mapping[str, Entries],
        here: Mapping[str, Entries],
    ) -> None:
        """Make units of the working copy as is wanted, all files or none of those written meanwhile."""
        units: Sequence[str] = tuple(wanted)
        tip = await base_with(git, home, found.local, wanted)
        paths = [path for parts in (wanted, here) for unit in units for path in parts[unit]]
        if await move(git, home, tip, units, (wanted, here), signs_of(home, paths)) != set(units):
            raise Fault(Kind.LOCKED, "Bài vừa được sửa thêm ở nơi khác. Mở lại bài rồi làm lại.")
