"""Bring commits to the server: on top of what is there, again when others were first, one by one when
refused."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field

from newsroom.commands.desk.ledger.program import Git
from newsroom.commands.desk.ledger.replaying import Replayed, Returned, Step, replay
from newsroom.commands.desk.ledger.sending import Outcome, fetch, push
from newsroom.commands.desk.ledger.situation import Situation

TRIES = 6
"""How often to begin again because others were first."""
_PAUSE = 0.2
_BUSY = "Nhiều người đang gửi cùng lúc nên chưa gửi được. Gửi lại sau một phút."
NO_SERVER = "Kho git trên máy này chưa được nối với máy chủ nhận bài. Bài chỉ được ghi trên máy này."


@dataclass(slots=True)
class Delivery:
    """What became of steps: the tip with all that were not returned, and whether the server has it.

    ``why`` says why not. ``made`` are the steps and what commit each became, ``""`` if there was nothing to
    do.
    """

    tip: str
    made: list[tuple[Step, str]] = field(default_factory=list)
    returned: list[Returned] = field(default_factory=list)
    is_sent: bool = False
    why: str = ""

    @classmethod
    def of(cls, done: Replayed, is_sent: bool, why: str = "") -> Delivery:
        """Give what came of replayed steps."""
        return cls(done.tip, done.made, done.returned, is_sent, why)

    def join(self, more: Delivery) -> None:
        """Add what became of later steps."""
        self.tip, self.is_sent, self.why = more.tip, more.is_sent, more.why
        self.made += more.made
        self.returned += more.returned


async def deliver(
    git: Git, situation: Situation, steps: Sequence[Step], onto: str, why: str = "", there: str | None = None
) -> Delivery:
    """Put steps on top of ``onto`` and push them; ``there`` is the tip that the server has, if not that.

    ``why`` says that the server cannot be reached: then nothing is pushed. A step that the server's hook
    refuses is returned with the words of the hook; the others are sent without it.
    """
    for attempt in range(TRIES):
        done = await replay(git, situation.home, steps, onto)
        if why or not situation.remote:
            return Delivery.of(done, False, why or NO_SERVER)
        if done.tip == (onto if there is None else there):
            return Delivery.of(done, True)
        pushed = await push(git, situation, done.tip)
        if pushed.outcome is Outcome.TAKEN:
            return Delivery.of(done, True)
        if pushed.outcome is Outcome.WAITING:
            return Delivery.of(done, False, pushed.why)
        if pushed.outcome is Outcome.REFUSED:
            return await _apart(git, situation, steps, onto, done, pushed.why)
        await asyncio.sleep(_PAUSE * attempt)
        found, why = await fetch(git, situation)
        onto, there = (found, None) if found else (onto, there)
    return Delivery.of(await replay(git, situation.home, steps, onto), False, _BUSY)


async def _apart(
    git: Git, situation: Situation, steps: Sequence[Step], onto: str, done: Replayed, words: str
) -> Delivery:
    """Send refused steps one by one; the only one is returned."""
    sent = [step for step, commit in done.made if commit]
    if len(sent) == 1:
        there = [(step, commit) for step, commit in done.made if not commit]
        return Delivery(onto, list(there), [*done.returned, Returned(sent[0], why=words)], True)
    total = Delivery(onto)
    refused: dict[str, str] = {}
    for place, step in enumerate(steps):
        one = await deliver(git, situation, (step,), total.tip)
        one.returned = [_worded(returned, refused) for returned in one.returned]
        refused |= {unit: returned.why for returned in one.returned if returned.why for unit in step.units}
        total.join(one)
        if not one.is_sent:
            rest = await replay(git, situation.home, steps[place + 1 :], total.tip)
            total.join(Delivery.of(rest, False, one.why))
            break
    return total


def _worded(returned: Returned, refused: dict[str, str]) -> Returned:
    """Say of a step that was built on a refused one that it was refused for the same reason."""
    why = next((refused[unit] for unit in returned.clashes if unit in refused), returned.why)
    return Returned(returned.step, () if why else returned.clashes, why)
