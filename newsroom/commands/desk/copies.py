"""Keep a working copy for each person of an office, cloned from the repository of its server.

Who may work here is read from ``main`` of that repository, never from a working copy: nobody gives a right to
themselves.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from newsroom.commands.desk.kit import Kit
from newsroom.commands.desk.ledger import Fault, Ledger
from newsroom.commands.desk.ledger.faults import fault_of
from newsroom.commands.desk.ledger.program import Git
from newsroom.commands.desk.previewing import Folders, Preview
from newsroom.commands.desk.workplaces import NoPlace, Workplace
from newsroom.commands.preview.builder import settings
from newsroom.commands.preview.components.answering import ComponentPages
from newsroom.model.content import DESK_FILE
from newsroom.model.people import NotReadable, Person, is_login, read_people

_ASKED_EVERY = 15.0
"""Seconds for which the list of people is believed."""
_MIRROR = ".goc.git"
_SENDING = 240.0
"""Seconds that sending may take: the server builds what comes before it answers. The proxy waits longer."""
_ASKING = 10.0
"""Seconds for which everybody may wait for the list of people."""


class Copies:
    """The workplaces of an office."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit
        self._mirror = kit.copies / _MIRROR
        self._places: dict[str, Workplace] = {}
        self._people: Mapping[str, Person] = {}
        self._why = ""
        self._asked = -_ASKED_EVERY
        self._locks: dict[str, asyncio.Lock] = {}

    async def begin(self) -> None:
        """Make sure that there is a mirror of the repository to clone from."""
        self._kit.copies.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not (self._mirror / "HEAD").is_file():
            await _clone(self._kit.copies, self._kit.repository, self._mirror, "--mirror")

    async def people(self) -> Mapping[str, Person]:
        """Give those who may work here, as ``main`` says; what cannot be read lets nobody in."""
        async with self._locks.setdefault("", asyncio.Lock()):
            if time.monotonic() - self._asked < _ASKED_EVERY:
                return self._people
            self._asked = time.monotonic()
            git = Git(self._mirror, network=_ASKING)
            with suppress(Fault):  # what was read last is believed until the repository answers again
                await git.run("fetch", "--quiet", "--prune", "origin", to_server=True)
            try:
                answer = await git.ask("show", f"main:content/{DESK_FILE}")
                self._people, self._why = read_people(answer.out), ""
            except Fault:
                self._people, self._why = {}, f"Kho bài chưa có tệp content/{DESK_FILE}. Báo quản trị viên."
            except NotReadable as unreadable:
                self._people, self._why = {}, f"{unreadable} Báo quản trị viên."
            return self._people

    async def of(self, login: str) -> Workplace:
        """Give the workplace of who logged in; the first time it is cloned."""
        person = (await self.people()).get(login) if is_login(login) else None
        if person is None:
            raise NoPlace(self._why or f"Tài khoản «{login[:64]}» chưa có trong tòa soạn. Báo quản trị viên.")
        async with self._locks.setdefault(login, asyncio.Lock()):
            place = self._places.get(login)
            if place is None:
                try:
                    place = self._places[login] = await self._open(person)
                except Fault as fault:
                    raise NoPlace(fault.words) from None
                place.start()
            place.person = person  # rights may have changed
            return place

    async def _open(self, person: Person) -> Workplace:
        home = self._kit.copies / person.login
        root = home / "bai"
        if not (root / ".git").is_dir():
            await self._clone(root, person)
        content = root / "content"
        folders = Folders(content, home / "xem-thu", home / "nho")
        origin, host = self._kit.origin, self._kit.preview_host
        preview = Preview(folders, origin, (host,), ComponentPages.of(settings()))
        ledger = Ledger(root, content, network=_SENDING)
        return Workplace.furnished(person, folders, preview, self._kit.preview_origin, ledger)

    async def _clone(self, root: Path, person: Person) -> None:
        """Clone by way of a name aside: what a killed desk left half done is made anew."""
        aside = root.with_name(".bai-moi")
        root.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        await asyncio.to_thread(shutil.rmtree, aside, ignore_errors=True)
        await _clone(root.parent, str(self._mirror), aside, "--branch", "main")
        git = Git(aside)
        await git.ask("remote", "set-url", "origin", self._kit.repository)
        await git.ask("config", "user.name", person.name)
        await git.ask("config", "user.email", person.email)
        os.rename(aside, root)

    async def stop(self) -> None:
        """Stop all previews."""
        await asyncio.gather(*(place.stop() for place in self._places.values()))


async def _clone(folder: Path, source: str, target: Path, *options: str) -> None:
    answer = await Git(folder).run("clone", "--quiet", *options, paths=(source, str(target)), to_server=True)
    if answer.code:
        raise fault_of(answer.said, answer.code)
