"""Show one working copy as readers would see it, drafts included, and build it again whenever it changes."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from starlette.middleware import Middleware
from starlette.types import ASGIApp

from newsroom.commands.preview.app import Guard, make_app
from newsroom.commands.preview.building import Builder
from newsroom.commands.preview.components.answering import ComponentPages
from newsroom.commands.preview.running import watch
from newsroom.commands.preview.state import Outcome, State

IDLE_SECONDS = 600.0
"""How long the process that builds is kept although nobody looks."""
_POLL_MS = 250
"""How often a shown page asks whether it is another by now."""
_NOT_BUILT = "Máy không đủ bộ nhớ để dựng trang xem thử. Đóng bớt chương trình rồi lưu lại bài."
_WAITING_SECONDS = 20.0
"""How long a question for the next state is held at most."""


@dataclass(frozen=True, slots=True)
class Folders:
    """Name the folders of a preview: what is read, built and remembered, and what else is watched."""

    content: Path
    output: Path
    cache: Path
    watched: tuple[Path, ...] = ()

    @property
    def settings(self) -> Mapping[str, str]:
        """The folders by the names of Pelican's settings."""
        return {
            "PATH": str(self.content),
            "OUTPUT_PATH": str(self.output),
            "CACHE_PATH": str(self.cache),
        }


class Preview:
    """The preview of a working copy: ``run`` keeps it true, ``app`` shows it."""

    def __init__(
        self,
        folders: Folders,
        desk_origin: str,
        hosts: Sequence[str],
        components: ComponentPages | None = None,
        builder: Builder | None = None,
    ) -> None:
        self.state = State(_POLL_MS, tells_warnings=False)  # the desk tells them at their fields
        self._folders = folders
        self._builder = builder or Builder(folders.settings)
        self._changed, self._stopped = asyncio.Event(), asyncio.Event()
        self._built = asyncio.Condition()
        self._used, self._is_building = time.monotonic(), False
        allowed = frozenset(host.casefold().encode() for host in hosts)
        guard = Middleware(
            Guard,
            is_own=lambda found: len(found) == 1 and found[0].lower() in allowed,
            headers=(("Content-Security-Policy", f"frame-ancestors 'self' {desk_origin}"),),
        )
        self.app: ASGIApp = make_app(folders.output, self.state, components, guard)

    @property
    def output(self) -> Path:
        """The folder with the previewed pages."""
        return self._folders.output

    def touch(self) -> None:
        """Build again: something was saved just now."""
        self._used = time.monotonic()
        self._changed.set()

    async def beyond(self, version: str) -> str:
        """Wait until another state than ``version`` is shown, some seconds at most; give its name."""
        self._used = time.monotonic()
        with suppress(TimeoutError):
            async with asyncio.timeout(_WAITING_SECONDS), self._built:
                await self._built.wait_for(lambda: self.state.version != version or self._stopped.is_set())
        return self.state.version

    async def run(self) -> None:
        """Build now and at every change until ``stop``."""
        watched = tuple(map(str, (self._folders.content, *self._folders.watched)))
        watching = asyncio.create_task(watch(watched, self._changed, self._stopped))
        resting = asyncio.create_task(self._rest())
        self._changed.set()
        try:
            while not self._stopped.is_set():
                await self._changed.wait()
                self._changed.clear()
                if not self._stopped.is_set():
                    await self._build()
        finally:
            resting.cancel()
            self._stopped.set()
            await self._builder.stop()
            await asyncio.gather(watching, resting, return_exceptions=True)

    async def _build(self) -> None:
        self._is_building = True
        try:
            outcome = await self._builder.build()
        except (OSError, ValueError):  # the machine has no process or memory left: the next save tries again
            outcome = Outcome(False, (_NOT_BUILT,))
        self.state.built(outcome)
        self._is_building = False
        async with self._built:
            self._built.notify_all()

    async def _rest(self) -> None:
        """Let the process that builds go while nobody looks: it holds memory, and there are many people."""
        while True:
            await asyncio.sleep(IDLE_SECONDS / 4)
            if time.monotonic() - self._used > IDLE_SECONDS and not self._is_building:
                await self._builder.stop()
                self._used = time.monotonic()

    async def stop(self) -> None:
        """Stop building and watching; who waits is told."""
        self._stopped.set()
        self._changed.set()
        await self._builder.stop()
        async with self._built:
            self._built.notify_all()
