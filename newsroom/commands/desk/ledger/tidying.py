"""Put a repository in order when nobody waits: mend what a killed act left, pack, forget what was kept
long."""

from __future__ import annotations

import time

from newsroom.commands.desk.ledger.program import Git
from newsroom.commands.desk.ledger.recording import Recorder
from newsroom.commands.desk.ledger.situation import KEPT_REFS

MOST_LOOSE = 5000
"""Loose objects above which git packs them; it looks through all of them at a fetch."""
KEPT_DAYS = 180
"""Days for which commits that were taken off the branch are kept."""
_PATIENCE = 40
"""How many times the usual limit packing may take: twenty minutes."""


class Tidier(Recorder):
    """What is done at the start of a desk, or at night."""

    async def tidy(self) -> None:
        """Mend what a killed act left, and keep the repository small. Raises ``Fault``.

        Packing goes on beside other acts; git itself sees to it that nothing in use is lost.
        """
        async with self.act() as (git, _, _):
            await _forget(git)
        loose = (await git.ask("count-objects")).text.partition(" ")[0]
        if loose.isdigit() and int(loose) > MOST_LOOSE:
            await git.ask("gc", "--quiet", patience=_PATIENCE)


async def _forget(git: Git) -> None:
    """Let go of commits that were kept aside long ago."""
    since = time.time() - KEPT_DAYS * 24 * 3600
    listed = await git.ask("for-each-ref", "--format=%(refname) %(committerdate:unix)", KEPT_REFS)
    for line in listed.text.splitlines():
        ref, _, moment = line.partition(" ")
        if moment.isdigit() and int(moment) < since:
            await git.ask("update-ref", "--no-deref", "-d", ref)
