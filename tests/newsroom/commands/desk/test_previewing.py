"""A working copy is shown as readers would see it, and built again when it changes."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from newsroom.commands.desk import previewing
from newsroom.commands.desk.previewing import Folders, Preview
from newsroom.commands.preview.state import Outcome
from tests.support.desk import StandIn
from tests.support.requesting import answered


def preview(folder: Path, builder: StandIn) -> Preview:
    """Preview a folder."""
    for name in ("content", "output"):
        (folder / name).mkdir(exist_ok=True)
    folders = Folders(folder / "content", folder / "output", folder / "cache")
    return Preview(folders, "http://127.0.0.1:8001", ("127.0.0.1:8000",), None, builder)


def during(shown: Preview, work: Callable[[], Awaitable[None]]) -> None:
    """Do something while a preview runs."""

    async def run() -> None:
        running = asyncio.create_task(shown.run())
        try:
            async with asyncio.timeout(15):
                await work()
        finally:
            await shown.stop()
            await asyncio.wait_for(running, 10)

    asyncio.run(run())


def test_the_folders_have_the_names_of_the_settings(tmp_path: Path) -> None:
    assert Folders(tmp_path / "a", tmp_path / "b", tmp_path / "c").settings == {
        "PATH": str(tmp_path / "a"),
        "OUTPUT_PATH": str(tmp_path / "b"),
        "CACHE_PATH": str(tmp_path / "c"),
    }


def test_it_is_built_at_once_and_again_when_something_is_saved(tmp_path: Path) -> None:
    builder = StandIn()
    shown = preview(tmp_path, builder)
    first = shown.state.version

    async def work() -> None:
        second = await shown.beyond(first)
        assert second != first
        shown.touch()
        assert await shown.beyond(second) != second
        assert builder.builds == 2

    during(shown, work)


def test_it_is_built_again_when_a_file_changes_on_the_disk(tmp_path: Path) -> None:
    builder = StandIn()
    shown = preview(tmp_path, builder)

    async def work() -> None:
        version = await shown.beyond(shown.state.version)
        await asyncio.sleep(0.3)  # until the folder is watched
        (tmp_path / "content" / "a.md").write_text("x")
        assert await shown.beyond(version) != version

    during(shown, work)


def test_who_asks_for_another_state_than_there_is_waits_some_time_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(previewing, "_WAITING_SECONDS", 0.05)
    shown = preview(tmp_path, StandIn())
    assert asyncio.run(shown.beyond("khac")) == shown.state.version
    began = time.monotonic()
    assert asyncio.run(shown.beyond(shown.state.version)) == shown.state.version
    assert time.monotonic() - began < 5


def test_who_waits_is_told_when_the_preview_stops(tmp_path: Path) -> None:
    shown = preview(tmp_path, StandIn())

    async def run() -> None:
        waiting = asyncio.create_task(shown.beyond(shown.state.version))
        await asyncio.sleep(0)
        await shown.stop()
        await asyncio.wait_for(waiting, 2)

    asyncio.run(run())


def test_a_build_that_cannot_begin_is_told_and_the_next_one_is_made(tmp_path: Path) -> None:
    class Poor(StandIn):
        async def build(self) -> Outcome:
            if self.builds == 0:
                self.builds += 1
                raise OSError(11, "Resource temporarily unavailable")
            return await super().build()

    shown = preview(tmp_path, Poor())

    async def work() -> None:
        version = await shown.beyond(shown.state.version)
        assert shown.state.outcome is not None
        assert not shown.state.outcome.passed
        assert "không đủ bộ nhớ" in shown.state.outcome.errors[0]
        shown.touch()
        await shown.beyond(version)
        assert shown.state.outcome.passed

    during(shown, work)


def test_the_process_that_builds_is_let_go_when_nobody_looks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(previewing, "IDLE_SECONDS", 0.05)
    ended = asyncio.Event()

    class Ending(StandIn):
        async def stop(self) -> None:
            ended.set()

    shown = preview(tmp_path, Ending())

    async def work() -> None:
        await shown.beyond(shown.state.version)
        await asyncio.wait_for(ended.wait(), 5)

    during(shown, work)


def test_pages_are_shown_to_who_asks_this_host_and_framed_by_the_desk_alone(tmp_path: Path) -> None:
    shown = preview(tmp_path, StandIn())
    (tmp_path / "output" / "index.html").write_text("<html><head></head><body>Trang</body></html>")
    status, headers, body = answered(shown.app, "/", "127.0.0.1:8000")
    assert status == 200
    assert b"Trang" in body
    assert headers["content-security-policy"] == "frame-ancestors 'self' http://127.0.0.1:8001"
    assert headers["x-content-type-options"] == "nosniff"
    for host in ("127.0.0.1:8001", "localhost:8000", "evil.vn", ""):
        status, headers, body = answered(shown.app, "/", host)
        assert status == 403
        assert b"Trang" not in body
