"""Bring a repository to what was delivered, in an order that whoever comes after a killed process can go on
from."""

from __future__ import annotations

from collections.abc import Sequence

from newsroom.commands.desk.ledger.bringing import base_with, follow
from newsroom.commands.desk.ledger.delivering import Delivery
from newsroom.commands.desk.ledger.faults import Fault, Kind, fault
from newsroom.commands.desk.ledger.program import Git
from newsroom.commands.desk.ledger.refs import begin_move, set_ref
from newsroom.commands.desk.ledger.replaying import Returned, Step
from newsroom.commands.desk.ledger.situation import BASE_REF, KEPT_REFS, Situation
from newsroom.commands.desk.ledger.trees import changed
from newsroom.commands.desk.ledger.units import Entry, by_unit, unit_of, units_of


async def settle(
    git: Git, found: Situation, branch: str, delivery: Delivery, step: Step | None = None
) -> tuple[str, ...]:
    """Bring branch and working copy to what was delivered; give the units that others changed.

    Raises ``Fault`` only where nothing was recorded: what the server or the branch has is recorded, whatever
    happens then, and the next act goes on from there.
    """
    if delivery.tip == found.local and not delivery.returned and not found.base:
        return ()
    own = step.units if step is not None and any(made is step for made, _ in delivery.made) else ()
    try:
        base = await _move_branch(git, found, branch, delivery)
    except Fault:
        if not delivery.is_sent:
            raise
        return ()
    try:
        if step is not None and own:
            base = await _recorded(git, found, base, delivery.tip, step)
        return (await follow(git, found.home, base, delivery.tip, found.local, own)).updated
    except Fault:
        return ()


async def _move_branch(git: Git, found: Situation, branch: str, delivery: Delivery) -> str:
    """Move the branch; give what the working copy is made from then, which is noted before."""
    waited = [one for one in delivery.returned if one.step.commit]
    for one in waited:
        await set_ref(git, f"{KEPT_REFS}/{one.step.commit}", one.step.commit)
    base = await base_with(git, found.home, found.based, await _were(git, found, waited))
    await begin_move(git, base, found.local)
    is_moved = delivery.tip == found.local or await set_ref(git, branch, delivery.tip, found.local)
    if not is_moved:
        raise fault(Kind.LOCKED)  # somebody commits by hand meanwhile
    return base


async def _recorded(git: Git, found: Situation, base: str, tip: str, step: Step) -> str:
    """Note that what stands here follows on what was recorded of it; give what it is made from then."""
    prefix = found.home.prefix
    moved = units_of(await changed(git, base, tip), prefix)
    if all(unit in step.units and unit.endswith("/") for unit in moved):
        base = tip  # nobody else did anything
    else:
        base = await base_with(git, found.home, base, by_unit(step.new, step.units, prefix))
    await set_ref(git, BASE_REF, base)
    return base


async def _were(git: Git, found: Situation, waited: Sequence[Returned]) -> dict[str, dict[str, Entry]]:
    """Say how the units of returned commits were before: that is what the text here was made from."""
    prefix = found.home.prefix
    apart = await changed(git, found.base, found.local) if found.base else ()
    behind = {unit_of(path, prefix) for path in apart}
    parts: dict[str, dict[str, Entry]] = {}
    for one in waited:
        for unit, entries in by_unit(one.step.old, one.step.units, prefix).items():
            if unit not in behind:
                parts.setdefault(unit, entries)
    return parts
