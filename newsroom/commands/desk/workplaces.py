"""Hold the workplace of each person: a working copy with all that works on it."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from starlette.requests import Request

from newsroom.commands.categories import site_of
from newsroom.commands.desk.acts.standing import Shared
from newsroom.commands.desk.ledger import Fault, Ledger
from newsroom.commands.desk.previewing import Folders, Preview
from newsroom.commands.desk.shelf.listing import Listing
from newsroom.commands.desk.shelf.store import Store
from newsroom.model.people import Person
from newsroom.model.site import Site

_PATIENCE = 1.0
"""Seconds after which what runs is told once more to stop."""
FETCHED_EVERY = 60.0
"""Seconds between two questions to the server for what others have sent."""


class NoPlace(Exception):  # noqa: N818 (what is found, not what went wrong)
    """A person has no place at this desk; the text says why, in Vietnamese."""


@dataclass(slots=True)
class Workplace:
    """Hold what one person works with; ``preview_url`` is the origin of previewed pages, with a slash."""

    person: Person
    root: Path
    content: Path
    cache: Path
    preview_url: str
    preview: Preview
    store: Store
    ledger: Ledger
    listing: Listing
    shared: Shared
    _running: set[asyncio.Task[None]] = field(default_factory=set)

    @classmethod
    def furnished(
        cls, person: Person, folders: Folders, preview: Preview, preview_origin: str, ledger: Ledger
    ) -> Workplace:
        """Put all that works on a working copy around its preview and its git."""
        shared = Shared(ledger)
        return cls(
            person=person,
            root=ledger.root,
            content=folders.content,
            cache=folders.cache,
            preview_url=f"{preview_origin}/",
            preview=preview,
            store=Store(folders.content),
            ledger=ledger,
            listing=Listing(folders.content, folders.cache, shared.known),
            shared=shared,
        )

    @property
    def site(self) -> Site:
        """What ``site.toml`` of the working copy says now."""
        return site_of(self.content)

    @property
    def is_shared(self) -> bool:
        """Whether several people work at this desk, each in a copy of their own."""
        return bool(self.person.login)

    def start(self) -> None:
        """Keep the preview true from now on."""
        self._running.add(asyncio.create_task(self.preview.run()))
        self._running.add(asyncio.create_task(self._follow_others()))

    async def _follow_others(self) -> None:
        """Take what others have sent, now and then; where no server is reached nothing is said."""
        with suppress(Fault, OSError):
            await self.ledger.tidy()
        while True:
            with suppress(Fault, OSError):
                updated = (await self.ledger.fetch()).updated
                self.shared.forget()
                if updated:
                    self.preview.touch()
            await asyncio.sleep(FETCHED_EVERY)

    async def stop(self) -> None:
        """Stop what runs."""
        await self.preview.stop()
        left = {task for task in self._running if not task.done()}
        while left:  # one that waits for git may lose it (``asyncio.wait_for`` before Python 3.12)
            for task in left:
                task.cancel()
            _, left = await asyncio.wait(left, timeout=_PATIENCE)
        await asyncio.gather(*self._running, return_exceptions=True)


class Workplaces(Protocol):
    """Where the workplaces come from."""

    async def of(self, login: str) -> Workplace:
        """Give the workplace of who logged in; raise ``NoPlace`` if there is none."""
        ...

    async def stop(self) -> None:
        """Stop all of them."""
        ...


class OnePlace:
    """The one workplace of a PC."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace

    async def of(self, login: str) -> Workplace:
        """Give it: whoever sits there."""
        return self._workplace

    async def stop(self) -> None:
        """Stop it."""
        await self._workplace.stop()


def workplace_of(request: Request) -> Workplace:
    """Give the workplace of who asks."""
    workplace = request.state.workplace
    assert isinstance(workplace, Workplace)
    return workplace
