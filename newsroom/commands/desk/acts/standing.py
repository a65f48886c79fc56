"""Say where an article stands: a draft, waiting for review, to come, public, taken down."""

from __future__ import annotations

import asyncio
import time
from datetime import datetime

from newsroom.commands.desk.acts.deciding import DRAFT, PUBLISHED, REVIEW, SCHEDULED, WITHDRAWN, one_line
from newsroom.commands.desk.ledger import Fault, Kind, Ledger, States
from newsroom.commands.desk.manuscript.fields import values_of
from newsroom.model.dates import parse_date
from newsroom.vietnamese.printing import VIETNAM

_BELIEVED = 20.0
"""Seconds for which git's answer is believed; acts ask anew."""
FRESH = 2.0
"""Seconds for which it is believed where it decides what somebody may save."""


def status_of(data: bytes, is_sent: bool, now: datetime) -> str:
    """Tell where an article stands by its manuscript, and whether the server has one of it.

    What nobody but its writer has is a draft, whatever its header says: no reader can see it.
    """
    status = next((one_line(value).casefold() for value in values_of(data, "Status")), "")
    if not is_sent:
        return DRAFT
    if status == "withdrawn":
        return WITHDRAWN
    if status not in ("", "published"):  # what is none of them no build publishes
        return REVIEW
    moment = parse_date(" ".join(values_of(data, "Date")))[0]
    return SCHEDULED if moment is not None and moment > now else PUBLISHED


class Shared:
    """What git says of all articles, remembered for some seconds."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._states = States()
        self._has_git = True
        self._asked, self._is_old = 0.0, True
        self._lock = asyncio.Lock()

    def forget(self) -> None:
        """Ask git anew when somebody asks next."""
        self._is_old = True

    def known(self) -> States | None:
        """Give what git said last, ``None`` if it was not asked, or there is none."""
        return self._states if self._has_git and self._asked else None

    async def states(self, believed: float = _BELIEVED) -> States:
        """Give how all articles stand to what the server has, as git said within ``believed`` seconds."""
        async with self._lock:
            if self._is_old or time.monotonic() - self._asked > believed:
                try:
                    self._states, self._has_git = await self._ledger.states(), True
                except Fault as fault:
                    self._has_git = fault.kind not in (Kind.NO_REPOSITORY, Kind.MISSING)
                self._asked, self._is_old = time.monotonic(), False
            return self._states

    async def has(self, place: str, believed: float = _BELIEVED) -> bool:
        """Tell whether the server has an article; without git all that is here is taken for public."""
        states = await self.states(believed)
        return not self._has_git or place in states.sent

    async def status(self, place: str, data: bytes, believed: float = _BELIEVED) -> str:
        """Tell where an article stands now."""
        is_sent = await self.has(place, believed)
        return await asyncio.to_thread(status_of, data, is_sent, datetime.now(VIETNAM))
